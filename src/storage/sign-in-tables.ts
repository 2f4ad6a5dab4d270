// The tables of sign-in as its library asks for them, through our own database handle; read when it first is.
import { drizzle, type SqliteRemoteDatabase } from 'drizzle-orm/sqlite-proxy';
import type { Database, Statement } from './database.ts';
import { people } from './schema-outbox.ts';
import { accounts, passkeys, sessions, twoFactors, verifications } from './schema-sign-in.ts';

/** The tables by the names the sign-in library knows them under; a user is a person. */
export const SIGN_IN_TABLES = {
  user: people,
  session: sessions,
  account: accounts,
  verification: verifications,
  twoFactor: twoFactors,
  passkey: passkeys,
};

/** Drizzle over our own handle: what it reads and writes goes the way of all else, each writer in its turn. */
export function drizzleOver(database: Database): SqliteRemoteDatabase<typeof SIGN_IN_TABLES> {
  return drizzle(
    async (text, args, method) => {
      const statement: Statement = { sql: text, args };
      const reads = /^\s*select\b/i.test(text);
      const [result] = reads
        ? await database.read([statement])
        : await database.inTurn(() => database.write([statement]));
      const rows = (result?.rows ?? []).map((row) => Array.from(row));
      return { rows: method === 'get' ? ((rows[0] ?? undefined) as unknown[]) : rows };
    },
    { schema: SIGN_IN_TABLES },
  );
}
