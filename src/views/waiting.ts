// What is waited for, as people read it: versions to be approved or signed, notices to be answered, proof that was asked for.
import { dueText, type FindingView } from './findings.ts';
import type { Names, Setting } from './page.ts';
import { restsOn } from './standing.ts';

/** Something that waits; the shape `Waiting` satisfies it. */
export type WaitingView = {
  kind: 'pending_approval' | 'out_for_signature' | 'notice';
  agreementId: string;
  agreementTitle: string;
  bodyName: string;
  about: string;
  since: string | null;
  deadline: string | null;
  on: readonly string[];
};

/** Findings whose remedy is proof somebody else must give: put off, they wait for it. */
const PROOF: ReadonlySet<string> = new Set(['F07', 'F14', 'F18', 'F19', 'F21', 'F28']);

/** The rows of what is waited for: what has a deadline first, then what was asked for. */
export function waitingRows(
  setting: Setting,
  waiting: readonly WaitingView[],
  findings: readonly FindingView[],
  names: Names,
): object[] {
  return [
    ...waiting.map((one) => waitingRow(setting, one)),
    ...findings.flatMap((one) => proofRow(setting, one, names)),
  ];
}

function waitingRow({ words, links, frame }: Setting, one: WaitingView): object {
  const on = one.on.length > 0 ? words.list(one.on) : null;
  return {
    url: one.kind === 'notice' ? `${links.agreement(one.agreementId)}#varsler` : links.agreement(one.agreementId),
    subject: one.agreementTitle,
    body: frame.bodies.length > 1 ? one.bodyName : null,
    what: words.text(`waiting.${one.kind}`, { about: one.about }),
    who: on === null ? null : words.text('waiting.on', { who: on }),
    since: one.since === null ? '–' : words.shortDay(one.since),
    due: dueText(words, one.deadline, frame.asOf),
  };
}

function proofRow({ words, links, frame }: Setting, finding: FindingView, names: Names): object[] {
  const decision = PROOF.has(finding.code) ? restsOn(finding) : null;
  if (decision === null || decision.kind !== 'snooze' || finding.coming) return [];
  return [
    {
      url: links.finding(finding.key),
      subject: finding.subjectTitle,
      body: frame.bodies.length > 1 ? finding.bodyName : null,
      what: words.text('waiting.proof', { finding: finding.title }),
      who: [names[decision.byId], decision.reason].filter(Boolean).join(': ') || null,
      since: words.shortDay(decision.decidedAt.slice(0, 10)),
      due: dueText(words, decision.until, frame.asOf),
    },
  ];
}
