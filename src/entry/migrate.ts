// Brings the libSQL server at LIBSQL_URL up to date: npm run migrate, before a new version of the Worker is deployed.
import { createClient } from '@libsql/client';
import { firstAdministratorLink } from '../operations/first-administrator.ts';
import { openDatabase } from '../storage/database.ts';
import { bringUpToDate } from './migrating.ts';
import { readSettings } from './settings.ts';
import { worldFrom } from './world.ts';

const url = process.env.LIBSQL_URL;
if (!url) {
  console.error('LIBSQL_URL: expected the address of a libSQL server');
  process.exit(1);
}
const authToken = process.env.LIBSQL_AUTH_TOKEN;
const client = createClient({ url, ...(authToken ? { authToken } : {}) });
const applied = await bringUpToDate(client);
console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
const world = worldFrom(
  openDatabase(() => client),
  null,
  readSettings(process.env, false),
);
const first = await firstAdministratorLink(world);
if (first !== null) console.log(`Nobody administers this register yet. Open this once to begin: ${first}`);
world.database.close();
