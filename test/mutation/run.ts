// The mutation campaign: file by file, with what survived; `npm run mutation`, or with words of paths for some files only.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { jobs } from './campaign.ts';
import { mutate, type Result } from './mutate.ts';

const FOLDER = 'data/mutation';
const RESULTS = `${FOLDER}/results`;

const percent = (killed: number, total: number): string => `${((100 * killed) / total).toFixed(1)} %`;

/** One line for each file there is a result of, and the sum, as a table of Markdown. */
function table(results: readonly Result[]): string {
  const rows = results.map(({ file, killed, total }) => {
    const name = file.replace('src/domain/', '');
    return `| ${name} | ${total} | ${killed} | ${total - killed} | ${percent(killed, total)} |`;
  });
  const [killed, total] = [sum(results, ({ killed: k }) => k), sum(results, ({ total: t }) => t)];
  const all = `| **all** | ${total} | ${killed} | ${total - killed} | **${percent(killed, total)}** |`;
  return ['| File | Mutants | Killed | Survived | |', '| --- | --- | --- | --- | --- |', ...rows, all].join('\n');
}

const sum = (results: readonly Result[], of: (result: Result) => number): number =>
  results.reduce((all, result) => all + of(result), 0);

function show({ file, killed, total, seconds, survivors }: Result): void {
  console.log(`${file}: ${killed} of ${total} killed (${total ? percent(killed, total) : '–'}), ${seconds} s`);
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const { line, column, mutator, replacement, status } of survivors) {
    const source = lines[line - 1]?.trim() ?? '';
    console.log(`  ${line}:${column} ${mutator} ${status}: ${source}\n      → ${replacement.replaceAll(/\s+/g, ' ')}`);
  }
}

function kept(): Result[] {
  if (!existsSync(RESULTS)) return [];
  const names = readdirSync(RESULTS).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => JSON.parse(readFileSync(`${RESULTS}/${name}`, 'utf8')) as Result);
}

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
mkdirSync(RESULTS, { recursive: true });
for (const job of jobs(words)) {
  const result = await mutate(job, FOLDER, process.argv.includes('--incremental'));
  if (result.total === 0) continue;
  writeFileSync(`${RESULTS}/${basename(dirname(job.file))}.${basename(job.file)}.json`, JSON.stringify(result));
  show(result);
}
console.log(table(kept()));
