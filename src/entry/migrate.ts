// Brings the libSQL server at LIBSQL_URL up to date: npm run migrate, before a new version of the Worker is deployed.
import { createClient } from '@libsql/client';
import { bringUpToDate } from './migrating.ts';

const url = process.env.LIBSQL_URL;
if (!url) {
  console.error('LIBSQL_URL: expected the address of a libSQL server');
  process.exit(1);
}
const authToken = process.env.LIBSQL_AUTH_TOKEN;
const client = createClient({ url, ...(authToken ? { authToken } : {}) });
const applied = await bringUpToDate(client);
client.close();
console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}`);
