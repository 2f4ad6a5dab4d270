// One version of an agreement: how far it has come and the next step, what it changes, what it says and who has signed.
import type { AgreementView, ComparisonView, SystemView, VersionView } from './agreement-types.ts';
import { annexOf, versionRow } from './agreement-versions.ts';
import { period, statusTag } from './agreements.ts';
import { clausesOf } from './clauses.ts';
import { comparisonOf } from './comparison.ts';
import { type DocumentsInput, documentsPart } from './documents.ts';
import { type Field, type FormValues, printableForm } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { changesBetween } from './version-changes.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

/** What the page of a version is made of. */
export type VersionInput = {
  agreement: Pick<AgreementView, 'id' | 'title' | 'versionInForceId' | 'versions'>;
  version: VersionView;
  systems: readonly SystemView[];
  comparison: ComparisonView;
  /** The day it is terminated from, as recorded today; also one to come. */
  endsOn: string | null;
  documents: DocumentsInput;
  may: { write: boolean };
  /** What was refused of signatures or a step; `meanwhile` where somebody else has saved since the page was read. */
  refused: { values: FormValues; errors: readonly FieldError[]; meanwhile: boolean } | null;
};

const STEPS = ['draft', 'pending_approval', 'out_for_signature', 'signed'] as const;

/** What one may press in each state: where to, and what the button says; the first is the one that leads on. */
const MOVES: Record<string, readonly { to: string; label: TextKey }[]> = {
  draft: [
    { to: 'pending_approval', label: 'version.toApproval' },
    { to: 'out_for_signature', label: 'version.toSignature' },
  ],
  pending_approval: [
    { to: 'out_for_signature', label: 'version.approve' },
    { to: 'draft', label: 'version.toDraft' },
  ],
  out_for_signature: [{ to: 'draft', label: 'version.toDraft' }],
};

/** The page of one version: GET /agreements/{id}/versions/{version}. */
export function renderVersion(renderer: Renderer, frame: Frame, input: VersionInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { agreement, version } = input;
  const title = words.text('version.title', { label: version.label });
  const isOpen = input.may.write && STEPS.indexOf(version.state as 'draft') < 3 && version.state !== 'terminated';
  const signing = isOpen && version.state === 'out_for_signature' ? signingOf(setting, input) : null;
  const content = {
    agreementTitle: agreement.title,
    agreementUrl: links.agreement(agreement.id),
    tag: statusTag(words, version.status),
    steps: stepsOf(words, version.state),
    ends: endsText(words, input),
    terminationUrl: mayTerminate(input) ? links.version(agreement.id, version.id, '/termination') : null,
    nextText: words.text(`version.next.${version.state}` as TextKey),
    meanwhile: input.refused?.meanwhile ?? false,
    errors: signing?.errors ?? null,
    actions: isOpen ? actionsOf(setting, input) : null,
    signing,
    changes: changesOf(words, input),
    comparison: comparisonOf(words, input.comparison),
    row: versionRow(words, version, agreement.versionInForceId),
    annex: annexOf(words, version, input.systems),
    terms: termsOf(words, version),
    clauses: clausesOf(words, version),
    documents: documentsPart(setting, input.documents),
  };
  const crumbs = [
    { title: words.text('nav.agreements'), href: links.agreements() },
    { title: agreement.title, href: links.agreement(agreement.id) },
  ];
  return printPage(renderer, setting, 'version', { title, section: 'agreements', crumbs }, content);
}

const mayTerminate = ({ may, version, endsOn }: VersionInput): boolean =>
  may.write && version.state === 'signed' && endsOn === null;

/** That a signed version is terminated from a day to come. */
function endsText(words: Words, { version, endsOn }: VersionInput): string | null {
  return version.state === 'signed' && endsOn !== null
    ? words.text('termination.ends', { day: words.day(endsOn) })
    : null;
}

function stepsOf(words: Words, state: string): object[] {
  const here = STEPS.indexOf(state as 'draft');
  return STEPS.map((step, i) => ({
    title: words.label('versionState', step),
    done: i < here,
    current: i === here,
  }));
}

function actionsOf({ words, links }: Setting, { agreement, version }: VersionInput): object {
  const [first, ...others] = MOVES[version.state] ?? [];
  const isDraft = version.state === 'draft';
  return {
    etag: version.etag,
    action: links.version(agreement.id, version.id, '/transitions'),
    moves: [first, ...others].flatMap((move, i) =>
      move
        ? [{ to: move.to, label: words.text(move.label), second: i > 0 || version.state === 'out_for_signature' }]
        : [],
    ),
    editUrl: isDraft ? links.version(agreement.id, version.id, '/edit') : null,
    clausesUrl: isDraft ? links.version(agreement.id, version.id, '/clauses') : null,
  };
}

/** The fields of the parties that have not signed, and who has. */
function signingOf({ words, links, frame }: Setting, { agreement, version, refused }: VersionInput) {
  const fields = version.parties.flatMap((party, i): Field[] => {
    if (party.signedOn !== null || !party.signatureRequired) return [];
    const label = (key: TextKey) => `${words.text(key)}: ${party.name}`;
    return [
      { name: `signatures.${i}.signatory`, kind: 'text', label: label('version.signatory'), width: 'medium' },
      { name: `signatures.${i}.signedOn`, kind: 'day', label: label('version.signedOn'), width: 'short' },
    ];
  });
  const form = printableForm(
    words,
    [{ legend: words.text('version.sign'), fields }],
    refused?.values ?? {},
    refused?.errors ?? [],
  );
  return {
    ...form,
    action: links.version(agreement.id, version.id, '/transitions'),
    etag: version.etag,
    today: frame.today,
    signed: version.parties
      .filter(({ signedOn }) => signedOn !== null)
      .map(({ name, signedOn }) => words.text('version.signed', { party: name, day: words.day(signedOn ?? '') })),
  };
}

/** What an unsigned version changes from the one in force, or a signed one from the one before it. */
function changesOf(words: Words, { agreement, version }: VersionInput): object | null {
  const others = agreement.versions.filter(({ id, state }) => id !== version.id && state !== 'draft');
  const isSigned = version.state === 'signed' || version.state === 'terminated';
  const before = isSigned
    ? others.filter(({ validFrom }) => validFrom < version.validFrom).at(-1)
    : (others.find(({ id }) => id === agreement.versionInForceId) ?? others.at(-1));
  if (!before) return null;
  const lines = changesBetween(words, before, version);
  const label = before.label;
  return { title: words.text('version.changes', { label }), lines, none: words.text('version.noChanges', { label }) };
}

function termsOf(words: Words, version: VersionView): object[] {
  const days = (n: number | null) => (n === null ? null : words.count('days', n));
  const facts: [string, string | null][] = [
    [words.text('agreement.valid'), period(words, version.validFrom, version.terminatedOn ?? version.validTo)],
    [words.text('version.contractOn'), words.day(version.contractOn)],
    [
      words.text('agreement.authorisation'),
      version.authorisation && words.label('authorisation', version.authorisation),
    ],
    [words.text('agreement.noticeDays'), days(version.noticeDays)],
    [words.text('agreement.objectionDays'), days(version.objectionDays)],
    [
      words.text('agreement.breachHours'),
      version.breachHours === null
        ? null
        : words.text('agreement.within', { time: words.count('hours', version.breachHours) }),
    ],
    [words.text('agreement.document'), version.documentReference],
  ];
  return facts.map(([label, value]) => ({ label, value: value ?? words.text('draft.unsaid') }));
}
