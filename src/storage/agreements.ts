// The list of agreements with status and findings, as SQLite makes it: one JSON cell a page.
import type { CalendarDate } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import type { AgreementStatus } from '../domain/vocabulary.ts';
import type { Database, Statement } from './database.ts';
import { scopeArguments } from './journal.ts';
import type { After } from './lookup.ts';

export type AgreementListRow = {
  id: string;
  bodyId: string;
  bodyName: string;
  title: string;
  processorName: string | null;
  systemNames: string[];
  status: AgreementStatus;
  validFrom: CalendarDate | null;
  validTo: CalendarDate | null;
  ownerId: string | null;
  codes: string;
  worst: number;
};

export type AgreementFilter = { bodies: readonly string[]; q: string; status: string | null; finding: string | null };

const FROM = `FROM agreements a CROSS JOIN subjects s ON s.id = a.id CROSS JOIN bodies b ON b.id = s.body
  CROSS JOIN assessments z ON z.subject = a.id AND z.from_on <= ?1 AND z.to_on >= ?1 AND z.rules = ?2
  LEFT JOIN agreement_versions v ON v.id = z.version LEFT JOIN contracts c ON c.id = a.contract
  LEFT JOIN entities e ON e.id = COALESCE(v.processor, c.vendor)
  WHERE s.body IN (SELECT value FROM json_each(?3)) AND (?4 OR s.body IN (SELECT value FROM json_each(?5)))
    AND (?6 IS NULL OR z.status = ?6) AND (?7 IS NULL OR instr(z.codes, ?7) > 0)
    AND (?8 = '' OR instr(lower(a.title || ' ' || COALESCE(a.case_reference, '') || ' ' || COALESCE(e.name, '') || ' ' || COALESCE(
      (SELECT group_concat(y.name, ' ') FROM agreement_systems x CROSS JOIN systems y ON y.id = x.system WHERE x.id = a.id), '')), lower(?8)) > 0)`;

/** The statement that lists agreements as of a day, in order of title then id, after a key; one JSON cell. */
export function agreementList(
  scope: Scope,
  today: CalendarDate,
  rules: number,
  filter: AgreementFilter,
  after: After,
  limit: number,
): Statement {
  const [all, allowed] = scopeArguments(scope);
  return {
    sql: `SELECT json_group_array(json_object('id', id, 'bodyId', body, 'bodyName', body_name, 'title', title,
        'processorName', processor, 'systemNames', json(systems), 'status', status, 'validFrom', valid_from, 'validTo', valid_to,
        'ownerId', owner, 'codes', codes, 'worst', worst)) FROM (
      SELECT a.id, s.body, b.name AS body_name, a.title, e.name AS processor,
        (SELECT json_group_array(name) FROM (SELECT y.name FROM agreement_systems x CROSS JOIN systems y ON y.id = x.system WHERE x.id = a.id ORDER BY y.name)) AS systems,
        z.status, v.valid_from, v.valid_to, a.owner, z.codes, z.worst
      ${FROM} AND (a.title COLLATE NOCASE, a.id) > (?9, ?10) ORDER BY a.title COLLATE NOCASE, a.id LIMIT ?11)`,
    args: [
      today,
      rules,
      JSON.stringify(filter.bodies),
      all,
      allowed,
      filter.status,
      filter.finding,
      filter.q,
      after?.name ?? '',
      after?.id ?? '',
      limit,
    ],
  };
}

/** The statement that counts what the list holds in all. */
export function agreementCount(scope: Scope, today: CalendarDate, rules: number, filter: AgreementFilter): Statement {
  const [all, allowed] = scopeArguments(scope);
  return {
    sql: `SELECT COUNT(*) ${FROM}`,
    args: [today, rules, JSON.stringify(filter.bodies), all, allowed, filter.status, filter.finding, filter.q],
  };
}

/** A page of the list and how many match in all. */
export async function listAgreementRows(
  scope: Scope,
  database: Database,
  today: CalendarDate,
  rules: number,
  filter: AgreementFilter,
  after: After,
  limit: number,
): Promise<{ rows: AgreementListRow[]; total: number }> {
  const [list, count] = await database.read([
    agreementList(scope, today, rules, filter, after, limit),
    agreementCount(scope, today, rules, filter),
  ]);
  const rows = JSON.parse(String(list?.rows[0]?.[0] ?? '[]')) as AgreementListRow[];
  return { rows, total: Number(count?.rows[0]?.[0] ?? 0) };
}

/** How many agreements of each body are in force or need an update on a day, and how many subjects it answers for. */
export async function statusCounts(
  scope: Scope,
  database: Database,
  bodies: readonly string[],
  today: CalendarDate,
  rules: number,
): Promise<Map<string, { inForce: number; needsUpdate: number; subjects: number }>> {
  const [all, allowed] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT body, SUM(status = 'in_force'), SUM(status = 'needs_update'), SUM(kind IN ('agreement', 'system')) FROM assessments
        WHERE body IN (SELECT value FROM json_each(?)) AND from_on <= ? AND to_on >= ? AND rules = ?
          AND (? OR body IN (SELECT value FROM json_each(?))) GROUP BY body`,
      args: [JSON.stringify(bodies), today, today, rules, all, allowed],
    },
  ]);
  return new Map(
    (result?.rows ?? []).map((row) => [
      String(row[0]),
      { inForce: Number(row[1] ?? 0), needsUpdate: Number(row[2] ?? 0), subjects: Number(row[3] ?? 0) },
    ]),
  );
}
