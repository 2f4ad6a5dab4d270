// The list of agreements: fast for today, from the journal for other days.
import { assess, RULES_REVISION } from '../domain/assessment/assess.ts';
import { osloDay } from '../domain/calendar.ts';
import { holderOf } from '../domain/entities.ts';
import { type Actor, mustSee, scopeOf } from '../domain/permissions.ts';
import { type AgreementStatus, SEVERITIES } from '../domain/vocabulary.ts';
import { type AgreementListRow, agreementList, agreementsFrom } from '../storage/agreements.ts';
import { HEAD, headFrom } from '../storage/journal.ts';
import { timeAsked } from './operation.ts';
import { after, cursorOf, slicePage } from './paging.ts';
import { presentRow } from './present-agreement.ts';
import { type Input, readBody, type TimeQuery } from './reading.ts';
import { fresh, isFresh } from './upkeep.ts';
import type { World } from './world.ts';

type InBody = { body: string };
type ListQuery = TimeQuery & { limit: number; cursor?: string; q?: string; status?: AgreementStatus; finding?: string };

/** A body's agreements with their derived status, in order of title; fast for today, from the journal for other days. */
export async function listAgreements(world: World, actor: Actor, { params, query }: Input<InBody, ListQuery>) {
  mustSee(actor, params.body);
  const { items, nextCursor } = await agreementsOf(world, actor, [params.body], query);
  return { items, nextCursor };
}

/** Agreements of several bodies the actor may see, with how many match in all. */
export async function agreementsOf(world: World, actor: Actor, bodies: readonly string[], query: ListQuery) {
  const today = osloDay(world.now());
  const filter = { bodies, q: query.q ?? '', status: query.status ?? null, finding: query.finding ?? null };
  const list = agreementList(scopeOf(actor), today, RULES_REVISION, filter, after(query.cursor), query.limit + 1);
  const past = query.asOf !== undefined || query.knownAt !== undefined;
  let [first, found] = await world.database.read(past ? [HEAD] : [HEAD, list]);
  let head = headFrom(first);
  if (!isFresh(head, today)) {
    head = await fresh(world, bodies);
    found = undefined;
  }
  const time = timeAsked(world, head, query);
  if (time.asOf !== today || time.knownAt !== head.recordedAt) return agreementsByJournal(world, actor, bodies, query);
  found ??= (await world.database.read([list]))[0];
  const { rows, total } = agreementsFrom(found);
  const kept = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? kept.at(-1) : undefined;
  return { items: kept.map(toRow), total, nextCursor: cursorOf(last ? { name: last.title, id: last.id } : null) };
}

function toRow({ codes, worst, ...row }: AgreementListRow) {
  return { ...row, findingCodes: codes === '' ? [] : codes.split(' '), worstSeverity: SEVERITIES[worst - 1] ?? null };
}

async function agreementsByJournal(world: World, actor: Actor, bodies: readonly string[], query: ListQuery) {
  const all: ReturnType<typeof presentRow>[] = [];
  for (const body of bodies) {
    const { register, journal } = await readBody(world, actor, body, query);
    for (const agreement of register.all('agreement')) {
      if (holderOf(register, agreement) !== body) continue;
      all.push(
        presentRow(register, agreement, assess(journal, { kind: 'agreement', id: agreement.id }, register.asOf)),
      );
    }
  }
  const q = query.q?.toLowerCase();
  const rows = all.filter(
    (row) =>
      (!query.status || row.status === query.status) &&
      (!query.finding || row.findingCodes.includes(query.finding)) &&
      (!q || [row.title, row.processorName ?? '', ...row.systemNames].join(' ').toLowerCase().includes(q)),
  );
  rows.sort(byTitle);
  return { ...slicePage(rows, query.limit, query.cursor), total: rows.length };
}

/** In order of title as the fast list has it (SQLite's NOCASE: A to Z alike, other letters as they are), then of id. */
function byTitle(a: { title: string; id: string }, b: { title: string; id: string }): number {
  const [one, other] = [asciiLower(a.title), asciiLower(b.title)];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
