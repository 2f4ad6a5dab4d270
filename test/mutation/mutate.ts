// One file's mutations tried against its tests by Stryker, and what survived.
import { Stryker } from '@stryker-mutator/core';
import type { Job } from './campaign.ts';

/** A mutation no test noticed: where it is, what was changed to what. */
export type Survivor = { line: number; column: number; mutator: string; replacement: string; status: string };
/** How many mutations of a file there are, how many of them the tests noticed, and the others. */
export type Result = { file: string; killed: number; total: number; seconds: number; survivors: Survivor[] };

const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError', 'CompileError']);

/** Tries every mutation of a job's file against its tests; `folder` takes Stryker's copy and what it keeps. */
export async function mutate({ file, tests }: Job, folder: string, incremental: boolean): Promise<Result> {
  // The processes Stryker starts inherit it; vitest.config.ts reads it.
  process.env.MUTATION_TESTS = tests.join(',');
  const began = performance.now();
  const mutants = await new Stryker({
    configFile: 'test/mutation/stryker.config.json',
    mutate: [file],
    tempDirName: `${folder}/sandbox`,
    jsonReporter: { fileName: `${folder}/report.json` },
    incrementalFile: `${folder}/incremental/${file.replaceAll('/', '.')}.json`,
    force: !incremental,
  }).runMutationTest();
  const counted = mutants.filter(({ status }) => status !== 'Ignored');
  const survivors = counted.filter(({ status }) => !NOTICED.has(status));
  return {
    file,
    killed: counted.length - survivors.length,
    total: counted.length,
    seconds: Math.round((performance.now() - began) / 1000),
    survivors: survivors.map(({ location, mutatorName, replacement, status }) => ({
      line: location.start.line,
      column: location.start.column,
      mutator: mutatorName,
      replacement: replacement ?? '',
      status,
    })),
  };
}
