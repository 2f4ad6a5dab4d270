// The closing line of `npm test`: what counts as passed and what as failed.
import { expect, test } from 'vitest';
import { countTests, type Results } from '../../src/tools/test.ts';

const passed = { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] };
const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] };
const unloaded = { status: 'failed', assertionResults: [] };
const results = (numPassedTests: number, numFailedTests: number, ...testResults: Results['testResults']): Results => ({
  numPassedTests,
  numFailedTests,
  numPendingTests: 0,
  testResults,
});

test.each([
  ['every test passed', results(2, 0, passed), 0, { passed: 2, failed: 0 }],
  ['one test failed', results(2, 1, passed, failed), 0, { passed: 2, failed: 1 }],
  ['a file that could not be loaded', results(2, 0, passed, unloaded), 0, { passed: 2, failed: 1 }],
  ['a skipped test', { ...results(2, 0, passed), numPendingTests: 1 }, 0, { passed: 2, failed: 1 }],
  ['types and lint failed', results(2, 0, passed), 2, { passed: 2, failed: 2 }],
  ['no results at all', undefined, 0, { passed: 0, failed: 1 }],
])('%s', (_, given, failedSteps, expected) => {
  expect(countTests(given, failedSteps)).toEqual(expected);
});
