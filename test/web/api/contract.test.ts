// The interface is fixed before it is built: its document is kept, and breaks nothing silently.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpoints } from '../../../src/web/api/contract/document.ts';
import { openApiDocument } from '../../../src/web/api/contract/openapi.ts';

const kept = JSON.parse(readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));
const made = JSON.parse(JSON.stringify(openApiDocument()));

describe('the OpenAPI document', () => {
  it('is the one kept in docs/openapi.json (npm run openapi writes it anew)', () => {
    expect(made).toEqual(kept);
  });

  it('names every endpoint once', () => {
    const names = Object.values(endpoints).map((endpoint) => endpoint.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(Object.keys(endpoints));
  });

  it('refuses fields it does not know in every body', () => {
    const loose: string[] = [];
    for (const [name, schema] of Object.entries(
      made.components.schemas as Record<string, { type?: string; additionalProperties?: unknown }>,
    )) {
      if (schema.type === 'object' && schema.additionalProperties !== false && name !== 'FindingFacts')
        loose.push(name);
    }
    expect(loose).toEqual([]);
  });
});
