// Searching over everything one may see, by parts of names, by organisation number and by case reference; as things stand today.
import type { z } from 'zod';
import { RULES_REVISION } from '../domain/assessment/assess.ts';
import { osloDay } from '../domain/calendar.ts';
import { type Actor, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import { type AlsoKnown, MATCHES, questionFrom, SEARCH_KINDS, type SearchKind } from '../domain/search.ts';
import {
  type CompanyPart,
  companyParts,
  type FoundName,
  foundByName,
  foundNames,
  MOST_LOOKED_AT,
  partsFrom,
} from '../storage/search.ts';
import { slicePage } from './paging.ts';
import type { Input } from './reading.ts';
import type { SearchAnswerValue, SearchHitValue, SearchQuery } from './shapes/search.ts';
import { fresh, searchable } from './upkeep.ts';
import type { World } from './world.ts';

type Group = SearchAnswerValue['groups'][number];

/**
 * What matches a question, best first: whole numbers and references, then names that begin so, then any part. Throws 422 at `q` for a question that is too long or holds no letter or digit.
 */
export async function search(
  world: World,
  actor: Actor,
  { query }: Input<unknown, z.output<typeof SearchQuery>>,
): Promise<SearchAnswerValue> {
  mustBeAllowedSomewhere(actor, 'read');
  const question = questionFrom(query.q);
  const scope = scopeOf(actor);
  await searchable(world);
  await fresh(world, scope.bodies === 'all' ? 'all' : [...scope.bodies]);
  const days = [osloDay(world.now()), RULES_REVISION] as const;
  const kinds = query.kind === undefined ? SEARCH_KINDS : askedKinds(query.kind);
  const results = await world.database.read(
    kinds.map((kind) => foundByName(scope, kind, question, days, MOST_LOOKED_AT)),
  );
  const read = results.map(foundNames);
  const groups = kinds.map((kind, i) => ({
    kind,
    count: read[i]?.count ?? 0,
    more: (read[i]?.count ?? 0) >= MOST_LOOKED_AT,
  }));
  const { found, counted } = withBodies(
    read.flatMap((one) => one.found),
    groups,
  );
  const wanted = found.filter(({ kind }) => query.kind === undefined || kind === query.kind).sort(bestFirst);
  const { items, nextCursor } = slicePage(wanted, query.limit, query.cursor);
  const companies = items.filter(({ kind }) => kind === 'company').map(({ id }) => id);
  const [parts] = companies.length > 0 ? await world.database.read([companyParts(scope, companies, days)]) : [];
  const partOf = new Map(partsFrom(parts).map((part) => [part.entity, part]));
  const shown = counted.filter(({ kind, count }) => count > 0 && (query.kind === undefined || kind === query.kind));
  return { items: items.map((item) => present(item, partOf.get(item.id))), groups: shown, nextCursor };
}

/** A body is found by the number of the company that it is, too. */
function askedKinds(kind: SearchKind): SearchKind[] {
  return kind === 'body' || kind === 'company' ? ['company', 'body'] : [kind];
}

/** Companies that are bodies one may see are told of as those bodies, once. */
function withBodies(found: readonly FoundName[], groups: readonly Group[]): { found: FoundName[]; counted: Group[] } {
  const bodies = new Map(found.filter(({ kind }) => kind === 'body').map((one) => [one.id, one]));
  const counts = new Map(groups.map(({ kind, count }) => [kind, count]));
  const add = (kind: SearchKind, n: number) => counts.set(kind, (counts.get(kind) ?? 0) + n);
  for (const company of found) {
    if (company.kind !== 'company' || company.bodyOf === null) continue;
    add('company', -1);
    const body = bodies.get(company.bodyOf);
    if (!body) add('body', 1);
    const better = body && MATCHES.indexOf(body.match) < MATCHES.indexOf(company.match) ? body.match : company.match;
    bodies.set(company.bodyOf, asBody(company, company.bodyOf, better));
  }
  const others = found.filter(({ kind, bodyOf }) => kind !== 'body' && !(kind === 'company' && bodyOf !== null));
  const counted = groups.map((group) => ({ ...group, count: counts.get(group.kind) ?? 0 }));
  return { found: [...others, ...bodies.values()], counted };
}

function asBody(company: FoundName, id: string, match: FoundName['match']): FoundName {
  return { ...company, id, kind: 'body', body: id, bodyName: company.name, match };
}

function bestFirst(a: FoundName, b: FoundName): number {
  return (
    MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) ||
    SEARCH_KINDS.indexOf(a.kind) - SEARCH_KINDS.indexOf(b.kind) ||
    a.name.localeCompare(b.name, 'nb') ||
    (a.id < b.id ? -1 : 1)
  );
}

function present(found: FoundName, part: CompanyPart | undefined): SearchHitValue {
  const told = (as: AlsoKnown['as']): string | null => found.also.find((one) => one.as === as)?.text ?? null;
  return {
    kind: found.kind,
    id: found.id,
    title: found.name,
    match: found.match,
    bodyId: found.body,
    bodyName: found.bodyName,
    organisationNumber: told('number') ?? told('foreign_id'),
    caseReference: told('case_reference'),
    aliases: found.also.filter(({ as }) => as === 'alias').map(({ text }) => text),
    companyName: found.company,
    status: found.status,
    processorIn: found.kind === 'company' ? (part?.processorIn ?? 0) : null,
    subProcessorIn: found.kind === 'company' ? (part?.subProcessorIn ?? 0) : null,
  };
}
