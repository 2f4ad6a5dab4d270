// A registered change with its consequences, its withdrawal, and the list of changes.
import { affectedBy } from '../domain/causes.ts';
import type { ChangeScope } from '../domain/vocabulary.ts';
import { affectedText } from './causes.ts';
import type { ConsequenceView } from './change-types.ts';
import { type DocumentsInput, documentsPart } from './documents.ts';
import { fileLinks } from './files.ts';
import { comparison, dueText, findingLink, ownerName, severityRank, severityTag } from './findings.ts';
import { choosingErrors, type FollowUpView, followUpPart, madePart } from './follow-up.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { problemText } from './wording/problems.ts';

export type { ConsequenceView };

/** A change; the shape `Change` satisfies it. */
export type ChangeView = {
  id: string | null;
  kind: string;
  scope: { kind: ChangeScope; id: string };
  scopeTitle: string;
  effectiveOn: string;
  note: string | null;
  registeredAt: string | null;
  registeredById: string | null;
  withdrawnAt: string | null;
  consequences: readonly ConsequenceView[];
};

/** A change that was saved. */
export type SavedChange = ChangeView & { id: string };

/** The page of a change: GET /changes/{id}; with `saved` it is the receipt shown straight after saving. */
export type ChangeInput = {
  change: SavedChange;
  /** What was said in words, as `wording.change` gives it; null leaves the line out. */
  summary: string | null;
  evidence: { kind: string; reference: string | null; issuer: string | null; issuedOn: string | null } | null;
  saved: boolean;
  withdrawal: { reason: string; byId: string | null; correctingMails: number | null } | null;
  /** The withdrawal form as typed (`reason`, posted to /changes/{id}/withdrawal) when it came back with errors. */
  typed: { reason: string; errors: readonly FieldError[] } | null;
  may: { withdraw: boolean };
  names: Names;
  documents: DocumentsInput;
  followUp: readonly FollowUpView[];
  /** What was chosen of the follow-up when that came back with errors. */
  choosing: { chosen: ReadonlySet<string>; errors: readonly FieldError[] } | null;
  idempotencyKey: string;
};

/** The list of changes: GET /changes. */
export type ChangesInput = { changes: readonly SavedChange[]; nextCursor: string | null; names: Names };

/** What a change leads to, agreement by agreement, as pages and previews show it. */
export function consequencesOf(setting: Setting, consequences: readonly ConsequenceView[], names: Names): object {
  const found = consequences.filter(({ effect }) => effect === 'found');
  const cleared = consequences.filter(({ effect }) => effect === 'cleared');
  return {
    any: consequences.length > 0,
    headline: headlineOf(setting, found, cleared),
    found: groupedConsequences(setting, found, names),
    cleared: groupedConsequences(setting, cleared, names),
  };
}

function headlineOf(setting: Setting, found: readonly ConsequenceView[], cleared: readonly ConsequenceView[]): string {
  const { words } = setting;
  const stale = found.filter(({ makesStale }) => makesStale);
  const other = found.length - stale.length;
  const parts = [
    stale.length > 0 ? words.text('preview.hits', { agreements: affectedText(setting, affectedBy(stale)) }) : null,
    other > 0 ? words.text('preview.hitsOther', { findings: words.count('findings', other) }) : null,
    cleared.length > 0
      ? words.text('preview.hitsCleared', { findings: words.count('findings', cleared.length) })
      : null,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** Consequences by what they are about, in order of body and title: each with who answers for it and its two sides. */
export function groupedConsequences(
  setting: Setting,
  consequences: readonly ConsequenceView[],
  names: Names,
): object[] {
  const groups = new Map<string, ConsequenceView[]>();
  for (const one of consequences) {
    const key = `${one.subjectKind}:${one.subjectId}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const sorted = [...groups.values()].sort((a, b) => compareFirst(a[0] as ConsequenceView, b[0] as ConsequenceView));
  return sorted.map((group) => {
    const first = group[0] as ConsequenceView;
    return {
      title: first.subjectTitle,
      url: findingLink(setting, first),
      body: first.bodyName,
      owner: ownerName(setting.words, names, first.ownerId),
      items: group
        .sort((a, b) => severityRank(b.severity) - severityRank(a.severity))
        .map((one) => itemOf(setting, one)),
    };
  });
}

function compareFirst(a: ConsequenceView, b: ConsequenceView): number {
  return (
    a.bodyName.localeCompare(b.bodyName, 'nb') ||
    a.subjectTitle.localeCompare(b.subjectTitle, 'nb') ||
    (a.findingKey < b.findingKey ? -1 : 1)
  );
}

function itemOf({ words, frame }: Setting, one: ConsequenceView): object {
  return {
    title: one.title,
    severity: severityTag(words, one.severity),
    cleared: one.effect === 'cleared',
    comparison: one.effect === 'cleared' ? null : comparison(words, one, one.since > frame.today),
    since: words.text('time.from', { day: words.day(one.since) }),
    due: one.effect === 'cleared' ? null : dueText(words, one.dueOn, frame.today),
  };
}

/** The page of a change. */
export function renderChange(renderer: Renderer, frame: Frame, input: ChangeInput): Page {
  // The receipt says itself what the message would.
  const setting = settingOf(input.saved ? { ...frame, flash: null } : frame);
  const { words, links } = setting;
  const { change, names } = input;
  const kind = words.label('changeKind', change.kind);
  const title = words.text('change.chosen', { kind, scope: change.scopeTitle });
  const content = {
    saved: input.saved,
    summary: input.summary,
    about: aboutOf(setting, input),
    consequences: consequencesOf(setting, change.consequences, names),
    others: consequencesOf(setting, othersOf(change.consequences), names),
    followUp: followUpPart(setting, input),
    errors: choosingErrors(setting, input.choosing?.errors ?? []),
    documents: documentsPart(setting, input.documents),
    withdrawn: withdrawnOf(setting, input),
    withdrawal: input.may.withdraw && change.withdrawnAt === null ? withdrawalForm(setting, input) : null,
    overviewUrl: links.overview(),
    newChangeUrl: frame.may.registerChange ? links.newChange() : null,
  };
  const crumbs = [
    { title: words.text('nav.overview'), href: links.overview() },
    { title: words.text('changes.title'), href: links.changes() },
  ];
  return printPage(renderer, setting, 'change', { title, section: 'changes', crumbs }, content);
}

/** What follows besides agreements that no longer match: those stand in the follow-up. */
const othersOf = (consequences: readonly ConsequenceView[]): ConsequenceView[] =>
  consequences.filter(({ makesStale, effect }) => !makesStale || effect === 'cleared');

function aboutOf({ words, links }: Setting, { change, evidence, names }: ChangeInput): object[] {
  const registered = change.registeredAt === null ? null : words.moment(change.registeredAt);
  const by = change.registeredById === null ? null : (names[change.registeredById] ?? words.text('common.someone'));
  const source =
    evidence === null
      ? null
      : [
          words.label('evidenceKind', evidence.kind),
          evidence.issuer,
          evidence.issuedOn && words.day(evidence.issuedOn),
          evidence.reference,
        ];
  const facts: [string, string | null, string?][] = [
    [
      words.text('changes.scope'),
      `${change.scopeTitle} (${words.label('scopeKind', change.scope.kind).toLocaleLowerCase(words.language)})`,
      links[change.scope.kind](change.scope.id),
    ],
    [words.text('field.effectiveOn'), words.day(change.effectiveOn)],
    [
      words.text('change.evidence'),
      source === null ? words.text('change.evidenceNone') : source.filter(Boolean).join(', '),
    ],
    [words.text('field.note'), change.note],
    [words.text('changes.registered'), registered],
    [words.text('changes.by'), by],
  ];
  return facts.filter(([, value]) => value !== null).map(([label, value, url = null]) => ({ label, value, url }));
}

function withdrawnOf(setting: Setting, { change, withdrawal, names, followUp }: ChangeInput): object | null {
  const { words } = setting;
  if (change.withdrawnAt === null) return null;
  const at = words.moment(change.withdrawnAt);
  const by = withdrawal?.byId == null ? null : (names[withdrawal.byId] ?? words.text('common.someone'));
  return {
    text: by === null ? words.text('change.withdrawnAt', { at }) : words.text('change.withdrawnBy', { at, name: by }),
    reason: withdrawal === null ? null : words.text('change.withdrawnReason', { reason: withdrawal.reason }),
    mails: withdrawal?.correctingMails ? words.count('mails', withdrawal.correctingMails) : null,
    made: madePart(setting, followUp),
  };
}

function withdrawalForm({ words, links }: Setting, { change, typed, followUp }: ChangeInput): object {
  const label = words.text('change.withdrawReason');
  const error = typed?.errors[0];
  return {
    action: links.withdrawal(change.id),
    reason: typed?.reason ?? '',
    error: error ? problemText(words, error, label) : null,
    open: typed !== null,
    hasDrafts: followUp.some(({ fromChange }) => fromChange),
  };
}

/** The list of changes. */
export function renderChanges(renderer: Renderer, frame: Frame, input: ChangesInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('changes.title');
  const content = {
    newChangeUrl: frame.may.registerChange ? links.newChange() : null,
    files: fileLinks(words, (format) => links.changesFile({ format })),
    rows: input.changes.map((change) => changeRow(setting, change, input.names)),
    nextUrl: input.nextCursor === null ? null : links.changes({ cursor: input.nextCursor }),
  };
  const crumbs = [{ title: words.text('nav.overview'), href: links.overview() }];
  return printPage(renderer, setting, 'changes', { title, section: 'changes', crumbs }, content);
}

function changeRow(setting: Setting, change: SavedChange, names: Names): object {
  const { words, links } = setting;
  const found = change.consequences.filter(({ effect }) => effect === 'found');
  return {
    url: links.change(change.id),
    kind: words.label('changeKind', change.kind),
    scope: change.scopeTitle,
    effective: words.shortDay(change.effectiveOn),
    registered: change.registeredAt === null ? '–' : words.moment(change.registeredAt),
    by: change.registeredById === null ? '–' : (names[change.registeredById] ?? words.text('common.someone')),
    hits: found.length > 0 ? affectedText(setting, affectedBy(found)) : words.text('changes.hitsNone'),
    withdrawn: change.withdrawnAt !== null,
  };
}
