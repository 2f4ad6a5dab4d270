// What a step of the demonstration register is: who called which endpoint with what, when; and how names become ids.
import type { z } from 'zod';
import { type Instant, instant } from '../../domain/calendar.ts';
import type { endpoints } from '../../web/api/contract/document.ts';

type Endpoints = typeof endpoints;
type Given<N extends keyof Endpoints> = z.input<NonNullable<Endpoints[N]['body']>>;
type Writing = { [N in keyof Endpoints]: [Given<N>] extends [never] ? never : N }[keyof Endpoints];

/** One call with the day it is made; `by` names a person, null is the installation before anyone is there. */
export type Entry = {
  [N in Writing]: {
    on: string;
    by: string | null;
    do: N;
    params?: z.input<Endpoints[N]['params']>;
    body: Given<N>;
    /** The name under which later entries find what this one answers. */
    as?: string;
  };
}[Writing];

/** An entry with its instant; `{ref}` placeholders stand where ids will be. */
export type Step = {
  at: Instant;
  by: string | null;
  do: Writing;
  params: Record<string, unknown>;
  body: Record<string, unknown>;
  as: string | null;
};

/** A step ready to be carried out. */
export type Call = Omit<Step, 'as'>;

/** What earlier steps answered, by their names. */
export type Answers = Map<string, Record<string, unknown>>;

/** Stands for the id of what the step of that name answers, or for another field: `ref('fraena.entityId')`. */
export function ref(path: string): string {
  return `@{${path}}`;
}

const PLACEHOLDER = /@\{([^}]+)\}/g;
const SECONDS_APART = 5;

/** The names a value refers to. */
export function namesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(PLACEHOLDER)].map(([, path = '']) => path.split('.')[0] ?? '');
}

/** The entries as steps in order of time: by day, then as given, a few seconds apart from 08:00 UTC. */
export function inOrder(entries: readonly Entry[]): Step[] {
  const days = new Map<string, number>();
  return [...entries]
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((entry) => {
      const nth = days.get(entry.on) ?? 0;
      days.set(entry.on, nth + 1);
      const at = new Date(Date.parse(`${entry.on}T08:00:00.000Z`) + nth * SECONDS_APART * 1000);
      return {
        at: instant(at),
        by: entry.by,
        do: entry.do,
        params: { ...entry.params },
        body: entry.body as Record<string, unknown>,
        as: entry.as ?? null,
      };
    });
}

/** The step with every placeholder replaced from the answers; throws when a name or field is not there. */
export function resolve(step: Step, answers: Answers): Call {
  return {
    at: step.at,
    by: step.by === null ? null : lookUp(step.by, answers),
    do: step.do,
    params: replaced(step.params, answers) as Record<string, unknown>,
    body: replaced(step.body, answers) as Record<string, unknown>,
  };
}

function replaced(value: unknown, answers: Answers): unknown {
  if (typeof value === 'string') return value.replace(PLACEHOLDER, (_, path: string) => lookUp(path, answers));
  if (Array.isArray(value)) return value.map((item) => replaced(item, answers));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner, answers)]));
}

function lookUp(path: string, answers: Answers): string {
  const [name = '', ...fields] = path.split('.');
  let found: unknown = answers.get(name);
  for (const field of fields.length === 0 ? ['id'] : fields) {
    found = found === null || typeof found !== 'object' ? undefined : (found as Record<string, unknown>)[field];
  }
  if (typeof found !== 'string') throw new Error(`the demonstration register has no "${path}" yet`);
  return found;
}
