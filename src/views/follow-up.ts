// The follow-up of a change on its page: what is open to choose from, what still matches, and what is in order.
import type { ConsequenceView } from './change-types.ts';
import { comparison, dueText, findingLink, ownerName, severityRank, severityTag } from './findings.ts';
import type { FieldError, Names, Setting } from './page.ts';
import type { TextKey } from './wording/nb.ts';
import { problemText } from './wording/problems.ts';

type State = 'not_begun' | 'draft' | 'sent' | 'signed' | 'decided' | 'reviewed' | 'untouched' | 'fits';
type Step = 'start_draft' | 'update_draft' | 'take_back' | 'send' | 'approve' | 'sign' | 'settle' | 'review';

/** Where an agreement stands that a change touches; the shape `FollowUpItem` satisfies it. */
export type FollowUpView = {
  agreementId: string;
  title: string;
  bodyId: string;
  bodyName: string;
  ownerId: string | null;
  state: State;
  next: Step | null;
  version: { id: string; label: string; state: string } | null;
  day: string | null;
  fromChange: boolean;
  findings: readonly ConsequenceView[];
  may: { write: boolean; review: boolean };
};

/** What the part is made of. */
export type FollowUpInput = {
  change: { id: string; withdrawnAt: string | null };
  followUp: readonly FollowUpView[];
  choosing: { chosen: ReadonlySet<string>; errors: readonly FieldError[] } | null;
  names: Names;
  idempotencyKey: string;
};

const OPEN: ReadonlySet<State> = new Set(['not_begun', 'draft', 'sent']);
const TONES: Readonly<Record<State, string>> = {
  ...{ not_begun: 'danger', draft: 'warning', sent: 'info', fits: 'neutral', untouched: 'neutral' },
  ...{ signed: 'success', decided: 'success', reviewed: 'success' },
};

/** The follow-up as the change's page shows it; null once the change is withdrawn. */
export function followUpPart(setting: Setting, input: FollowUpInput): object | null {
  const { words, links } = setting;
  const { change, followUp, idempotencyKey } = input;
  if (change.withdrawnAt !== null) return null;
  const open = followUp.filter(({ state }) => OPEN.has(state));
  const fits = followUp.filter(({ state }) => state === 'fits');
  const done = followUp.filter(({ state }) => !OPEN.has(state) && state !== 'fits');
  const all = open.length + done.length;
  const at = (part: string) => links.changePart(change.id, part);
  return {
    none: all === 0 && fits.length === 0,
    progress: all === 0 ? null : progressOf(setting, done.length, all),
    open: open.map((item) => openItem(setting, input, item)),
    openTitle: words.text('followUp.open', { n: words.number(open.length) }),
    assignUrl: open.length > 0 ? links.decide({ cause: `change:${change.id}`, kind: 'assign' }) : null,
    buttons: buttonsFor(open),
    urls: {
      drafts: at('drafts/preview'),
      moves: at('transitions'),
      newReview: at('reviews/new'),
      reviews: at('reviews'),
    },
    idempotencyKey,
    fits: fitsPart(setting, input, fits),
    done: done.map((item) => doneItem(setting, item)),
    doneTitle: words.text('followUp.done', { n: words.number(done.length) }),
  };
}

function progressOf({ words }: Setting, done: number, all: number): object {
  const agreements = words.count('agreements', all);
  const text = words.text('followUp.progress', { done: words.number(done), all: agreements });
  return { done, all, text, allDone: done === all };
}

/** What may be done to those that are open: only what fits where they stand, and what the reader may. */
function buttonsFor(open: readonly FollowUpView[]): object {
  const writes = open.filter(({ may }) => may.write);
  const isAt = (...steps: Step[]) => writes.some(({ next }) => next !== null && steps.includes(next));
  return {
    drafts: isAt('start_draft', 'update_draft'),
    toApproval: isAt('send'),
    toSignature: isAt('approve'),
    toReview: open.some(({ may }) => may.review),
    any: writes.length > 0 || open.some(({ may }) => may.review),
  };
}

function openItem(setting: Setting, { names, choosing }: FollowUpInput, item: FollowUpView): object {
  const { words, links, frame } = setting;
  const { agreementId, state, next, version } = item;
  const findings = [...item.findings].sort((a, b) => severityRank(b.severity) - severityRank(a.severity));
  const dues = findings.flatMap(({ dueOn }) => dueOn ?? []).sort();
  const label = version?.label ?? '';
  return {
    ...{ id: agreementId, title: item.title, url: links.agreement(agreementId) },
    body: frame.bodies.length > 1 ? item.bodyName : null,
    owner: words.text('followUp.owner', { name: ownerName(words, names, item.ownerId) }),
    mayChoose: item.may.write || item.may.review,
    chosen: choosing === null || choosing.chosen.has(agreementId),
    status: stateTag(setting, state),
    due: dueText(words, dues[0] ?? null, frame.asOf),
    next: next === null ? null : words.text(`followUp.next.${next}`, { label }),
    versionUrl: version === null ? null : links.version(agreementId, version.id),
    versionText: version === null ? null : words.text('followUp.openVersion', { label }),
    findings: findings.map((one) => ({
      title: one.title,
      severity: severityTag(words, one.severity),
      since: words.text('time.from', { day: words.day(one.since) }),
      comparison: comparison(words, one, one.since > frame.today),
      url: findingLink(setting, one),
    })),
  };
}

function stateTag({ words }: Setting, state: State): object {
  return { label: words.text(`followUp.state.${state}`), tone: TONES[state] };
}

function fitsPart(setting: Setting, { choosing, idempotencyKey }: FollowUpInput, fits: readonly FollowUpView[]) {
  const { words, links, frame } = setting;
  if (fits.length === 0) return null;
  return {
    title: words.text('followUp.fits', { n: words.number(fits.length) }),
    mayReview: fits.some(({ may }) => may.review),
    idempotencyKey: `${idempotencyKey}-fits`,
    items: fits.map((item) => ({
      ...{ id: item.agreementId, title: item.title, url: links.agreement(item.agreementId) },
      body: frame.bodies.length > 1 ? item.bodyName : null,
      mayChoose: item.may.review,
      chosen: choosing === null || choosing.chosen.has(item.agreementId),
    })),
  };
}

function doneItem(setting: Setting, item: FollowUpView): object {
  const { words, links, frame } = setting;
  const { state, version, agreementId } = item;
  const values = { label: version?.label ?? '', day: item.day === null ? '' : words.day(item.day) };
  const texts: Partial<Record<State, TextKey>> = {
    signed: 'followUp.signedFrom',
    decided: 'followUp.decidedUntil',
    reviewed: 'followUp.reviewedText',
  };
  return {
    ...{ title: item.title, url: links.agreement(agreementId) },
    body: frame.bodies.length > 1 ? item.bodyName : null,
    status: stateTag(setting, state),
    text: words.text(texts[state] ?? 'followUp.untouchedText', values),
  };
}

/** What became of the drafts made from a change that was taken back: each with where it stands. */
export function madePart({ words, links }: Setting, followUp: readonly FollowUpView[]): object {
  return {
    items: followUp.flatMap(({ agreementId, title, bodyName, version, fromChange }) => {
      if (version === null || !fromChange) return [];
      const state = words.label('versionState', version.state);
      const text = words.text('followUp.madeVersion', { label: version.label, state });
      return [{ title, body: bodyName, text, url: links.version(agreementId, version.id) }];
    }),
  };
}

/** What was wrong with what was chosen, for the summary on top; null when nothing was. */
export function choosingErrors({ words }: Setting, errors: readonly FieldError[]): object[] | null {
  if (errors.length === 0) return null;
  const label = words.text('reviewMany.agreements');
  return errors.map((error) => ({ text: problemText(words, error, label), href: '#oppfolging' }));
}
