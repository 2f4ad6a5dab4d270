// Runs every *.bench.ts and prints one JSON line a job; those named *.long.ts only when they are asked for by name.
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Bench, measure } from './measure.ts';

/** Every job in its turn; only of files whose names hold one of `wanted`, when any is given. Long ones run only when named. */
async function main(wanted: readonly string[]): Promise<void> {
  const folder = import.meta.dirname;
  for (const name of readdirSync(folder).sort()) {
    const named = wanted.some((part) => name.includes(part));
    if (!((name.endsWith('.bench.ts') && (named || wanted.length === 0)) || (name.endsWith('.long.ts') && named)))
      continue;
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

await main(process.argv.slice(2));
