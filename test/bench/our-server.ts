// The application as it is served on Node, on a register of the benches, whose clock stands still.
import { serve } from '@hono/node-server';
import { openFile } from '../../src/entry/file-database.ts';
import { createApp } from '../../src/web/app.ts';
import { benchWorld } from './generate.ts';

const world = benchWorld(await openFile(process.env.REGISTER ?? ''));
serve({ fetch: createApp(() => world).fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });
