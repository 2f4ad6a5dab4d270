// One product: what it is, what it processes, where and through whom, the systems that use it, and what was changed in it.
import type { HistoryLine } from './agreement-types.ts';
import { factLine, linkedFact } from './company.ts';
import { changeLines, dealingsPart, evidencePart } from './dealings.ts';
import type { ChangeLineView, DealingsView, EvidenceView, ProductView } from './entity-types.ts';
import type { FindingView } from './findings.ts';
import { historyPart } from './history.ts';
import { needsOf } from './needs.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { chainTree } from './system.ts';
import { circleOf } from './system-facts.ts';

/** What the page of a product is made of. */
export type ProductInput = {
  product: ProductView;
  dealings: DealingsView;
  /** Outcomes of the systems that use it and of the agreements over those. */
  findings: readonly FindingView[];
  changes: readonly ChangeLineView[];
  evidence: readonly EvidenceView[];
  /** Newest first. */
  history: readonly HistoryLine[];
  names: Names;
  /** Names of the bodies that keep the evidence. */
  bodyNames: Names;
  may: { write: boolean; registerChange: boolean };
};

/** The page of one product: GET /products/{id}. */
export function renderProduct(renderer: Renderer, frame: Frame, input: ProductInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { product } = input;
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  const newChangeUrl = input.may.registerChange && isToday ? links.newChange({ scope: `product:${product.id}` }) : null;
  const systemUrl = isToday && frame.writes.length > 0 ? links.newSystem({ product: product.id }) : null;
  const content = {
    description: product.description,
    needs: needsOf(setting, input.findings, input.names, todoOf(setting, product, newChangeUrl)),
    facts: factsOf(setting, product),
    circle: circleOf(words, product),
    chain: chainTree(setting, product, null),
    places: product.locations.map((place) => ({
      country: words.country(place.country),
      activity: words.label('activity', place.activity),
      basis: place.basis === null ? null : words.label('basis', place.basis),
    })),
    dealings: dealingsPart(setting, input.dealings, {
      noAgreements: words.text('product.noAgreements'),
      noSystems: words.text('product.noSystems'),
      ...{ contracts: false, products: false },
      begin: { ...{ agreement: null, contract: null }, system: systemUrl },
    }),
    changes: changeLines(setting, input.changes),
    evidence: evidencePart(setting, input.evidence, input.bodyNames),
    past: historyPart(setting, input.history),
    newChangeUrl,
    editUrl: input.may.write && isToday ? links.productForm(product.id) : null,
  };
  const crumbs = [
    { title: words.text('nav.overview'), href: links.overview() },
    { title: words.text('lists.vendors'), href: links.list('vendors') },
    { title: product.vendorName, href: links.vendor(product.vendorId) },
  ];
  const heading = { title: product.name, section: 'lists', crumbs, choosesBody: true } as const;
  return printPage(renderer, setting, 'product', heading, content);
}

function factsOf(setting: Setting, product: ProductView): object[] {
  const { words, links } = setting;
  const { editions, dataCategories: categories } = product;
  return [
    linkedFact(setting, 'agreement.vendor', [factLine(product.vendorName, links.vendor(product.vendorId))]),
    linkedFact(setting, 'product.editions', editions.length > 0 ? [factLine(words.list(editions))] : []),
    linkedFact(
      setting,
      'product.categories',
      categories.length > 0 ? [factLine(words.labels('category', categories))] : [],
    ),
  ];
}

function todoOf({ words }: Setting, product: ProductView, url: string | null): { text: string; url: string }[] {
  if (url === null) return [];
  return [
    ...(product.locations.length === 0 ? [{ text: words.text('product.todo.places'), url }] : []),
    ...(product.dataCategories.length === 0 ? [{ text: words.text('product.todo.categories'), url }] : []),
  ];
}
