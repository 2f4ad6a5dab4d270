// The pages of bodies in every state that matters.
import { renderBodies, renderBody } from '../../src/views/bodies.ts';
import { type BodyFormInput, renderBodyForm } from '../../src/views/body-forms.ts';
import type { BodyInput, BodyView } from '../../src/views/body-types.ts';
import type { Renderer } from '../../src/views/render.ts';
import { agreementInput, bareFrame, frame } from './sample.ts';

const BODY: BodyView = {
  ...{ id: 'bod_hus', kind: 'municipality', name: 'Hustadvika <kommune>', number: '921221967' },
  ...{ municipalityNumber: '1579', language: 'nn', since: '2020-01-01', ceasedOn: null, successors: [] },
  predecessorIds: ['bod_fra', 'bod_eid'],
};
const CEASED: BodyView = {
  ...{ ...BODY, id: 'bod_fra', name: 'Fræna kommune', number: null, municipalityNumber: null, ceasedOn: '2019-12-31' },
  ...{ successors: [{ bodyId: 'bod_hus', kind: 'merger', on: '2020-01-01' }], predecessorIds: [] },
};
const FIGURES = {
  ...{ bodyId: 'bod_hus', bodyName: BODY.name, light: 'red' as const, agreementsInForce: 20 },
  ...{ agreementsNeedingUpdate: 4, agreementsMissing: 2, dataGaps: 9 },
};
const membership = { id: 'mem_1', bodyId: 'bod_hus', cooperativeId: 'bod_ork', from: '2015-01-01', to: null };
const mandate = {
  ...{ id: 'man_1', bodyId: 'bod_hus', officeId: 'bod_ika', decidedOn: '2020-02-01', notifiedOn: '2020-03-01' },
  ...{ publishedUrl: 'https://hustadvika.example/ombud', capacityPercent: 20, from: '2020-01-01', to: null },
};

const body = (changed: Partial<BodyInput> = {}): BodyInput => ({
  ...{ body: BODY, figures: FIGURES, systems: 31, history: agreementInput().history },
  memberships: [membership, { ...membership, id: 'mem_2', to: '2018-12-31' }],
  mandates: [mandate],
  heldFor: [{ holder: 'bod_ork', id: 'con_1', title: 'Drift <felles>', vendorName: 'Atea AS' }],
  people: [{ id: 'per_kari', name: 'Kari <Malme>', roles: ['contract_manager', 'system_owner'] }],
  names: { bod_fra: 'Fræna kommune', bod_eid: 'Eide kommune', bod_ork: 'IKT <Orkidé>', bod_ika: 'IKA' },
  ...{ seen: ['bod_fra', 'bod_eid'], may: { administer: true } },
  cooperatives: [{ id: 'bod_ork', name: 'IKT <Orkidé>' }],
  offices: [{ id: 'bod_ika', name: 'IKA' }],
  ...{ refused: null, idempotencyKey: 'form_1' },
  ...changed,
});
const bare: Partial<BodyInput> = {
  ...{ body: CEASED, figures: null, memberships: [], mandates: [], heldFor: [], people: [], history: [], names: {} },
  ...{ seen: [], may: { administer: false }, cooperatives: [], offices: [] },
};
const bodyForm = (changed: Partial<BodyFormInput> = {}): BodyFormInput => ({
  ...{ body: BODY, values: {}, errors: [], stale: false, etag: '"7"', idempotencyKey: 'form_1' },
  ...changed,
});
const day = { message: 'expected a day that exists, YYYY-MM-DD' };

/** Every such page by what it shows. */
export const BODY_PAGES: Readonly<Record<string, (renderer: Renderer) => string>> = {
  bodies: (r) => renderBodies(r, frame(), { bodies: [BODY, CEASED], figures: [FIGURES], may: { register: true } }).html,
  'bodies, none': (r) => renderBodies(r, bareFrame(), { bodies: [], figures: [], may: { register: false } }).html,
  body: (r) => renderBody(r, frame(), body()).html,
  'body, ceased, for a reader': (r) => renderBody(r, frame(), body(bare)).html,
  'body, a co-operative with its members': (r) =>
    renderBody(
      r,
      frame(),
      body({
        body: { ...BODY, id: 'bod_ork', kind: 'co_operative' },
        mandates: [{ ...mandate, decidedOn: null, notifiedOn: null, publishedUrl: null, capacityPercent: null }],
      }),
    ).html,
  'body, a mandate refused': (r) =>
    renderBody(
      r,
      frame(),
      body({
        refused: {
          form: 'mandate',
          values: { officeId: 'bod_ika', from: 'x', publishedUrl: 'noe <annet>' },
          errors: [
            { path: 'from', ...day },
            { path: 'publishedUrl', message: 'expected a web address' },
          ],
        },
      }),
    ).html,
  'body, an end refused': (r) =>
    renderBody(
      r,
      frame(),
      body({ refused: { form: 'end:mem_1', values: { to: 'x' }, errors: [{ path: 'to', ...day }] } }),
    ).html,
  'body, to correct': (r) => renderBodyForm(r, frame(), bodyForm()).html,
  'body, new, with errors': (r) =>
    renderBodyForm(
      r,
      frame(),
      bodyForm({
        body: null,
        values: { name: '<Ny>', number: '123', municipalityNumber: '1', kind: 'county', language: 'nn' },
        errors: [
          { path: 'number', message: 'expected nine digits with a valid check digit (modulus 11)' },
          { path: 'municipalityNumber', message: 'expected four digits' },
        ],
      }),
    ).html,
  'body, saved by another': (r) =>
    renderBodyForm(r, frame(), bodyForm({ stale: true, values: { ...BODY_TYPED, language: 'en', name: 'Annet' } }))
      .html,
};

const BODY_TYPED = { kind: 'municipality', municipalityNumber: '1579', effectiveOn: '2026-11-22' };
