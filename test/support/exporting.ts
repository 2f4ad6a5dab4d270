// Exports a chain of a world's log and verifies it as someone would who has nothing but the file.
import { createHash } from 'node:crypto';
import { type BadRow, type Trust, type Verified, verification } from '../../src/domain/audit-verification.ts';
import type { Actor } from '../../src/domain/permissions.ts';
import { exportLog } from '../../src/operations/audit-export.ts';
import { type TestWorld, whoIs } from './world.ts';

type Query = { body?: string; texts?: 'true' | 'false' };

/** The lines of an export, taken by someone (the local administrator for null). */
export async function exportedLines(world: TestWorld, by: string | Actor | null, query: Query = {}): Promise<string[]> {
  const lines = await exportLog(world, await whoIs(world, by), {
    params: {},
    query: { texts: 'false', ...query },
    body: undefined,
  });
  let text = '';
  for await (const part of lines) text += part;
  return text.trimEnd().split('\n');
}

/** What verifying lines comes to. */
export async function verifyLines(lines: readonly string[], trust: Partial<Trust> = {}): Promise<BadRow | Verified> {
  const check = verification((text) => createHash('sha256').update(text).digest('hex'), {
    ...{ held: null, keys: [] },
    ...trust,
  });
  for (const line of lines) await check.take(line);
  return check.end();
}

/** Both. */
export async function verifiedExport(world: TestWorld, by: string | Actor | null, query: Query = {}, trust = {}) {
  return verifyLines(await exportedLines(world, by, query), trust);
}
