// Names by id from the current tables, and what causes stand for: for lists that do not read the journal.
import type { CalendarDate, Instant } from '../domain/calendar.ts';
import type { Database, Statement } from './database.ts';

export type Label = { text: string; owner: string | null };

const LABELS = `SELECT id, name, NULL FROM entities WHERE id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT id, name, NULL FROM bodies WHERE id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT v.id, e.name, NULL FROM vendors v JOIN entities e ON e.id = v.entity WHERE v.id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT id, name, NULL FROM products WHERE id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT id, name, owner FROM systems WHERE id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT id, title, NULL FROM contracts WHERE id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT a.id, a.title, COALESCE(a.owner, (SELECT y.owner FROM agreement_systems x CROSS JOIN systems y ON y.id = x.system
      WHERE x.id = a.id AND y.owner IS NOT NULL ORDER BY y.ended_on IS NOT NULL, y.id LIMIT 1))
    FROM agreements a WHERE a.id IN (SELECT value FROM json_each(?1))
  UNION ALL SELECT id, label, NULL FROM agreement_versions WHERE id IN (SELECT value FROM json_each(?1))`;

/** Names of subjects, and who answers for systems and agreements; unknown ids are left out. */
export async function labelsOf(database: Database, ids: readonly string[]): Promise<Map<string, Label>> {
  if (ids.length === 0) return new Map();
  const [result] = await database.read([{ sql: LABELS, args: [JSON.stringify(ids)] }]);
  return new Map(
    (result?.rows ?? []).map((row) => [
      String(row[0]),
      { text: String(row[1]), owner: row[2] === null ? null : String(row[2]) },
    ]),
  );
}

export type RevisionPlace = { id: string; root: string; kind: string; effectiveOn: CalendarDate; recordedAt: Instant };

/** Where revisions stand, by id. */
export async function placesOfRevisions(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, RevisionPlace>> {
  if (ids.length === 0) return new Map();
  const statement: Statement = {
    sql: 'SELECT id, root, kind, effective_on, recorded_at FROM revisions WHERE id IN (SELECT value FROM json_each(?))',
    args: [JSON.stringify(ids)],
  };
  const [result] = await database.read([statement]);
  return new Map(
    (result?.rows ?? []).map((row) => {
      const place = {
        id: String(row[0]),
        root: String(row[1]),
        kind: String(row[2]),
        effectiveOn: row[3] as CalendarDate,
        recordedAt: row[4] as Instant,
      };
      return [place.id, place];
    }),
  );
}
