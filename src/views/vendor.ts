// One vendor: how things stand with it, what needs somebody, the company, its products, and what the bodies shown have with it.

import type { HistoryLine } from './agreement-types.ts';
import { statusTag } from './agreements.ts';
import { companyFacts, contactFacts, frameworkFact } from './company.ts';
import { changeLines, dealingsPart, evidencePart } from './dealings.ts';
import type { DependenciesView } from './dependencies.ts';
import { wayOf } from './dependencies.ts';
import { type DocumentsInput, documentsPart } from './documents.ts';
import type { ChangeLineView, CompanyView, DealingsView, EvidenceView, VendorView } from './entity-types.ts';
import { type FindingView, severityRank } from './findings.ts';
import { historyPart } from './history.ts';
import { needsOf } from './needs.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { restsOn } from './standing.ts';

/** What the page of a vendor is made of. */
export type VendorInput = {
  vendor: VendorView;
  company: CompanyView;
  dealings: DealingsView;
  /** Who depends on it, in the bodies shown. */
  dependencies: Pick<DependenciesView, 'agreements' | 'withoutAgreement'>;
  /** Outcomes of its agreements, contracts and systems: found, coming and cannot tell. */
  findings: readonly FindingView[];
  changes: readonly ChangeLineView[];
  evidence: readonly EvidenceView[];
  documents: DocumentsInput;
  /** Newest first. */
  history: readonly HistoryLine[];
  names: Names;
  /** Names of the bodies that keep the evidence. */
  bodyNames: Names;
  may: { write: boolean; registerChange: boolean; contract: boolean };
};

/** So many rows of chains stand on the page; the rest is on the page of dependencies. */
const CHAINED = 15;

/** The page of one vendor: GET /vendors/{id}. */
export function renderVendor(renderer: Renderer, frame: Frame, input: VendorInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { vendor, company, dealings, evidence } = input;
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  const may = { write: input.may.write && isToday, registerChange: input.may.registerChange && isToday };
  const content = {
    state: stateOf(setting, input),
    needs: needsOf(setting, input.findings, input.names, isToday ? todoOf(setting, input) : []),
    company: [...companyFacts(setting, company), ...frameworkFact(setting, company.country, evidence)],
    contact: contactFacts(setting, vendor),
    products: productRows(setting, input, may.registerChange),
    newProductUrl: may.write ? links.vendorPart(vendor.id, 'products/new') : null,
    dealings: dealingsPart(setting, dealings, {
      noAgreements: words.text('vendor.noAgreements'),
      noSystems: words.text('vendor.noSystems'),
      contracts: true,
      products: true,
      begin: {
        ...{ agreement: null, system: null },
        contract: input.may.contract && isToday ? links.newContract({ vendor: vendor.entityId }) : null,
      },
    }),
    ...chainsOf(setting, input),
    changes: changeLines(setting, input.changes),
    evidence: evidencePart(setting, evidence, input.bodyNames),
    documents: documentsPart(setting, input.documents),
    past: historyPart(setting, input.history),
    newChangeUrl: may.registerChange ? links.newChange({ scope: `vendor:${vendor.id}` }) : null,
    editUrl: may.write ? links.vendorPart(vendor.id, 'edit') : null,
  };
  const crumbs = [
    { title: words.text('nav.overview'), href: links.overview() },
    { title: words.text('lists.vendors'), href: links.list('vendors') },
  ];
  const heading = { title: vendor.name, section: 'lists', crumbs, choosesBody: true } as const;
  return printPage(renderer, setting, 'vendor', heading, content);
}

/** How things stand in one look: its status in the register of companies where that is not well, else what was found. */
function stateOf({ words, frame }: Setting, { company, dealings, findings }: VendorInput): object {
  const found = findings.filter((one) => one.outcome === 'found' && !one.coming && restsOn(one) === null);
  const counts = words.text('vendor.counts', {
    agreements: words.count('agreements', dealings.agreements.length),
    contracts: words.count('contracts', dealings.contracts.length),
    systems: words.count(
      'systems',
      dealings.systems.filter(({ endedOn }) => endedOn === null || endedOn >= frame.asOf).length,
    ),
  });
  const gone = company.registryStatus !== 'active' || company.mergedInto !== null;
  const dealt = dealings.agreements.length + dealings.contracts.length + dealings.systems.length > 0;
  const worst = Math.max(-1, ...found.map(({ severity }) => severityRank(severity)));
  const tone = gone || worst >= 3 ? 'danger' : worst >= 0 ? 'warning' : dealt ? 'success' : 'info';
  const standing = company.mergedInto
    ? words.text('vendor.isMerged', { name: company.mergedInto.name, day: words.day(company.mergedInto.since) })
    : gone
      ? words.label('registryStatus', company.registryStatus)
      : null;
  const sentence = !dealt
    ? words.text('vendor.noDealings')
    : found.length > 0
      ? words.text('vendor.found', { findings: words.count('findings', found.length) })
      : words.text('vendor.fits');
  return { tone, standing, sentence, counts: dealt ? counts : null };
}

function todoOf({ words, links }: Setting, { vendor, dealings, may }: VendorInput): { text: string; url: string }[] {
  const edit = links.vendorPart(vendor.id, 'edit');
  return [
    ...(may.write && vendor.contactEmail === null ? [{ text: words.text('vendor.todo.contact'), url: edit }] : []),
    ...(may.write && dealings.products.length === 0
      ? [{ text: words.text('vendor.todo.product'), url: links.vendorPart(vendor.id, 'products/new') }]
      : []),
    ...(may.contract && dealings.contracts.length === 0 && dealings.systems.length > 0
      ? [{ text: words.text('vendor.todo.contract'), url: links.newContract({ vendor: vendor.entityId }) }]
      : []),
  ];
}

function productRows({ words, links }: Setting, { dealings }: VendorInput, mayRegister: boolean): object[] {
  return dealings.products.map((product) => ({
    name: product.name,
    url: links.product(product.id),
    description: product.description,
    categories: product.dataCategories.length > 0 ? words.labels('category', product.dataCategories) : null,
    links: product.subProcessors.length,
    systems: dealings.systems.filter(({ productId }) => productId === product.id).length,
    changeUrl: mayRegister ? links.newChange({ scope: `product:${product.id}` }) : null,
  }));
}

/** Where it stands beneath another processor: what depends on it and is not agreed with it. */
function chainsOf(setting: Setting, { vendor, dealings, dependencies }: VendorInput): object {
  const { words, links, frame } = setting;
  const own = new Set(dealings.agreements.map(({ id }) => id));
  const chained = dependencies.agreements.filter(({ agreementId }) => !own.has(agreementId));
  const rows = chained.slice(0, CHAINED).map((one) => ({
    title: one.title,
    url: links.agreement(one.agreementId),
    body: frame.bodies.length > 1 ? one.bodyName : null,
    status: statusTag(words, one.status),
    ways: [...new Set(one.systems.flatMap(({ paths }) => paths).map((path) => wayOf(words, path)))],
  }));
  const more = chained.length - rows.length;
  return {
    chained: rows,
    chainedMore: more > 0 ? words.text('vendor.chainedMore', { agreements: words.count('agreements', more) }) : null,
    dependenciesUrl: links.dependencies({ entity: vendor.entityId }),
  };
}
