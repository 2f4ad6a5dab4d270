// Which files are mutated, and which tests must notice: a rule's own and the table of rules, else those named here.
import { globSync } from 'node:fs';
import { basename } from 'node:path';

const RULES = 'src/domain/assessment/rules/';
const ASSESSMENT = 'test/domain/assessment/';
const TABLE = `${ASSESSMENT}rules.test.ts`;
const LAW = 'test/domain/law/*.test.ts';
const rules = (...names: string[]): string[] => names.map((name) => `${ASSESSMENT}rules/${name}.test.ts`);

/** Tests of the files that stand behind several rules: the rules that hang on them most. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  'assessment/assess': [`${ASSESSMENT}assess.test.ts`],
  'assessment/evidence': [
    `${ASSESSMENT}evidence.test.ts`,
    ...rules('no-flow-down-evidence', 'transfer-assessment-missing', 'processor-not-verified', 'dpia-missing'),
  ],
  'assessment/judging': [
    `${ASSESSMENT}assess.test.ts`,
    `${ASSESSMENT}story.test.ts`,
    ...rules('no-agreement', 'annex-incomplete', 'basis-expiring', 'dpo-not-registered'),
  ],
  'assessment/listing': rules('dpf-not-confirmed', 'basis-lapsed'),
  'assessment/movers': [`${ASSESSMENT}assess.test.ts`, ...rules('contract-changed', 'agreement-expired')],
  'assessment/parts': [
    `${ASSESSMENT}assess.test.ts`,
    ...rules(
      'unauthorised-sub-processor',
      'agreement-expired',
      'no-deletion-proof',
      'no-agreement',
      'annex-incomplete',
    ),
  ],
  'assessment/risk': [
    `${ASSESSMENT}risk.test.ts`,
    ...rules('processor-not-verified', 'normen-terms-absent', 'sub-processor-list-stale', 'dpia-missing'),
  ],
  'assessment/rules': [TABLE],
  'assessment/transfers': [
    `${ASSESSMENT}transfers.test.ts`,
    ...rules('transfer-without-basis', 'basis-lapsed', 'basis-expiring', 'unauthorised-sub-processor'),
    ...rules('dpf-not-confirmed', 'transfer-assessment-missing', 'derogation-misused'),
  ],
  'law/transfer': [LAW, ...rules('basis-expiring')],
};

/** A file to be mutated, and the tests it is tried against. */
export type Job = { file: string; tests: readonly string[] };

/** Every file of the assessment and of the law, or those whose path contains one of the words. */
export function jobs(words: readonly string[] = []): Job[] {
  const files = globSync(['src/domain/assessment/**/*.ts', 'src/domain/law/*.ts']).sort();
  const wanted = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  return wanted.map((file) => ({ file, tests: testsOf(file) }));
}

function testsOf(file: string): readonly string[] {
  if (file.startsWith(RULES)) return [...rules(basename(file, '.ts')), TABLE];
  const others = file.startsWith('src/domain/law/') ? [LAW] : [`${ASSESSMENT}*.test.ts`];
  return TESTS[file.replace(/^src\/domain\/|\.ts$/g, '')] ?? others;
}
