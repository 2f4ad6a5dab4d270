// Writes the OpenAPI document to docs/openapi.json, where a test holds it against the code.
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../web/api/contract/openapi.ts';

writeFileSync(new URL('../../docs/openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 1)}\n`);
