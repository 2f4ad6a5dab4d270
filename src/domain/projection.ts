// The current tables' rows: what the fold as of today looks like for lists, joins and search. Pure, so a cache can be proved.
import { END_OF_TIME } from './calendar.ts';
import type { Register } from './register.ts';
import type { Subject } from './revisions.ts';
import type { SubjectKind } from './subjects.ts';

export type Cell = string | number | null;
/** Rows of one current table; every row's first column is the subject's id. */
export type ProjectedRows = { table: CurrentTable; columns: readonly string[]; rows: Cell[][] };

/** The columns of each current table in the order rows are written. */
export const CURRENT_TABLES = {
  entities: ['id', 'number', 'foreign_id', 'name', 'country', 'registry_status'],
  bodies: ['id', 'entity', 'kind', 'name', 'municipality_number', 'language', 'since', 'ceased'],
  memberships: ['id', 'member', 'cooperative', 'active'],
  mandates: ['id', 'office', 'for_body', 'active'],
  roles: ['id', 'person', 'role', 'at_body', 'active'],
  vendors: ['id', 'entity', 'contact_email'],
  products: ['id', 'vendor', 'name'],
  systems: ['id', 'name', 'product', 'zone', 'two_factor', 'personal_data', 'owner', 'go_live', 'ended_on'],
  data_categories: ['id', 'category'],
  sub_processors: ['id', 'entity'],
  contracts: ['id', 'title', 'vendor', 'case_reference', 'start_on', 'end_on'],
  agreements: ['id', 'title', 'contract', 'form', 'framework', 'case_reference', 'owner'],
  agreement_systems: ['id', 'system'],
  agreement_versions: ['id', 'agreement', 'label', 'state', 'valid_from', 'valid_to', 'terminated_on', 'processor'],
  notices: ['id', 'agreement', 'received_on', 'response'],
  evidence: ['id', 'kind', 'about', 'issued_on'],
  decisions: ['id', 'finding', 'kind'],
  changes: ['id', 'kind', 'scope', 'effective_on', 'seq'],
} as const;
export type CurrentTable = keyof typeof CURRENT_TABLES;

/** The current tables a subject of each kind may have rows in. */
export const TABLES_OF: { readonly [K in SubjectKind]: readonly CurrentTable[] } = {
  entity: ['entities'],
  body: ['bodies'],
  membership: ['memberships'],
  mandate: ['mandates'],
  role: ['roles'],
  vendor: ['vendors'],
  product: ['products', 'sub_processors'],
  system: ['systems', 'data_categories', 'sub_processors'],
  contract: ['contracts'],
  agreement: ['agreements', 'agreement_systems'],
  version: ['agreement_versions'],
  notice: ['notices'],
  evidence: ['evidence'],
  decision: ['decisions'],
  change: ['changes'],
  holding: [],
  law: [],
  policy: [],
};

const bit = (flag: boolean | null | undefined): number | null => (flag == null ? null : flag ? 1 : 0);

/** A row for each company that is named, however often. */
function namedOnce(id: string, links: Subject<'product'>['sets']['subProcessors']): Cell[][] {
  const companies = new Set([...(links?.values() ?? [])].map(({ value }) => value.entity));
  return [...companies].sort().map((entity) => [id, entity]);
}

type Projector<K extends SubjectKind> = (subject: Subject<K>) => { table: CurrentTable; rows: Cell[][] }[];

const one = (table: CurrentTable, row: (Cell | undefined)[]): { table: CurrentTable; rows: Cell[][] }[] => [
  { table, rows: [row.map((cell) => cell ?? null)] },
];

const PROJECTORS: { [K in SubjectKind]: Projector<K> } = {
  entity: ({ id, fields: f }) => one('entities', [id, f.number, f.foreignId, f.name, f.country, f.registryStatus]),
  body: ({ id, since, fields: f }) =>
    one('bodies', [id, f.entity, f.kind, f.name, f.municipalityNumber, f.language, since, bit(f.ceased ?? false)]),
  membership: ({ id, fields: f }) => one('memberships', [id, f.body, f.cooperative, bit(f.active)]),
  mandate: ({ id, fields: f }) => one('mandates', [id, f.office, f.body, bit(f.active)]),
  role: ({ id, fields: f }) => one('roles', [id, f.person, f.role, f.body, bit(f.active)]),
  vendor: ({ id, fields: f }) => one('vendors', [id, f.entity, f.contactEmail]),
  product: ({ id, fields: f, sets }) => [
    ...one('products', [id, f.vendor, f.name]),
    { table: 'sub_processors' as const, rows: namedOnce(id, sets.subProcessors) },
  ],
  system: ({ id, fields: f, sets }) => [
    ...one('systems', [id, f.name, f.product, f.zone, f.twoFactor, bit(f.personalData), f.owner, f.goLive, f.endedOn]),
    {
      table: 'data_categories' as const,
      rows: [...(sets.dataCategories?.keys() ?? [])].sort().map((key) => [id, key]),
    },
    { table: 'sub_processors' as const, rows: namedOnce(id, sets.subProcessors) },
  ],
  contract: ({ id, fields: f }) => one('contracts', [id, f.title, f.vendor, f.caseReference, f.startOn, f.endOn]),
  agreement: ({ id, fields: f, sets }) => [
    ...one('agreements', [id, f.title, f.contract, f.form, bit(f.framework), f.caseReference, f.owner]),
    { table: 'agreement_systems' as const, rows: [...(sets.systems?.keys() ?? [])].sort().map((key) => [id, key]) },
  ],
  version: ({ id, fields: f, sets }) => {
    const processor = [...(sets.parties?.values() ?? [])].find((party) => party.value.role === 'processor');
    const own = [id, f.agreement, f.label, f.state, f.validFrom, f.validTo, f.terminatedOn];
    return one('agreement_versions', [...own, processor?.value.entity]);
  },
  notice: ({ id, fields: f }) => one('notices', [id, f.agreement, f.receivedOn, f.response]),
  evidence: ({ id, fields: f }) => one('evidence', [id, f.kind, f.subject, f.issuedOn]),
  decision: ({ id, fields: f }) => one('decisions', [id, f.finding, f.kind]),
  change: ({ id, seq, fields: f }) => one('changes', [id, f.kind, f.scope, f.effectiveOn, seq]),
  holding: () => [],
  law: () => [],
  policy: () => [],
};

/** The rows of the current tables for the subjects given, as the register's day has them. */
export function projectedRows(register: Register, refs: Iterable<{ kind: SubjectKind; id: string }>): ProjectedRows[] {
  const tables = new Map<CurrentTable, Cell[][]>();
  for (const { kind, id } of refs) {
    const subject = register.get(kind, id) ?? toCome(register, kind, id);
    if (!subject) continue;
    for (const { table, rows } of (PROJECTORS[kind] as Projector<SubjectKind>)(subject)) {
      const list = tables.get(table);
      if (list) list.push(...rows);
      else tables.set(table, [...rows]);
    }
  }
  return [...tables].map(([table, rows]) => ({ table, columns: CURRENT_TABLES[table], rows }));
}

/** A role or mandate that is to come has its row too, not active yet: who is expected can be seen, invited and checked. */
function toCome(register: Register, kind: SubjectKind, id: string): Subject | undefined {
  if (kind !== 'role' && kind !== 'mandate') return undefined;
  const later = register.on(END_OF_TIME).get(kind, id) as Subject | undefined;
  return later && { ...later, fields: { ...later.fields, active: false } };
}
