// `npm test`: builds, verifies, runs every test, and ends with one line that counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = 'node_modules/.cache/avtalevakt';
const RESULTS = join(CACHE, 'vitest.json');
const SUMMARY = join(CACHE, 'summary.txt');

/** What this reads of vitest's results. */
export type Results = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

/** How many tests passed and failed; a file that could not be loaded, or a failed step, is one failure. */
export function countTests(results: Results | undefined, failedSteps: number): { passed: number; failed: number } {
  if (!results) return { passed: 0, failed: Math.max(failedSteps, 1) };
  const unloaded = results.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  );
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numPendingTests + unloaded.length + failedSteps,
  };
}

function succeeds(command: string, args: string[]): boolean {
  console.log(`\n> ${[command, ...args].join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function main(filters: string[]): void {
  mkdirSync(CACHE, { recursive: true });
  for (const stale of [RESULTS, SUMMARY]) rmSync(stale, { force: true });
  const steps = ['build', 'types', 'lint'].filter((step) => !succeeds('npm', ['run', '--silent', step]));
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const tested = succeeds('npx', ['--no-install', 'vitest', 'run', ...reporters, ...filters]);
  const results = existsSync(RESULTS) ? (JSON.parse(readFileSync(RESULTS, 'utf8')) as Results) : undefined;
  const counted = countTests(results, steps.length);
  const failed = counted.failed === 0 && !tested ? 1 : counted.failed;
  if (steps.length > 0) console.log(`\nFailed steps: ${steps.join(', ')}`);
  const line = `${counted.passed} passed, ${failed} failed`;
  writeFileSync(SUMMARY, `${line}\n`);
  console.log(`\n${line}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

if (import.meta.main) main(process.argv.slice(2));
