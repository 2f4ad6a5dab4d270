// The forms of vendors and their products: registering one, and correcting what is told of it.
import { categoryGroups, countryGroups } from './change-company.ts';
import type { CompanyView, ProductView, VendorView } from './entity-types.ts';
import { type Field, type FieldGroup, type FormValues, typedValue, typedValues } from './form.ts';
import { type Frame, type Page, type Setting, settingOf } from './page.ts';
import {
  type AlreadyThere,
  changedLines,
  daySaid,
  optionalLine,
  printRegistryForm,
  sinceGroup,
  type Typed,
} from './registry-form.ts';
import type { Renderer } from './render.ts';
import { entityInput } from './version-input.ts';
import type { Words } from './words.ts';

const CONTACT = ['contactName', 'contactEmail', 'website', 'subProcessorsUrl', 'termsUrl'] as const;

/** GET /vendors/new and what comes back; `next` is `contract` where a contract is to be registered with it afterwards. */
export type NewVendorInput = Typed & {
  next: 'contract' | null;
  body: string | null;
  /** The vendor the register has already under the number or name typed. */
  known: { id: string; entityId: string; name: string } | null;
};

/** The form that registers a vendor. */
export function renderNewVendor(renderer: Renderer, frame: Frame, input: NewVendorInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const form = {
    title: words.text('vendor.new'),
    lead: words.text('vendor.form.lead'),
    crumbs: crumbsOf(setting),
    groups: [
      { legend: words.text('vendor.company'), fields: companyLines(words) },
      contactGroup(words),
      sinceGroup(words, 'vendor.form.since'),
    ],
    now: { 'entity.country': 'NO' },
    action: links.vendors(),
    backUrl: input.next === 'contract' ? links.newContract({ body: input.body }) : links.list('vendors'),
    button: words.text(input.next === 'contract' ? 'vendor.form.saveAndGoOn' : 'vendor.form.save'),
    hidden: { ...(input.next ? { next: input.next } : {}), ...(input.body ? { body: input.body } : {}) },
    known: input.known === null ? null : knownOf(setting, input, input.known),
    chosen: null,
  };
  return printRegistryForm(renderer, frame, form, input);
}

function knownOf(
  { words, links }: Setting,
  { next, body }: NewVendorInput,
  known: NonNullable<NewVendorInput['known']>,
): AlreadyThere {
  const on = next === 'contract';
  return {
    text: words.text('vendor.form.known', { name: known.name }),
    link: words.text(on ? 'vendor.form.useKnown' : 'vendor.form.toKnown', { name: known.name }),
    url: on ? links.newContract({ vendor: known.entityId, body }) : links.vendor(known.id),
  };
}

function crumbsOf({ words, links }: Setting, more: readonly { title: string; href: string }[] = []) {
  return [{ title: words.text('lists.vendors'), href: links.list('vendors') }, ...more];
}

function companyLines(words: Words): Field[] {
  return [
    {
      ...{ name: 'entity.number', kind: 'text', label: words.text('field.entity.number') },
      ...{ hint: words.text('vendor.form.numberHint'), width: 'short', inputmode: 'numeric' },
    },
    { name: 'entity.name', kind: 'text', label: words.text('vendor.form.name'), required: true },
    {
      ...{ name: 'entity.country', kind: 'select', label: words.text('field.entity.country') },
      ...{ groups: countryGroups(words, null), width: 'medium', initial: 'NO' },
    },
  ];
}

function contactGroup(words: Words): FieldGroup {
  const [name, email, ...sites] = CONTACT.map((one) => optionalLine(words, one, `vendor.${one}`)) as [
    Field,
    Field,
    ...Field[],
  ];
  const hinted = { ...email, hint: words.text('vendor.form.emailHint') };
  const addresses = sites.map((site) => ({ ...site, width: undefined, hint: words.text('vendor.form.urlHint') }));
  return { legend: words.text('vendor.contact'), fields: [name, hinted, ...addresses] as Field[] };
}

/** The JSON of a vendor out of what was typed: blank is nothing said. */
export function newVendorInput(values: FormValues): object {
  const said = CONTACT.map((name) => [name, typedValue(values, name).trim()]).filter(([, text]) => text !== '');
  return { entity: entityInput(values, 'entity'), ...Object.fromEntries(said), ...daySaid(values) };
}

/** GET /vendors/{id}/edit and what comes back. */
export type VendorFormInput = Typed & { vendor: VendorView; company: CompanyView; etag: string };

/** The form that corrects how a vendor is reached and what identifies its company. */
export function renderVendorForm(renderer: Renderer, frame: Frame, input: VendorFormInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { vendor, company } = input;
  const form = {
    title: words.text('system.form.title', { system: vendor.name }),
    lead: words.text('vendor.form.editLead'),
    crumbs: crumbsOf(setting, [{ title: vendor.name, href: links.vendor(vendor.id) }]),
    groups: [contactGroup(words), identityGroup(words, company), sinceGroup(words, 'system.form.effectiveOn.hint')],
    now: vendorValues(vendor, company),
    action: links.vendorPart(vendor.id, 'edit'),
    backUrl: links.vendor(vendor.id),
    button: words.text('system.form.save'),
    hidden: { etag: input.etag },
    ...{ known: null, chosen: null },
  };
  return printRegistryForm(renderer, frame, form, input);
}

function identityGroup(words: Words, company: CompanyView): FieldGroup {
  const number: Field = { ...optionalLine(words, 'number', 'vendor.number', 'short'), inputmode: 'numeric' };
  const country: Field = {
    ...{ name: 'country', kind: 'select', label: words.text('vendor.country') },
    ...{ groups: countryGroups(words, null), width: 'medium' },
  };
  const foreign = company.country !== 'NO' || company.foreignId !== null;
  return {
    legend: words.text('vendor.company'),
    fields: [
      number,
      ...(foreign ? [optionalLine(words, 'foreignId', 'vendor.foreignId')] : []),
      country,
      { ...optionalLine(words, 'address', 'vendor.address'), kind: 'textarea' },
    ],
  };
}

function vendorValues(vendor: VendorView, company: CompanyView): Record<string, string> {
  const { number, foreignId, country, address } = company;
  const lines = {
    ...Object.fromEntries(CONTACT.map((name) => [name, vendor[name]])),
    number,
    foreignId,
    country,
    address,
  };
  return Object.fromEntries(Object.entries(lines).map(([name, value]) => [name, value ?? '']));
}

/** The JSON of a vendor's corrections: only what was typed otherwise than it is saved. */
export function vendorProfileInput(values: FormValues, vendor: VendorView, company: CompanyView): object {
  const now = vendorValues(vendor, company);
  const shown = Object.fromEntries(Object.entries(now).filter(([name]) => Object.hasOwn(values, name)));
  return { ...changedLines(values, shown), ...daySaid(values) };
}

/** GET /vendors/{id}/products/new and what comes back. */
export type NewProductInput = Typed & { vendor: VendorView };

/** The form that registers a product of a vendor. */
export function renderNewProduct(renderer: Renderer, frame: Frame, input: NewProductInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { vendor } = input;
  const categories: Field = {
    ...{ name: 'dataCategories', kind: 'checkboxes', label: words.text('product.categories') },
    ...{ hint: words.text('product.form.categoriesHint'), groups: categoryGroups(words, []) },
  };
  const form = {
    title: words.text('product.form.title', { vendor: vendor.name }),
    lead: words.text('product.form.lead'),
    crumbs: crumbsOf(setting, [{ title: vendor.name, href: links.vendor(vendor.id) }]),
    groups: [
      aboutProduct(words),
      { legend: words.text('product.form.data'), fields: [categories] },
      sinceGroup(words, 'vendor.form.since'),
    ],
    now: {},
    action: links.vendorPart(vendor.id, 'products'),
    backUrl: links.vendor(vendor.id),
    button: words.text('product.form.save'),
    hidden: {},
    ...{ known: null, chosen: null },
  };
  return printRegistryForm(renderer, frame, form, input);
}

function aboutProduct(words: Words): FieldGroup {
  return {
    legend: words.text('product.about'),
    fields: [
      { name: 'name', kind: 'text', label: words.text('product.form.name'), required: true },
      {
        ...{ name: 'description', kind: 'textarea', label: words.text('product.form.description'), optional: true },
        hint: words.text('product.form.descriptionHint'),
      },
      {
        ...{ name: 'editions', kind: 'textarea', label: words.text('product.editions'), optional: true },
        hint: words.text('product.form.editionsHint'),
      },
    ],
  };
}

/** The lines of a text field that holds one a line, each once. */
function linesOf(values: FormValues, name: string): string[] {
  const lines = typedValue(values, name)
    .split(/\r?\n/)
    .map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** The JSON of a product out of what was typed. */
export function newProductInput(values: FormValues): object {
  const description = typedValue(values, 'description').trim();
  return {
    name: typedValue(values, 'name'),
    ...(description === '' ? {} : { description }),
    editions: linesOf(values, 'editions'),
    dataCategories: typedValues(values, 'dataCategories').filter((value) => value !== ''),
    ...daySaid(values),
  };
}

/** GET /products/{id}/edit and what comes back. */
export type ProductFormInput = Typed & { product: ProductView; etag: string };

/** The form that corrects a product's name, description and editions. */
export function renderProductForm(renderer: Renderer, frame: Frame, input: ProductFormInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { product } = input;
  const form = {
    title: words.text('system.form.title', { system: product.name }),
    lead: words.text('system.form.lead'),
    crumbs: crumbsOf(setting, [
      { title: product.vendorName, href: links.vendor(product.vendorId) },
      { title: product.name, href: links.product(product.id) },
    ]),
    groups: [aboutProduct(words), sinceGroup(words, 'system.form.effectiveOn.hint')],
    now: productValues(product),
    action: links.productForm(product.id),
    backUrl: links.product(product.id),
    button: words.text('system.form.save'),
    hidden: { etag: input.etag },
    ...{ known: null, chosen: null },
  };
  return printRegistryForm(renderer, frame, form, input);
}

function productValues({ name, description, editions }: ProductView): Record<string, string> {
  return { name, description: description ?? '', editions: editions.join('\n') };
}

/** The JSON of a product's corrections: only what was typed otherwise than it is saved. */
export function productProfileInput(values: FormValues, product: ProductView): object {
  const { name, description } = productValues(product);
  const lines = changedLines(values, { name: name ?? '', description: description ?? '' });
  const typed = linesOf(values, 'editions');
  const add = typed.filter((edition) => !product.editions.includes(edition));
  const end = product.editions.filter((edition) => !typed.includes(edition));
  return {
    ...lines,
    // A product has a name: a blank one is for the shape to refuse.
    ...(lines.name === null ? { name: '' } : {}),
    ...(add.length + end.length > 0 ? { editions: { add, end } } : {}),
    ...daySaid(values),
  };
}
