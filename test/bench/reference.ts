// The yardstick of assessing: six rules as plain set-based SQL over tables normalised from the same journal.
import type { Client, InStatement } from '@libsql/client';
import { type Journal, journalOf, type Register, registerOn } from '../../src/domain/register.ts';
import { recorded, type Told } from '../support/journal.ts';
import { TODAY } from './generate.ts';

type Cell = string | number | null;
type Rows = Record<string, Cell[][]>;

/** The tables a plain design would have, with the indexes its rules want. */
const TABLES: Record<string, string[]> = {
  ref_agreements: ['id TEXT PRIMARY KEY', 'body TEXT', 'contract TEXT'],
  ref_agreement_systems: ['agreement TEXT', 'system TEXT', 'PRIMARY KEY (agreement, system)'],
  ref_versions: [
    'id TEXT PRIMARY KEY',
    'agreement TEXT',
    'valid_from TEXT',
    'valid_to TEXT',
    'signed_on TEXT',
    'contract_on TEXT',
  ],
  ref_version_categories: ['version TEXT', 'category TEXT', 'PRIMARY KEY (version, category)'],
  ref_version_companies: ['version TEXT', 'entity TEXT', 'PRIMARY KEY (version, entity)'],
  ref_systems: ['id TEXT PRIMARY KEY', 'body TEXT', 'product TEXT', 'go_live TEXT', 'ended_on TEXT'],
  ref_system_categories: ['system TEXT', 'category TEXT', 'PRIMARY KEY (system, category)'],
  ref_companies: ['owner TEXT', 'entity TEXT', 'country TEXT', 'basis TEXT', 'PRIMARY KEY (owner, entity)'],
  ref_amendments: ['contract TEXT', 'id TEXT', 'effective_on TEXT', 'material INTEGER', 'PRIMARY KEY (contract, id)'],
  ref_current: ['agreement TEXT PRIMARY KEY', 'version TEXT', 'valid_to TEXT', 'contract_on TEXT'],
  ref_findings: ['code TEXT', 'subject TEXT', 'part TEXT'],
};

const INDEXES: readonly string[] = [
  'CREATE INDEX ref_versions_agreement ON ref_versions (agreement, valid_from)',
  'CREATE INDEX ref_agreement_systems_system ON ref_agreement_systems (system)',
];

/** Makes the tables and fills them from what a register was told, shared facts first and then a body at a time. */
export async function makeReference(client: Client, told: Iterable<Told[]>): Promise<void> {
  const tables = Object.entries(TABLES).map(([name, columns]) => `CREATE TABLE ${name} (${columns.join(', ')})`);
  await client.batch([...tables, ...INDEXES], 'write');
  for (const part of told) await client.batch(filled(rowsOf(journalOf(recorded(part)))), 'write');
}

function filled(rows: Rows): InStatement[] {
  const known = Object.entries(rows).filter(([, cells]) => cells.length > 0);
  return known.map(([table, cells]) => {
    const values = (cells[0] ?? []).map((_, i) => `value ->> ${i}`).join(', ');
    return { sql: `INSERT INTO ${table} SELECT ${values} FROM json_each(?)`, args: [JSON.stringify(cells)] };
  });
}

function rowsOf(journal: Journal): Rows {
  const register = registerOn(journal, TODAY);
  return { ...systemRows(register), ...contractRows(register), ...agreementRows(register) };
}

function systemRows(register: Register): Rows {
  const systems = register.all('system');
  const owners = [...register.all('product'), ...systems];
  return {
    ref_systems: systems.map(({ id, body, fields: f }) => [id, body, f.product ?? null, f.goLive ?? null, null]),
    ref_system_categories: systems.flatMap(({ id, sets }) =>
      [...(sets.dataCategories?.keys() ?? [])].map((c) => [id, c]),
    ),
    ref_companies: owners.flatMap(({ id, sets }) =>
      [...(sets.subProcessors?.values() ?? [])].map(({ value: v }) => [id, v.entity, v.country, v.basis]),
    ),
  };
}

function contractRows(register: Register): Rows {
  const amendments = register
    .all('contract')
    .flatMap(({ id, sets }) =>
      [...(sets.amendments ?? [])].map(([key, { value: v }]) => [id, key, v.effectiveOn, v.material ? 1 : 0]),
    );
  return { ref_amendments: amendments };
}

function agreementRows(register: Register): Rows {
  const [agreements, versions] = [register.all('agreement'), register.all('version')];
  return {
    ref_agreements: agreements.map(({ id, body, fields: f }) => [id, body, f.contract ?? null]),
    ref_agreement_systems: agreements.flatMap(({ id, sets }) => [...(sets.systems?.keys() ?? [])].map((s) => [id, s])),
    ref_versions: versions.map(({ id, sets, fields: f }) => {
      const signed =
        [...(sets.parties?.values() ?? [])]
          .map(({ value }) => value.signedOn)
          .sort()
          .at(-1) ?? null;
      return [id, f.agreement ?? null, f.validFrom ?? null, f.validTo ?? null, signed, f.contractOn ?? null];
    }),
    ref_version_categories: versions.flatMap(({ id, sets }) =>
      [...(sets.dataCategories?.keys() ?? [])].map((c) => [id, c]),
    ),
    ref_version_companies: versions.flatMap(({ id, sets }) =>
      [...(sets.subProcessors?.keys() ?? [])].map((c) => [id, c]),
    ),
  };
}

const IN_USE = '(y.go_live IS NULL OR y.go_live <= ?1) AND (y.ended_on IS NULL OR y.ended_on > ?1)';
const COVERED = `ref_current c JOIN ref_agreement_systems x ON x.agreement = c.agreement
  JOIN ref_systems y ON y.id = x.system AND ${IN_USE}`;

/** The version in force of each agreement, then six rules as of one day: each adds a row for each thing it finds. */
const RULES: readonly string[] = [
  'DELETE FROM ref_findings WHERE ?1 = ?1',
  'DELETE FROM ref_current WHERE ?1 = ?1',
  `INSERT INTO ref_current SELECT v.agreement, v.id, v.valid_to, v.contract_on FROM ref_versions v
    WHERE v.signed_on <= ?1 AND v.valid_from <= ?1 AND (v.valid_to IS NULL OR v.valid_to >= ?1)
      AND NOT EXISTS (SELECT 1 FROM ref_versions w WHERE w.agreement = v.agreement AND w.valid_from > v.valid_from AND w.valid_from <= ?1)`,
  `INSERT INTO ref_findings SELECT 'no-agreement', y.id, NULL FROM ref_systems y WHERE ${IN_USE}
    AND NOT EXISTS (SELECT 1 FROM ref_agreement_systems x JOIN ref_current c ON c.agreement = x.agreement WHERE x.system = y.id)`,
  `INSERT INTO ref_findings SELECT 'agreement-expiring', c.agreement, NULL FROM ref_current c
    WHERE c.valid_to IS NOT NULL AND date(c.valid_to, '-90 days') <= ?1`,
  `INSERT INTO ref_findings SELECT 'contract-changed', c.agreement, m.id FROM ref_current c
    JOIN ref_agreements a ON a.id = c.agreement JOIN ref_amendments m ON m.contract = a.contract
    WHERE m.material = 1 AND m.effective_on <= ?1 AND m.effective_on > c.contract_on`,
  `INSERT INTO ref_findings SELECT 'annex-incomplete', c.agreement, k.category FROM ${COVERED}
    JOIN ref_system_categories k ON k.system = y.id
    WHERE NOT EXISTS (SELECT 1 FROM ref_version_categories l WHERE l.version = c.version AND l.category = k.category)`,
  `INSERT INTO ref_findings SELECT 'unauthorised-sub-processor', c.agreement, k.entity FROM ${COVERED}
    JOIN ref_companies k ON k.owner IN (y.id, y.product)
    WHERE NOT EXISTS (SELECT 1 FROM ref_version_companies l WHERE l.version = c.version AND l.entity = k.entity)`,
  `INSERT INTO ref_findings SELECT 'transfer-without-basis', c.agreement, k.entity FROM ${COVERED}
    JOIN ref_companies k ON k.owner IN (y.id, y.product) WHERE k.country NOT IN ('NO', 'IS', 'LI', 'SE', 'DK', 'DE', 'IE')
      AND k.basis IS NULL`,
];

/** Runs the six rules over everything, as of the benches' day; the findings stay in `ref_findings`. */
export async function assessBySql(client: Client): Promise<void> {
  await client.batch(
    RULES.map((sql) => ({ sql, args: [TODAY] })),
    'write',
  );
}

/** How many findings of each rule the six rules left. */
export async function foundBySql(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.execute('SELECT code, COUNT(*) FROM ref_findings GROUP BY code ORDER BY code');
  return Object.fromEntries(rows.map((row) => [String(row[0]), Number(row[1])]));
}
