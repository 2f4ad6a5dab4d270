// Who asks: a session, its person, what they may do today and what every page is framed with, each a statement of one batch.
import type { ResultSet } from '@libsql/client';
import type { Language, Role } from '../domain/vocabulary.ts';
import { type Database, type Statement, sql } from './database.ts';
import { HEAD, type Head, headFrom } from './journal.ts';

/** Who is meant: a person, or the person of the session that a token opens, known or not. */
export type Whose = { person: string } | { token: string };

/** A session as it is kept; instants in milliseconds since 1970. */
export type SessionRow = {
  id: string;
  person: string;
  secondFactor: string | null;
  standing: string | null;
  createdAt: number;
  expiresAt: number;
};

/** The statement that reads the session a token opens, be it open still or not. */
function sessionWith(token: string): Statement {
  return sql`SELECT id, person, second_factor, standing, created_at, expires_at FROM sessions WHERE token = ${token}`;
}

/** What `sessionWith` read; null where the token opens none. */
function sessionFrom(result: ResultSet | undefined): SessionRow | null {
  const row = result?.rows[0];
  if (!row) return null;
  const text = (value: unknown) => (value === null ? null : String(value));
  return {
    id: String(row[0]),
    person: String(row[1]),
    secondFactor: text(row[2]),
    standing: text(row[3]),
    createdAt: Number(row[4]),
    expiresAt: Number(row[5]),
  };
}

/** A role held today, a mandate's body beside an office's role, and which body succeeded which. */
export type Standing = {
  roles: { role: Role; body: string | null }[];
  mandates: { office: string; body: string }[];
  successions: { from: string; to: string }[];
};

/** The statement that reads which body of today each ceased one was followed by. */
export const SUCCESSIONS = sql`SELECT l.from_id, l.to_id FROM bodies b CROSS JOIN links l ON l.from_id = b.id
  CROSS JOIN subjects s ON s.id = l.to_id WHERE b.ceased = 1 AND s.kind = 'body'`;

/** What `SUCCESSIONS` read. */
export function successionsFrom(result: ResultSet | undefined): Standing['successions'] {
  return (result?.rows ?? []).map((row) => ({ from: String(row[0]), to: String(row[1]) }));
}

/** A statement about a person: `?1` in it is their id, or the token their session is found by. */
function about(whose: Whose, text: (person: string) => string): Statement {
  if ('person' in whose) return { sql: text('?1'), args: [whose.person] };
  return { sql: text('(SELECT person FROM sessions WHERE token = ?1)'), args: [whose.token] };
}

/** The roles of a person today, own ones and those of whoever is the same. */
const heldBy = (person: string) => `FROM people p CROSS JOIN roles r ON r.person = p.id AND r.active = 1
  WHERE (p.id = ${person} OR p.same_as = ${person})`;

/** The statements that read who a person is and what decides what they may do today. */
function whoIs(whose: Whose): Statement[] {
  return [
    about(whose, (person) => `SELECT id, name, language FROM people WHERE id = ${person}`),
    about(whose, (person) => `SELECT DISTINCT r.role, r.at_body ${heldBy(person)}`),
    about(
      whose,
      (person) => `SELECT m.office, m.for_body FROM people p CROSS JOIN roles r ON r.person = p.id
        CROSS JOIN mandates m ON m.office = r.at_body WHERE (p.id = ${person} OR p.same_as = ${person})
        AND r.active = 1 AND r.role = 'data_protection_officer' AND m.active = 1`,
    ),
    SUCCESSIONS,
  ];
}

/** Who it is, out of the results of `whoIs`; null when unknown. */
function whoFrom([who, roles, mandates, successions]: ResultSet[]): {
  id: string;
  name: string;
  language: Language;
  standing: Standing;
} | null {
  const known = who?.rows[0];
  if (!known) return null;
  const standing = {
    roles: (roles?.rows ?? []).map((row) => ({ role: row[0] as Role, body: row[1] === null ? null : String(row[1]) })),
    mandates: (mandates?.rows ?? []).map((row) => ({ office: String(row[0]), body: String(row[1]) })),
    successions: successionsFrom(successions),
  };
  return { id: String(known[0]), name: String(known[1]), language: known[2] as Language, standing };
}

/**
 * The statement that reads the bodies of today that keep a register, in order of name: where the person holds a role or
 * their office a mandate, or all of them for who has a role over everything. What the roles allow is for others to say.
 */
function bodiesAround(whose: Whose): Statement {
  return about(
    whose,
    (person) => `WITH held(body) AS MATERIALIZED (SELECT r.at_body ${heldBy(person)}),
        reached(body) AS MATERIALIZED (SELECT body FROM held UNION
          SELECT m.for_body FROM held CROSS JOIN mandates m ON m.office = held.body AND m.active = 1)
      SELECT b.id, b.name FROM bodies b WHERE b.ceased = 0 AND b.kind <> 'dpo_office'
        AND (EXISTS (SELECT 1 FROM held WHERE body IS NULL) OR b.id IN (SELECT body FROM reached)) ORDER BY b.name, b.id`,
  );
}

/** What `bodiesAround` read. */
function bodiesFrom(result: ResultSet | undefined): { id: string; name: string }[] {
  return (result?.rows ?? []).map((row) => ({ id: String(row[0]), name: String(row[1]) }));
}

export type CastRow = { id: string; name: string; role: Role; bodyName: string | null };

const CAST = `SELECT p.id, p.name, r.role, b.name FROM people p CROSS JOIN roles r ON r.person = p.id AND r.active = 1
  LEFT JOIN bodies b ON b.id = r.at_body WHERE (b.ceased IS NULL OR b.ceased = 0)`;

/** The statement that reads everyone with a role today with the first of their roles, in order of body, role and name. */
const WHOLE_CAST: Statement = {
  sql: `${CAST} GROUP BY p.id ORDER BY b.name IS NULL, b.name, r.role, p.name`,
  args: [],
};

/** The statement that reads one of them; nobody without a role today. */
function castOne(whose: Whose): Statement {
  return about(whose, (person) => `${CAST} AND p.id = ${person} GROUP BY p.id`);
}

/** What `WHOLE_CAST` or `castOne` read. */
function castFrom(result: ResultSet | undefined): CastRow[] {
  return (result?.rows ?? []).map((row) => ({
    id: String(row[0]),
    name: String(row[1]),
    role: row[2] as Role,
    bodyName: row[3] === null ? null : String(row[3]),
  }));
}

/** Everyone with a role today, as `WHOLE_CAST` gives them. */
export async function castRows(database: Database): Promise<CastRow[]> {
  return castFrom((await database.read([WHOLE_CAST]))[0]);
}

/** One of them; null without a role today. */
export async function castRow(database: Database, person: string): Promise<CastRow | null> {
  return castFrom((await database.read([castOne({ person })]))[0])[0] ?? null;
}

/** Whoever was read: the head of the journal, their session where a token was given, who they are, and what frames their pages. */
export type AskerRead = {
  head: Head;
  session: SessionRow | null;
  who: ReturnType<typeof whoFrom>;
  frame: { bodies: { id: string; name: string }[]; person: CastRow | null; people: CastRow[] } | null;
};

/** Reads who is meant in one batch; where `framed` also what a page is framed with, the whole cast with it where wanted. */
export async function readAsker(
  database: Database,
  whose: Whose,
  { framed, wholeCast }: { framed: boolean; wholeCast: boolean },
): Promise<AskerRead> {
  const session = 'token' in whose ? [sessionWith(whose.token)] : [];
  const around = framed ? [bodiesAround(whose), castOne(whose), ...(wholeCast ? [WHOLE_CAST] : [])] : [];
  const [head, ...results] = await database.read([HEAD, ...session, ...whoIs(whose), ...around]);
  const [own] = results.splice(0, session.length);
  const who = whoFrom(results.splice(0, 4));
  const [bodies, person, people] = results;
  const frame = { bodies: bodiesFrom(bodies), person: castFrom(person)[0] ?? null, people: castFrom(people) };
  return { head: headFrom(head), session: sessionFrom(own), who, frame: framed ? frame : null };
}
