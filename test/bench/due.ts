// Makes outcomes run short, so that there is something for the nightly run to do.
import type { Client } from '@libsql/client';
import { addDays } from '../../src/domain/calendar.ts';
import { COMING_DAYS } from '../../src/operations/planning.ts';
import { TODAY } from './generate.ts';

/** One assessed subject in a hundred, of all bodies, has outcomes that end the day before they would be told of. */
export async function onePercentDue(client: Client): Promise<void> {
  const short = addDays(TODAY, COMING_DAYS - 1);
  const due = "SELECT id FROM subjects WHERE kind IN ('system', 'contract', 'agreement', 'body') AND rowid % 100 = 7";
  const cut = { sql: `UPDATE assessments SET to_on = ?1 WHERE subject IN (${due}) AND to_on > ?1`, args: [short] };
  const gone = { sql: `DELETE FROM assessments WHERE subject IN (${due}) AND from_on > ?1`, args: [short] };
  const noted = { sql: `UPDATE subjects SET assessed_to = ?1 WHERE id IN (${due})`, args: [short] };
  await client.batch([gone, cut, noted, 'UPDATE journal_head SET covered_from = NULL, covered_to = NULL'], 'write');
}
