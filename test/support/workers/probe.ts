// A Worker that shows what the test support can do: ask the database, count its alarms, serve the assets.
import { createClient } from '@libsql/client/web';
import { Hono } from 'hono';
import { assetPath, assets } from '../../../src/web/assets.ts';

type Env = { Bindings: { LIBSQL_URL: string; GREETING: string } };

const alarms: string[] = [];
const app = new Hono<Env>();
app.get('/health', (c) => c.text('ok'));
app.get('/numbers', async (c) => {
  const client = createClient({ url: c.env.LIBSQL_URL });
  const { rows } = await client.execute({ sql: 'SELECT sum(value) AS sum FROM json_each(?)', args: ['[1, 2, 39]'] });
  client.close();
  return c.json({ sum: rows[0]?.sum, greeting: c.env.GREETING, alarms, stylesheet: assetPath('designsystem.css') });
});
app.route('/', assets);

export default {
  fetch: app.fetch,
  async scheduled(event: { cron: string }) {
    if (event.cron === 'broken') throw new Error('the alarm broke');
    alarms.push(event.cron);
  },
};
