// The form that begins an agreement: what it covers, what it stands on, and from when its first version is to hold.
import { AGREEMENT_FORMS } from '../domain/vocabulary.ts';
import { companyFields } from './change-company.ts';
import { choices, type KnownEntity, NO_FACTS, spare, unnamed } from './change-questions.ts';
import { type Field, type FieldGroup, type FormValues, printableForm, typedValue, typedValues } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { entityInput } from './version-input.ts';

/** What may be chosen among, and what is chosen beforehand. */
export type AgreementChoicesView = {
  systems: readonly { id: string; name: string; covered: boolean }[];
  contracts: readonly { id: string; title: string; vendorName: string }[];
  suggested: { systemIds: readonly string[]; contractId: string | null };
  begun: readonly { id: string; title: string }[];
};

/** GET /agreements/new; also what comes back with errors (422). `values` are empty when it is first opened. */
export type NewAgreementInput = {
  body: { id: string; name: string };
  choices: AgreementChoicesView;
  people: readonly { id: string; name: string }[];
  entities: readonly KnownEntity[];
  /** Who begins it: the owner, until another is chosen. */
  self: string;
  values: FormValues;
  errors: readonly FieldError[];
  idempotencyKey: string;
};

const PROCESSOR = 'firstDraft.processor';

/** The form that begins an agreement; posts to /agreements. */
export function renderNewAgreement(renderer: Renderer, frame: Frame, input: NewAgreementInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const opened = Object.keys(input.values).length === 0;
  const values = opened ? firstValues(setting, input) : input.values;
  const content = {
    ...printableForm(words, groupsOf(setting, input), values, input.errors),
    lead: words.text('newAgreement.lead'),
    begun: input.choices.begun.map(({ id, title }) => ({ title, url: links.agreement(id) })),
    noSystems: input.choices.systems.length === 0,
    newSystemUrl: links.newSystem({ body: input.body.id }),
    bodyId: input.body.id,
    action: links.agreements({ body: null, asOf: null, knownAt: null }),
    backUrl: links.agreements(),
    idempotencyKey: input.idempotencyKey,
  };
  const title = words.text('newAgreement.title', { body: input.body.name });
  return printPage(renderer, setting, 'new-agreement', { title, ...placeOf(setting) }, content);
}

/** GET /agreements/new of whoever may write in several bodies and has not said in which. */
export function renderNewAgreementBody(renderer: Renderer, frame: Frame): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('newAgreement.titleAny');
  const choices = frame.bodies
    .filter(({ id }) => frame.writes.includes(id))
    .map(({ id, name }) => ({ name, url: links.newAgreement({ body: id }) }));
  return printPage(renderer, setting, 'choose-body', { title, ...placeOf(setting) }, { choices });
}

function placeOf({ words, links }: Setting) {
  const crumbs = [{ title: words.text('nav.agreements'), href: links.agreements() }];
  return { section: 'agreements' as const, crumbs };
}

/** What the fields begin with. */
function firstValues({ words, frame }: Setting, { choices: { systems, suggested }, people, self }: NewAgreementInput) {
  const named = systems.filter(({ id }) => suggested.systemIds.includes(id)).map(({ name }) => name);
  return {
    systemIds: [...suggested.systemIds],
    contractId: suggested.contractId ?? '',
    title: named.length > 0 ? words.text('newAgreement.titleFor', { systems: words.list(named) }) : '',
    ownerId: people.some(({ id }) => id === self) ? self : '',
    form: 'vendor_form',
    [`${PROCESSOR}.country`]: 'NO',
    'firstDraft.validFrom': frame.today,
  };
}

function groupsOf({ words }: Setting, input: NewAgreementInput): FieldGroup[] {
  return [
    { legend: words.text('newAgreement.covers'), fields: coverFields(words, input) },
    { legend: words.text('newAgreement.about'), fields: aboutFields(words, input) },
    {
      legend: words.text('newAgreement.first'),
      fields: [
        {
          ...{ name: 'firstDraft.validFrom', kind: 'day', label: words.text('mend.validFrom'), required: true },
          ...{ hint: words.text('newAgreement.validFromHint'), width: 'short' },
        },
      ],
    },
    {
      legend: words.text('newAgreement.processor'),
      fields: companyFields({ words, current: NO_FACTS, entities: input.entities }, PROCESSOR),
      ...{ more: true, folded: !namesProcessor(input.values) },
    },
  ];
}

function coverFields(words: Setting['words'], { choices: { systems, contracts } }: NewAgreementInput): Field[] {
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const none = { value: '', label: words.text('newAgreement.noContract') };
  const over = contracts.map(({ id, title, vendorName }) => ({ value: id, label: `${title} (${vendorName})` }));
  return [
    {
      ...{ name: 'systemIds', kind: 'checkboxes', label: words.text('newAgreement.systems'), required: true },
      groups: [
        { label: words.text('newAgreement.uncovered'), options: systems.filter((one) => !one.covered).map(option) },
        { label: words.text('newAgreement.covered'), options: systems.filter((one) => one.covered).map(option) },
      ],
    },
    {
      ...{ name: 'contractId', kind: 'select', label: words.text('newAgreement.contract') },
      ...{ hint: words.text('newAgreement.contractHint'), groups: unnamed([none, ...over]) },
    },
  ];
}

function aboutFields(words: Setting['words'], { people }: NewAgreementInput): Field[] {
  const nobody = { value: '', label: words.text('common.nobody') };
  const owners = people.map(({ id, name }) => ({ value: id, label: name }));
  return [
    { name: 'title', kind: 'text', label: words.text('newAgreement.name'), required: true },
    {
      ...{ name: 'ownerId', kind: 'select', label: words.text('agreements.owner'), width: 'medium' },
      ...{ groups: unnamed([nobody, ...owners]), hint: words.text('newAgreement.ownerHint') },
    },
    {
      ...{ name: 'form', kind: 'select', label: words.text('agreement.form'), width: 'medium' },
      groups: unnamed(choices(words, 'agreementForm', AGREEMENT_FORMS)),
    },
    { ...spare(words, 'caseReference', 'agreement.case'), width: 'medium' },
    {
      ...{ name: 'framework', kind: 'checkboxes', label: words.text('agreement.framework') },
      groups: unnamed([{ value: 'true', label: words.text('newAgreement.framework') }]),
    },
  ];
}

const namesProcessor = (values: FormValues): boolean =>
  ['id', 'name', 'number'].some((part) => typedValue(values, `${PROCESSOR}.${part}`).trim() !== '');

/** The JSON of what was typed; blank is nothing said, and what does not fit is left for the shape to refuse by its name. */
export function newAgreementInput(values: FormValues): object {
  const typed = (name: string) => typedValue(values, name).trim();
  return {
    title: typed('title'),
    systemIds: typedValues(values, 'systemIds').filter((id) => id !== ''),
    contractId: typed('contractId') || null,
    form: typed('form') || 'vendor_form',
    framework: typed('framework') === 'true',
    caseReference: typed('caseReference') || null,
    ownerId: typed('ownerId') || null,
    firstDraft: {
      validFrom: typed('firstDraft.validFrom'),
      ...(namesProcessor(values) ? { processor: entityInput(values, PROCESSOR) } : {}),
    },
  };
}
