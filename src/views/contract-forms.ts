// The forms of contracts: with whom, registering one, and correcting what is told of it.
import { CONTRACT_FORMS } from '../domain/vocabulary.ts';
import type { ContractView } from './agreement-types.ts';
import { choices, unnamed } from './change-questions.ts';
import type { Field, FieldGroup, FormValues } from './form.ts';
import { typedValue } from './form.ts';
import { type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import { changedLines, daySaid, optionalLine, printRegistryForm, sinceGroup, type Typed } from './registry-form.ts';
import type { Renderer } from './render.ts';
import type { Words } from './words.ts';

type BodyChoice = { id: string; name: string };
/** A company that may be the vendor. */
export type CompanyChoice = { id: string; name: string; number: string | null; country: string };

/** GET /contracts/new of whoever may write in several bodies and has not said in which. */
export function renderNewContractBody(renderer: Renderer, frame: Frame, vendor: string | null): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const choices = frame.bodies
    .filter(({ id }) => frame.writes.includes(id))
    .map(({ id, name }) => ({ name, url: links.newContract({ body: id, vendor }) }));
  const title = words.text('contract.form.titleAny');
  return printPage(
    renderer,
    setting,
    'choose-body',
    { title, section: 'lists', crumbs: crumbsOf(setting) },
    { choices },
  );
}

/** GET /contracts/new without a vendor: `companies` are those that fit what was searched for. */
export type ContractVendorInput = { body: BodyChoice; q: string; companies: readonly CompanyChoice[]; more: boolean };

/** The first step: with whom, found by a part of the name or the organisation number. */
export function renderContractVendor(renderer: Renderer, frame: Frame, input: ContractVendorInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { body, q, companies, more } = input;
  const content = {
    q,
    action: links.newContract(),
    hidden: [{ name: 'body', value: body.id }],
    shown: words.text(more ? 'contract.form.shownMore' : 'contract.form.shown', { n: companies.length }),
    companies: companies.map(({ id, name, number, country }) => ({
      name,
      hint: number ?? words.country(country),
      url: links.newContract({ body: body.id, vendor: id }),
    })),
    newVendorUrl: frame.may.writeShared ? links.newVendor({ next: 'contract', body: body.id, q: q || null }) : null,
  };
  const heading = { title: words.text('contract.form.title', { body: body.name }), crumbs: crumbsOf(setting) };
  return printPage(renderer, setting, 'new-contract-vendor', { ...heading, section: 'lists' }, content);
}

function crumbsOf({ words, links }: Setting, more: readonly { title: string; href: string }[] = []) {
  return [{ title: words.text('lists.contracts'), href: links.list('contracts') }, ...more];
}

/** GET /contracts/new with a vendor, and what comes back. */
export type NewContractInput = Typed & { body: BodyChoice; vendor: CompanyChoice };

/** The form that registers a contract; posts to /contracts. */
export function renderNewContract(renderer: Renderer, frame: Frame, input: NewContractInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { body, vendor } = input;
  const form = {
    title: words.text('contract.form.title', { body: body.name }),
    lead: words.text('contract.form.lead'),
    crumbs: crumbsOf(setting),
    groups: [
      { legend: words.text('contract.about'), fields: aboutFields(words) },
      { legend: words.text('agreement.contractTerm'), fields: [startField(words), ...termFields(words)] },
    ],
    now: { form: 'other' },
    action: links.contracts(),
    backUrl: links.newContract({ body: body.id }),
    button: words.text('contract.form.save'),
    hidden: { body: body.id, vendor: vendor.id },
    known: null,
    chosen: {
      label: words.text('agreement.vendor'),
      name: vendor.name,
      link: words.text('contract.form.another'),
      url: links.newContract({ body: body.id }),
    },
  };
  return printRegistryForm(renderer, frame, form, input);
}

function aboutFields(words: Words): Field[] {
  return [
    {
      ...{ name: 'title', kind: 'text', label: words.text('contract.form.name'), required: true },
      hint: words.text('contract.form.nameHint'),
    },
    {
      ...{ name: 'form', kind: 'select', label: words.text('agreement.form'), width: 'medium' },
      groups: unnamed(choices(words, 'contractForm', CONTRACT_FORMS)),
    },
    { ...optionalLine(words, 'caseReference', 'agreement.case'), hint: words.text('contract.form.caseHint') },
  ];
}

function startField(words: Words): Field {
  const label = words.text('contract.form.startOn');
  return { name: 'startOn', kind: 'day', label, required: true, width: 'short' };
}

function termFields(words: Words): Field[] {
  return [
    {
      ...{ name: 'endOn', kind: 'day', label: words.text('contract.form.endOn'), optional: true, width: 'short' },
      hint: words.text('contract.form.endOnHint'),
    },
    {
      ...{ name: 'noticeMonths', kind: 'text', label: words.text('contract.form.noticeMonths'), optional: true },
      ...{ width: 'short', inputmode: 'numeric' },
    },
  ];
}

const months = (text: string): number | string => (/^\d{1,6}$/.test(text) ? Number(text) : text);

/** The JSON of a contract out of what was typed: blank is nothing said. */
export function newContractInput(values: FormValues): object {
  const typed = (name: string) => typedValue(values, name).trim();
  const notice = typed('noticeMonths');
  return {
    title: typed('title'),
    vendor: { id: typed('vendor') },
    form: typed('form'),
    ...(typed('caseReference') ? { caseReference: typed('caseReference') } : {}),
    startOn: typed('startOn'),
    ...(typed('endOn') ? { endOn: typed('endOn') } : {}),
    ...(notice ? { noticeMonths: months(notice) } : {}),
  };
}

/** GET /contracts/{id}/edit and what comes back. */
export type ContractFormInput = Typed & { contract: ContractView; etag: string };

/** The form that corrects a contract's title, form, case, last day and notice; a last day that has passed ends it. */
export function renderContractForm(renderer: Renderer, frame: Frame, input: ContractFormInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { contract } = input;
  const groups: FieldGroup[] = [
    { legend: words.text('contract.about'), fields: aboutFields(words) },
    { legend: words.text('agreement.contractTerm'), fields: termFields(words) },
    sinceGroup(words, 'system.form.effectiveOn.hint'),
  ];
  const form = {
    title: words.text('system.form.title', { system: contract.title }),
    lead: words.text('contract.form.editLead'),
    crumbs: crumbsOf(setting, [{ title: contract.title, href: links.contract(contract.id) }]),
    groups,
    now: contractValues(contract),
    action: links.contractForm(contract.id),
    backUrl: links.contract(contract.id),
    button: words.text('system.form.save'),
    hidden: { etag: input.etag },
    ...{ known: null, chosen: null },
  };
  return printRegistryForm(renderer, frame, form, input);
}

function contractValues(contract: ContractView): Record<string, string> {
  const { title, form, caseReference, endOn, noticeMonths } = contract;
  return {
    title,
    form,
    caseReference: caseReference ?? '',
    endOn: endOn ?? '',
    noticeMonths: noticeMonths === null ? '' : String(noticeMonths),
  };
}

/** The JSON of a contract's corrections: only what was typed otherwise than it is saved. */
export function contractProfileInput(values: FormValues, contract: ContractView): object {
  const changed = changedLines(values, contractValues(contract));
  const { title, noticeMonths } = changed;
  return {
    ...changed,
    // A contract has a title: a blank one is for the shape to refuse.
    ...(title === null ? { title: '' } : {}),
    ...(typeof noticeMonths === 'string' ? { noticeMonths: months(noticeMonths) } : {}),
    ...daySaid(values),
  };
}
