// Searching as people meet it: the field on every page, hits grouped by what they are with the match marked, and the page of them.

import type { AttachedTo } from '../domain/documents.ts';
import { markedIn, type Piece, type Question, SEARCH_KINDS, type SearchKind } from '../domain/search.ts';
import type { AgreementStatus } from '../domain/vocabulary.ts';
import { statusTag } from './agreements.ts';
import { type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { searchFieldOf } from './search-field.ts';

/** A hit; the shape `SearchHit` satisfies it. */
export type HitView = {
  kind: SearchKind;
  id: string;
  title: string;
  bodyId: string | null;
  bodyName: string | null;
  organisationNumber: string | null;
  caseReference: string | null;
  aliases: readonly string[];
  companyName: string | null;
  status: AgreementStatus | null;
  processorIn: number | null;
  subProcessorIn: number | null;
  document: { sha256: string; attachedTo: AttachedTo; excerpt: string | null } | null;
};

/** What was found: the hits to show, and how many there are of each kind. */
export type FoundInput = {
  question: Question;
  items: readonly HitView[];
  groups: readonly { kind: SearchKind; count: number; more: boolean }[];
  nextCursor: string | null;
};

/** GET /search. `found` is null before anything was asked, and where what was typed is no question: `error` says why. */
export type SearchInput = { typed: string; kind: SearchKind | null; found: FoundInput | null; error: string | null };

/** So many hits of each kind stand on the page at first, and so many in the list under the field. */
const [ON_PAGE, IN_LIST] = [6, 3];

/** Hits grouped by kind: the kinds with the best matches first, as their hits come. */
function groupsOf(setting: Setting, { question, items, groups }: FoundInput, kind: SearchKind | null, most: number) {
  const { words, links } = setting;
  const byKind = Map.groupBy(items, (hit) => hit.kind);
  return [...byKind].map(([own, hits]) => {
    const { count = hits.length, more = false } = groups.find((group) => group.kind === own) ?? {};
    const shown = kind === null ? hits.slice(0, most) : hits;
    const n = more ? words.text('search.atLeast', { n: count }) : words.number(count);
    return {
      anchor: `treff-${own}`,
      title: words.text(`search.kind.${own}`),
      count: n,
      hits: shown.map((hit) => hitOf(setting, question, hit)),
      all:
        count > shown.length && kind === null
          ? {
              url: links.search({ q: question.text, kind: own }),
              text: words.text('search.allOf', { n, kind: lowered(setting, own) }),
            }
          : null,
    };
  });
}

function lowered({ words }: Setting, kind: SearchKind): string {
  return words.text(`search.kind.${kind}`).toLocaleLowerCase(words.language);
}

function hitOf(setting: Setting, question: Question, hit: HitView): object {
  const { words, frame } = setting;
  const mark = (text: string): { pieces: Piece[] } => ({ pieces: markedIn(text, question) });
  const isMarked = (text: string): boolean => markedIn(text, question).some(({ marked }) => marked);
  const { title, bodyName, companyName, organisationNumber, caseReference, aliases, processorIn, subProcessorIn } = hit;
  const plain = (text: string) => ({ pieces: [{ text, marked: false }] });
  const about = [
    ...(bodyName !== null && hit.kind !== 'body' && frame.bodies.length > 1 ? [plain(bodyName)] : []),
    ...(companyName === null ? [] : [plain(companyName)]),
    ...(organisationNumber === null ? [] : [mark(organisationNumber)]),
    ...(caseReference === null ? [] : [mark(caseReference)]),
    ...aliases.filter(isMarked).map((alias) => mark(words.text('search.alias', { name: alias }))),
    ...(hit.document === null ? [] : [plain(attachedText(setting, hit.document.attachedTo))]),
    ...(processorIn ? [plain(words.count('processorIn', processorIn))] : []),
    ...(subProcessorIn ? [plain(words.count('subProcessorIn', subProcessorIn))] : []),
  ];
  return {
    url: urlOf(setting, hit),
    title: markedIn(title, question),
    about,
    status: hit.status === null ? null : statusTag(words, hit.status),
    excerpt: hit.document?.excerpt ? markedIn(hit.document.excerpt, question) : null,
  };
}

function attachedText({ words }: Setting, kind: AttachedTo): string {
  const label = words.text(`documents.to.${kind}`).toLocaleLowerCase(words.language);
  return words.text('search.attachedTo', { kind: label });
}

/** The page that tells of a hit. */
function urlOf({ links }: Setting, { kind, id, document, bodyId }: HitView): string {
  if (document !== null) return links.document(document.sha256, bodyId ?? '');
  if (kind === 'agreement') return links.agreement(id);
  if (kind === 'system') return links.system(id);
  if (kind === 'contract') return links.contract(id);
  if (kind === 'product') return links.product(id);
  return kind === 'body' ? links.body(id) : links.company(id);
}

function countText({ words }: Setting, { groups }: FoundInput): string {
  const n = groups.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return words.text('search.none');
  return groups.some(({ more }) => more) ? words.text('search.manyHits', { n }) : words.count('hits', n);
}

/** What was found as the list under the field prints it: nothing before anything is asked. */
function listOf(setting: Setting, input: SearchInput): object {
  const { typed, found, error } = input;
  const any = found !== null && found.items.length > 0;
  return {
    ...hitsOf(setting, input, IN_LIST),
    inList: true,
    empty: any || (found === null && error === null) ? null : emptyOf(setting, input),
    narrowed: null,
    allUrl: any ? setting.links.search({ q: typed }) : null,
    nextUrl: null,
  };
}

/** The same as the page of hits prints it: before anything is asked it says what one can search by. */
function pageOf(setting: Setting, input: SearchInput): object {
  const { words, links } = setting;
  const { typed, kind, found } = input;
  const narrowed = kind === null ? null : words.text('search.onlyOf', { kind: lowered(setting, kind) });
  const cursor = found?.nextCursor ?? null;
  return {
    ...hitsOf(setting, input, ON_PAGE),
    inList: false,
    empty: found !== null && found.items.length > 0 ? null : emptyOf(setting, input),
    narrowed: narrowed === null ? null : { text: narrowed, url: links.search({ q: typed }) },
    allUrl: null,
    nextUrl: kind === null || cursor === null ? null : links.search({ q: typed, kind, cursor }),
  };
}

function hitsOf(setting: Setting, { kind, found, error }: SearchInput, most: number) {
  const count = error ?? (found === null ? '' : countText(setting, found));
  return { groups: found === null ? [] : groupsOf(setting, found, kind, most), count };
}

function emptyOf({ words }: Setting, { typed, found, error }: SearchInput): object {
  const hint = words.text('search.hint');
  if (error !== null) return { heading: error, hint: [hint] };
  if (found === null) return { heading: words.text('search.what'), hint: [hint] };
  return { heading: words.text('search.noneFor', { q: typed }), hint: [words.text('search.noneText'), hint] };
}

const titleOf = ({ words }: Setting, typed: string): string =>
  typed === '' ? words.text('search.title') : words.text('search.titleOf', { q: typed });

/** The page of hits. */
export function renderSearch(renderer: Renderer, frame: Frame, input: SearchInput): Page {
  const setting = settingOf(frame);
  const { typed, found, error } = input;
  const count = found ? countText(setting, found) : '';
  const content = {
    ...pageOf(setting, input),
    errors: error === null ? [] : [{ text: error, href: '#av-sok' }],
    searchField: searchFieldOf(setting.links, { typed, count, wrong: error !== null, onPage: true }),
  };
  return printPage(renderer, setting, 'search', { title: titleOf(setting, typed), section: null }, content);
}

/** The hits alone, for a page that is open: into the list under its field, or in place of the hits of the page of hits. */
export function renderHits(renderer: Renderer, frame: Frame, input: SearchInput, inList: boolean): string {
  const setting = settingOf(frame);
  const { words } = setting;
  const title = words.text('layout.title', { title: titleOf(setting, input.typed) });
  const own = { wording: words.text, lang: words.language, documentTitle: inList ? null : title };
  return renderer.render('pages/search-hits', {
    ...own,
    ...(inList ? listOf(setting, input) : pageOf(setting, input)),
  });
}

/** The kind asked for by an address; null for all, or for what is none. */
export function kindFrom(text: string | undefined): SearchKind | null {
  return SEARCH_KINDS.find((kind) => kind === text) ?? null;
}
