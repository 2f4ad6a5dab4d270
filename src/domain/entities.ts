// Legal entities and the bodies behind them: names, sameness, succession and who holds what.
import type { Register } from './register.ts';
import type { Subject } from './revisions.ts';
import type { HeldKind } from './subjects.ts';

/** The registered name of a legal entity; its id while no name is known. */
export function entityName(register: Register, entity: string): string {
  return register.get('entity', entity)?.fields.name ?? entity;
}

/** The entity and all it is the same as or has been merged into, followed to the end; a circle is walked once. */
export function sameEntities(register: Register, entity: string): Set<string> {
  const reached = new Set([entity]);
  for (const id of reached) {
    const fields = register.get('entity', id)?.fields;
    if (fields?.mergedInto) reached.add(fields.mergedInto);
    if (fields?.sameAs) reached.add(fields.sameAs);
  }
  return reached;
}

/** Whether two ids name the same legal entity: the same id, or linked by `sameAs` or `mergedInto`. */
export function sameEntity(register: Register, one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [register.get('entity', one)?.fields, register.get('entity', other)?.fields];
  if (!(a?.mergedInto || a?.sameAs || b?.mergedInto || b?.sameAs)) return false;
  const reached = sameEntities(register, one);
  for (const id of sameEntities(register, other)) if (reached.has(id)) return true;
  return false;
}

/** Whether one of several ids names the same legal entity as `entity`; the same id, which is the rule, is looked for first. */
export function isAmong(register: Register, entity: string, others: readonly string[]): boolean {
  if (others.includes(entity)) return true;
  const own = isLinked(register, entity);
  return others.some((other) => (own || isLinked(register, other)) && sameEntity(register, other, entity));
}

/** Whether an entity is said to be the same as another, or to have been merged into it. */
function isLinked(register: Register, entity: string): boolean {
  const fields = register.get('entity', entity)?.fields;
  return Boolean(fields?.mergedInto || fields?.sameAs);
}

/** The body that holds a system, contract or agreement on the register's day; the one that recorded it where none is said. */
export function holderOf(register: Register, held: Subject<HeldKind>): string | null {
  return register.under('holding', held.id)[0]?.fields.body ?? held.body;
}

/** The body that held it first: the one a later holder took over from. */
export function firstHolderOf(register: Register, held: Subject<HeldKind>): string | null {
  return holderOf(register.on(held.since), held);
}

/** The bodies that have taken over from a body, however many times over; itself not included unless in a circle. */
export function successorsOf(register: Register, body: string): Set<string> {
  const found = new Set<string>();
  const todo = [body];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    for (const { value } of register.get('body', id)?.sets.successors?.values() ?? []) {
      if (found.has(value.body)) continue;
      found.add(value.body);
      todo.push(value.body);
    }
  }
  return found;
}
