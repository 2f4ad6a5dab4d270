// The least a server on the same parts does before it is ready: Hono on Node over a libSQL file, and nothing else.
import { serve } from '@hono/node-server';
import { createClient } from '@libsql/client';
import { Hono } from 'hono';

const client = createClient({ url: `file:${process.env.DATA_FOLDER}/bare.db` });
await client.execute('PRAGMA journal_mode = WAL');
await client.execute('CREATE TABLE IF NOT EXISTS ready (id INTEGER PRIMARY KEY)');
const app = new Hono();
app.get('/ready', async (c) => c.json((await client.execute('SELECT COUNT(*) FROM ready')).rows[0] ?? {}));
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
