// The page of hits in every state that matters, by name; and the hits alone as an open page asks for them, in a page to be checked.
import { questionFrom } from '../../src/domain/search.ts';
import type { Renderer } from '../../src/views/render.ts';
import { type HitView, renderHits, renderSearch, type SearchInput } from '../../src/views/search.ts';
import * as sample from './sample.ts';

const { frame, dpoFrame } = sample;
const NOBODY = { bodyId: null, bodyName: null, organisationNumber: null, caseReference: null, aliases: [] };
const NOTHING = { ...NOBODY, companyName: null, status: null, processorIn: null, subProcessorIn: null, document: null };
const HITS: HitView[] = [
  {
    ...{ ...NOTHING, kind: 'agreement', id: 'agr_1', title: 'Databehandleravtale for <Office> 365', bodyId: 'bod_hus' },
    ...{ bodyName: 'Hustadvika kommune', caseReference: '2018/1744', status: 'needs_update', companyName: 'Microsoft' },
  },
  { ...NOTHING, kind: 'contract', id: 'con_1', title: 'Office 365' },
  { ...NOTHING, kind: 'system', id: 'sys_1', title: 'Office 365', companyName: 'Microsoft' },
  { ...NOTHING, kind: 'product', id: 'prd_1', title: 'Office' },
  {
    ...{ ...NOTHING, kind: 'company', id: 'ent_1', title: 'Officepartner AS', organisationNumber: '312206498' },
    ...{ aliases: ['Gamle Office AS', 'Annet AS'], processorIn: 1, subProcessorIn: 3 },
  },
  { ...NOTHING, kind: 'body', id: 'bod_hus', title: 'Office kommune', bodyId: 'bod_hus', bodyName: 'Office kommune' },
  {
    ...{
      ...NOTHING,
      kind: 'document',
      id: 'att_1',
      title: 'Bilag <B>.pdf',
      bodyId: 'bod_hus',
      bodyName: 'Hustadvika kommune',
    },
    document: { sha256: 'a'.repeat(64), attachedTo: 'agreement', excerpt: '… lagret i Office 365 i <Irland> …' },
  },
];
const GROUPS = HITS.map(({ kind }) => ({ kind, count: kind === 'agreement' ? 300 : 7, more: kind === 'agreement' }));
const found = { question: questionFrom('office'), items: HITS, groups: GROUPS, nextCursor: null };
const ASKED: SearchInput = { typed: 'office', kind: null, found, error: null };
const NONE: SearchInput = { ...ASKED, typed: 'zzz', found: { ...found, items: [], groups: [] } };
const WRONG: SearchInput = { typed: '"', kind: null, found: null, error: 'Skriv minst én bokstav eller ett siffer' };
const FIRST: SearchInput = { typed: '', kind: null, found: null, error: null };

/** The hits alone where they are put: in the list of another page, or on the page of hits itself. */
function put(r: Renderer, input: SearchInput, inList: boolean): string {
  const hits = renderHits(r, dpoFrame(), input, inList);
  const [, title = '', body = '', count = ''] =
    /^(?:<title>(.*?)<\/title>)?(.*)<p id="av-sok-antall".*?>(.*?)<\/p>/s.exec(hits) ?? [];
  const page = renderSearch(r, dpoFrame(), FIRST).html;
  return page.replace(/(<div id="av-treff">).*(<\/div>\s*<\/main>)/s, (_, before, after) => {
    return `${before}${body}<p>${title} ${count}</p>${after}`;
  });
}

/** Each page by a name that says its state. */
export const SEARCH_PAGES: Record<string, (renderer: Renderer) => string> = {
  'search, nothing asked yet': (r) => renderSearch(r, frame(), FIRST).html,
  'search, hits of every kind': (r) => renderSearch(r, dpoFrame(), ASKED).html,
  'search, of one kind': (r) =>
    renderSearch(r, frame(), { ...ASKED, kind: 'contract', found: { ...found, nextCursor: 'abc' } }).html,
  'search, nothing found': (r) => renderSearch(r, frame(), NONE).html,
  'search, no question': (r) => renderSearch(r, frame(), WRONG).html,
  'search, as one types': (r) => put(r, ASKED, true),
  'search, as one types on the page of hits': (r) => put(r, ASKED, false),
  'search, as one types, nothing found': (r) => put(r, NONE, true),
  'search, as one types, no question': (r) => put(r, WRONG, true),
};
