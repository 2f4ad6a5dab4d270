// How much has been asked under a name: an allowance that is spent and fills up again, counted in one statement.
import { type Database, type Statement, sql } from './database.ts';

/** So many at once, and as many again spread over the seconds. */
export type Allowance = { times: number; seconds: number };

/**
 * Spends one of the allowance; null when there was one, else in how many milliseconds the next will be there. A refusal
 * writes nothing. Virtual scheduling (GCRA, ITU-T I.371): the row holds the instant at which all will be there again.
 */
export async function spendOne(
  database: Database,
  name: string,
  { times, seconds }: Allowance,
  now: number,
): Promise<number | null> {
  const whole = seconds * 1_000;
  const each = Math.ceil(whole / times);
  const [spent, left] = await database.write([
    sql`INSERT INTO allowances (name, free_at) VALUES (${name}, ${now + each})
      ON CONFLICT (name) DO UPDATE SET free_at = MAX(free_at, ${now}) + ${each}
        WHERE MAX(free_at, ${now}) + ${each} - ${now} <= ${whole} RETURNING free_at`,
    sql`SELECT free_at FROM allowances WHERE name = ${name}`,
  ]);
  if (spent?.rows[0]) return null;
  return Math.max(1, Number(left?.rows[0]?.[0]) + each - now - whole);
}

/** The statement that forgets what has filled up again. */
export function forgetFull(now: number): Statement {
  return sql`DELETE FROM allowances WHERE free_at <= ${now}`;
}
