// The lists in every state that matters, by name.
import { LIST_COLUMNS } from '../../src/domain/lists.ts';
import { renderList } from '../../src/views/lists.ts';
import type { Renderer } from '../../src/views/render.ts';
import * as sample from './sample.ts';

const { frame, dpoFrame, bareFrame } = sample;
const ASKED = {
  q: '',
  filters: {},
  sort: 'name',
  descending: false,
  columns: ['name', 'body', 'zone', 'severity', 'goLive'],
};
const NOTHING = { rows: [], total: 0, cursor: null, nextCursor: null, views: [], nameError: null };
export const SYSTEM_ROWS = [
  { id: 'sys_1', cells: ['Kommune-<Kari>', 'Hustadvika kommune', 'secure', 4, '2018-04-01'], named: {} },
  { id: 'sys_2', cells: ['Telefonliste', 'Averøy kommune', null, 0, null], named: {} },
];
const AGREEMENT = Object.keys(LIST_COLUMNS.agreements);

/** Each page by a name that says its state. */
export const LIST_PAGES: Record<string, (renderer: Renderer) => string> = {
  'list, systems': (r) =>
    renderList(r, dpoFrame(), {
      ...NOTHING,
      list: 'systems',
      asked: { ...ASKED, q: 'kari', filters: { zone: 'secure' }, descending: true },
      ...{ rows: SYSTEM_ROWS, total: 70, cursor: 'abc', nextCursor: 'def' },
      views: [{ id: 'view_1', name: 'Sikker <sone>', query: 'f.zone=secure&sort=name' }],
    }).html,
  'list, agreements with every column': (r) =>
    renderList(r, frame({ body: 'bod_hus' }), {
      ...{ ...NOTHING, list: 'agreements', asked: { ...ASKED, columns: AGREEMENT }, total: 1 },
      rows: [
        {
          id: 'agr_1',
          named: { processor: 'ent_m' },
          cells: ['Office 365', 'H', 'M', 'needs_update', 3, 'F06 F10', '2020-01-01', null, '1.0', 'ssa'],
        },
      ],
    }).html,
  'list, nothing': (r) =>
    renderList(r, bareFrame(), { ...NOTHING, list: 'contracts', asked: { ...ASKED, columns: ['name'] } }).html,
  'list, a view refused': (r) =>
    renderList(r, frame(), {
      ...{
        ...NOTHING,
        list: 'vendors',
        asked: { ...ASKED, columns: ['name'] },
        nameError: 'Fyll ut «Lagre visningen som»',
      },
    }).html,
};
