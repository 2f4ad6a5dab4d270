// A body as its page tells of it: corrected, its mandates ended, what its co-operatives hold for it, whom it may join.
import type { z } from 'zod';
import { addDays, END_OF_TIME } from '../domain/calendar.ts';
import { entityName, holderOf } from '../domain/entities.ts';
import { invalid, stale } from '../domain/failures.ts';
import { linkSpans } from '../domain/links.ts';
import { type Actor, bodiesFor, mustBeAllowed, mustBeAllowedSomewhere, mustSee } from '../domain/permissions.ts';
import type { FieldsOf } from '../domain/subjects.ts';
import type { BodyKind } from '../domain/vocabulary.ts';
import { sharedIds } from '../storage/lookup.ts';
import { ownBody, presentMandate } from './bodies.ts';
import { draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import { type Input, mustFind, PROGRAM, readBody, readSubjects, type TimeQuery } from './reading.ts';
import type { BodyProfile, MandateEnd } from './shapes/bodies.ts';
import type { World } from './world.ts';

type InBody = { body: string };

/** The state a body's ETag stands for: the highest seq folded into it. */
export async function etagOfBody(world: World, actor: Actor, params: InBody): Promise<string> {
  mustSee(actor, params.body);
  const { register } = await readSubjects(world, actor, [params.body], 'body', { asOf: END_OF_TIME });
  return `"${mustFind(register, 'body', params.body, 'body').seq}"`;
}

/** Corrects a body from a day: only what is given changes. Throws `stale` on another ETag. */
export async function reviseBody(
  world: World,
  actor: Actor,
  { params, body: given, ifMatch }: Input<InBody, unknown, z.output<typeof BodyProfile>> & { ifMatch?: string },
) {
  mustBeAllowed(actor, 'administer', params.body);
  await carryOut(world, actor, async ({ today }) => {
    const { register } = await readSubjects(world, actor, [params.body], 'body', { asOf: END_OF_TIME });
    const body = mustFind(register, 'body', params.body, 'body');
    if (ifMatch !== undefined && ifMatch !== `"${body.seq}"`) throw stale();
    const { effectiveOn = today, ...fields } = given;
    if (effectiveOn < body.since) throw invalid('effectiveOn', `expected a day on or after ${body.since}`);
    const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const draft = draftFor({ effectiveOn, body: params.body, cause: null });
    draft.add('body', params.body, { fields: told as Partial<FieldsOf<'body'>> });
    return { drafts: draft.drafts, log: { action: 'body_corrected', about: [params.body] }, answer: () => undefined };
  });
  return ownBody(world, params.body);
}

/** Ends a mandate of a data protection officer; `to` is its last day. */
export async function endMandate(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody & { id: string }, unknown, z.output<typeof MandateEnd>>,
) {
  mustBeAllowed(actor, 'administer', params.body);
  return carryOut(world, actor, async () => {
    const { revisions } = await readBody(world, actor, params.body);
    const span = linkSpans(revisions, 'mandate').find((one) => one.id === params.id && one.fields.body === params.body);
    if (!span) throw invalid('id', 'expected the id of one of the body’s mandates');
    if (given.to < span.from) throw invalid('to', `expected a day on or after ${span.from}, when the mandate began`);
    const draft = draftFor({ effectiveOn: addDays(given.to, 1), body: params.body, cause: null });
    draft.add('mandate', params.id, { fields: { active: false } });
    const answer = presentMandate(params.id, span.fields, span.from, given.to);
    return {
      drafts: draft.drafts,
      log: { action: 'mandate_ended', about: [params.body, params.id] },
      answer: () => answer,
    };
  });
}

/** Co-operatives, or offices of data protection officers, there are to join or to give a mandate: whoever administers a body. */
export async function bodiesOfKind(
  world: World,
  actor: Actor,
  kind: BodyKind,
): Promise<{ id: string; name: string }[]> {
  mustBeAllowedSomewhere(actor, 'administer');
  const { ids } = await sharedIds(world.database, 'bodies', '', null, 1000);
  if (ids.length === 0) return [];
  const { register } = await readSubjects(world, PROGRAM, ids, 'body');
  return ids.flatMap((id) => {
    const body = register.get('body', id);
    return body && !body.fields.ceased && body.fields.kind === kind ? [{ id, name: body.fields.name ?? id }] : [];
  });
}

/** The contracts of others, such as a co-operative, that agreements of a body stand on; by the body that holds them. */
export async function heldFor(
  world: World,
  actor: Actor,
  body: string,
  query: TimeQuery,
): Promise<{ holder: string; id: string; title: string; vendorName: string }[]> {
  mustSee(actor, body);
  const { register } = await readBody(world, actor, body, query);
  const own = register.all('agreement').filter((agreement) => holderOf(register, agreement) === body);
  const stoodOn = new Set(own.map(({ fields }) => fields.contract));
  return register.all('contract').flatMap((contract) => {
    const holder = holderOf(register, contract);
    if (!stoodOn.has(contract.id) || holder === null || holder === body) return [];
    const { title, vendor } = contract.fields;
    return [{ holder, id: contract.id, title: title ?? contract.id, vendorName: entityName(register, vendor ?? '') }];
  });
}

/** What other bodies the actor may see have to do with one: whom it took over from, its members, mandates of its office. */
export async function linkedTo(world: World, actor: Actor, body: string, query: TimeQuery) {
  mustSee(actor, body);
  const seen = bodiesFor(actor, 'read');
  const { ids: all } = await sharedIds(world.database, 'bodies', '', null, 1000);
  const ids = all.filter((id) => seen === 'all' || seen.has(id));
  const { known, register } = await readSubjects(world, actor, ids, 'body', query);
  const before = register.all('body').filter(({ sets }) => sets.successors?.has(body));
  const isHere = (id: string | undefined) => id !== undefined && ids.includes(id);
  return {
    predecessorIds: before.map(({ id }) => id),
    memberships: linkSpans(known, 'membership').flatMap(({ id, fields: f, from, to }) =>
      f.cooperative === body && isHere(f.body) ? [{ id, bodyId: f.body ?? '', cooperativeId: body, from, to }] : [],
    ),
    mandates: linkSpans(known, 'mandate').flatMap(({ id, fields: f, from, to }) =>
      f.office === body && isHere(f.body) ? [presentMandate(id, f, from, to)] : [],
    ),
  };
}
