// Deciding on everything one cause led to at once: which findings, what is decided, and the form that says so.
import type { DecisionKind } from '../domain/vocabulary.ts';
import { decisionFields, type RefusedDecision } from './decision-forms.ts';
import type { FindingView } from './findings.ts';
import { type Field, printableForm } from './form.ts';
import { type Frame, type Page, printPage, settingOf } from './page.ts';
import type { Renderer } from './render.ts';

/** What the page is made of. Query parameters: `cause`, `kind`, `body`. */
export type DecideInput = {
  cause: { key: string; title: string } | null;
  /** The findings of the cause on which the reader may decide so. */
  findings: readonly FindingView[];
  /** The kinds the reader may choose between; the chosen one among them. */
  kinds: readonly DecisionKind[];
  kind: DecisionKind;
  colleagues: readonly { id: string; name: string }[];
  refused: RefusedDecision | null;
  idempotencyKey: string;
};

/** Deciding on what a cause led to: GET /decide. */
export function renderDecide(renderer: Renderer, frame: Frame, input: DecideInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { cause, kind, findings } = input;
  const title = cause === null ? words.text('decide.none') : words.text('decide.title', { cause: cause.title });
  const which: Field = {
    name: 'keys',
    kind: 'checkboxes',
    label: words.text('decide.keys'),
    required: true,
    groups: [
      { label: null, options: findings.map((one) => ({ value: one.key, label: `${one.title}: ${subject(one)}` })) },
    ],
  };
  const values = input.refused?.values ?? { keys: findings.map(({ key }) => key) };
  const fields = [which, ...decisionFields(words, kind, input.colleagues)];
  const content = {
    none: cause === null,
    kinds: input.kinds.map((one) => ({
      text: words.text(`decide.${one}`),
      url: links.decide({ cause: cause?.key ?? null, kind: one }),
      current: one === kind,
    })),
    kind,
    cause: cause?.key ?? '',
    idempotencyKey: input.idempotencyKey,
    save: words.text(`decide.${kind}.save`),
    ...printableForm(words, [{ legend: '', fields }], values, input.refused?.errors ?? []),
  };
  const crumbs = [{ title: words.text('nav.overview'), href: links.overview() }];
  return printPage(renderer, setting, 'decide', { title, section: 'overview', crumbs }, content);

  function subject(one: FindingView): string {
    if (frame.bodies.length === 1) return one.subjectTitle;
    return words.text('decide.keyLine', { subject: one.subjectTitle, body: one.bodyName });
  }
}
