// Many agreements of the story's kind on one product, for what is done to many at once.
import type { Told } from './journal.ts';
import { IDS, story } from './story.ts';

/** The id of the nth agreement and what belongs to it: 1 is the story's own. */
export function nth(id: string, n: number): string {
  return n === 1 ? id : `${id}x${n}`;
}

/** The 2nd to the nth of Fræna's systems on Oppvekst, each with its contract and a signed agreement like the story's. */
export function more(n: number): Told[] {
  const own = new Set(['system', 'contract', 'agreement', 'version', 'holding']);
  const first = JSON.stringify(story().filter(({ kind }) => own.has(kind)));
  return Array.from({ length: n - 1 }, (_, i) => {
    const numbered = [IDS.system, IDS.contract, IDS.agreement, IDS.version].reduce(
      (text, id) => text.replaceAll(new RegExp(`${id}\\b`, 'g'), nth(id, i + 2)),
      first,
    );
    const titled = numbered.replaceAll('Databehandleravtale Oppvekst', `Databehandleravtale Oppvekst ${i + 2}`);
    return (JSON.parse(titled) as Told[]).map(({ id: _, ...told }) => told as Told);
  }).flat();
}

/** The ids of the first n agreements. */
export function agreements(n: number): string[] {
  return Array.from({ length: n }, (_, i) => nth(IDS.agreement, i + 1));
}
