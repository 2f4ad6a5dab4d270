// The matrix of the interface: for each endpoint who may in their own body, and what is asked about which place.
import type { Asker, EndpointName, Given } from './asking.ts';
import { pdf } from './files.ts';
import { draftOf, organisationNumber } from './register.ts';
import { draftUnder, isNowhere, noticeUnder, nowhere, type Place, type Walls, type Who } from './walls.ts';

/**
 * One row: letters of those who may, what to ask, and whether a place is asked about. Where it is, whoever may in their own
 * body finds nothing in another; everybody else is refused wherever they ask.
 */
export type Row = {
  may: string;
  placed: boolean;
  /** Those who may ask something of the route, but not this: refused at home, and finding nothing elsewhere. */
  mayOther?: string;
  given: (walls: Walls, place: Place) => Given | Promise<Given>;
};

const READ = 'A B C O M R U D K';
const WRITE = 'A B C O K';
const row = (may: string, given: Row['given']): Row => ({ may, placed: true, given });
const shared = (may: string, given: Row['given']): Row => ({ may, placed: false, given });
const inBody = (_: Walls, { body }: Place): Given => ({ params: { body } });
const of =
  (what: keyof Place, more: object = {}): Row['given'] =>
  (_, place) => ({ params: { body: place.body, id: place[what] }, ...more });

let days = 30;
/** A number of days that is another one each time. */
const otherDays = (): number => {
  days += 1;
  return days;
};

let nth = 100;
const number = () => {
  nth += 1;
  return organisationNumber(nth);
};
/** Somebody new with a role in a body. */
const somebody = (admin: Asker, mailbox: string, bodyId: string) => {
  const given = { name: 'Ny', email: `${mailbox}@ny.example`, roles: [{ role: 'auditor', bodyId }] };
  return admin.ask('createPerson', { body: given });
};

const entity = () => ({ name: `Firma ${nth}`, number: number(), country: 'NO' });

const register: Partial<Record<EndpointName, Row>> = {
  listBodies: shared(READ, () => ({})),
  createBody: shared('A', () => ({ body: { kind: 'county', name: 'Fylket', number: number() } })),
  getBody: row(READ, inBody),
  createSuccessor: row('A', async ({ asker }, { body }) => {
    const from = await asker('A').ask('createBody', { body: { kind: 'county', name: 'Fylket', number: number() } });
    return { params: { body: from.id }, body: { bodyId: body, kind: 'split', on: '2026-12-31' } };
  }),
  listMemberships: row(READ, inBody),
  createMembership: row('A B', ({ register }, { body }) => ({
    params: { body },
    body: { cooperativeId: register.orkide.id, from: '2026-11-01' },
  })),
  endMembership: row('A B', of('membership', { body: { to: '2027-12-31' } })),
  reviseBody: row('A B', (_, { body }) => ({ params: { body }, body: { language: 'nb' } })),
  endMandate: row('A B', of('mandate', { body: { to: '2027-12-31' } })),
  listMandates: row(READ, inBody),
  createMandate: row('A B', ({ register }, { body }) => ({
    params: { body },
    body: { officeId: register.ika.id, from: '2026-11-01', to: '2026-11-02' },
  })),
  getPolicy: row(READ, inBody),
  changePolicy: row('A B', (_, { body }) => ({
    params: { body },
    body: { reason: 'Vedtak 12/26', thresholds: { listCheckDays: otherDays() } },
  })),
  listPolicyRevisions: row(READ, inBody),
  withdrawPolicy: row('A B', async ({ asker }, { body }) => {
    if (isNowhere(body)) return { params: { body, revision: nowhere('rev') }, body: { reason: 'Feil' } };
    const set = { reason: 'Vedtak 13/26', thresholds: { listCheckDays: otherDays() } };
    await asker('A').ask('changePolicy', { params: { body }, body: set });
    const { items } = await asker('A').ask('listPolicyRevisions', { params: { body } });
    return { params: { body, revision: items.find(({ counts }) => counts)?.id ?? '' }, body: { reason: 'Feil' } };
  }),
  listEntities: shared(READ, () => ({})),
  createEntity: shared('A B C K', () => ({ body: entity() })),
  getEntity: shared(READ, ({ register }) => ({ params: { id: register.vendor.entityId } })),
  listPeople: shared(READ, () => ({})),
  createPerson: row('A B', ({ fresh }, { body }) => ({
    body: { name: 'Ny', email: `${fresh()}@ny.example`, roles: [{ role: 'auditor', bodyId: body }] },
  })),
  getPerson: row(READ, (_, { person }) => ({ params: { id: person } })),
  grantRole: row('A B', (_, { body, person }) => ({
    params: { id: person },
    body: { role: 'auditor', bodyId: body },
  })),
  endRole: row('A B', async ({ asker, fresh }, { body, person }) => {
    if (isNowhere(person)) return { params: { id: person, role: nowhere('role') }, body: { to: '2027-01-01' } };
    const { id, roles } = await somebody(asker('A'), fresh(), body);
    return { params: { id, role: roles[0]?.id ?? '' }, body: { to: '2027-01-01' } };
  }),
  listOwned: row('A B', (_, { person }) => ({ params: { id: person } })),
  createDeparture: row('A B', async ({ asker, fresh }, { body, person }) => {
    const given = { lastDay: '2027-01-01' };
    if (isNowhere(person)) return { params: { id: person }, body: given };
    return { params: { id: (await somebody(asker('A'), fresh(), body)).id }, body: given };
  }),
  listWithoutOwner: row(READ, inBody),
  listVendors: shared(READ, () => ({})),
  createVendor: shared('A B C K', () => ({ body: { entity: entity() } })),
  getVendor: shared(READ, ({ register }) => ({ params: { id: register.vendor.id } })),
  reviseVendor: shared('A B C K', ({ register }) => ({
    params: { id: register.vendor.id },
    body: { contactName: 'Vakta' },
  })),
  listProducts: shared(READ, ({ register }) => ({ params: { id: register.vendor.id } })),
  createProduct: shared('A B C K', ({ register, fresh }) => ({
    params: { id: register.vendor.id },
    body: { name: fresh() },
  })),
  getProduct: shared(READ, ({ register }) => ({ params: { id: register.product.id } })),
  reviseProduct: shared('A B C K', ({ register }) => ({
    params: { id: register.product.id },
    body: { description: 'Skule' },
  })),
  listSubProcessors: shared(READ, ({ register }) => ({ params: { id: register.product.id } })),
  createSubProcessor: shared('A B C K', ({ register }) => ({
    params: { id: register.product.id },
    body: { entity: entity() },
  })),
};

const holdings: Partial<Record<EndpointName, Row>> = {
  listSystems: row(READ, inBody),
  createSystem: row(WRITE, ({ fresh }, { body }) => ({ params: { body }, body: { name: fresh() } })),
  getSystem: row(READ, of('system')),
  getSystemProfile: row(READ, of('system')),
  reviseSystem: row(WRITE, of('system', { body: { zone: 'internal' } })),
  listContracts: row(READ, inBody),
  createContract: row(WRITE, ({ register, fresh }, { body }) => ({
    params: { body },
    body: { title: fresh(), vendor: { id: register.vendor.entityId }, startOn: '2026-11-01' },
  })),
  getContract: row(READ, of('contract')),
  reviseContract: row(WRITE, of('contract', { body: { caseReference: '2026/1' } })),
  listAmendments: row(READ, of('contract')),
  createAmendment: row(WRITE, ({ fresh }, { body, contract }) => ({
    params: { body, id: contract },
    body: { number: fresh(), kinds: ['price'], effectiveOn: '2026-11-01' },
  })),
  listAgreements: row(READ, inBody),
  createAgreement: row(WRITE, ({ fresh }, { body, contract, system }) => ({
    params: { body },
    body: { title: fresh(), contractId: contract, systemIds: [system], form: 'ssa' },
  })),
  getAgreement: row(READ, of('agreement')),
  getComparison: row(READ, of('agreement')),
  createDraft: row(WRITE, ({ fresh }, { body, agreement }) => ({
    params: { body, id: agreement },
    body: { label: fresh() },
  })),
  listVersions: row(READ, of('agreement')),
  createVersion: row(WRITE, ({ register, fresh }, { body, agreement }) => ({
    params: { body, id: agreement },
    body: draftOf(register.frana.entityId, register.vendor.entityId, fresh()),
  })),
  getVersion: row(READ, of('version')),
  replaceDraft: row(WRITE, async (walls, place) => ({
    params: { body: place.body, id: await draftUnder(walls, place) },
    body: draftOf(walls.register.frana.entityId, walls.register.vendor.entityId, walls.fresh()),
  })),
  moveVersion: row(WRITE, async (walls, place) => ({
    params: { body: place.body, id: await draftUnder(walls, place) },
    body: { to: 'out_for_signature', on: '2026-11-23' },
  })),
  createReview: row('A B C O D K', ({ register }, { body, agreement, version }) => ({
    params: { body, id: agreement },
    body: { versionId: version, contractOn: register.held.version === version ? '2026-11-01' : '2026-11-02' },
  })),
  createAccession: row(WRITE, async ({ asker, fresh }, place) => {
    const { body, contract, system, agreement } = place;
    if (isNowhere(agreement)) return { params: { body, id: agreement }, body: { bodyId: body, from: '2026-12-01' } };
    const given = { title: fresh(), contractId: contract, systemIds: [system], form: 'ssa', framework: true };
    const { id } = await asker('A').ask('createAgreement', { params: { body }, body: given });
    return { params: { body, id }, body: { bodyId: body, from: '2026-12-01' } };
  }),
  listNotices: row(READ, of('agreement')),
  createNotice: row(WRITE, (_, { body, agreement }) => ({
    params: { body, id: agreement },
    body: { entity: entity(), receivedOn: '2026-11-20', how: 'letter' },
  })),
  answerNotice: row(WRITE, async (walls, place) => ({
    params: { body: place.body, id: place.agreement, notice: await noticeUnder(walls, place) },
    body: { response: 'accepted', respondedOn: '2026-11-21' },
  })),
  listEvidence: row(READ, inBody),
  createEvidence: row(WRITE, (_, { body, system }) => ({
    params: { body },
    body: { kind: 'dpia', subject: { kind: 'system', id: system }, issuedOn: '2026-11-20' },
  })),
};

const changeOf = (system: string, purpose: string) => ({
  ...{ kind: 'purpose_changed', scope: { kind: 'system', id: system } },
  ...{ effectiveOn: '2026-12-02', details: { purpose } },
});

const watching: Partial<Record<EndpointName, Row>> = {
  createDocument: row(WRITE, ({ fresh }, { body, agreement }) => ({
    query: { body, subjectKind: 'agreement', subject: agreement, name: 'Avtale.pdf' },
    body: pdf(fresh()),
  })),
  getDocument: row(READ, (_, { document }) => ({ params: { sha256: document } })),
  listAttachments: row(READ, inBody),
  eraseDocument: row('A B', async ({ asker, fresh }, { body, agreement, document }) => {
    if (isNowhere(agreement)) return { params: { body, sha256: document }, body: { reason: 'Feil' } };
    const query = { body, subjectKind: 'agreement', subject: agreement, name: 'Feil.pdf' };
    const { sha256 } = await asker('A').ask('createDocument', { query, body: pdf(fresh()) });
    return { params: { body, sha256 }, body: { reason: 'Feil' } };
  }),
  createChange: row('A B C K', ({ fresh }, { system }) => ({ body: changeOf(system, fresh()) })),
  listChanges: shared(READ, () => ({})),
  getChange: row(READ, (_, { change }) => ({ params: { id: change } })),
  withdrawChange: row('A B C K', async ({ asker, fresh }, { system, change }) => {
    if (isNowhere(change)) return { params: { id: change }, body: { reason: 'Feil' } };
    const made = await asker('A').ask('createChange', { body: changeOf(system, fresh()) });
    return { params: { id: made.id ?? '' }, body: { reason: 'Feil' } };
  }),
  getFollowUp: row(READ, (_, { change }) => ({ params: { id: change } })),
  createChangeDrafts: row(WRITE, (_, { change, agreement }) => ({
    params: { id: change },
    query: { preview: 'true' },
    body: { agreementIds: [agreement] },
  })),
  createChangeReviews: row('A B C O D K', (_, { change, agreement }) => ({
    params: { id: change },
    body: { agreementIds: [agreement], note: 'Passar framleis' },
  })),
  moveChangeDrafts: row(WRITE, (_, { change, agreement }) => ({
    params: { id: change },
    body: { agreementIds: [agreement], to: 'pending_approval' },
  })),
  listBodyFindings: row(READ, inBody),
  listFindings: row(READ, (_, { body }) => ({ query: { bodies: body } })),
  listDecisions: row(READ, (_, { body, system }) => ({ params: { key: `F26.${body}.${system}` } })),
  createDecision: {
    ...{ may: 'C O M K', placed: true, mayOther: 'D' },
    given: (_, { body, system }) => ({
      params: { key: `F26.${body}.${system}` },
      body: { kind: 'snooze', until: '2027-01-01', reason: 'Ventar' },
    }),
  },
  getReport: row('A B C M R U D K', (_, { body }) => ({ query: { body } })),
  createRun: shared('A', () => ({ body: {} })),
  listRuns: shared('A', () => ({})),
  listAlerts: row(READ, inBody),
  acknowledgeAlert: row('A B C O M D K', (_, { alert }) => ({ params: { id: alert }, body: {} })),
  listDeliveries: shared('A', () => ({})),
  listLog: row('A B C M U D K', (_, { body }) => ({ query: { body } })),
  listLaw: shared(READ, () => ({})),
  createLaw: shared('A', () => ({
    body: {
      ...{ kind: 'end', row: 'US-DPF', validTo: '2027-02-28' },
      ...{ source: 'C-703/25 P', certainty: 'H', checkedOn: '2026-11-20' },
    },
  })),
  withdrawLaw: shared('A', async ({ asker }) => {
    const validTo = new Date(Date.UTC(2027, 2, otherDays())).toISOString().slice(0, 10);
    const ended = { kind: 'end', row: 'US-DPF', validTo };
    const known = { source: 'C-703/25 P', certainty: 'H', checkedOn: '2026-11-20' };
    const { revisionId } = await asker('A').ask('createLaw', { body: { ...ended, ...known } });
    return { params: { revision: revisionId ?? '' }, body: { reason: 'Feil' } };
  }),
  getCheckpoint: shared('A B C M U D K', () => ({})),
  listCheckpoints: shared('A B C M U D K', () => ({})),
  createCheckpoint: shared('A B U D', () => ({ body: {} })),
  listAuditKeys: shared(READ, () => ({})),
  exportLog: row('A B U D', (_, { body }) => ({ query: { body, texts: 'true' } })),
  invitePerson: row('A B', async ({ asker, fresh }, { body, person }) => {
    if (isNowhere(person)) return { params: { id: person }, body: {} };
    return { params: { id: (await somebody(asker('A'), fresh(), body)).id }, body: {} };
  }),
  signOutPerson: row('A B', async ({ asker, fresh }, { body, person }) => {
    if (isNowhere(person)) return { params: { id: person }, body: {} };
    return { params: { id: (await somebody(asker('A'), fresh(), body)).id }, body: {} };
  }),
  erasePerson: row('A B', async ({ asker, fresh }, { body, person }) => {
    if (isNowhere(person)) return { params: { id: person }, body: {} };
    return { params: { id: (await somebody(asker('A'), fresh(), body)).id }, body: {} };
  }),
  getDependencies: shared(READ, () => ({ query: { country: 'NO' } })),
  search: shared(READ, () => ({ query: { q: 'kommune' } })),
  whatIf: row(READ, ({ fresh }, { system }) => ({ body: { changes: [changeOf(system, fresh())] } })),
  listApiKeys: row('A B', inBody),
  createApiKey: row('A B', (_, { body }) => ({
    params: { body },
    body: { name: 'x', role: 'auditor', expiresOn: '2027-06-30' },
  })),
  revokeApiKey: row('A B', async ({ asker }, { body, key }) => {
    if (isNowhere(key)) return { params: { body, id: key }, body: {} };
    const given = { name: 'x', role: 'auditor', expiresOn: '2027-06-30' };
    const made = await asker('A').ask('createApiKey', { params: { body }, body: given });
    return { params: { body, id: made.id }, body: {} };
  }),
  getProfile: shared('A B C O M R U D N', () => ({})),
  changeLanguage: shared('A B C O M R U D N', () => ({ body: { language: 'nn' } })),
  listSecurityEvents: shared('A', () => ({})),
};

/** The rows by endpoint. */
export const ROWS: Partial<Record<EndpointName, Row>> = { ...register, ...holdings, ...watching };

/** Fields of a body in which an id of another municipality answers as one nobody has. */
export const FIELDS: Readonly<Record<string, readonly [EndpointName, Who, (walls: Walls, strange: Place) => Given]>> = {
  'the owner of a system': [
    'createSystem',
    'C',
    ({ places, fresh }, { person }) => ({
      params: { body: places.own.body },
      body: { name: fresh(), ownerId: person },
    }),
  ],
  'the new owner of a system': [
    'reviseSystem',
    'O',
    ({ places: { own } }, { person }) => ({
      params: { body: own.body, id: own.system },
      body: { ownerId: person },
    }),
  ],
  'the owner of an agreement': [
    'createAgreement',
    'C',
    ({ places: { own }, fresh }, { person }) => ({
      params: { body: own.body },
      body: { title: fresh(), systemIds: [own.system], form: 'ssa', ownerId: person },
    }),
  ],
  'whom a finding is given to': [
    'createDecision',
    'C',
    ({ places: { own } }, { person }) => ({
      params: { key: `F26.${own.body}.${own.system}` },
      body: { kind: 'assign', ownerId: person, dueOn: '2027-01-01' },
    }),
  ],
  'whose role ends': [
    'endRole',
    'B',
    (_, { person }) => ({ params: { id: person, role: nowhere('role') }, body: { to: '2027-01-01' } }),
  ],
  'who takes over from one who leaves': [
    'createDeparture',
    'B',
    ({ places: { own } }, { person }) => ({
      params: { id: own.person },
      body: { lastDay: '2026-12-31', successorId: person },
    }),
  ],
  'the body people are listed in': ['listPeople', 'C', (_, { body }) => ({ query: { bodyId: body } })],
  'who is given a role': [
    'grantRole',
    'B',
    ({ places: { own } }, { person }) => ({
      params: { id: person },
      body: { role: 'auditor', bodyId: own.body },
    }),
  ],
  'the contract of an agreement': [
    'createAgreement',
    'C',
    ({ places: { own }, fresh }, { contract }) => ({
      params: { body: own.body },
      body: { title: fresh(), systemIds: [own.system], form: 'ssa', contractId: contract },
    }),
  ],
  'a system of an agreement': [
    'createAgreement',
    'C',
    ({ places: { own }, fresh }, { system }) => ({
      params: { body: own.body },
      body: { title: fresh(), systemIds: [system], form: 'ssa' },
    }),
  ],
  'the version that was reviewed': [
    'createReview',
    'C',
    ({ places: { own } }, { version }) => ({
      params: { body: own.body, id: own.agreement },
      body: { versionId: version, contractOn: '2026-11-01' },
    }),
  ],
  'the agreement in our body': [
    'getAgreement',
    'C',
    ({ places: { own } }, { agreement }) => ({
      params: { body: own.body, id: agreement },
    }),
  ],
  'the subject of evidence': [
    'createEvidence',
    'C',
    ({ places: { own } }, { contract }) => ({
      params: { body: own.body },
      body: { kind: 'audit_report', subject: { kind: 'contract', id: contract }, issuedOn: '2026-11-20' },
    }),
  ],
  'the office of a mandate': [
    'createMandate',
    'B',
    ({ places: { own } }, { body }) => ({
      params: { body: own.body },
      body: { officeId: body, from: '2026-11-01' },
    }),
  ],
  'the co-operative of a membership': [
    'createMembership',
    'B',
    ({ places: { own } }, { body }) => ({
      params: { body: own.body },
      body: { cooperativeId: body, from: '2026-11-01' },
    }),
  ],
  'the membership that ends': [
    'endMembership',
    'B',
    ({ places: { own } }, { membership }) => ({
      params: { body: own.body, id: membership },
      body: { to: '2027-12-31' },
    }),
  ],
  'the version that might be signed': [
    'whatIf',
    'C',
    (_, { version }) => ({
      body: { signed: [{ versionId: version, on: '2026-12-01' }] },
    }),
  ],
  'what a document is attached to': [
    'createDocument',
    'C',
    ({ places: { own }, fresh }, { agreement }) => ({
      query: { body: own.body, subjectKind: 'agreement', subject: agreement, name: 'Avtale.pdf' },
      body: pdf(fresh()),
    }),
  ],
  'the document read through our body': [
    'getDocument',
    'C',
    ({ places: { own } }, { document }) => ({ params: { sha256: document }, query: { body: own.body } }),
  ],
  'the document under our name': [
    'eraseDocument',
    'B',
    ({ places: { own } }, { document }) => ({
      params: { body: own.body, sha256: document },
      body: { reason: 'Feil' },
    }),
  ],
  'the finding under our name': [
    'createDecision',
    'C',
    ({ places: { own } }, { system }) => ({
      params: { key: `F26.${own.body}.${system}` },
      body: { kind: 'snooze', until: '2027-01-01', reason: 'Ventar' },
    }),
  ],
};
