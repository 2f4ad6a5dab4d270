// The text of documents on disk, the full-text index over it, and finding documents by their names and by what stands in them.
import type { ResultSet } from '@libsql/client';
import { type ReadText, TEXT_KINDS } from '../domain/document-texts.ts';
import type { AttachedTo, MediaType } from '../domain/documents.ts';
import type { Scope } from '../domain/permissions.ts';
import { MATCHES, type Match, type Question, textQuery } from '../domain/search.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';
import { MOST_LOOKED_AT, nameMatches } from './search.ts';

/** The statements that keep what came of reading a document that is still held; the first reading counts. */
export function putText(sha256: string, { state, text }: ReadText): Statement[] {
  return [
    sql`INSERT INTO document_texts (sha256, state, text) SELECT ${sha256}, ${state}, ${text}
      WHERE EXISTS (SELECT 1 FROM documents WHERE sha256 = ${sha256}) ON CONFLICT (sha256) DO NOTHING`,
    // Only what was inserted just now: the index does not look whether it holds a row already.
    sql`INSERT INTO search_texts (rowid, text) SELECT id, text FROM document_texts WHERE sha256 = ${sha256} AND changes() = 1`,
  ];
}

/**
 * The statements that take the text of a document out of the index and write it over, when no attachment needs it any more;
 * what is left is forgotten by `forgetTexts`, in a batch of its own. A row that keeps its length is written where it stood,
 * which is why what is `gone` is called by as many letters as what is `read`.
 */
export function eraseText(sha256: string): Statement[] {
  const unneeded = `FROM document_texts WHERE sha256 = ?1 AND state <> 'gone' AND NOT EXISTS
    (SELECT 1 FROM attachments WHERE sha256 = ?1 AND erased_at IS NULL)`;
  return [
    {
      sql: `INSERT INTO search_texts (search_texts, rowid, text) SELECT 'delete', id, text ${unneeded}`,
      args: [sha256],
    },
    {
      sql: `UPDATE document_texts SET state = 'gone', text = CAST(zeroblob(length(CAST(text AS BLOB))) AS TEXT)
        WHERE id IN (SELECT id ${unneeded})`,
      args: [sha256],
    },
  ];
}

/** The statement that forgets what is left of erased texts. */
export function forgetTexts(): Statement {
  return sql`DELETE FROM document_texts WHERE state = 'gone'`;
}

/** A document that nobody has read yet. */
export type UnreadDocument = { sha256: string; upload: string; mediaType: MediaType };

/** Documents that are held and of a kind that has a text, and have not been read; at most `limit`, after one. */
export async function unreadDocuments(database: Database, after: string, limit: number): Promise<UnreadDocument[]> {
  const [result] = await database.read([
    sql`SELECT d.sha256, d.upload, a.media_type FROM documents d CROSS JOIN attachments a ON a.sha256 = d.sha256
      WHERE d.sha256 > ${after} AND a.erased_at IS NULL AND a.media_type IN (SELECT value FROM json_each(${JSON.stringify(TEXT_KINDS)}))
        AND NOT EXISTS (SELECT 1 FROM document_texts t WHERE t.sha256 = d.sha256)
      GROUP BY d.sha256 ORDER BY d.sha256 LIMIT ${limit}`,
  ]);
  return (result?.rows ?? []).map((row) => ({
    sha256: String(row[0]),
    upload: String(row[1]),
    mediaType: row[2] as MediaType,
  }));
}

/** A page of names of documents, for a rebuild: after an id, in order of it. */
export async function namedAttachments(
  database: Database,
  after: string,
  limit: number,
): Promise<{ id: string; body: string; name: string }[]> {
  const [result] = await database.read([
    sql`SELECT id, body, name FROM attachments WHERE id > ${after} AND name IS NOT NULL ORDER BY id LIMIT ${limit}`,
  ]);
  return (result?.rows ?? []).map((row) => ({ id: String(row[0]), body: String(row[1]), name: String(row[2]) }));
}

/** The statements that forget the names of attachments that were erased while their names were being put. */
export function dropErasedNames(attachments: readonly string[]): Statement[] {
  const gone = `SELECT i.id FROM json_each(?) j CROSS JOIN search_items i ON i.subject = j.value
    WHERE NOT EXISTS (SELECT 1 FROM attachments a WHERE a.id = i.subject AND a.name IS NOT NULL)`;
  const args = [JSON.stringify(attachments)];
  return [
    { sql: `DELETE FROM search_names WHERE rowid IN (${gone})`, args },
    { sql: `DELETE FROM search_items WHERE id IN (${gone})`, args },
  ];
}

/** A document that was found, by one of its attachments in a body. */
export type FoundDocument = {
  id: string;
  sha256: string;
  body: string;
  bodyName: string | null;
  name: string;
  attachedTo: AttachedTo;
  match: Match;
};

/** What one may find: the bodies one reads, and those in which one may read what is restricted. */
export type DocumentScope = { read: Scope; restricted: Scope };

/**
 * The statement that finds documents by name, and by text those that are not restricted: reading one of those is logged, and
 * to be found by what stands in it would be reading it. The best `limit`, each once in a body, and how many in all.
 */
export function foundDocuments(scope: DocumentScope, question: Question, limit: number): Statement {
  const [all, bodies] = scopeArguments(scope.read);
  const [allRestricted, restricted] = scopeArguments(scope.restricted);
  const seen = `a.erased_at IS NULL AND (?1 OR a.body IN (SELECT value FROM json_each(?2)))`;
  const mayRead = '(NOT a.restricted OR ?3 OR a.body IN (SELECT value FROM json_each(?4)))';
  const byName = [0, 1, 2].map(
    (
      way,
    ) => `SELECT * FROM (SELECT a.id, a.sha256, a.body, ${way} FROM search_names f CROSS JOIN search_items i ON i.id = f.rowid
      CROSS JOIN attachments a ON a.id = i.subject WHERE search_names MATCH ?${way + 6} AND ${seen} AND ${mayRead} LIMIT ${MOST_LOOKED_AT})`,
  );
  const byText = `SELECT * FROM (SELECT a.id, a.sha256, a.body, 3 FROM search_texts x CROSS JOIN document_texts t ON t.id = x.rowid
    CROSS JOIN attachments a ON a.sha256 = t.sha256 WHERE search_texts MATCH ?9 AND ${seen} AND NOT a.restricted LIMIT ${MOST_LOOKED_AT})`;
  return {
    sql: `WITH looked(id, sha256, body, way) AS MATERIALIZED (${[...byName, byText].join(' UNION ALL ')}),
      found(id, way) AS MATERIALIZED (SELECT MIN(id), MIN(way) FROM looked GROUP BY sha256, body)
      SELECT (SELECT COUNT(*) FROM found), json_group_array(json_array(id, sha256, body, body_name, name, kind, way)) FROM (
        SELECT a.id AS id, a.sha256 AS sha256, a.body AS body, (SELECT b.name FROM bodies b WHERE b.id = a.body) AS body_name,
          a.name AS name, a.subject_kind AS kind, found.way AS way
        FROM found CROSS JOIN attachments a ON a.id = found.id ORDER BY found.way, a.name COLLATE NOCASE, a.id LIMIT ?5)`,
    args: [
      all,
      bodies,
      allRestricted,
      restricted,
      limit,
      ...nameMatches(scope.read, ['document'], question),
      textQuery(question),
    ],
  };
}

/** What `foundDocuments` read. */
export function documentsFrom(result: ResultSet | undefined): { found: FoundDocument[]; count: number } {
  const row = result?.rows[0];
  const cells = JSON.parse(String(row?.[1] ?? '[]')) as [
    string,
    string,
    string,
    string | null,
    string,
    AttachedTo,
    number,
  ][];
  const found = cells.map(([id, sha256, body, bodyName, name, attachedTo, way]) => {
    return { id, sha256, body, bodyName, name, attachedTo, match: MATCHES[way] ?? 'text' };
  });
  return { found, count: Number(row?.[0] ?? 0) };
}

/** The statement that reads where the question stands in the text of documents: some words around it. */
export function excerptsOf(documents: readonly string[], question: Question): Statement {
  return {
    sql: `SELECT t.sha256, snippet(search_texts, 0, '', '', '…', 24) FROM search_texts x CROSS JOIN document_texts t ON t.id = x.rowid
      WHERE search_texts MATCH ?1 AND x.rowid IN (SELECT y.id FROM json_each(?2) j CROSS JOIN document_texts y ON y.sha256 = j.value)`,
    args: [textQuery(question), JSON.stringify(documents)],
  };
}

/** What `excerptsOf` read, by SHA-256. */
export function excerptsFrom(result: ResultSet | undefined): Map<string, string> {
  return new Map((result?.rows ?? []).map((row) => [String(row[0]), String(row[1])]));
}
