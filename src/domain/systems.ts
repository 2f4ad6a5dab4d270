// What holds of a system on a day: whether it is in use, whose data it holds, and which categories.
import type { CalendarDate } from './calendar.ts';
import type { Register } from './register.ts';
import type { Member, Provenance, Subject } from './revisions.ts';
import { type DataCategory, isSensitive } from './vocabulary.ts';
import type { Watch } from './watch.ts';

/** The first day a system was in use: its day of going live, else the first day it is known to exist. */
export function usedFrom(system: Subject<'system'>): CalendarDate {
  return system.fields.goLive ?? system.since;
}

/** Whether a system is in use on the watched day: from `usedFrom` until the day before `endedOn`. */
export function isInUse(system: Subject<'system'>, watch: Watch): boolean {
  return watch.reached(usedFrom(system)) && !watch.reached(system.fields.endedOn);
}

/**
 * A system's categories of personal data by key: its own, and those its product has got since the system was registered
 * (what the product had before was copied then, or left out on purpose), unless the system has ended one later.
 */
export function categoriesOf(
  register: Register,
  system: Subject<'system'>,
): ReadonlyMap<string, Member<{ category: DataCategory }>> {
  const own = system.sets.dataCategories;
  const usual = register.get('product', system.fields.product)?.sets.dataCategories;
  if (!usual) return own ?? new Map();
  const found = new Map(own);
  for (const [key, member] of usual) {
    const ended = system.ended.dataCategories?.get(key);
    const copied = member.from.since <= system.since || (ended && ended.endedBy.since >= member.from.since);
    if (!(copied || found.has(key))) found.set(key, member);
  }
  return found;
}

/** Whether a system holds personal data; null when nobody can tell. */
export function holdsPersonalData(system: Subject<'system'>, categories: ReadonlyMap<string, unknown>): boolean | null {
  if (system.fields.personalData === true || categories.size > 0) return true;
  return system.fields.personalData === false ? false : null;
}

/** Where "holds personal data" came from: the earliest of the facts that say so. */
export function personalDataFrom(
  system: Subject<'system'>,
  categories: ReadonlyMap<string, Member<unknown>>,
): Provenance | undefined {
  let first = system.fields.personalData === true ? system.from.personalData : undefined;
  for (const { from } of categories.values()) if (!first || from.since < first.since) first = from;
  return first;
}

/** Whether any category raises severity: GDPR art. 9 or 10, children, or secrecy-bound. */
export function holdsSensitiveData(categories: ReadonlyMap<string, unknown>): boolean {
  for (const key of categories.keys()) if (isSensitive(key)) return true;
  return false;
}
