// Runs every *.bench.ts and prints one JSON line a job: our time beside a reference measured in the same process.
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** One measured job: ours against a reference, and the greatest ratio that is good enough. */
export type Job = {
  job: string;
  /** How many things one run handles. */
  n: number;
  goal: number;
  ours: () => unknown;
  reference: () => unknown;
  /** Timed runs of each; the median counts. */
  repeats?: number;
};

/** What a bench file exports: its jobs, and how to clear up after them. */
export type Bench = { jobs: () => Promise<Job[]>; cleanUp?: () => Promise<void> };

/** Measures a job: one run of each to warm up, then both in turn, so that what slows the machine slows both. */
export async function measure({ job, n, goal, ours, reference, repeats = 7 }: Job) {
  await timed(ours);
  await timed(reference);
  const times = { ours: [] as number[], reference: [] as number[] };
  for (let run = 0; run < repeats; run += 1) {
    times.ours.push(await timed(ours));
    times.reference.push(await timed(reference));
  }
  const [a, b] = [median(times.ours), median(times.reference)];
  const ratio = round(a / b);
  return { job, n, ours: round(a), reference: round(b), unit: 'ms', ratio, goal, ok: ratio <= goal };
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}

/** Every job in its turn; only those of the files whose names hold one of `wanted`, when any is given. */
async function main(wanted: readonly string[]): Promise<void> {
  const folder = import.meta.dirname;
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.bench.ts')) continue;
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
    const bench = (await import(pathToFileURL(`${folder}/${name}`).href)) as Bench;
    try {
      for (const job of await bench.jobs()) {
        const result = await measure(job);
        console.log(JSON.stringify(result));
        if (!result.ok) process.exitCode = 1;
      }
    } finally {
      await bench.cleanUp?.();
    }
  }
}

if (import.meta.main) await main(process.argv.slice(2));
