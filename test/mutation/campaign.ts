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
  assess: [`${ASSESSMENT}assess.test.ts`],
  evidence: rules('no-flow-down-evidence', 'transfer-assessment-missing', 'processor-not-verified', 'dpia-missing'),
  judging: [
    `${ASSESSMENT}assess.test.ts`,
    `${ASSESSMENT}story.test.ts`,
    ...rules('no-agreement', 'annex-incomplete', 'basis-expiring', 'dpo-not-registered'),
  ],
  listing: rules('dpf-not-confirmed', 'basis-lapsed'),
  movers: [`${ASSESSMENT}assess.test.ts`, ...rules('contract-changed', 'agreement-expired')],
  parts: [`${ASSESSMENT}assess.test.ts`, ...rules('unauthorised-sub-processor', 'agreement-expired')],
  risk: [`${ASSESSMENT}risk.test.ts`],
  rules: [TABLE],
  transfers: rules('transfer-without-basis', 'basis-lapsed', 'basis-expiring', 'unauthorised-sub-processor'),
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
  const name = basename(file, '.ts');
  if (file.startsWith(RULES)) return [...rules(name), TABLE];
  return file.startsWith('src/domain/law/') ? [LAW] : (TESTS[name] ?? [`${ASSESSMENT}*.test.ts`]);
}
