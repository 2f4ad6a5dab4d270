// The pages that mend an agreement, in every state that matters: a version on its way, its forms, and two texts to choose from.
import { clauseValues } from '../../src/views/clauses.ts';
import { type DraftInput, renderClauses, renderDraft } from '../../src/views/draft.ts';
import { type NewAgreementInput, renderNewAgreement, renderNewAgreementBody } from '../../src/views/new-agreement.ts';
import {
  type NewSystemInput,
  renderNewSystem,
  renderNewSystemBody,
  renderNewSystemProduct,
} from '../../src/views/new-system.ts';
import type { Renderer } from '../../src/views/render.ts';
import { renderStale } from '../../src/views/stale-draft.ts';
import { renderSystemEnd } from '../../src/views/system-end.ts';
import { renderTermination, type TerminationInput } from '../../src/views/termination.ts';
import { renderVersion, type VersionInput } from '../../src/views/version.ts';
import { draftValues } from '../../src/views/version-input.ts';
import { AGREEMENT_DOCUMENTS, agreementInput, COMPARISON, CONSEQUENCES, dpoFrame, frame, version } from './sample.ts';

const full = agreementInput();
const parties = version().parties.map((party) => ({ ...party, signatory: null, signedOn: null }));

/** A version that is on its way, in a state. */
const onItsWay = (state: string, changed: Partial<VersionInput> = {}): VersionInput => {
  const draft = version({ id: 'ver_4', label: '4.0 <ny>', state, status: state, parties, validFrom: '2026-12-01' });
  const annex = { ...draft.annex, dataSubjects: [], locations: [] };
  const own = { ...draft, annex };
  const agreement = { ...full.agreement, versions: [...full.agreement.versions, own] };
  const rest = { systems: full.systems, comparison: COMPARISON, endsOn: null, may: { write: true }, refused: null };
  return { agreement, version: own, documents: AGREEMENT_DOCUMENTS, ...rest, ...changed };
};

const drafting = (changed: Partial<DraftInput> = {}): DraftInput => {
  const draft = version({ id: 'ver_4', label: '4.0', state: 'draft', status: 'draft', parties });
  const systems = [
    { id: 'sys_o365', name: 'Office 365' },
    { id: 'sys_skole', name: 'Office 365 <skole>' },
  ];
  const entities = [{ id: 'ent_atea', name: 'Atea AS', number: '976239997', country: 'NO' }];
  const rest = { systems, entities, errors: [], values: draftValues(draft) };
  return { agreement: full.agreement, version: draft, ...rest, ...changed };
};

const NEW_ROWS = {
  'annex.locations.1.country': '',
  'annex.subProcessors.2.entity.name': 'Datavask <Inc.>',
  'annex.subProcessors.2.basis': 'A49_1_a',
};

const terminating = (changed: Partial<TerminationInput> = {}): TerminationInput => ({
  ...{ agreement: full.agreement, version: version(), values: {}, errors: [], stale: false, names: {} },
  preview: { on: '2026-12-31', consequences: CONSEQUENCES },
  ...changed,
});
const ending = {
  ...{ system: { id: 'sys_1', name: 'ePhorte <arkiv>' }, values: {}, errors: [], stale: false, etag: '"7"' },
  idempotencyKey: 'form_1',
  agreements: [
    { id: 'agr_1', title: 'Bare <denne>', status: 'in_force', systemIds: ['sys_1'] },
    { id: 'agr_2', title: 'Flere', status: 'needs_update', systemIds: ['sys_1', 'sys_2'] },
  ],
};

const signing = onItsWay('out_for_signature', {
  refused: {
    values: { 'signatures.0.signatory': 'Per <Hus>', 'signatures.0.signedOn': '2027-01-01' },
    errors: [{ path: 'signatures.0.signedOn', message: 'expected a day not later than 2026-11-22' }],
    meanwhile: false,
  },
});

const beginning = (changed: Partial<NewAgreementInput> = {}): NewAgreementInput => ({
  body: { id: 'bod_hus', name: 'Hustadvika kommune' },
  choices: {
    systems: [
      { id: 'sys_1', name: 'Barnehage <ny>', covered: false },
      { id: 'sys_2', name: 'Office 365', covered: true },
    ],
    contracts: [{ id: 'con_1', title: 'Barnehage, SSA-L', vendorName: 'Atea AS' }],
    suggested: { systemIds: ['sys_1'], contractId: 'con_1' },
    begun: [{ id: 'agr_9', title: 'Barnehage <utkast>' }],
  },
  people: [{ id: 'per_kari', name: 'Kari Malme' }],
  entities: [{ id: 'ent_atea', name: 'Atea AS', number: '976239997', country: 'NO' }],
  ...{ self: 'per_kari', values: {}, errors: [], idempotencyKey: 'form_1' },
  ...changed,
});
const PRODUCT = {
  ...{ id: 'prd_1', name: 'Barnehage <skyen>', vendorName: 'Atea AS', editions: ['Liten', 'Stor <2>'] },
  dataCategories: ['identity', 'children'],
};
const newSystem = (changed: Partial<NewSystemInput> = {}): NewSystemInput => ({
  ...{ body: beginning().body, people: beginning().people, entities: beginning().entities },
  ...{ product: PRODUCT, values: {}, errors: [], idempotencyKey: 'form_1' },
  ...changed,
});
const NO_CHOICES = { systems: [], contracts: [], suggested: { systemIds: [], contractId: null }, begun: [] };

/** Every such page by what it shows. */
export const MENDING: Readonly<Record<string, (renderer: Renderer) => string>> = {
  'new agreement': (r) => renderNewAgreement(r, frame(), beginning()).html,
  'new agreement, nothing to cover': (r) =>
    renderNewAgreement(r, frame(), beginning({ choices: NO_CHOICES, people: [], entities: [], self: 'per_x' })).html,
  'new agreement, with errors': (r) =>
    renderNewAgreement(
      r,
      frame(),
      beginning({
        values: {
          title: '',
          contractId: '',
          'firstDraft.validFrom': '2026-02-30',
          'firstDraft.processor.name': '<Ny>',
        },
        errors: [
          { path: 'title', message: 'Too small: expected string to have >=1 characters' },
          { path: 'systemIds', message: 'expected at least one covered system' },
          { path: 'firstDraft.validFrom', message: 'expected a day that exists, YYYY-MM-DD' },
          { path: 'firstDraft.processor', message: 'expected who processes: neither the contract nor the systems say' },
        ],
      }),
    ).html,
  'new agreement, in which body': (r) => renderNewAgreementBody(r, dpoFrame({ writes: ['bod_ave', 'bod_hus'] })).html,
  'new system': (r) => renderNewSystem(r, frame(), newSystem()).html,
  'new system, no product': (r) =>
    renderNewSystem(r, frame(), newSystem({ product: null, people: [], entities: [] })).html,
  'new system, with errors': (r) =>
    renderNewSystem(
      r,
      frame(),
      newSystem({
        values: { name: '', purpose: 'Opptak <i>', 'processor.name': '<Ny>', 'processor.country': 'NO', goLive: 'x' },
        errors: [
          { path: 'name', message: 'Too small: expected string to have >=1 characters' },
          { path: 'processor.number', message: 'expected the organisation number of a Norwegian entity' },
          { path: 'effectiveOn', message: 'expected a product that is registered by 2020-01-01' },
        ],
      }),
    ).html,
  'new system, which product': (r) =>
    renderNewSystemProduct(r, frame(), {
      body: newSystem().body,
      choices: [
        { id: 'prd_1', title: 'Barnehage <skyen>', hint: 'Atea AS' },
        { id: 'prd_2', title: 'Arkiv', hint: null },
      ],
    }).html,
  'new system, in which body': (r) =>
    renderNewSystemBody(r, dpoFrame({ writes: ['bod_ave', 'bod_hus'] }), 'prd_1').html,
  termination: (r) => renderTermination(r, frame(), terminating()).html,
  'termination, with errors': (r) =>
    renderTermination(
      r,
      frame(),
      terminating({
        preview: null,
        values: { on: '2010-01-01', reason: '', 'deletionProof.issuer': 'Atea <AS>' },
        errors: [
          { path: 'on', message: 'expected a day on or after the version’s last step (2020-01-01)' },
          { path: 'reason', message: 'expected text, or leave it out' },
          { path: 'deletionProof.issuedOn', message: 'expected a day that exists, YYYY-MM-DD' },
        ],
      }),
    ).html,
  'termination, saved by another, nothing follows': (r) =>
    renderTermination(r, frame(), terminating({ stale: true, preview: { on: '2026-12-31', consequences: [] } })).html,
  'version, terminated from a day to come': (r) =>
    renderVersion(r, frame(), { ...onItsWay('draft'), version: version(), endsOn: '2026-12-31' }).html,
  'system, taken out of use': (r) => renderSystemEnd(r, frame(), ending).html,
  'system, taken out of use, with errors': (r) =>
    renderSystemEnd(r, frame(), {
      ...{ ...ending, agreements: [], stale: true, values: { endedOn: '2001-01-01' } },
      errors: [{ path: 'endedOn', message: 'expected a day on or after goLive (2018-01-01)' }],
    }).html,
  'version, a draft': (r) => renderVersion(r, frame(), onItsWay('draft')).html,
  'version, to be approved': (r) => renderVersion(r, frame(), onItsWay('pending_approval')).html,
  'version, out for signature': (r) => renderVersion(r, frame(), onItsWay('out_for_signature')).html,
  'version, a signature refused': (r) => renderVersion(r, frame(), signing).html,
  'version, saved by another': (r) =>
    renderVersion(r, frame(), onItsWay('draft', { refused: { values: {}, errors: [], meanwhile: true } })).html,
  'version, in force': (r) => renderVersion(r, frame(), { ...onItsWay('draft'), version: version() }).html,
  'version, the only one, for a reader': (r) =>
    renderVersion(r, frame(), {
      ...onItsWay('terminated', { may: { write: false } }),
      agreement: { ...full.agreement, versions: [], versionInForceId: null },
      comparison: { versionId: 'ver_4', versionLabel: '4.0', things: [] },
    }).html,
  'draft, its text': (r) => renderDraft(r, frame(), drafting()).html,
  'draft, for one system, with rows to fill': (r) =>
    renderDraft(
      r,
      frame(),
      drafting({
        systems: [{ id: 'sys_o365', name: 'Office 365' }],
        values: { ...drafting().values, ...NEW_ROWS, 'annex.locations.0.remove': 'true' },
      }),
    ).html,
  'draft, with errors': (r) =>
    renderDraft(
      r,
      frame(),
      drafting({
        values: { ...drafting().values, ...NEW_ROWS, label: '', noticeDays: 'tretti' },
        errors: [
          { path: 'label', message: 'expected a name' },
          { path: 'noticeDays', message: 'Invalid input: expected number, received string' },
          {
            path: 'annex.subProcessors.2.entity.country',
            message: 'Invalid input: expected string, received undefined',
          },
          { path: 'parties', message: 'expected a party with the role processor' },
        ],
      }),
    ).html,
  'clauses, to fill': (r) => renderClauses(r, frame(), drafting({ values: clauseValues(version()) })).html,
  'clauses, with errors': (r) =>
    renderClauses(
      r,
      frame(),
      drafting({
        values: { ...clauseValues(version()), 'clauses.K17.page': 'tre' },
        errors: [{ path: 'clauses.1.page', message: 'Invalid input: expected number, received string' }],
      }),
    ).html,
  'draft, two texts': (r) =>
    renderStale(r, frame(), {
      ...drafting(),
      form: 'edit',
      mine: {
        ...drafting().values,
        ...NEW_ROWS,
        ...{ purpose: 'Noe <annet>', validTo: '2028-12-31', authorisation: '', normen: 'true' },
        ...{ 'annex.dataCategories.all': ['identity', 'economy'], 'annex.locations.0.remove': 'true' },
      },
      theirs: drafting().values,
    }).html,
  'clauses, two texts': (r) =>
    renderStale(r, frame(), {
      ...drafting(),
      form: 'clauses',
      mine: { ...clauseValues(version()), 'clauses.K17.result': 'fulfilled' },
      theirs: clauseValues(version()),
    }).html,
};
