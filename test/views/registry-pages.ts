// The pages of vendors, products and contracts in every state that matters, by name.

import { renderContract } from '../../src/views/contract.ts';
import {
  renderContractForm,
  renderContractVendor,
  renderNewContract,
  renderNewContractBody,
} from '../../src/views/contract-forms.ts';
import { renderProduct } from '../../src/views/product.ts';
import type { Renderer } from '../../src/views/render.ts';
import { renderVendor, type VendorInput } from '../../src/views/vendor.ts';
import {
  renderNewProduct,
  renderNewVendor,
  renderProductForm,
  renderVendorForm,
} from '../../src/views/vendor-forms.ts';
import { DOCUMENTS, NO_DOCUMENTS } from './document-pages.ts';
import * as sample from './sample.ts';
import { SYSTEM } from './sample-systems.ts';

const { frame, dpoFrame, NAMES } = sample;
const { agreement, contract, findings, history } = sample.agreementInput();
const related = { entityId: 'ent_x', name: 'Nordsky <Drift> AS', since: '2026-03-01', changeId: 'chg_1' };

/** A vendor with all there may be. */
export const VENDOR: VendorInput['vendor'] = {
  ...{ id: 'ven_1', entityId: 'ent_1', name: 'Kelda <Hosting> AS', number: '976239997', country: 'NO' },
  ...{ contactName: 'Vakta', contactEmail: 'vakt@kelda.example', website: 'https://www.kelda.example/' },
  ...{ subProcessorsUrl: 'https://www.kelda.example/kjede', termsUrl: 'https://www.kelda.example/vilkar' },
};
const COMPANY: VendorInput['company'] = {
  ...{ id: 'ent_1', number: '976239997', foreignId: null, name: VENDOR.name, aliases: ['Kelda Drift AS'] },
  ...{
    country: 'NO',
    registryStatus: 'bankrupt',
    address: 'Storgata 1',
    status: { since: '2026-11-01', changeId: 'chg_2' },
  },
  ...{ parent: related, sameAs: null, mergedInto: related, subsidiaries: [related], absorbed: [related, related] },
};
/** A product with a chain of three, two of them in a circle. */
export const PRODUCT: VendorInput['dealings']['products'][number] = {
  ...{ id: 'prod_1', vendorId: 'ven_1', vendorName: VENDOR.name, name: 'ePhorte <5>', description: 'Sak og arkiv' },
  ...{ editions: ['5', '6'], subProcessors: SYSTEM.subProcessors, locations: SYSTEM.locations },
  ...{ dataCategories: ['identity', 'health'], circular: SYSTEM.circular },
};
const USED = { id: 'sys_1', name: 'ePhorte', bodyId: 'bod_hus', bodyName: 'Hustadvika kommune' };
/** What two municipalities have with a vendor. */
export const DEALINGS: VendorInput['dealings'] = {
  products: [PRODUCT, { ...PRODUCT, id: 'prod_2', description: null, subProcessors: [], dataCategories: [] }],
  contracts: contract === null ? [] : [{ ...contract, bodyName: 'Hustadvika kommune' }],
  systems: [
    { ...USED, productId: 'prod_1', productName: 'ePhorte', endedOn: null },
    { ...USED, id: 'sys_2', productId: null, productName: null, endedOn: '2020-01-01' },
  ],
  agreements: [agreement, { ...agreement, id: 'agr_2', findingCodes: [], worstSeverity: null }],
  cut: true,
};
const NONE: VendorInput['dealings'] = { products: [], contracts: [], systems: [], agreements: [], cut: false };
const proof = {
  ...{
    kind: 'dpf_list_check',
    issuer: 'Kommunen',
    issuedOn: '2026-01-10',
    validTo: '2026-02-01',
    conclusion: 'Står <der>',
  },
  ...{ reference: null, result: 'positive', bodyId: 'bod_hus' },
};

/** The page of a vendor with all there may be. */
export function vendorInput(more: Partial<VendorInput> = {}): VendorInput {
  return {
    ...{ vendor: VENDOR, company: COMPANY, dealings: DEALINGS, dependencies: sample.dependencies(), findings, history },
    changes: [{ id: 'chg_1', effectiveOn: '2026-03-01', summary: 'Ny underdatabehandler <X>' }],
    evidence: [...Array(7).keys()].map((n) => ({
      ...proof,
      id: `evi_${n}`,
      ...(n === 1 ? { result: null, bodyId: null } : {}),
    })),
    ...{ documents: DOCUMENTS, names: NAMES, bodyNames: { bod_hus: 'Hustadvika kommune' } },
    may: { write: true, registerChange: true, contract: true },
    ...more,
  };
}

const bare = { ...VENDOR, ...{ number: null, contactName: null, contactEmail: null, website: null } };
const nothing: Partial<VendorInput> = {
  vendor: { ...bare, subProcessorsUrl: null, termsUrl: null },
  company: {
    ...{
      ...COMPANY,
      number: null,
      foreignId: 'FC 1234',
      aliases: [],
      country: 'US',
      registryStatus: 'active',
      address: null,
    },
    ...{ status: { since: null, changeId: null }, parent: null, mergedInto: null, subsidiaries: [], absorbed: [] },
  },
  dealings: NONE,
  dependencies: { agreements: [], withoutAgreement: [] },
  ...{ findings: [], changes: [], evidence: [], documents: NO_DOCUMENTS, history: [] },
};

const BARE = {
  ...PRODUCT,
  ...{ description: null, editions: [], subProcessors: [], locations: [], dataCategories: [], circular: [] },
};
const EMPTY = { findings: [], changes: [], evidence: [], history: [] };
type ProductInput = Parameters<typeof renderProduct>[2];
function productInput(more: Partial<ProductInput> = {}): ProductInput {
  const { dealings, changes, evidence, names, bodyNames } = vendorInput();
  const may = { write: true, registerChange: true };
  return { product: PRODUCT, ...{ dealings, findings, changes, evidence, history, names, bodyNames, may }, ...more };
}

/** A contract that runs on until notice is given. */
export const CONTRACT = { ...(contract as NonNullable<typeof contract>), endOn: null };
type ContractInput = Parameters<typeof renderContract>[2];
function contractInput(more: Partial<ContractInput> = {}): ContractInput {
  const may = { write: true, registerChange: true };
  const { agreements, systems } = DEALINGS;
  return {
    ...{ contract: CONTRACT, bodyName: 'Hustadvika kommune', dealings: { agreements, systems }, findings, history },
    ...{ documents: NO_DOCUMENTS, names: NAMES, may },
    ...more,
  };
}

const OPENED = { values: {}, errors: [], stale: false, idempotencyKey: 'form_1' };
const REFUSED = (path: string, message: string, values: Record<string, string>) => ({
  ...{ ...OPENED, values, errors: [{ path, message }] },
});
const HUS = { id: 'bod_hus', name: 'Hustadvika kommune' };
const KELDA = { id: 'ent_1', name: VENDOR.name, number: VENDOR.number, country: 'NO' };

/** Each form by a name that says its state. */
const REGISTRY_FORMS: Record<string, (renderer: Renderer) => string> = {
  'new vendor': (r) => renderNewVendor(r, frame(), { ...OPENED, next: null, body: null, known: null }).html,
  'new vendor, that is there already': (r) =>
    renderNewVendor(r, frame(), {
      ...REFUSED('entity.number', 'expected a company that is no vendor of the register yet', {
        'entity.name': 'K <a>',
      }),
      ...{ next: null, body: null, known: { id: 'ven_1', entityId: 'ent_1', name: 'Kelda <AS>' } },
    }).html,
  'new vendor, for a contract': (r) =>
    renderNewVendor(r, frame(), {
      ...REFUSED('website', 'expected an http or https address', { website: 'kelda', 'entity.country': 'IE' }),
      ...{ next: 'contract', body: 'bod_hus', known: { id: 'ven_1', entityId: 'ent_1', name: 'Kelda' } },
    }).html,
  'vendor, its form': (r) =>
    renderVendorForm(r, frame(), { ...OPENED, vendor: VENDOR, company: COMPANY, etag: '"1-2"' }).html,
  'vendor, its form, saved by another meanwhile': (r) =>
    renderVendorForm(r, frame(), {
      ...{ ...OPENED, stale: true, values: { contactEmail: 'ny@kelda.example', country: 'IE', foreignId: '7' } },
      ...{ vendor: VENDOR, company: { ...COMPANY, country: 'IE' }, etag: '"1-3"' },
    }).html,
  'new product': (r) => renderNewProduct(r, frame(), { ...OPENED, vendor: VENDOR }).html,
  'new product, refused': (r) =>
    renderNewProduct(r, frame(), { ...REFUSED('name', 'expected a name', { editions: 'A\nB' }), vendor: VENDOR }).html,
  'product, its form': (r) => renderProductForm(r, frame(), { ...OPENED, product: PRODUCT, etag: '"1"' }).html,
  'product, its form, saved by another meanwhile': (r) =>
    renderProductForm(r, frame(), { ...OPENED, stale: true, values: { name: 'X' }, product: PRODUCT, etag: '"2"' })
      .html,
  'new contract, in which municipality': (r) =>
    renderNewContractBody(r, dpoFrame({ writes: ['bod_hus'] }), 'ent_1').html,
  'new contract, with whom': (r) =>
    renderContractVendor(r, frame(), {
      body: HUS,
      q: 'kel',
      companies: [KELDA, { ...KELDA, number: null }],
      more: true,
    }).html,
  'new contract, nobody fits': (r) =>
    renderContractVendor(r, frame(), { body: HUS, q: '<kel>', companies: [], more: false }).html,
  'new contract': (r) => renderNewContract(r, frame(), { ...OPENED, body: HUS, vendor: KELDA }).html,
  'new contract, refused': (r) =>
    renderNewContract(r, frame(), {
      ...REFUSED('endOn', 'expected a day on or after startOn', { title: 'A <b>', endOn: '2020-01-01' }),
      ...{ body: HUS, vendor: KELDA },
    }).html,
  'contract, its form': (r) => renderContractForm(r, frame(), { ...OPENED, contract: CONTRACT, etag: '"1"' }).html,
  'contract, its form, saved by another meanwhile': (r) =>
    renderContractForm(r, frame(), {
      ...{ ...OPENED, stale: true, values: { title: 'X', form: 'SSA-D', noticeMonths: '6' } },
      ...{ contract: CONTRACT, etag: '"2"' },
    }).html,
};

/** Each page by a name that says its state. */
export const REGISTRY_PAGES: Record<string, (renderer: Renderer) => string> = {
  'vendor, everything': (r) => renderVendor(r, dpoFrame(), vendorInput()).html,
  'vendor, nothing told, for whoever may write': (r) => renderVendor(r, frame(), vendorInput(nothing)).html,
  'vendor, nothing told, for whoever reads': (r) =>
    renderVendor(r, frame(), vendorInput({ ...nothing, may: { write: false, registerChange: false, contract: false } }))
      .html,
  'vendor, without findings': (r) =>
    renderVendor(r, frame(), vendorInput({ ...nothing, findings: [], dealings: { ...DEALINGS, cut: false } })).html,
  'vendor, on another day': (r) => renderVendor(r, dpoFrame({ asOf: '2019-06-30' }), vendorInput()).html,
  'product, everything': (r) => renderProduct(r, dpoFrame(), productInput()).html,
  'product, nothing told': (r) =>
    renderProduct(r, frame(), productInput({ product: BARE, ...EMPTY, dealings: NONE })).html,
  'product, nothing told, for whoever reads': (r) =>
    renderProduct(r, frame(), productInput({ product: BARE, ...EMPTY, may: { write: false, registerChange: false } }))
      .html,
  'contract, everything': (r) => renderContract(r, dpoFrame(), contractInput()).html,
  'contract, notice can still be given': (r) =>
    renderContract(r, frame(), contractInput({ contract: { ...CONTRACT, endOn: '2029-12-31' } })).html,
  'contract, its last day for notice has passed': (r) =>
    renderContract(r, frame(), contractInput({ contract: { ...CONTRACT, endOn: '2026-12-31' } })).html,
  'contract, ended': (r) =>
    renderContract(r, frame(), contractInput({ contract: { ...CONTRACT, endOn: '2024-12-31' } })).html,
  'contract, begins later, for whoever reads': (r) =>
    renderContract(r, frame(), {
      ...contractInput({ contract: { ...CONTRACT, startOn: '2027-01-01', amendments: [] } }),
      ...{ dealings: { agreements: [], systems: [] }, findings: [], documents: NO_DOCUMENTS, history: [] },
      may: { write: false, registerChange: false },
    }).html,
  ...REGISTRY_FORMS,
};
