// The mutation campaign in short: the tools work, every file has its tests, and one rule's mutations are noticed.
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { jobs } from './campaign.ts';
import type { Result } from './mutate.ts';

test('every file of the assessment and the law is tried against tests that are there', () => {
  const all = jobs();
  expect(all.map(({ file }) => file)).toContain('src/domain/law/transfer.ts');
  expect(all.map(({ file }) => file)).toContain('src/domain/assessment/rules/no-agreement.ts');
  for (const { file, tests } of all) for (const one of tests) expect(globSync(one), `${file}: ${one}`).not.toEqual([]);
});

test('at least 85 of 100 mutations of one small rule are noticed', { timeout: 240_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/mutation/short.ts'], {
    env: { ...process.env, VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined },
  });
  const { killed, total } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Result;
  expect(total).toBeGreaterThan(30);
  expect(killed / total).toBeGreaterThanOrEqual(0.85);
});
