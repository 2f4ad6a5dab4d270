// The forms that record a decision or advice on a finding: one for each kind the reader may record.
import type { FindingGroup } from '../domain/assessment/groups.ts';
import type { DecisionKind } from '../domain/vocabulary.ts';
import { type Field, type FormValues, printableForm } from './form.ts';
import type { FieldError, Setting } from './page.ts';
import type { Words } from './words.ts';

/** A decision that was refused: its kind, what was typed, and what was wrong with it. */
export type RefusedDecision = { kind: DecisionKind; values: FormValues; errors: readonly FieldError[] };

/** What the forms are made with. */
export type DecisionFormInput = {
  group: FindingGroup;
  /** The kinds the reader may record in the finding's body. */
  kinds: readonly DecisionKind[];
  /** Whom it may be assigned to. */
  colleagues: readonly { id: string; name: string }[];
  refused: RefusedDecision | null;
  /** A key for each form, so that a decision is saved once. */
  idempotencyKey: string;
};

type Decidable = { key: string; standing: { snoozedUntil: string | null; acceptedUntil: string | null } };

/** A form for each kind, folded away but the one that was refused; taking up again only where something rests. */
export function decisionForms(
  { words, links }: Setting,
  finding: Decidable,
  input: DecisionFormInput,
): { forms: object[]; errors: object[] | null } {
  const rests = finding.standing.snoozedUntil !== null || finding.standing.acceptedUntil !== null;
  const forms = input.kinds
    .filter((kind) => kind !== 'reopen' || rests)
    .map((kind) => {
      const refused = input.refused?.kind === kind ? input.refused : null;
      const fields = decisionFields(words, kind, input.colleagues).map((field) => ({ ...field, of: kind }));
      const { groups, errors } = printableForm(
        words,
        [{ legend: '', fields }],
        refused?.values ?? {},
        refused?.errors ?? [],
      );
      return {
        kind,
        action: links.decisions(finding.key),
        idempotencyKey: `${input.idempotencyKey}-${kind}`,
        summary: words.text(`decide.${kind}`),
        save: words.text(`decide.${kind}.save`),
        open: refused !== null || input.kinds.length === 1,
        groups,
        errors,
      };
    });
  return { forms, errors: forms.find(({ errors }) => errors !== null)?.errors ?? null };
}

/** The questions of the form of a kind. */
export function decisionFields(words: Words, kind: DecisionKind, colleagues: DecisionFormInput['colleagues']): Field[] {
  const reason = (label: string, required: boolean, hint?: string): Field => ({
    name: 'reason',
    kind: 'textarea',
    label,
    ...(required ? { required } : { optional: true }),
    ...(hint === undefined ? {} : { hint }),
  });
  const until: Field = {
    name: 'until',
    kind: 'day',
    label: words.text('decide.until'),
    required: true,
    width: 'short',
  };
  const why = words.text('decide.reason');
  if (kind === 'assign') return assignFields(words, colleagues, reason(why, false));
  if (kind === 'snooze' || kind === 'accept_risk') return [until, reason(why, true)];
  if (kind === 'advice') return [reason(words.text('decide.adviceText'), true, words.text('decide.adviceHint'))];
  return [reason(why, kind === 'management')];
}

function assignFields(words: Words, colleagues: DecisionFormInput['colleagues'], reason: Field): Field[] {
  const options = [{ value: '', label: '–' }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))];
  return [
    {
      name: 'ownerId',
      kind: 'select',
      label: words.text('decide.owner'),
      required: true,
      groups: [{ label: null, options }],
      width: 'medium',
    },
    {
      name: 'dueOn',
      kind: 'day',
      label: words.text('decide.dueOn'),
      optional: true,
      hint: words.text('decide.dueOnHint'),
      width: 'short',
    },
    reason,
  ];
}
