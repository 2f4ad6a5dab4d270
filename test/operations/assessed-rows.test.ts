// Outcomes worked out many subjects at a time, from one journal they share, are those each subject has on its own.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segments } from '../../src/domain/assessment/assess.ts';
import type { AssessedKind } from '../../src/domain/assessment/rule.ts';
import { addDays, type CalendarDate, osloDay } from '../../src/domain/calendar.ts';
import { dependencies } from '../../src/domain/reach.ts';
import { journalOf, journalWithin, registerOn } from '../../src/domain/register.ts';
import type { Revision } from '../../src/domain/revisions.ts';
import { ASSESSED_KINDS, assessedRows, HORIZON_DAYS } from '../../src/operations/planning.ts';
import { assessDue, rebuild } from '../../src/operations/upkeep.ts';
import type { World } from '../../src/operations/world.ts';
import { assessableFrom, journalToAssess } from '../../src/storage/assessing.ts';
import { dropAssessments } from '../../src/storage/caches.ts';
import { appendRevisions, readHead } from '../../src/storage/journal.ts';
import { ids } from '../bench/content.ts';
import { type BenchRegister, generateTables, toldOf } from '../bench/generate.ts';
import { loadedDemonstration } from '../support/demonstration.ts';
import { anyDay, happenings } from '../support/happenings.ts';
import { annexed, categories, day, recorded, type Told, told } from '../support/journal.ts';
import { wholeJournal } from '../support/told.ts';

function revisionsUnder(root: string): Revision[] {
  const all = recorded([...toldOf({ bodies: 1, agreements: 2, vendors: 1 })].flat());
  return all.filter((revision) => revision.root === root);
}

type Subjects = [string, AssessedKind][];

function assessable(revisions: readonly Revision[]): Subjects {
  const kinds = new Map<string, AssessedKind>();
  for (const { subject, kind } of revisions) if (ASSESSED_KINDS.has(kind)) kinds.set(subject, kind as AssessedKind);
  return [...kinds];
}

/** What is kept of each subject from a journal of its own: the plain form of `assessedRows`. */
function oneByOne(revisions: readonly Revision[], subjects: Subjects, today: CalendarDate): object[] {
  const { journalFor } = dependencies(revisions);
  return subjects.flatMap(([id, kind]) => {
    const journal = journalOf(journalFor(id));
    const { seq } = journal;
    return segments(journal, { kind, id }, today, addDays(today, HORIZON_DAYS)).map((segment) => {
      const { body, from, to, status, version, outcomes } = segment;
      return { subject: id, kind, body, from, to, status, version, outcomes, seq };
    });
  });
}

function together(revisions: readonly Revision[], subjects: Subjects, today: CalendarDate): object[] {
  return assessedRows(revisions, subjects, today).map(({ worst: _, rules: __, ...row }) => row);
}

function expectSame(revisions: readonly Revision[], today: CalendarDate): void {
  const subjects = assessable(revisions);
  const backwards = subjects.toReversed();
  expect(together(revisions, subjects, today)).toEqual(oneByOne(revisions, subjects, today));
  expect(together(revisions, backwards, today)).toEqual(oneByOne(revisions, backwards, today));
}

test('a part of a journal shows what stands under its roots and nothing else, and is as recent as that', () => {
  const whole = journalOf(recorded([...toldOf({ bodies: 1, agreements: 2, vendors: 1 })].flat()));
  const [own, other] = [ids.agreement(1, 0), ids.agreement(1, 1)];
  const part = registerOn(journalWithin(whole, new Set([own])), day('2026-11-22'));
  expect(part.get('agreement', own)).toBe(registerOn(whole, day('2026-11-22')).get('agreement', own));
  expect([part.get('agreement', other), part.get('system', ids.system(1, 0))]).toEqual([undefined, undefined]);
  expect(part.all('agreement').map(({ id }) => id)).toEqual([own]);
  expect([part.under('version', own).length, part.under('version', other).length]).toEqual([4, 0]);
  expect(part.naming('agreement', 'systems.system', ids.system(1, 1))).toEqual([]);
  const parts = [journalWithin(whole, new Set([own])).seq, journalWithin(whole, new Set([other])).seq];
  expect(parts).toEqual([journalOf(revisionsUnder(own)).seq, journalOf(revisionsUnder(other)).seq]);
});

test('whatever happened', () => {
  fc.assert(
    fc.property(happenings(), anyDay, (all, today) => expectSame(recorded(all), today)),
    { numRuns: 150 },
  );
});

test('in a generated register, on days before, in and after what moves in it', () => {
  const revisions = recorded([...toldOf({ bodies: 2, agreements: 60, vendors: 8 })].flat());
  for (const today of ['2018-08-15', '2020-02-29', '2026-11-22', '2028-06-01']) expectSame(revisions, day(today));
});

test('in the demonstration', { timeout: 120_000 }, async () => {
  const { world, close } = await loadedDemonstration();
  const revisions = await wholeJournal(world);
  close();
  for (const today of ['2019-06-30', '2026-11-23']) expectSame(revisions, day(today));
});

/** The rows as they lie in the file, made anew by the run that assesses what is due. */
async function keptIn(world: World): Promise<object[]> {
  await world.database.write(dropAssessments());
  await assessDue(world);
  const [result] = await world.database.read([
    {
      sql: `SELECT subject, kind, body, from_on, to_on, status, version, outcomes, seq FROM assessments ORDER BY subject, from_on`,
      args: [],
    },
  ]);
  return (result?.rows ?? []).map((row) => {
    const [subject, kind, body, from, to, status, version, outcomes, seq] = Array.from(row as unknown as unknown[]);
    return { subject, kind, body, from, to, status, version, outcomes: JSON.parse(String(outcomes)), seq };
  });
}

async function expectKept(world: World, today: CalendarDate): Promise<void> {
  const revisions = await wholeJournal(world);
  const subjects = assessable(revisions).sort(([a], [b]) => (a < b ? -1 : 1));
  expect(await keptIn(world)).toEqual(oneByOne(revisions, subjects, today));
}

const NOT_SIGNED = { fields: { state: 'draft' as const } };
const [SUPERSEDED, LAST] = [3, 4];

/** A small register in which, of three agreements, the last text is not signed, will not be, or was not known in time. */
async function registerWithDoubts(): Promise<BenchRegister> {
  const register = await generateTables({ bodies: 1, agreements: 12, vendors: 3 });
  const { database } = register.world;
  const about = (n: number, label: number, on: string, content: Told<'version'>['content']): Told => {
    return told('version', ids.version(1, n, label), on, content, { root: ids.agreement(1, n), body: ids.body(1) });
  };
  const more = [
    about(1, LAST, '2026-01-01', NOT_SIGNED),
    about(2, LAST, '2027-03-01', NOT_SIGNED),
    about(3, SUPERSEDED, '2027-05-01', { added: { dataCategories: annexed(categories('health')) } }),
    about(4, LAST, '2026-02-01', { fields: { validFrom: day('2027-06-01') } }),
  ];
  const head = await readHead(database);
  await database.write(appendRevisions({ ...head, projectedOn: day('2026-11-22') }, recorded(more, head.seq)));
  await rebuild(register.world);
  return register;
}

test('in a file, where annexes of texts that are over are left unread', async () => {
  const { world, close } = await registerWithDoubts();
  const [result] = await world.database.read([journalToAssess([ids.agreement(1, 0), ids.agreement(1, 1)])]);
  const { revisions, cut } = assessableFrom(result);
  expect([...cut].filter(([, of]) => of === ids.agreement(1, 0)).map(([id]) => id)).toEqual(
    [1, 2, 3].map((label) => ids.version(1, 0, label)),
  );
  const contents = revisions.filter(({ subject }) => cut.has(subject)).map(({ content }) => content);
  expect(contents.map(({ fields, added }) => [fields !== undefined, Object.keys(added ?? {})])).toEqual(
    contents.map(() => [true, ['parties']]),
  );
  await expectKept(world, day('2026-11-22'));
  const statuses = await keptIn(world);
  expect(statuses).toContainEqual(expect.objectContaining({ version: ids.version(1, 1, SUPERSEDED) }));
  expect(statuses).toContainEqual(
    expect.objectContaining({ version: ids.version(1, 2, SUPERSEDED), from: '2027-03-01' }),
  );
  close();
});

test('in the file of the demonstration', { timeout: 120_000 }, async () => {
  const { world, close } = await loadedDemonstration();
  await expectKept(world, osloDay(world.now()));
  close();
});
