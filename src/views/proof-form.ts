// The form that keeps proof of something: what it shows, who gave it, and how long it holds.
import { EVIDENCE_RESULTS, type EvidenceKind } from '../domain/vocabulary.ts';
import { type Field, type FormValues, printableForm, typedValue } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';

/** What proof is about: a kind and an id, the part of it when it is about one, and what it is called. */
export type ProofSubject = { kind: string; id: string; part: string | null; name: string };

/** GET /proofs/new, and what comes back with errors (422). */
export type ProofFormInput = {
  body: { id: string; name: string };
  subject: ProofSubject;
  kinds: readonly EvidenceKind[];
  values: FormValues;
  errors: readonly FieldError[];
  idempotencyKey: string;
};

/** The form; posts to /proofs. */
export function renderProofForm(renderer: Renderer, frame: Frame, input: ProofFormInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { body, subject, kinds, values, errors, idempotencyKey } = input;
  const typed = { issuedOn: frame.today, result: 'positive', ...values };
  const content = {
    ...printableForm(words, [{ legend: words.text('proof.legend'), fields: fieldsOf(setting, kinds) }], typed, errors),
    lead: words.text('proof.lead', { subject: subject.name, body: body.name }),
    ...{ action: links.proofs(), body: body.id, subject: `${subject.kind}:${subject.id}`, part: subject.part ?? '' },
    idempotencyKey,
    backUrl: backOf(setting, subject),
  };
  const title = words.text('proof.title');
  const crumbs = [{ title: subject.name, href: backOf(setting, subject) }];
  return printPage(renderer, setting, 'proof-form', { title, section: null, crumbs }, content);
}

/** The page of what proof is about. */
function backOf({ links }: Setting, { kind, id }: ProofSubject): string {
  const pages: Record<string, (id: string) => string> = {
    ...{ agreement: links.agreement, system: links.system, contract: links.contract },
    ...{ product: links.product, vendor: links.vendor },
  };
  return pages[kind]?.(id) ?? links.overview();
}

function fieldsOf({ words }: Setting, kinds: readonly EvidenceKind[]): Field[] {
  const text = (name: string, label: 'issuer' | 'reference') => ({
    ...{ name, kind: 'text' as const, label: words.text(`proof.${label}`), optional: true },
  });
  const kind = (one: EvidenceKind) => ({ value: one, label: words.label('evidenceKind', one) });
  const result = (one: string) => ({ value: one, label: words.label('evidenceResult', one) });
  const yesNo = (['true', 'false'] as const).map((value) => ({ value, label: words.text(`proof.${value}`) }));
  return [
    {
      ...{ name: 'kind', kind: 'select', label: words.text('proof.kind'), required: true, width: 'medium' },
      groups: [{ label: null, options: kinds.map(kind) }],
    },
    { name: 'issuedOn', kind: 'day', label: words.text('proof.issuedOn'), required: true, width: 'short' },
    { ...text('issuer', 'issuer'), hint: words.text('proof.issuerHint') },
    {
      ...{ name: 'result', kind: 'radios', label: words.text('proof.result'), required: true },
      groups: [{ label: null, options: EVIDENCE_RESULTS.map(result) }],
    },
    ...(kinds.includes('dpf_list_check')
      ? [
          {
            ...{ name: 'coversHr', kind: 'radios' as const, label: words.text('proof.coversHr') },
            ...{ hint: words.text('proof.coversHrHint'), groups: [{ label: null, options: yesNo }], optional: true },
          },
        ]
      : []),
    { name: 'conclusion', kind: 'textarea', label: words.text('proof.conclusion'), optional: true },
    {
      ...{ name: 'validTo', kind: 'day', label: words.text('proof.validTo'), optional: true, width: 'short' },
      hint: words.text('proof.validToHint'),
    },
    text('reference', 'reference'),
  ];
}

/** What was typed as the interface takes it: blanks left out, yes and no as such. */
export function proofInput(values: FormValues): object {
  const names = ['kind', 'issuedOn', 'issuer', 'result', 'conclusion', 'validTo', 'reference', 'part'];
  const texts = names.map((name) => [name, typedValue(values, name).trim()] as const).filter(([, text]) => text !== '');
  const [kind = '', ...id] = typedValue(values, 'subject').split(':');
  const covers = typedValue(values, 'coversHr');
  const hr = covers === '' ? {} : { coversHr: covers === 'true' };
  return { issuedOn: '', ...Object.fromEntries(texts), ...hr, subject: { kind, id: id.join(':') } };
}
