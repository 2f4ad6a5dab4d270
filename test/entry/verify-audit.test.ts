// npm run verify-audit as an auditor runs it, on a file and nothing else.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { TEST_KEY } from '../support/signing.ts';
import { exportOf } from '../support/told-log.ts';

const PROGRAM = join(import.meta.dirname, '../../src/entry/verify-audit.ts');

let whole: Awaited<ReturnType<typeof exportOf>>;
beforeAll(async () => {
  whole = await exportOf(40, TEST_KEY);
});

function verify(lines: readonly string[] | null, ...given: string[]) {
  const path = join(temporaryFolder(), 'export.jsonl');
  if (lines) writeFileSync(path, `${lines.join('\n')}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, path, ...given], { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

const heldIn = (text: string): string => {
  const path = join(temporaryFolder(), 'held.json');
  writeFileSync(path, text);
  return path;
};

it('says that a whole log is whole, with its key, and exits 0', () => {
  const { status, said } = verify(whole.lines);
  expect(said).toContain('Whole: 40 entries of chain bod_frana, 44 texts, 4 checkpoints (up to position 40).');
  expect(said).toContain(TEST_KEY.id);
  expect(status).toBe(0);
});

it('says that it agrees with a checkpoint that was mailed', () => {
  const held = heldIn(`${JSON.stringify({ ...whole.held, stands: true }, null, 2)}\n`);
  expect(verify(whole.lines, '--checkpoint', held)).toMatchObject({ status: 0, said: /agrees with the checkpoint/ });
});

it('names line and position of the first bad row, and exits 1', () => {
  const index = whole.lines.findIndex((line) => line.includes('"position":17,') && line.includes('"kind":"entry"'));
  const touched = whole.lines.with(index, (whole.lines[index] as string).replace('per_kari', 'per_odd'));
  const { status, said } = verify(touched);
  expect(said).toMatch(
    new RegExp(`^Bad: .*export\\.jsonl, line ${index + 1} \\(position 17\\): expected hash [0-9a-f]{64}\n$`),
  );
  expect(status).toBe(1);
});

it('finds that an ending is missing that a held checkpoint speaks of', async () => {
  const cut = await exportOf(20, TEST_KEY);
  const held = heldIn(JSON.stringify(whole.held));
  expect(verify(cut.lines).status).toBe(0);
  expect(verify(cut.lines, '--checkpoint', held)).toMatchObject({ status: 1, said: /^Bad:/ });
});

it('exits 2 when there is nothing to verify, or it is not told how', () => {
  expect(verify(null)).toMatchObject({ status: 2, said: /ENOENT/ });
  expect(verify(whole.lines, 'another.jsonl')).toMatchObject({ status: 2, said: /expected one exported log/ });
  expect(verify(whole.lines, '--checkpoint', heldIn('{}'))).toMatchObject({ status: 2, said: /expected a checkpoint/ });
});
