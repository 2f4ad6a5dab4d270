// The documents an agreement rests on, and what has been decided and advised on its findings.
import type { AgreementView, ContractView } from './agreement-types.ts';
import type { FindingView } from './findings.ts';
import type { Names } from './page.ts';
import { findingTitle } from './wording/findings.ts';
import type { Words } from './words.ts';

type Evidence = Readonly<Record<string, { kind: string; reference: string | null }>>;

/** Every document that is referred to: the versions’ texts, the contract’s amendments, and what notices came with. */
export function referencesOf(
  words: Words,
  { versions, notices }: AgreementView,
  contract: ContractView | null,
  evidence: Evidence,
): { what: string; reference: string }[] {
  const texts = versions.flatMap(({ label, documentReference: reference }) =>
    reference === null ? [] : [{ what: words.text('documents.version', { label }), reference }],
  );
  const amendments = (contract?.amendments ?? []).flatMap(({ number, documentReference: reference }) =>
    reference === null ? [] : [{ what: words.text('documents.amendment', { number }), reference }],
  );
  const letters = notices.flatMap(({ entityName, evidenceId }) => {
    const kept = evidence[evidenceId ?? ''];
    if (!kept?.reference) return [];
    const what = { name: entityName, evidence: words.label('evidenceKind', kept.kind) };
    return [{ what: words.text('documents.notice', what), reference: kept.reference }];
  });
  return [...texts.reverse(), ...amendments.reverse(), ...letters];
}

/** Every decision and advice on what was found, the newest first, in a line each. */
export function decisionsOf(words: Words, findings: readonly FindingView[], names: Names): string[] {
  const all = findings.flatMap(({ code, decisions }) => decisions.map((decision) => ({ code, decision })));
  all.sort((a, b) => (a.decision.decidedAt < b.decision.decidedAt ? 1 : -1));
  return all.map(({ code, decision: { kind, byId, reason, until } }) => {
    const line = words.text('decided.line', {
      kind: words.label('decisionKind', kind),
      finding: findingTitle(code, words.language),
      who: names[byId] ?? words.text('common.someone'),
    });
    const more = [until && words.text('finding.decidedUntil', { day: words.day(until) }), reason].filter(Boolean);
    return more.length > 0 ? `${line} (${more.join('. ')})` : line;
  });
}
