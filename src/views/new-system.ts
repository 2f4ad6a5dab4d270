// The pages that register a system: which product it is a use of, then everything that is told of it in one form.
import type { WholeSystemView } from './agreement-types.ts';
import { companyFields } from './change-company.ts';
import { type KnownEntity, NO_FACTS, unnamed } from './change-questions.ts';
import { type Field, type FieldGroup, type FormValues, printableForm, typedValue, typedValues } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { factGroups, systemFormValues, typedFact } from './system-form.ts';
import { entityInput } from './version-input.ts';

type BodyChoice = { id: string; name: string };

/** The product a system is a use of, with what is usual for it. */
export type ProductView = {
  id: string;
  name: string;
  vendorName: string;
  editions: readonly string[];
  dataCategories: readonly string[];
};

/** GET /systems/new with a product, or none; also what comes back with errors (422). `values` are empty when first opened. */
export type NewSystemInput = {
  body: BodyChoice;
  /** Null for what is no product: the body's own description stands alone. */
  product: ProductView | null;
  people: readonly { id: string; name: string }[];
  entities: readonly KnownEntity[];
  values: FormValues;
  errors: readonly FieldError[];
  idempotencyKey: string;
};

/** In place of a product's id: the system is no use of a product. */
export const NO_PRODUCT = 'none';

/** GET /systems/new of whoever may write in several bodies and has not said in which. */
export function renderNewSystemBody(renderer: Renderer, frame: Frame, product: string | null): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const choices = frame.bodies
    .filter(({ id }) => frame.writes.includes(id))
    .map(({ id, name }) => ({ name, url: links.newSystem({ body: id, product }) }));
  const title = words.text('newSystem.titleAny');
  return printPage(renderer, setting, 'choose-body', { title, ...placeOf(setting) }, { choices });
}

/** The first step: which product; `choices` are the products of the register with their vendors as hints. */
export function renderNewSystemProduct(
  renderer: Renderer,
  frame: Frame,
  { body, choices }: { body: BodyChoice; choices: readonly { id: string; title: string; hint: string | null }[] },
): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const content = {
    options: choices.map(({ id, title, hint }) => ({ value: id, label: hint === null ? title : `${title} (${hint})` })),
    none: NO_PRODUCT,
    bodyId: body.id,
    action: links.newSystem(),
    backUrl: links.list('systems'),
  };
  const title = words.text('newSystem.title', { body: body.name });
  return printPage(renderer, setting, 'new-system-product', { title, ...placeOf(setting) }, content);
}

/** The form with everything; posts to /systems. */
export function renderNewSystem(renderer: Renderer, frame: Frame, input: NewSystemInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { body, product } = input;
  const system = blankSystem(product);
  const opened = Object.keys(input.values).length === 0;
  const values = opened ? { ...systemFormValues(system), effectiveOn: frame.today } : input.values;
  const told = product === null ? null : { product: product.name, vendor: product.vendorName };
  const content = {
    ...printableForm(words, groupsOf(setting, input, system), values, input.errors),
    lead: told === null ? words.text('newSystem.leadOwn') : words.text('newSystem.lead', told),
    bodyId: body.id,
    product: product?.id ?? NO_PRODUCT,
    action: links.newSystems(),
    backUrl: links.newSystem({ body: body.id }),
    idempotencyKey: input.idempotencyKey,
  };
  const title = words.text('newSystem.title', { body: body.name });
  return printPage(renderer, setting, 'new-system', { title, ...placeOf(setting) }, content);
}

function placeOf({ words, links }: Setting) {
  return { section: 'lists' as const, crumbs: [{ title: words.text('lists.systems'), href: links.list('systems') }] };
}

/** A system of which nothing is told but what is usual for its product. */
function blankSystem(product: ProductView | null): WholeSystemView {
  return {
    ...{ id: '', bodyId: '', productId: null, productName: null, edition: null, processorName: null, purpose: null },
    ...{ operatingModel: null, zone: null, twoFactor: 'unknown', ownerId: null, goLive: null, endedOn: null },
    ...{ highRisk: null, normenApplies: null, publicPowers: null, nationalIdNeed: null, inRecord: null },
    ...{ lawfulBasis: null, recipientCategories: null, retention: null, securityMeasures: null, confirmedOn: null },
    ...{ subProcessors: [], circular: [], locations: [], dataSubjects: [] },
    name: product?.name ?? '',
    dataCategories: product?.dataCategories ?? [],
    personalData: product && product.dataCategories.length > 0 ? true : null,
  };
}

function groupsOf({ words }: Setting, input: NewSystemInput, system: WholeSystemView): FieldGroup[] {
  const [use, data, record] = factGroups(words, { system, people: input.people });
  const inUse = use.fields.filter(({ name }) => name !== 'endedOn');
  const processor = companyFields({ words, current: NO_FACTS, entities: input.entities }, 'processor');
  const isOwn = input.product === null;
  return [
    { ...use, fields: [...inUse, ...editionField(words, input.product)] },
    {
      legend: words.text(isOwn ? 'newSystem.processor' : 'newAgreement.processor'),
      fields: processor,
      ...(isOwn ? {} : { more: true, folded: !namesProcessor(input.values) }),
    },
    data,
    record,
    {
      legend: words.text('system.form.since'),
      fields: [
        {
          ...{ name: 'effectiveOn', kind: 'day', label: words.text('system.form.effectiveOn'), required: true },
          ...{ hint: words.text('newSystem.effectiveOnHint'), width: 'short' },
        },
      ],
    },
  ];
}

function editionField(words: Setting['words'], product: ProductView | null): Field[] {
  if (!product || product.editions.length === 0) return [];
  const unsaid = { value: '', label: words.text('system.form.notSaid') };
  const options = product.editions.map((value) => ({ value, label: value }));
  const label = words.text('newSystem.edition');
  return [{ name: 'edition', kind: 'select', label, groups: unnamed([unsaid, ...options]), width: 'medium' }];
}

const namesProcessor = (values: FormValues): boolean =>
  ['id', 'name', 'number'].some((part) => typedValue(values, `processor.${part}`).trim() !== '');

/** The JSON of what was typed; blank is nothing said, and what does not fit is left for the shape to refuse by its name. */
export function newSystemInput(values: FormValues): object {
  const typed = (name: string) => typedValue(values, name).trim();
  const sets = ['dataCategories', 'dataSubjects'];
  const facts = Object.keys(systemFormValues(blankSystem(null))).filter((name) => !sets.includes(name));
  const product = typed('product');
  return {
    ...Object.fromEntries(facts.map((name) => [name, typedFact(name, typed(name))])),
    ...Object.fromEntries(sets.map((name) => [name, typedValues(values, name).filter((value) => value !== '')])),
    twoFactor: typed('twoFactor') || 'unknown',
    endedOn: null,
    productId: product === NO_PRODUCT || product === '' ? null : product,
    edition: typed('edition') || null,
    ...(namesProcessor(values) ? { processor: entityInput(values, 'processor') } : {}),
    effectiveOn: typed('effectiveOn'),
  };
}
