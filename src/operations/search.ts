// Searching over everything one may see: by parts of names, organisation number, case reference and what documents say; as of today.
import type { z } from 'zod';
import { RULES_REVISION } from '../domain/assessment/assess.ts';
import { osloDay } from '../domain/calendar.ts';
import { type Actor, bodiesFor, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import {
  type AlsoKnown,
  MATCHES,
  type Question,
  questionFrom,
  SEARCH_KINDS,
  type SearchKind,
} from '../domain/search.ts';
import {
  documentsFrom,
  excerptsFrom,
  excerptsOf,
  type FoundDocument,
  foundDocuments,
} from '../storage/document-texts.ts';
import { companyParts, type FoundName, foundByName, foundNames, MOST_LOOKED_AT, partsFrom } from '../storage/search.ts';
import { slicePage } from './paging.ts';
import type { Input } from './reading.ts';
import type { SearchAnswerValue, SearchHitValue, SearchQuery } from './shapes/search.ts';
import { fresh, searchable } from './upkeep.ts';
import type { World } from './world.ts';

type Group = SearchAnswerValue['groups'][number];
type Hit = SearchHitValue;

/** Where all kinds are asked for, so many of each at most are given; whoever wants more asks for the kind. */
const OF_EACH = 100;

/**
 * What matches a question, best first: whole numbers and references, then names that begin so, any part, and last
 * the texts of documents. Throws 422 at `q` for a question that is too long or holds no letter or digit.
 */
export async function search(
  world: World,
  actor: Actor,
  { query }: Input<unknown, z.output<typeof SearchQuery>>,
): Promise<SearchAnswerValue> {
  mustBeAllowedSomewhere(actor, 'read');
  const question = questionFrom(query.q);
  const { bodies } = scopeOf(actor);
  await searchable(world, await fresh(world, bodies === 'all' ? 'all' : [...bodies]));
  const { hits, groups } = await look(world, actor, question, query.kind);
  const wanted = hits.filter(({ kind }) => query.kind === undefined || kind === query.kind).sort(bestFirst);
  const { items, nextCursor } = slicePage(wanted, query.limit, query.cursor);
  const shown = groups.filter(({ kind, count }) => count > 0 && (query.kind === undefined || kind === query.kind));
  return { items: await completed(world, actor, question, items), groups: shown, nextCursor };
}

/** All that matches, of the kinds asked for. */
async function look(
  world: World,
  actor: Actor,
  question: Question,
  kind: SearchKind | undefined,
): Promise<{ hits: Hit[]; groups: Group[] }> {
  const scope = scopeOf(actor);
  const kinds = (kind === undefined ? SEARCH_KINDS : askedKinds(kind)).filter((one) => one !== 'document');
  const asksDocuments = kind === undefined || kind === 'document';
  const both = { read: scope, restricted: { bodies: bodiesFor(actor, 'read_restricted') } };
  const each = kind === undefined ? OF_EACH : MOST_LOOKED_AT;
  const [names, texts] = await world.database.read([
    foundByName(scope, kinds, question, daysOf(world), each),
    ...(asksDocuments ? [foundDocuments(both, question, each)] : []),
  ]);
  const { found, counts, more } = foundNames(names);
  const named = withBodies(
    found,
    kinds.map((one) => ({ kind: one, count: counts.get(one) ?? 0, more })),
  );
  const documents = documentsFrom(texts);
  const last = { kind: 'document' as const, count: documents.count, more: documents.count >= MOST_LOOKED_AT };
  return {
    hits: [...named.found.map(presentName), ...documents.found.map(presentDocument)],
    groups: [...named.counted, last],
  };
}

const daysOf = (world: World) => [osloDay(world.now()), RULES_REVISION] as const;

/** The hits of a page with what is asked for those alone: a company's part, and where a document says it. */
async function completed(world: World, actor: Actor, question: Question, hits: readonly Hit[]): Promise<Hit[]> {
  const companies = hits.filter(({ kind }) => kind === 'company').map(({ id }) => id);
  const documents = hits.flatMap(({ match, document }) => (match === 'text' && document ? [document.sha256] : []));
  if (companies.length + documents.length === 0) return [...hits];
  const [parts, excerpts] = await world.database.read([
    companyParts(scopeOf(actor), companies, daysOf(world)),
    excerptsOf(documents, question),
  ]);
  const partOf = new Map(partsFrom(parts).map((part) => [part.entity, part]));
  const excerptOf = excerptsFrom(excerpts);
  return hits.map((hit) => {
    const { processorIn = 0, subProcessorIn = 0 } = partOf.get(hit.id) ?? {};
    if (hit.kind === 'company') return { ...hit, processorIn, subProcessorIn };
    const excerpt = hit.match === 'text' ? excerptOf.get(hit.document?.sha256 ?? '') : undefined;
    return excerpt !== undefined && hit.document ? { ...hit, document: { ...hit.document, excerpt } } : hit;
  });
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

function bestFirst(a: Hit, b: Hit): number {
  return (
    MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) ||
    SEARCH_KINDS.indexOf(a.kind) - SEARCH_KINDS.indexOf(b.kind) ||
    a.title.localeCompare(b.title, 'nb') ||
    (a.id < b.id ? -1 : 1)
  );
}

const NOTHING_ELSE = {
  ...{ organisationNumber: null, caseReference: null, aliases: [], companyName: null, status: null },
  ...{ processorIn: null, subProcessorIn: null, document: null },
};

function presentName({ kind, id, name, match, body, bodyName, also, company, status }: FoundName): Hit {
  const told = (as: AlsoKnown['as']): string | null => also.find((one) => one.as === as)?.text ?? null;
  return {
    ...NOTHING_ELSE,
    ...{ kind, id, title: name, match, bodyId: body, bodyName, companyName: company, status },
    organisationNumber: told('number') ?? told('foreign_id'),
    caseReference: told('case_reference'),
    aliases: also.filter(({ as }) => as === 'alias').map(({ text }) => text),
  };
}

function presentDocument({ id, sha256, body, bodyName, name, attachedTo, match }: FoundDocument): Hit {
  const document = { sha256, attachedTo, excerpt: null };
  return { ...NOTHING_ELSE, kind: 'document', id, title: name, match, bodyId: body, bodyName, document };
}
