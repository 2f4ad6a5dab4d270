// Getting an agreement in order, from its page: a version under way, a new one started, or a review that it still fits.
import type { AgreementView, VersionView } from './agreement-types.ts';
import { type Field, type FormValues, printableForm } from './form.ts';
import type { FieldError, Setting } from './page.ts';

/** A form of the page that was refused: which, what was typed, and what was wrong. */
export type RefusedMending = { form: 'start' | 'review'; values: FormValues; errors: readonly FieldError[] };

/** What the block is made of. */
export type MendingInput = {
  agreement: AgreementView;
  inForce: VersionView | null;
  /** Whether the agreement must be mended, so that the form stands open. */
  needed: boolean;
  /** Whether the contract has been changed since the version was read against it. */
  contractChanged: boolean;
  may: { write: boolean; review: boolean };
  refused: RefusedMending | null;
  idempotencyKey: string;
};

/** What may be done to mend the agreement; null for whoever may do nothing, or looks at another day. */
export function mendingOf(setting: Setting, input: MendingInput) {
  const { frame } = setting;
  if (frame.asOf !== frame.today || frame.knownAt !== null) return null;
  const open = input.may.write
    ? input.agreement.versions.filter(isOpen).map((one) => underWay(setting, input, one))
    : [];
  const start = input.may.write ? startForm(setting, input, open.length > 0) : null;
  const review = input.may.review && input.inForce ? reviewForm(setting, input, input.inForce) : null;
  if (start === null && review === null) return null;
  return { open, start, review, errors: start?.errors ?? review?.errors ?? null };
}

const isOpen = ({ state }: VersionView): boolean => state !== 'signed' && state !== 'terminated';

function underWay({ words, links }: Setting, { agreement }: MendingInput, { id, label, state }: VersionView) {
  return {
    text: words.text('mend.open', { label, state: words.label('versionState', state) }),
    link: words.text('mend.continue', { label }),
    url: links.version(agreement.id, id),
  };
}

function startForm({ words, links, frame }: Setting, input: MendingInput, isUnderWay: boolean) {
  const refused = input.refused?.form === 'start' ? input.refused : null;
  const fields: Field[] = [
    {
      ...{ name: 'validFrom', kind: 'day', label: words.text('mend.validFrom'), of: 'start', width: 'short' },
      ...{ hint: words.text('mend.validFromHint'), required: true, initial: frame.today },
    },
    {
      ...{ name: 'label', kind: 'text', label: words.text('mend.label'), of: 'start', width: 'medium' },
      ...{ hint: words.text('mend.labelHint'), optional: true },
    },
  ];
  const groups = [{ legend: words.text('mend.start'), fields }];
  return {
    ...printableForm(words, groups, refused?.values ?? {}, refused?.errors ?? []),
    action: links.drafts(input.agreement.id),
    idempotencyKey: `${input.idempotencyKey}-start`,
    open: refused !== null || (input.needed && !isUnderWay),
  };
}

function reviewForm({ words, links, frame }: Setting, input: MendingInput, version: VersionView) {
  const refused = input.refused?.form === 'review' ? input.refused : null;
  const fields: Field[] = [
    {
      ...{ name: 'contractOn', kind: 'day', label: words.text('mend.contractOn'), of: 'review', width: 'short' },
      ...{ required: true, initial: frame.today },
    },
    { name: 'note', kind: 'textarea', label: words.text('mend.note'), of: 'review', optional: true },
  ];
  const groups = [{ legend: words.text('mend.review'), fields }];
  return {
    ...printableForm(words, groups, refused?.values ?? {}, refused?.errors ?? []),
    action: links.reviews(input.agreement.id),
    idempotencyKey: `${input.idempotencyKey}-review`,
    versionId: version.id,
    open: refused !== null || input.contractChanged,
  };
}
