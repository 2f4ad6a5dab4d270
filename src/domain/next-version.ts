// The next version of an agreement: the one that counts now, with every difference from what is true applied.
import { inForce, lastOver, spansOf } from './agreements.ts';
import { compareAnnex } from './annex.ts';
import { IN_EEA } from './assessment/movers.ts';
import type { CalendarDate } from './calendar.ts';
import { processorOf } from './chain.ts';
import { holderOf, sameEntity } from './entities.ts';
import { annexWith } from './next-annex.ts';
import type { Register } from './register.ts';
import type { RevisionContent, Subject } from './revisions.ts';
import type { Party, SetsOf } from './subjects.ts';
import { watchOn } from './watch.ts';

type Version = Subject<'version'>;
type Sets = { [S in keyof SetsOf<'version'>]: Record<string, SetsOf<'version'>[S]> };

/** The version a new one starts from: in force on the register's day, else the last that was, else the newest there is. */
export function versionToRenew(register: Register, agreement: string): Version | null {
  const watch = watchOn(register.asOf);
  const spans = spansOf(register, agreement);
  const counts = inForce(spans, watch) ?? lastOver(spans, watch);
  if (counts) return counts.version;
  const newest = [...register.under('version', agreement)].sort((a, b) =>
    (a.fields.validFrom ?? a.since) < (b.fields.validFrom ?? b.since) ? -1 : 1,
  );
  return newest.at(-1) ?? null;
}

/** A label no other version has: the number of the one before raised by one, else that label with a number after it. */
export function nextLabel(before: string | null, taken: readonly string[]): string {
  const [, stem = `${before ?? ''} `, number = '1', tail = ''] = /^(.*?)(\d+)((?:\.0)*)$/.exec(before ?? '0.0') ?? [];
  for (let n = Number(number) + 1; ; n += 1) {
    const label = `${stem}${n}${tail}`.trim();
    if (!taken.includes(label)) return label;
  }
}

/**
 * A draft for a day, with what is true of the covered systems on that day in its annex, the parties that are right on it,
 * and the contract read as it stands then. Terms and the clause checklist are those of the version it starts from; nobody
 * has signed. A basis that is named and still holds stays; facts nobody has recorded take nothing away.
 */
export function nextVersion(
  register: Register,
  agreement: Subject<'agreement'>,
  label: string,
): RevisionContent<'version'> {
  const before = versionToRenew(register, agreement.id);
  const things = compareAnnex(register, agreement, before);
  const added: Partial<Sets> = {
    parties: nextParties(register, agreement, before),
    ...annexWith(before, things, null),
    clauses: clausesOf(before),
  };
  const fields = draftFields(before, agreement.id, label, register.asOf);
  return { fields: { ...fields, purpose: fields.purpose ?? purposesOf(register, agreement) }, added };
}

/** The fields of a draft for a day: the terms of the version it starts from, and nobody's signature. */
export function draftFields(before: Version | null, agreement: string, label: string, on: CalendarDate) {
  const { terminatedOn: _ended, validTo: _to, mends: _mends, ...terms } = before?.fields ?? {};
  return {
    ...NO_TERMS,
    ...terms,
    ...{ agreement, label, state: 'draft' as const, document: null },
    ...{ validFrom: on, validTo: null, terminatedOn: null, contractOn: on },
    gdpr: terms.gdpr === true || on >= IN_EEA,
  };
}

/** The clause checklist of a version, as a new one takes it over. */
export function clausesOf(before: Version | null): Sets['clauses'] {
  return Object.fromEntries([...(before?.sets.clauses ?? [])].map(([code, { value }]) => [code, value]));
}

/**
 * The first version of an agreement as a draft: what is true on the register's day in its annex, unsigned parties, and the
 * days it is to hold and was read from. The body that holds the agreement is the controller; `processor` is who is named as
 * such, else whom the contract or the systems say. Null where nobody does.
 */
export function firstVersion(
  register: Register,
  agreement: Subject<'agreement'>,
  { label, validFrom, processor: named }: { label: string; validFrom: CalendarDate; processor: string | null },
): RevisionContent<'version'> | null {
  const { fields, added } = nextVersion(register, agreement, label);
  const controller = register.get('body', holderOf(register, agreement))?.fields.entity ?? null;
  const processor = named ?? firstProcessor(register, agreement, controller);
  if (controller === null || processor === null || sameEntity(register, controller, processor)) return null;
  const parties = Object.fromEntries(unsigned({ controller, processor }).map((party) => [party.entity, party]));
  const days = { validFrom, contractOn: validFrom, gdpr: validFrom >= IN_EEA };
  return { fields: { ...fields, ...days }, added: { ...added, parties } };
}

/** Who is to process: the vendor of the body's own contract; under another's, such as a co-operative's, who the systems say. */
function firstProcessor(register: Register, agreement: Subject<'agreement'>, controller: string | null): string | null {
  const contract = register.get('contract', agreement.fields.contract);
  const { processor } = rightParties(register, agreement);
  const customer = contract?.fields.customer ?? null;
  const isOwn = customer !== null && controller !== null && sameEntity(register, customer, controller);
  if (!contract || isOwn) return processor;
  const told = processorsOf(register, agreement)[0] ?? customer;
  return told && standingOf(register, told);
}

const NO_TERMS = {
  ...{ authorisation: null, noticeDays: null, objectionDays: null, breachHours: null },
  ...{ subjectMatter: null, nature: null, duration: null, retention: null, deletion: null, normen: null },
};

function purposesOf(register: Register, agreement: Subject<'agreement'>): string | null {
  const ids = [...(agreement.sets.systems?.keys() ?? [])];
  const told = ids.map((id) => register.get('system', id)?.fields.purpose).filter((purpose) => purpose);
  return told.length > 0 ? [...new Set(told)].join('. ') : null;
}

/** The parties as they are to sign: who has been merged, taken over from, or replaced as vendor stands with who is right now. */
function nextParties(
  register: Register,
  agreement: Subject<'agreement'>,
  before: Version | null,
): Record<string, Party> {
  const named = partiesOf(before);
  const parties = named.length > 0 ? named : unsigned(rightParties(register, agreement));
  return unsignedAs(parties, dueParties(register, agreement, parties));
}

/** The parties of a version, in its order. */
export function partiesOf(version: Version | null): Party[] {
  return [...(version?.sets.parties?.values() ?? [])].map(({ value }) => value);
}

/** Parties that have not signed, each under the entity given in its place. */
export function unsignedAs(parties: readonly Party[], entities: readonly string[]): Record<string, Party> {
  const next: Record<string, Party> = {};
  for (const [i, party] of parties.entries()) {
    const entity = entities[i] ?? party.entity;
    next[entity] = { ...party, entity, signatory: null, signedOn: null };
  }
  return next;
}

/** Who is to stand in the place of each of the parties, in their order: the party itself where it is right. */
export function dueParties(register: Register, agreement: Subject<'agreement'>, parties: readonly Party[]): string[] {
  const right = rightParties(register, agreement);
  const alone = (role: Party['role']): boolean => parties.filter((party) => party.role === role).length === 1;
  return parties.map((party) => {
    const due = party.role === 'controller' || party.role === 'processor' ? right[party.role] : null;
    const other = due !== null && alone(party.role) && !sameEntity(register, party.entity, due);
    return other ? due : standingOf(register, party.entity);
  });
}

type Right = Record<'controller' | 'processor', string | null>;

/** Who the contract and the systems say are to be parties: the holder, and the vendor or the systems' processor. */
function rightParties(register: Register, agreement: Subject<'agreement'>): Right {
  const contract = register.get('contract', agreement.fields.contract);
  const body = register.get('body', holderOf(register, agreement));
  const processor = contract?.fields.vendor ?? processorsOf(register, agreement)[0] ?? null;
  const controller = contract ? customerNow(register, agreement, contract) : (body?.fields.entity ?? null);
  return { controller, processor: processor && standingOf(register, processor) };
}

/** Who processes in the systems an agreement covers. */
function processorsOf(register: Register, agreement: Subject<'agreement'>): string[] {
  const systems = [...(agreement.sets.systems?.keys() ?? [])].map((id) => register.get('system', id));
  return systems.flatMap((system) => (system && processorOf(register, system)) ?? []);
}

/** The contract's customer, or the agreement's holder where that is the body that has taken over from it. */
function customerNow(
  register: Register,
  agreement: Subject<'agreement'>,
  contract: Subject<'contract'>,
): string | null {
  const held = register.get('body', holderOf(register, agreement))?.fields.entity ?? null;
  const first = register.get('body', agreement.body)?.fields.entity ?? null;
  const customer = contract.fields.customer ?? null;
  return customer === null || customer === first ? (held ?? customer) : customer;
}

function unsigned(right: Right): Party[] {
  return (['controller', 'processor'] as const).flatMap((role) => {
    const entity = right[role];
    return entity ? [{ entity, role, signatory: null, signedOn: null, signatureRequired: true }] : [];
  });
}

/** The entity itself, or the one it has been merged into in the end. */
function standingOf(register: Register, entity: string): string {
  const seen = new Set<string>();
  let id = entity;
  for (let into: string | null | undefined = id; into && !seen.has(into); ) {
    id = into;
    seen.add(id);
    into = register.get('entity', id)?.fields.mergedInto;
  }
  return id;
}
