// The list of agreements with status and findings, as SQLite makes it: one JSON cell a page.
import type { ResultSet } from '@libsql/client';
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

const SYSTEMS = 'agreement_systems x CROSS JOIN systems y ON y.id = x.system WHERE x.id = a.id';
const SEARCHED = `a.title || ' ' || COALESCE(a.case_reference, '') || ' ' || COALESCE((SELECT e.name FROM entities e WHERE e.id = COALESCE(
    (SELECT v.processor FROM agreement_versions v WHERE v.id = z.version), (SELECT c.vendor FROM contracts c WHERE c.id = a.contract))), '')
    || ' ' || COALESCE((SELECT group_concat(y.name, ' ') FROM ${SYSTEMS}), '')`;

/** What matches, by the index of the bodies' outcomes; most texts are found in the title, and the rest is then not looked up. */
const HITS = `SELECT a.id, a.title, z.body, z.version, z.status, z.codes, z.worst
    FROM json_each(?3) j CROSS JOIN assessments z ON z.body = j.value AND z.kind = 'agreement' AND z.to_on >= ?1
    CROSS JOIN agreements a ON a.id = z.subject
    WHERE z.from_on <= ?1 AND z.rules = ?2 AND (?4 OR z.body IN (SELECT value FROM json_each(?5)))
      AND (?6 IS NULL OR z.status = ?6) AND (?7 IS NULL OR instr(z.codes, ?7) > 0)
      AND CASE WHEN ?8 = '' THEN 1 WHEN instr(lower(a.title), lower(?8)) > 0 THEN 1 ELSE instr(lower(${SEARCHED}), lower(?8)) > 0 END`;
const IN_ORDER = 'ORDER BY h.title COLLATE NOCASE, h.id LIMIT ?11';

/** The statement that lists agreements as of a day, in order of title then id, after a key: one JSON cell, and how many match. */
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
    sql: `WITH hits AS MATERIALIZED (${HITS})
      SELECT json_group_array(json_object('id', id, 'bodyId', body, 'bodyName', body_name, 'title', title,
        'processorName', processor, 'systemNames', json(systems), 'status', status, 'validFrom', valid_from, 'validTo', valid_to,
        'ownerId', owner, 'codes', codes, 'worst', worst)), (SELECT COUNT(*) FROM hits) FROM (
      SELECT h.id, h.body, b.name AS body_name, h.title, e.name AS processor,
        (SELECT json_group_array(name) FROM (SELECT y.name FROM ${SYSTEMS} ORDER BY y.name)) AS systems,
        h.status, v.valid_from, v.valid_to, a.owner, h.codes, h.worst
      FROM (SELECT * FROM hits h WHERE (h.title COLLATE NOCASE, h.id) > (?9, ?10) ${IN_ORDER}) h
        CROSS JOIN agreements a ON a.id = h.id CROSS JOIN bodies b ON b.id = h.body
        LEFT JOIN agreement_versions v ON v.id = h.version LEFT JOIN contracts c ON c.id = a.contract
        LEFT JOIN entities e ON e.id = COALESCE(v.processor, c.vendor)
      ${IN_ORDER})`,
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

/** A page of the list and how many match in all, out of `agreementList`'s result. */
export function agreementsFrom(result: ResultSet | undefined): { rows: AgreementListRow[]; total: number } {
  const [cell, total] = result?.rows[0] ? [result.rows[0][0], result.rows[0][1]] : ['[]', 0];
  return { rows: JSON.parse(String(cell)) as AgreementListRow[], total: Number(total) };
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
