// The least a server does for the same answers: Hono on Node, the best SQL by hand, raw batches that were recorded.
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { createClient, type InStatement } from '@libsql/client';
import { Hono } from 'hono';
import { keepDurable } from '../../src/storage/database.ts';
import { listForSession } from './listing.ts';

const client = createClient({ url: `file:${process.env.REGISTER}` });
await keepDurable(client);
const writes = JSON.parse(readFileSync(process.env.WRITES ?? '', 'utf8')) as InStatement[][];
let next = 0;

const app = new Hono();
app.get('/ready', (c) => c.json({}));
app.get('/list', async (c) => {
  const { body = '', person = '' } = c.req.query();
  const asked = { bodies: [body], status: 'in_force', q: 'avtale', limit: 50 };
  return c.body(await listForSession(client, person, asked), 200, { 'content-type': 'application/json' });
});
app.post('/write', async (c) => {
  const amendment = await c.req.json();
  await client.batch(writes[next++] ?? [], 'write');
  return c.json(amendment, 201);
});
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
