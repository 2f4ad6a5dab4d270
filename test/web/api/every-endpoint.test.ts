// Every endpoint of the document, asked with sensible input about the demonstration: it answers, and in its own shape.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../../src/web/api/contract/document.ts';
import { type AnswerOf, type Asker, askerAt, type EndpointName, type Given } from '../../support/asking.ts';
import { type Demonstration, idIn, loadedDemonstration } from '../../support/demonstration.ts';
import { pdf, sha256OfPdf } from '../../support/files.ts';
import { organisationNumber } from '../../support/register.ts';
import { into } from '../../support/serving.ts';
import { signedIn } from '../../support/signing-in.ts';

let demonstration: Demonstration;
let sigrun: Asker;
let ingvild: Asker;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
  const send = into(demonstration.world);
  sigrun = askerAt(send, await signedIn(demonstration.world, id('sigrun')));
  ingvild = askerAt(send, await signedIn(demonstration.world, id('ingvild')));
  // Somebody has tried what is not theirs, so that there is an attempt to list.
  const marit = askerAt(send, await signedIn(demonstration.world, id('marit')));
  await marit.send('getBody', { params: { body: id('hustadvika') } });
}, 60_000);
afterAll(() => demonstration.close());

const id = (name: string) => idIn(demonstration.answers, name);
const inAveroy = (name?: string) => ({ body: id('averoy'), ...(name === undefined ? {} : { id: id(name) }) });
/** What an earlier endpoint of the walk answered. */
const made = new Map<EndpointName, { id: string }>();
const madeBy = (name: EndpointName) => made.get(name)?.id ?? `nothing-made-by-${name}`;

let roleGiven = '';

let lawSaid = '';

const KARI = { params: () => ({ body: id('averoy'), id: id('averoy-kari-dpa') }) };
const on = (body: object) => ({ ...body, effectiveOn: '2026-11-01' });

/** Endpoints in the order they are walked: those that read, then those that write. */
const GIVEN: { [N in EndpointName]: () => Given } = {
  listBodies: () => ({}),
  getBody: () => ({ params: inAveroy() }),
  listMemberships: () => ({ params: inAveroy() }),
  listMandates: () => ({ params: inAveroy(), query: { asOf: '2018-10-01' } }),
  listEntities: () => ({ query: { q: 'drift' } }),
  getEntity: () => ({ params: { id: id('nordsky') } }),
  listPeople: () => ({ query: { limit: '3', q: 'a', bodyId: id('averoy') } }),
  getPerson: () => ({ params: { id: id('marit') } }),
  listOwned: () => ({ params: { id: id('marit') } }),
  listVendors: () => ({ query: { q: 'AS' } }),
  getVendor: () => ({ params: { id: id('pratsvar') }, query: { asOf: '2020-01-01' } }),
  listProducts: () => ({ params: { id: id('pratsvar') } }),
  getProduct: () => ({ params: { id: id('kari') } }),
  listSubProcessors: () => ({ params: { id: id('kari') } }),
  listSystems: () => ({ params: inAveroy() }),
  getSystem: () => ({ params: inAveroy('averoy-kari') }),
  getSystemProfile: () => ({ params: inAveroy('averoy-kari'), query: { asOf: '2024-01-01' } }),
  listContracts: () => ({ params: inAveroy() }),
  getContract: () => ({ params: inAveroy('averoy-kari-dpa-contract') }),
  listAmendments: () => ({ params: { body: id('hustadvika'), id: id('fraena-okonomi-dpa-contract') } }),
  listAgreements: () => ({ params: inAveroy(), query: { status: 'needs_update' } }),
  getAgreement: () => ({ params: KARI.params(), query: { asOf: '2026-12-01' } }),
  getComparison: () => ({ params: KARI.params() }),
  listVersions: () => ({ params: KARI.params() }),
  getVersion: () => ({ params: inAveroy('averoy-kari-dpa-v1') }),
  listNotices: () => ({ params: KARI.params() }),
  listEvidence: () => ({ params: { body: id('hustadvika') } }),
  listChanges: () => ({}),
  getChange: () => ({ params: { id: id('change-skule-hosting') } }),
  getFollowUp: () => ({ params: { id: id('change-skule-hosting') } }),
  listBodyFindings: () => ({ params: inAveroy(), query: { coming: 'true', severity: 'critical' } }),
  listFindings: () => ({ query: { bodies: `${id('averoy')},${id('hustadvika')}`, outcome: 'found' } }),
  listDecisions: () => ({ params: { key: `F26.${id('hustadvika')}.${id('fraena-bibliotek')}` } }),
  getReport: () => ({ query: { asOf: '2019-06-30' } }),
  listRuns: () => ({}),
  listAlerts: () => ({ params: inAveroy() }),
  listDeliveries: () => ({}),
  listLog: () => ({ query: { body: id('averoy') } }),
  getCheckpoint: () => ({}),
  listCheckpoints: () => ({ query: { limit: '2' } }),
  listAuditKeys: () => ({}),
  listLaw: () => ({ query: { country: 'US' } }),
  listSecurityEvents: () => ({}),
  getProfile: () => ({}),
  changeLanguage: () => ({ body: { language: 'nb' } }),
  createApiKey: () => ({
    params: inAveroy(),
    body: { name: 'Saksarkiv', role: 'archive_staff', expiresOn: '2027-06-30' },
  }),
  listApiKeys: () => ({ params: inAveroy() }),
  revokeApiKey: () => ({ params: { ...inAveroy(), id: madeBy('createApiKey') }, body: {} }),
  getDependencies: () => ({ query: { country: 'US' } }),
  search: () => ({ query: { q: 'kommune' } }),
  whatIf: () => ({ body: { law: [{ kind: 'end', row: 'US-DPF', validTo: '2027-02-28' }] } }),
  createBody: () => ({ body: on({ kind: 'county', name: 'Møre', number: organisationNumber(70) }) }),
  createSuccessor: () => ({
    params: { body: madeBy('createBody') },
    body: { bodyId: id('averoy'), kind: 'split', on: '2026-11-10' },
  }),
  createMembership: () => ({ params: inAveroy(), body: { cooperativeId: id('orkide'), from: '2026-11-01' } }),
  endMembership: () => ({ params: { ...inAveroy(), id: madeBy('createMembership') }, body: { to: '2026-12-31' } }),
  reviseBody: () => ({ params: inAveroy(), body: { language: 'nn', municipalityNumber: '1554' } }),
  createMandate: () => ({ params: { body: id('orkide') }, body: { officeId: id('ika'), from: '2026-11-01' } }),
  endMandate: () => ({ params: { body: id('orkide'), id: madeBy('createMandate') }, body: { to: '2026-12-31' } }),
  getPolicy: () => ({ params: inAveroy(), query: { asOf: '2026-11-20' } }),
  changePolicy: () => ({
    params: inAveroy(),
    body: on({ reason: 'Vedtak 12/26', thresholds: { listCheckDays: 60 }, severities: { F12: 'low' } }),
  }),
  listPolicyRevisions: () => ({ params: inAveroy() }),
  withdrawPolicy: () => ({
    params: { ...inAveroy(), revision: madeBy('listPolicyRevisions') },
    body: { reason: 'Gjaldt en annen kommune' },
  }),
  createEntity: () => ({ body: on({ name: 'Fjernvind Oy', country: 'FI', aliases: ['Fjernvind'] }) }),
  createPerson: () => ({ body: { name: 'Gro Ny', email: 'gro.ny@averoy.example', language: 'nn' } }),
  grantRole: () => ({ params: { id: madeBy('createPerson') }, body: { role: 'auditor', bodyId: id('averoy') } }),
  invitePerson: () => ({ params: { id: madeBy('createPerson') } }),
  createVendor: () => ({ body: on({ entity: { name: 'Nytt AS', number: organisationNumber(71) } }) }),
  createProduct: () => ({ params: { id: madeBy('createVendor') }, body: on({ name: 'Ny Portal' }) }),
  reviseVendor: () => ({ params: { id: madeBy('createVendor') }, body: on({ contactEmail: 'vakt@nytt.example' }) }),
  reviseProduct: () => ({ params: { id: madeBy('createProduct') }, body: on({ editions: { add: ['Stor'] } }) }),
  createSubProcessor: () => ({
    params: { id: madeBy('createProduct') },
    body: on({ entity: { id: madeBy('createEntity') } }),
  }),
  createSystem: () => ({
    params: inAveroy(),
    body: on({ name: 'Portal', productId: madeBy('createProduct'), personalData: true }),
  }),
  listWithoutOwner: () => ({ params: inAveroy() }),
  reviseSystem: () => ({
    params: { ...inAveroy(), id: madeBy('createSystem') },
    body: on({ dataCategories: { add: ['health'] } }),
  }),
  createContract: () => ({
    params: inAveroy(),
    body: { title: 'Portal', vendor: { id: id('nordsky') }, startOn: '2026-11-01' },
  }),
  reviseContract: () => ({
    params: { ...inAveroy(), id: madeBy('createContract') },
    body: on({ caseReference: '2026/77', noticeMonths: 6 }),
  }),
  createAmendment: () => ({
    params: { ...inAveroy(), id: madeBy('createContract') },
    body: { number: '1', kinds: ['price'], effectiveOn: '2026-11-15' },
  }),
  createAgreement: () => ({
    params: inAveroy(),
    body: on({
      title: 'Portal',
      contractId: madeBy('createContract'),
      systemIds: [madeBy('createSystem')],
      framework: true,
    }),
  }),
  createVersion: () => ({ params: { ...inAveroy(), id: madeBy('createAgreement') }, body: draft('1.0') }),
  replaceDraft: () => ({ params: { ...inAveroy(), id: madeBy('createVersion') }, body: draft('1.1') }),
  moveVersion: () => ({
    params: { ...inAveroy(), id: madeBy('createVersion') },
    body: { to: 'out_for_signature', on: '2026-11-23' },
  }),
  createDraft: () => ({ params: KARI.params(), body: {} }),
  createReview: () => ({
    params: KARI.params(),
    body: { versionId: id('averoy-kari-dpa-v1'), contractOn: '2026-11-20', note: 'Lest på nytt' },
  }),
  createAccession: () => ({
    params: { ...inAveroy(), id: madeBy('createAgreement') },
    body: { bodyId: id('hustadvika'), from: '2026-12-01' },
  }),
  createNotice: () => ({
    params: KARI.params(),
    body: { entity: { id: id('kelda') }, receivedOn: '2026-11-20', how: 'letter' },
  }),
  answerNotice: () => ({
    params: { ...KARI.params(), notice: madeBy('createNotice') },
    body: { response: 'accepted', respondedOn: '2026-11-20', reference: 'Sak 26/418' },
  }),
  createEvidence: () => ({
    params: inAveroy(),
    body: { kind: 'dpia', subject: { kind: 'system', id: id('averoy-kari') }, issuedOn: '2026-11-20' },
  }),
  createDocument: () => ({
    query: { body: id('averoy'), subjectKind: 'agreement', subject: id('averoy-kari-dpa'), name: 'Avtale.pdf' },
    body: pdf('Avtale'),
  }),
  getDocument: () => ({ params: { sha256: sha256OfPdf('Avtale') } }),
  listAttachments: () => ({ params: inAveroy() }),
  eraseDocument: () => ({
    params: { body: id('averoy'), sha256: sha256OfPdf('Avtale') },
    body: { reason: 'Feil fil' },
  }),
  createChange: () => ({
    body: on({
      kind: 'sub_processor_added',
      scope: { kind: 'product', id: id('kari') },
      details: { entity: { name: 'Datavask Inc.', country: 'US' } },
    }),
  }),
  createChangeDrafts: () => ({ params: { id: madeBy('createChange') }, body: {} }),
  createChangeReviews: () => ({
    params: { id: madeBy('createChange') },
    body: { agreementIds: [KARI.params().id], note: 'Passer fortsatt' },
  }),
  moveChangeDrafts: () => ({
    params: { id: madeBy('createChange') },
    body: { agreementIds: [KARI.params().id], to: 'pending_approval' },
  }),
  withdrawChange: () => ({ params: { id: madeBy('createChange') }, body: { reason: 'Feil produkt' } }),
  createDecision: () => ({
    params: { key: `F26.${id('hustadvika')}.${id('fraena-bibliotek')}` },
    body: { kind: 'advice', reason: 'Slå på tofaktor' },
  }),
  createLaw: () => ({
    body: {
      ...{ kind: 'end', row: 'US-DPF', validTo: '2027-02-28' },
      ...{ source: 'C-703/25 P', certainty: 'H', checkedOn: '2026-11-20' },
    },
  }),
  withdrawLaw: () => ({ params: { revision: lawSaid }, body: { reason: 'Dommen ble omgjort' } }),
  createRun: () => ({ body: {} }),
  acknowledgeAlert: () => ({ params: { id: madeBy('listAlerts') }, body: {} }),
  createCheckpoint: () => ({ body: {} }),
  exportLog: () => ({ query: { body: id('averoy'), texts: 'true' } }),
  endRole: () => ({
    params: { id: madeBy('createPerson'), role: roleGiven },
    body: { to: '2026-12-31' },
  }),
  createDeparture: () => ({ params: { id: madeBy('createPerson') }, body: { lastDay: '2026-11-30' } }),
  signOutPerson: () => ({ params: { id: madeBy('createPerson') }, body: {} }),
  erasePerson: () => ({ params: { id: madeBy('createPerson') }, body: {} }),
};

/** What tells the log that it was read, and so is not the same twice. */
const LOGGED: readonly string[] = ['exportLog'];

const draft = (label: string) => ({
  ...{ label, validFrom: '2026-12-01', authorisation: 'general' },
  parties: [
    { entity: { id: id('averoy.entityId') }, role: 'controller' },
    { entity: { id: id('nordsky') }, role: 'processor' },
  ],
});

/** Only the officer advises; the administrator does the rest. */
const asking = (name: EndpointName): Asker => (name === 'createDecision' ? ingvild : sigrun);

describe.sequential('the administrator', () => {
  test('has an endpoint to ask for each of the document', () => {
    expect(Object.keys(GIVEN).sort()).toEqual(Object.keys(endpoints).sort());
  });

  test.each(Object.keys(GIVEN) as EndpointName[])('gets an answer of %s in its shape', async (name) => {
    const answer = (await asking(name).ask(name, GIVEN[name]())) as AnswerOf<EndpointName> & {
      items?: { id: string }[];
    };
    const [first] = answer.items ?? [];
    if (answer.items) expect(first, 'the demonstration has nothing to show here').toBeDefined();
    if (name === 'createLaw') lawSaid = String((answer as { revisionId?: string }).revisionId);
    if (name === 'grantRole') roleGiven = String((answer as { roles?: { id: string }[] }).roles?.[0]?.id);
    const known =
      typeof answer === 'object' && 'id' in answer && typeof answer.id === 'string' ? { id: answer.id } : first;
    if (known) made.set(name, known);
  });

  test.each(
    (Object.keys(GIVEN) as EndpointName[]).filter((name) => endpoints[name].method === 'get' && !LOGGED.includes(name)),
  )('gets the same of %s when it is asked again for the same day and instant', async (name) => {
    const query = Object.keys((endpoints[name].query as { shape: object }).shape);
    const time: Record<string, string> = query.includes('knownAt')
      ? { asOf: '2026-11-20', knownAt: '2026-11-21T12:00:00.000Z' }
      : {};
    const given = GIVEN[name]();
    const ask = async () => (await asking(name).send(name, { ...given, query: { ...given.query, ...time } })).text();
    expect(await ask()).toBe(await ask());
  });
});

describe('Marit of Averøy', () => {
  const strange = [
    'getSystem',
    'getContract',
    'getAgreement',
    'getVersion',
    'listVersions',
    'listNotices',
    'listAmendments',
  ] as const;
  const theirs: Record<(typeof strange)[number], string> = {
    getSystem: 'fraena-kari',
    getContract: 'fraena-kari-dpa-contract',
    getAgreement: 'fraena-kari-dpa',
    getVersion: 'fraena-kari-dpa-v1',
    listVersions: 'fraena-kari-dpa',
    listNotices: 'fraena-kari-dpa',
    listAmendments: 'fraena-kari-dpa-contract',
  };

  test.each(strange)('gets the same of %s for another municipality’s id as for one that is not there', async (name) => {
    const marit = askerAt(into(demonstration.world), await signedIn(demonstration.world, id('marit')));
    const answers = [];
    for (const body of [id('averoy'), id('hustadvika')])
      for (const one of [id(theirs[name]), 'agr_0000000000000000']) {
        const response = await marit.send(name, { params: { body, id: one } });
        answers.push([response.status, await response.text()]);
      }
    expect(answers.map(([status]) => status)).toEqual([404, 404, 404, 404]);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[2]).toEqual(answers[3]);
  });

  test.each([
    ['listDeliveries', 403],
    ['listRuns', 403],
    ['createRun', 403],
    ['createBody', 403],
    ['createPerson', 403],
  ] as const)('may not %s', async (name, status) => {
    const marit = askerAt(into(demonstration.world), await signedIn(demonstration.world, id('marit')));
    expect((await marit.send(name, GIVEN[name]())).status).toBe(status);
  });
});
