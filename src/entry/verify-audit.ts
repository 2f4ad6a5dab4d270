// npm run verify-audit -- export.jsonl: verifies an exported log without a register; 0 whole, 1 a bad row, 2 not verified.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BadRow, type Trust, type Verified, verification } from '../domain/audit-verification.ts';
import type { Checkpoint } from '../domain/checkpoints.ts';
import { linesOf } from './lines.ts';

const USAGE = 'npm run verify-audit -- export.jsonl [--checkpoint held.json] [--trust-key id]';

function readHeld(path: string): Checkpoint {
  const held = JSON.parse(readFileSync(path, 'utf8')) as Checkpoint;
  const isCheckpoint = Number.isInteger(held?.number) && Array.isArray(held.heads) && Array.isArray(held.leaves);
  if (!isCheckpoint)
    throw new Error(`${path}: expected a checkpoint as it was mailed, or as /audit/checkpoint gives it`);
  return held;
}

/** Verifies the file at a path, line by line. */
export async function verifyFile(path: string, trust: Trust): Promise<BadRow | Verified> {
  const check = verification((text) => hash('sha256', text), trust);
  for await (const lines of linesOf(path)) {
    for (const line of lines) {
      const answer = check.take(line);
      const bad = answer instanceof Promise ? await answer : answer;
      if (bad) return bad;
    }
  }
  return check.end();
}

function told(found: Verified): string {
  const { chain, entries, texts, checkpoints, checkpointed, keys, held, sealedBy } = found;
  return [
    `Whole: ${entries} entries of chain ${chain}, ${texts} texts, ${checkpoints} checkpoints (up to position ${checkpointed}).`,
    ...keys.map(({ id, since }) => `Key ${id}, from ${since}${id === sealedBy ? ', which sealed the export' : ''}.`),
    held
      ? 'It agrees with the checkpoint that is held elsewhere.'
      : 'No checkpoint held elsewhere was given: compare the key with one you trust, or give --checkpoint.',
  ].join('\n');
}

async function main(given: string[]): Promise<number> {
  const options = { checkpoint: { type: 'string' }, 'trust-key': { type: 'string', multiple: true } } as const;
  const { values, positionals } = parseArgs({ args: given, options, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new Error(`expected one exported log\n${USAGE}`);
  const held = values.checkpoint === undefined ? null : readHeld(values.checkpoint);
  const found = await verifyFile(path, { held, keys: values['trust-key'] ?? [] });
  if (!('expected' in found)) {
    console.log(told(found));
    return 0;
  }
  const where = found.position === null ? '' : ` (position ${found.position})`;
  console.log(`Bad: ${path}, line ${found.line}${where}: expected ${found.expected}`);
  return 1;
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 2;
  });
}
