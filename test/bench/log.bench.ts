// Verifying an exported log of a million entries, line by line from a file, beside bare SHA-256 of the same bytes.
import { createHash, hash } from 'node:crypto';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportLine, type Opening, sealOf } from '../../src/domain/audit-export.ts';
import { instant } from '../../src/domain/calendar.ts';
import { keyRecord } from '../../src/domain/checkpoints.ts';
import { GENESIS, hashedText } from '../../src/domain/log.ts';
import { verifyFile } from '../../src/entry/verify-audit.ts';
import { TEST_KEY } from '../support/signing.ts';
import type { Job } from './measure.ts';

const ENTRIES = 1_000_000;
const CHAIN = 'bod_frana';
const AT = instant('2026-11-22T09:00:00.000Z');
let folder: string | undefined;

const entryAt = (position: number, previous: string) => ({
  ...{ chain: CHAIN, position, at: AT, actor: 'per_0123456789abcdef', action: 'system_revised' },
  ...{ subjects: ['sys_0123456789abcdef'], revisions: [`rev_${String(position).padStart(16, '0')}`] },
  ...{ commitment: 'ab'.repeat(32), before: 'cd'.repeat(32), origin: 'api POST /bodies/{body}/systems/{id}/profile' },
  previous,
});

/** The chain twice: once to know where it ends, which the opening says, and once to write it. */
function* chain(): Generator<{ line: string; hash: string }> {
  let previous = GENESIS;
  for (let position = 1; position <= ENTRIES; position += 1) {
    const entry = entryAt(position, previous);
    previous = hash('sha256', hashedText(entry));
    yield { line: exportLine({ ...entry, hash: previous, kind: 'entry' }), hash: previous };
  }
}

async function writeExport(path: string): Promise<void> {
  let last = GENESIS;
  for (const { hash: own } of chain()) last = own;
  const head = { chain: CHAIN, position: ENTRIES, hash: last };
  const opening: Opening = {
    ...{ kind: 'export', format: 1, register: 'http://localhost', chain: CHAIN, at: AT, head },
    ...{ keys: 1, checkpoints: 0, texts: false },
  };
  const file = openSync(path, 'w');
  writeSync(
    file,
    `${exportLine(opening)}\n${exportLine({ ...(await keyRecord(TEST_KEY, AT, null, null)), kind: 'key' })}\n`,
  );
  let waiting = '';
  for (const { line } of chain()) {
    waiting += `${line}\n`;
    if (waiting.length < 1 << 20) continue;
    writeSync(file, waiting);
    waiting = '';
  }
  writeSync(file, `${waiting}${exportLine(await sealOf(TEST_KEY, opening, 0))}\n`);
  closeSync(file);
}

async function verify(path: string): Promise<void> {
  const found = await verifyFile(path, { held: null, keys: [] });
  if ('expected' in found || found.entries !== ENTRIES) throw new Error(JSON.stringify(found));
}

async function bareHash(path: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) sum.update(chunk as Buffer);
  return sum.digest('hex');
}

/** One job: a file of a million entries, from the first line to the seal. */
export async function jobs(): Promise<Job[]> {
  folder = mkdtempSync(join(tmpdir(), 'avtalevakt-log-'));
  const path = join(folder, 'export.jsonl');
  await writeExport(path);
  return [
    {
      job: 'verify an exported log / bare SHA-256 of the same bytes',
      n: ENTRIES,
      goal: 15,
      ours: () => verify(path),
      reference: () => bareHash(path),
      repeats: 3,
    },
  ];
}

/** Removes the file. */
export async function cleanUp(): Promise<void> {
  if (folder) rmSync(folder, { recursive: true, force: true });
}
