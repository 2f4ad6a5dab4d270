// The page that terminates a version: from when and why, what follows, and the proof that the data are gone or back.
import type { AgreementView, VersionView } from './agreement-types.ts';
import { type ConsequenceView, consequencesOf } from './change.ts';
import { spare } from './change-questions.ts';
import { versionCrumbs } from './draft.ts';
import { type Field, type FieldGroup, type FormValues, printableForm, typedValue } from './form.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';

/** GET …/termination; also what comes back to see the consequences of another day, with errors (422), or made stale (412). */
export type TerminationInput = {
  agreement: Pick<AgreementView, 'id' | 'title'>;
  version: VersionView;
  values: FormValues;
  errors: readonly FieldError[];
  stale: boolean;
  /** What would follow and on which day; null where what was typed tells no day to ask about. */
  preview: { on: string; consequences: readonly ConsequenceView[] } | null;
  names: Names;
};

const PROOF = ['issuer', 'issuedOn', 'reference', 'conclusion'] as const;

/** The page of the termination of one version. */
export function renderTermination(renderer: Renderer, frame: Frame, input: TerminationInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { agreement, version, preview } = input;
  const title = words.text('termination.title', { label: version.label });
  const values = { on: frame.today, ...input.values };
  const content = {
    ...printableForm(words, groupsOf(setting), values, input.errors),
    stale: input.stale,
    agreementTitle: agreement.title,
    preview:
      preview === null
        ? null
        : {
            title: words.text('termination.preview', { day: words.day(preview.on) }),
            consequences: consequencesOf(setting, preview.consequences, input.names),
            any: preview.consequences.length > 0,
          },
    etag: version.etag,
    action: links.version(agreement.id, version.id, '/termination'),
    backUrl: links.version(agreement.id, version.id),
  };
  const crumbs = versionCrumbs(setting, input);
  return printPage(renderer, setting, 'termination', { title, section: 'agreements', crumbs }, content);
}

function groupsOf({ words }: Setting): FieldGroup[] {
  const proof = (name: (typeof PROOF)[number], more: Partial<Field> = {}): Field => ({
    ...spare(words, `deletionProof.${name}`, `termination.${name}`),
    ...more,
  });
  return [
    {
      legend: words.text('termination.when'),
      fields: [
        {
          ...{ name: 'on', kind: 'day', label: words.text('termination.on'), required: true, width: 'short' },
          hint: words.text('termination.onHint'),
        },
        { name: 'reason', kind: 'textarea', label: words.text('termination.reason'), required: true },
      ],
    },
    {
      legend: words.text('termination.proof'),
      fields: [
        proof('issuedOn', { kind: 'day', width: 'short', hint: words.text('termination.proofHint') }),
        proof('issuer', { width: 'medium' }),
        proof('reference', { width: 'medium' }),
        proof('conclusion', { kind: 'textarea' }),
      ],
    },
  ];
}

/** The JSON of a termination as typed; a proof is given where anything is said of one. */
export function terminationInput(values: FormValues): Record<string, unknown> {
  const typed = (name: string) => typedValue(values, name).trim();
  const said = PROOF.filter((name) => typed(`deletionProof.${name}`) !== '');
  const proof = { issuedOn: '', ...Object.fromEntries(said.map((name) => [name, typed(`deletionProof.${name}`)])) };
  return {
    to: 'terminated',
    on: typed('on'),
    reason: typed('reason'),
    ...(said.length > 0 ? { deletionProof: proof } : {}),
  };
}
