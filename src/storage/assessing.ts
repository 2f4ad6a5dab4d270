// What assessing many subjects at once reads: their journal without the annexes that decide nothing, and who reads whom.
import type { ResultSet } from '@libsql/client';
import type { Edge } from '../domain/reach.ts';
import type { Revision } from '../domain/revisions.ts';
import type { Statement } from './database.ts';
import { REVISION_COLUMNS, revisionsFrom } from './journal.ts';

/** What was read: revisions, every edge between their roots, and the agreement of each version whose annex was left out. */
export type Assessable = { revisions: Revision[]; edges: Edge[]; cut: ReadonlyMap<string, string> };

// In a text every quote is written with a stroke before it, so each of these can only be a key of the content itself.
const ANNEX = `instr(r.content, ',"dataCategories":{')`;
const IS_CUT = `CASE WHEN r.kind = 'version' AND substr(r.content, 1, 10) = '{"fields":' AND substr(r.content, -3) = '}}}'
  AND r.subject IS NOT (SELECT v.id FROM agreement_versions v WHERE v.agreement = r.root ORDER BY v.valid_from DESC LIMIT 1)
  THEN ${ANNEX} > 0 AND instr(r.content, '},"added":{"parties":{') > 0 ELSE 0 END`;

/**
 * The statement that reads every revision the outcomes of `ids` may depend on. Of a text that is not its agreement's last the
 * fields and parties are read, which say when it is in force; what its annex lists only matters while it is.
 */
export function journalToAssess(ids: readonly string[]): Statement {
  return {
    sql: `WITH RECURSIVE reached(id) AS (
        SELECT s.root FROM json_each(?) j CROSS JOIN subjects s ON s.id = j.value
        UNION SELECT l.to_id FROM reached CROSS JOIN links l ON l.from_id = reached.id),
      known AS MATERIALIZED (SELECT id FROM reached)
      SELECT (SELECT '[' || group_concat(json_array(${REVISION_COLUMNS}, ${IS_CUT}) || ',' ||
            CASE WHEN ${IS_CUT} THEN substr(r.content, 1, ${ANNEX} - 1) || '}}' ELSE r.content END) || ']'
          FROM known CROSS JOIN revisions r ON r.root = known.id),
        (SELECT json_group_array(json_array(id, json(reads))) FROM (
          SELECT known.id, (SELECT json_group_array(l.to_id) FROM links l WHERE l.from_id = known.id) AS reads FROM known))`,
    args: [JSON.stringify(ids)],
  };
}

/** What the statement read. */
export function assessableFrom(result: ResultSet | undefined): Assessable {
  const cut = new Map<string, string>();
  const revisions = revisionsFrom(result, ({ subject, root }) => cut.set(subject, root ?? subject));
  const edges: Edge[] = [];
  for (const [from, reads] of JSON.parse(String(result?.rows[0]?.[1] ?? '[]')) as [string, string[]][]) {
    for (const to of reads) edges.push({ from, to });
  }
  return { revisions, edges, cut };
}
