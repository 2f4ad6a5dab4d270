// scratch
import { it } from 'vitest';
import { beginning, happen } from '../support/doings.ts';
import { tell } from '../support/told.ts';
import { openWorld } from '../support/world.ts';
it('x', async () => {
  const w = await openWorld('2026-03-02T08:00:00.000Z');
  const write = w.database.write;
  w.database.write = async (s) => { try { return await write(s); } catch (e) { console.log(e, (e as Error).cause); throw e; } };
  await tell(w, beginning());
  await happen(w, { what: 'record', one: 0, other: 0, third: 0, days: 0 });
});
