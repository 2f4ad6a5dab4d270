// The tables of the register as it stands: caches made from the journal, and dated outcomes.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const entities = sqliteTable(
  'entities',
  {
    id: text('id').primaryKey(),
    number: text('number'),
    foreignId: text('foreign_id'),
    name: text('name').notNull(),
    country: text('country').notNull(),
    registryStatus: text('registry_status').notNull(),
  },
  (t) => [
    index('entities_name').on(t.name, t.id),
    index('entities_number').on(t.number),
    index('entities_foreign').on(t.foreignId),
  ],
);

export const bodies = sqliteTable(
  'bodies',
  {
    id: text('id').primaryKey(),
    entity: text('entity').notNull(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    municipalityNumber: text('municipality_number'),
    language: text('language').notNull(),
    since: text('since').notNull(),
    ceased: integer('ceased').notNull(),
  },
  (t) => [index('bodies_name').on(t.name, t.id), index('bodies_entity').on(t.entity)],
);

export const memberships = sqliteTable(
  'memberships',
  {
    id: text('id').primaryKey(),
    member: text('member').notNull(),
    cooperative: text('cooperative').notNull(),
    active: integer('active').notNull(),
  },
  (t) => [index('memberships_member').on(t.member), index('memberships_cooperative').on(t.cooperative)],
);

export const mandates = sqliteTable(
  'mandates',
  {
    id: text('id').primaryKey(),
    office: text('office').notNull(),
    forBody: text('for_body').notNull(),
    active: integer('active').notNull(),
  },
  (t) => [index('mandates_for_body').on(t.forBody), index('mandates_office').on(t.office)],
);

export const roles = sqliteTable(
  'roles',
  {
    id: text('id').primaryKey(),
    person: text('person').notNull(),
    role: text('role').notNull(),
    atBody: text('at_body'),
    active: integer('active').notNull(),
  },
  (t) => [index('roles_person').on(t.person), index('roles_at_body').on(t.atBody)],
);

export const vendors = sqliteTable(
  'vendors',
  { id: text('id').primaryKey(), entity: text('entity').notNull(), contactEmail: text('contact_email') },
  (t) => [index('vendors_entity').on(t.entity)],
);

export const products = sqliteTable(
  'products',
  { id: text('id').primaryKey(), vendor: text('vendor').notNull(), name: text('name').notNull() },
  (t) => [index('products_vendor').on(t.vendor, t.name, t.id)],
);

export const systems = sqliteTable(
  'systems',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    product: text('product'),
    zone: text('zone'),
    twoFactor: text('two_factor').notNull(),
    personalData: integer('personal_data'),
    owner: text('owner'),
    goLive: text('go_live'),
    endedOn: text('ended_on'),
  },
  (t) => [
    index('systems_name').on(t.name, t.id),
    index('systems_product').on(t.product),
    index('systems_owner').on(t.owner),
  ],
);

export const dataCategories = sqliteTable(
  'data_categories',
  { id: text('id').notNull(), category: text('category').notNull() },
  (t) => [primaryKey({ columns: [t.id, t.category] })],
);

export const contracts = sqliteTable(
  'contracts',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    vendor: text('vendor').notNull(),
    caseReference: text('case_reference'),
    startOn: text('start_on').notNull(),
    endOn: text('end_on'),
  },
  (t) => [index('contracts_title').on(t.title, t.id), index('contracts_vendor').on(t.vendor)],
);

export const agreements = sqliteTable(
  'agreements',
  {
    id: text('id').primaryKey(),
    title: text('title').notNull(),
    contract: text('contract'),
    form: text('form').notNull(),
    framework: integer('framework').notNull(),
    caseReference: text('case_reference'),
    owner: text('owner'),
  },
  (t) => [
    index('agreements_title').on(t.title, t.id),
    index('agreements_contract').on(t.contract),
    index('agreements_owner').on(t.owner),
  ],
);

export const agreementSystems = sqliteTable(
  'agreement_systems',
  { id: text('id').notNull(), system: text('system').notNull() },
  (t) => [primaryKey({ columns: [t.id, t.system] }), index('agreement_systems_system').on(t.system)],
);

export const agreementVersions = sqliteTable(
  'agreement_versions',
  {
    id: text('id').primaryKey(),
    agreement: text('agreement').notNull(),
    label: text('label').notNull(),
    state: text('state').notNull(),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
    terminatedOn: text('terminated_on'),
    processor: text('processor'),
  },
  (t) => [
    index('agreement_versions_agreement').on(t.agreement, t.validFrom),
    index('agreement_versions_processor').on(t.processor),
  ],
);

export const notices = sqliteTable(
  'notices',
  {
    id: text('id').primaryKey(),
    agreement: text('agreement').notNull(),
    receivedOn: text('received_on').notNull(),
    response: text('response').notNull(),
  },
  (t) => [index('notices_agreement').on(t.agreement)],
);

export const evidence = sqliteTable(
  'evidence',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    about: text('about').notNull(),
    issuedOn: text('issued_on').notNull(),
  },
  (t) => [index('evidence_about').on(t.about)],
);

export const decisions = sqliteTable(
  'decisions',
  { id: text('id').primaryKey(), finding: text('finding').notNull(), kind: text('kind').notNull() },
  (t) => [index('decisions_finding').on(t.finding)],
);

export const changes = sqliteTable(
  'changes',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    scope: text('scope').notNull(),
    effectiveOn: text('effective_on').notNull(),
    seq: integer('seq').notNull(),
  },
  (t) => [index('changes_scope').on(t.scope), index('changes_seq').on(t.seq)],
);

/** Dated outcome segments of one assessed subject; together they cover the days from assessment to 400 days on. */
export const assessments = sqliteTable(
  'assessments',
  {
    subject: text('subject').notNull(),
    fromOn: text('from_on').notNull(),
    toOn: text('to_on').notNull(),
    kind: text('kind').notNull(),
    body: text('body'),
    status: text('status'),
    version: text('version'),
    worst: integer('worst').notNull(),
    codes: text('codes').notNull(),
    outcomes: text('outcomes').notNull(),
    seq: integer('seq').notNull(),
    rules: integer('rules').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subject, t.fromOn] }),
    // What lists choose by stands in the indexes: in the row it lies behind the outcomes, which may fill several pages.
    index('assessments_body').on(t.body, t.kind, t.toOn, t.fromOn, t.rules, t.status),
    index('assessments_to').on(t.toOn),
    index('assessments_found').on(t.body, t.toOn, t.fromOn, t.rules).where(sql`outcomes <> '[]'`),
  ],
);
