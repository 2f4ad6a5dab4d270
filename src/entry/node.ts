// The door on Node: npm start, and npm run demo with --demo. One process, one libSQL file, loopback only.
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

/** When what was compiled is kept for the next start: once the service has been ready for a while, so it delays nobody. */
const KEPT_AFTER_MS = 2_000;

// Only what is imported after this is kept: types are stripped and modules compiled once, not at every start.
enableCompileCache(process.env.NODE_COMPILE_CACHE ?? join(import.meta.dirname, '../../node_modules/.cache/avtalevakt'));
const { run } = await import('./program.ts');
await run(process.argv.slice(2));
setTimeout(flushCompileCache, KEPT_AFTER_MS).unref();
