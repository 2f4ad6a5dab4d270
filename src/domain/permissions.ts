// Who may do what: roles by dated grant or mandate, one table role × action, and the scope that follows.
import { forbidden, notFound } from './failures.ts';
import type { ReservedRole, Role } from './vocabulary.ts';

export const ACTIONS = [
  'read', // the register, findings and reports of a body
  'read_restricted', // documents that are marked as restricted, and their names
  'write_register', // systems, contracts, agreements, versions, evidence, notices of a body
  'write_shared', // vendors, products, entities: shared by all bodies, attributed to the writer's body
  'register_change', // say that something changed, and take it back
  'review', // say that a version still fits the contract as amended
  'acknowledge', // say that an alert is seen
  'decide', // assign, snooze, take up again
  'decide_management', // accept a risk; management's own decision
  'advise', // the data protection officer's advice
  'report', // download the compliance report
  'read_log', // the body's chain
  'export_log', // take a chain out of the register to verify it; ask for a checkpoint
  'administer', // bodies, people, roles, keys; over the whole register also law, runs, deliveries, the security log
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * What each role may do: the one table. The officer's mandate allows reviews, advice and reports, never decisions or facts
 * of the register (GDPR art. 38(3), 38(6), 39). A vendor's contact is a role to come: it may do nothing yet.
 */
export const MAY_DO: Readonly<Record<Role | ReservedRole, readonly Action[]>> = {
  administrator: [
    ...(['read', 'read_restricted', 'write_register', 'write_shared', 'register_change', 'review'] as const),
    ...(['acknowledge', 'report', 'read_log', 'export_log', 'administer'] as const),
  ],
  contract_manager: [
    ...(['read', 'read_restricted', 'write_register', 'write_shared', 'register_change', 'review'] as const),
    ...(['acknowledge', 'decide', 'report', 'read_log'] as const),
  ],
  system_owner: ['read', 'write_register', 'review', 'acknowledge', 'decide'],
  management: ['read', 'read_restricted', 'acknowledge', 'decide', 'decide_management', 'report', 'read_log'],
  archive_staff: ['read', 'report'],
  auditor: ['read', 'report', 'read_log', 'export_log'],
  data_protection_officer: [
    ...(['read', 'read_restricted', 'review', 'acknowledge', 'advise', 'report', 'read_log', 'export_log'] as const),
  ],
  vendor_contact: [],
};

/** A role someone holds today; body null is the whole register (administrator). */
export type RoleToday = { role: Role; body: string | null };

/** Who is asking, with the roles of today: own grants, mandates of the DPO office, and those inherited from successors. */
export type Actor = {
  /** Opaque id; the only thing of a person that enters the log. */
  id: string;
  name: string;
  roles: readonly RoleToday[];
};

/** The rows a question may touch: those of these bodies and the shared ones. The first argument of all storage. */
export type Scope = { readonly bodies: 'all' | ReadonlySet<string> };

/** The scope of the program itself: scheduled runs and rebuilding caches. */
export const EVERYTHING: Scope = { bodies: 'all' };

/** Whether the actor may do the action in the body (null: in the register as a whole). */
export function may(actor: Actor, action: Action, body: string | null): boolean {
  return actor.roles.some((held) => (held.body === null || held.body === body) && MAY_DO[held.role].includes(action));
}

/** Whether the actor may do the action in at least one body. */
export function mayAnywhere(actor: Actor, action: Action): boolean {
  return actor.roles.some((held) => MAY_DO[held.role].includes(action));
}

/** The bodies in which the actor may do the action; 'all' for a role over the whole register. */
export function bodiesFor(actor: Actor, action: Action): 'all' | ReadonlySet<string> {
  const bodies = new Set<string>();
  for (const held of actor.roles) {
    if (!MAY_DO[held.role].includes(action)) continue;
    if (held.body === null) return 'all';
    bodies.add(held.body);
  }
  return bodies;
}

/** What the actor may read. */
export function scopeOf(actor: Actor): Scope {
  return { bodies: bodiesFor(actor, 'read') };
}

/** Whether the body lies in the scope. */
export function inScope(scope: Scope, body: string | null): boolean {
  return body === null || scope.bodies === 'all' || scope.bodies.has(body);
}

/** Throws not_found unless the actor may read the body: another body's answers as an unknown one. */
export function mustSee(actor: Actor, body: string): void {
  if (!inScope(scopeOf(actor), body)) throw notFound('body');
}

/** Throws unless the actor may do the action in the body (null: in the register as a whole); a body out of sight is unknown. */
export function mustBeAllowed(actor: Actor, action: Action, body: string | null): void {
  if (body !== null) mustSee(actor, body);
  if (!may(actor, action, body)) throw forbidden(action);
}

/** Throws forbidden unless the actor may do one of the actions in at least one body. */
export function mustBeAllowedSomewhere(actor: Actor, ...actions: readonly Action[]): void {
  if (!actions.some((action) => mayAnywhere(actor, action))) throw forbidden(actions.join(' / '));
}
