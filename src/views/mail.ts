// The mails: a digest with one item per cause, the correction of a withdrawn change, and the invitation to sign in.
import type { Language } from '../domain/vocabulary.ts';
import { type CauseGroup, groupByCause } from './causes.ts';
import type { ChangeView } from './change.ts';
import { dueText, type FindingView, statements } from './findings.ts';
import { linksFor } from './links.ts';
import type { Renderer } from './render.ts';
import { changeLine } from './wording/changes.ts';
import { type Words, wordsOf } from './words.ts';

/** A mail ready to be sent. */
export type MailText = { subject: string; text: string; html: string };

/** What a digest is made of: the outcomes that are new to the recipient, grouped by cause here. */
export type DigestInput = {
  language: Language;
  recipient: { name: string };
  /** The day of the run in Oslo. */
  today: string;
  /** Where the service is reached, without a slash at the end. */
  baseUrl: string;
  findings: readonly FindingView[];
  /** Outcomes the recipient was told of earlier that no longer hold. */
  cleared: readonly FindingView[];
  demo: boolean;
};

/** What a correction is made of: the change that was withdrawn and what it had flagged for the recipient. */
export type CorrectionInput = {
  language: Language;
  recipient: { name: string };
  baseUrl: string;
  change: Pick<ChangeView, 'kind' | 'scopeTitle' | 'effectiveOn'> & { id: string };
  /** The change in one line, as `wording.change` gives it. */
  summary: string | null;
  reason: string;
  withdrawnOn: string;
  cleared: readonly FindingView[];
  demo: boolean;
};

/** What the month's checkpoint mail is made of; `names` are those of the chains it shows. */
export type CheckpointMailInput = {
  language: Language;
  recipient: { name: string };
  baseUrl: string;
  checkpoint: {
    number: number;
    at: string;
    key: string;
    heads: readonly { chain: string; position: number; hash: string }[];
  };
  names: Readonly<Record<string, string>>;
  demo: boolean;
};

/** What an invitation is made of: the address that opens once, and its last day. */
export type InvitationInput = {
  language: Language;
  recipient: { name: string };
  baseUrl: string;
  url: string;
  lastDay: string;
  demo: boolean;
};

/** The mails, for the world a runtime hands in. */
export function mailTexts(renderer: Renderer) {
  return {
    digest: (input: DigestInput): MailText => renderDigest(renderer, input),
    correction: (input: CorrectionInput): MailText => renderCorrection(renderer, input),
    checkpoint: (input: CheckpointMailInput): MailText => renderCheckpointMail(renderer, input),
    invitation: (input: InvitationInput): MailText => renderInvitation(renderer, input),
  };
}

/** One mail with one item per cause: subject, plain text and HTML. */
export function renderDigest(renderer: Renderer, input: DigestInput): MailText {
  const words = wordsOf(input.language);
  const groups = groupByCause(input.findings);
  const cleared = groupByCause(input.cleared);
  const [only] = groups;
  const summary =
    groups.length === 0
      ? words.text('mail.digest.cleared')
      : groups.length === 1 && only
        ? titleOf(only)
        : words.count('matters', groups.length);
  return printed(renderer, 'mail/digest', words, input, {
    subject: words.text('mail.digest.subject', { summary }),
    heading: words.text(groups.length === 0 ? 'mail.digest.cleared' : 'mail.digest.heading'),
    lead: words.text(groups.length === 0 ? 'mail.digest.leadCleared' : 'mail.digest.lead'),
    items: groups.map((group) => itemOf(words, group, input)),
    cleared: cleared.map((group) => ({
      title: titleOf(group),
      rows: group.items.map((finding) => rowOf(words, finding, input.baseUrl, null)),
    })),
  });
}

function titleOf({ items, cause }: CauseGroup): string {
  return items[0]?.cause.title ?? cause;
}

function itemOf(words: Words, group: CauseGroup, { baseUrl, today }: DigestInput): object {
  return {
    title: titleOf(group),
    remedy: group.items[0]?.remedy ?? '',
    rows: group.items.map((finding) => rowOf(words, finding, baseUrl, today)),
  };
}

function rowOf(words: Words, finding: FindingView, baseUrl: string, today: string | null): object {
  const links = linksFor({ body: null, asOf: null, knownAt: null }, baseUrl);
  const agreement = finding.agreementId ?? (finding.subjectKind === 'agreement' ? finding.subjectId : null);
  const since =
    finding.since === null
      ? null
      : words.text(finding.coming ? 'mail.from' : 'mail.since', { day: words.day(finding.since) });
  const due = today === null ? null : (dueText(words, finding.dueOn, today)?.text ?? null);
  return {
    subject: finding.subjectTitle,
    body: finding.bodyName,
    title: finding.title,
    severity: words.label('severity', finding.severity),
    when: today === null ? '' : [since, due].filter(Boolean).join('. '),
    says: statements(finding.agreementSays).join(' '),
    truth: statements(finding.trueNow).join(' '),
    url: agreement === null ? links.overview() : links.agreement(agreement),
  };
}

/** The mail that takes back what an earlier one said. */
export function renderCorrection(renderer: Renderer, input: CorrectionInput): MailText {
  const words = wordsOf(input.language);
  const links = linksFor({ body: null, asOf: null, knownAt: null }, input.baseUrl);
  const title = input.summary ?? changeLine(words, { ...input.change, details: {} }, () => undefined);
  return printed(renderer, 'mail/correction', words, input, {
    subject: words.text('mail.correction.subject', { title }),
    heading: words.text('mail.correction.heading'),
    lead: words.text('mail.correction.lead', { day: words.day(input.withdrawnOn) }),
    title,
    reason: words.text('mail.correction.reason', { reason: input.reason }),
    rows: input.cleared.map((finding) => rowOf(words, finding, input.baseUrl, null)),
    changeUrl: links.change(input.change.id),
  });
}

/** The mail that asks an officer to keep the month's checkpoint somewhere else; the checkpoint itself is attached. */
export function renderCheckpointMail(renderer: Renderer, input: CheckpointMailInput): MailText {
  const words = wordsOf(input.language);
  const { number, at, key, heads } = input.checkpoint;
  const links = linksFor({ body: null, asOf: null, knownAt: null }, input.baseUrl);
  return printed(renderer, 'mail/checkpoint', words, input, {
    subject: words.text('mail.checkpoint.subject', { number }),
    heading: words.text('mail.checkpoint.heading'),
    lead: words.text('mail.checkpoint.lead', { at: words.moment(at) }),
    rows: heads.map(({ chain, position, hash }) => ({
      title: chain === 'shared' ? words.text('log.shared') : (input.names[chain] ?? chain),
      head: words.text('mail.checkpoint.head', { position, hash: hash.slice(0, 16) }),
    })),
    key: words.text('mail.checkpoint.key', { key }),
    logUrl: links.log(),
  });
}

/** The mail that lets someone in: it says what for, until when, and what to do with one that was not expected. */
export function renderInvitation(renderer: Renderer, input: InvitationInput): MailText {
  const words = wordsOf(input.language);
  return printed(renderer, 'mail/invitation', words, input, {
    subject: words.text('mail.invitation.subject'),
    heading: words.text('mail.invitation.heading'),
    lead: words.text('mail.invitation.lead'),
    lasts: words.text('mail.invitation.lasts', { day: words.day(input.lastDay) }),
    url: input.url,
  });
}

type Addressed = { recipient: { name: string }; baseUrl: string; demo: boolean };
type Content = Record<string, unknown> & { subject: string };

function printed(renderer: Renderer, template: string, words: Words, to: Addressed, content: Content): MailText {
  // A subject is one line: what a name holds must not start another header.
  const subject = content.subject.replaceAll(/[\r\n]+/g, ' ');
  const data = {
    ...content,
    wording: words.text,
    lang: words.language,
    hello: words.text('mail.hello', { name: to.recipient.name }),
    demo: to.demo,
    overviewUrl: `${to.baseUrl}/`,
    subject,
  };
  const text = renderer
    .render(`${template}.text`, data)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return { subject, text: `${text}\n`, html: renderer.render(template, data) };
}
