// The story of 2018–2020: what the demonstration register answers is what docs/outcomes-2018-2020.md says by hand.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assessOn } from '../../src/domain/assessment/assess.ts';
import type { AssessedKind } from '../../src/domain/assessment/rule.ts';
import { addDays, type CalendarDate, calendarDate } from '../../src/domain/calendar.ts';
import { type Journal, journalOf } from '../../src/domain/register.ts';
import type { Answers } from '../../src/entry/demonstration/steps.ts';
import { idIn, loadedDemonstration } from '../support/demonstration.ts';
import { wholeJournal } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const FIRST = calendarDate('2018-05-24');
const LAST = calendarDate('2020-12-31');
const ABSENT = '–';

const page = readFileSync(join(import.meta.dirname, '../../docs/outcomes-2018-2020.md'), 'utf8');
const tables = page
  .split(/\n(?=## )/)
  .map((section) => section.split('\n').filter((line) => line.startsWith('| ')))
  .filter((lines) => lines.length > 0)
  .map((lines) =>
    lines.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    ),
  );
const byDay = tables.filter(([head]) => head?.[1]?.startsWith('20'));
const turns = (tables.find(([head]) => head?.[1] === 'from') ?? []).slice(2);
/** The page says nothing of other codes than those its tables name. */
const spoken = new Set(
  [...byDay.flat(2), ...turns.map((turn) => turn[2] ?? '')].flatMap((cell) => cell.match(/F\d\d/g) ?? []),
);
const subjects = [...new Set(turns.map(([name = '']) => name))];

let world: TestWorld;
let answers: Answers;
let journal: Journal;
let kinds: Map<string, string>;
beforeAll(async () => {
  const demonstration = await loadedDemonstration();
  ({ world, answers } = demonstration);
  const revisions = await wholeJournal(world);
  journal = journalOf(revisions);
  kinds = new Map(revisions.map(({ subject, kind }) => [subject, kind]));
  return demonstration.close;
}, 60_000);

const idOf = (name: string): string => idIn(answers, name);

/** What the program says of a subject on a day, in the words of a cell; what cannot be told is added with its fact. */
function cellOf(name: string, day: CalendarDate): string {
  const id = idOf(name);
  const {
    body,
    status,
    outcomes: all,
  } = assessOn(journal, { kind: kinds.get(id) as AssessedKind, id }, day, {
    next: null,
  });
  const outcomes = all.filter(({ code }) => spoken.has(code));
  const found = [...new Set(outcomes.filter((o) => o.outcome === 'found').map((o) => o.code))].sort();
  const gaps = outcomes.filter((o) => o.outcome === 'cannot_tell').map((o) => `${o.code}?${o.missing?.fact}`);
  if (body === null) return [ABSENT, ...found, ...gaps].join(' ');
  const said = [...(status === null ? [] : [status]), ...found, ...gaps];
  return said.length === 0 ? 'clear' : said.join(' ');
}

/** A subject that is not there, no longer used or ceased has nothing found; whatever else it says of itself is its own. */
function fits(written: string, said: string): boolean {
  return written === ABSENT ? !/F\d\d/.test(said) : written === said;
}

const wanted = (name: string, day: string): string =>
  turns.filter(([subject, from = '']) => subject === name && from <= day).at(-1)?.[2] ?? ABSENT;

describe('the outcomes written by hand', () => {
  it('speak of the fourteen rules of the first release', () => {
    expect(spoken.size).toBe(14);
  });

  it('are what the register answers in every cell of the tables', () => {
    const differing = byDay.flatMap(([head = [], , ...rows]) =>
      rows.flatMap(([name = '', ...cells]) =>
        cells.flatMap((cell, i) => {
          const day = calendarDate(head[i + 1] ?? '');
          const said = cellOf(name, day);
          return fits(cell, said) ? [] : [`${name} on ${day}: written "${cell}", answered "${said}"`];
        }),
      ),
    );
    expect(differing).toEqual([]);
  });

  it.each(subjects)('turn for %s on the days of the table of turns and on no other', (name) => {
    const differing: string[] = [];
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
      const [written, said] = [wanted(name, day), cellOf(name, day)];
      if (!fits(written, said)) differing.push(`${day}: written "${written}", answered "${said}"`);
    }
    expect(differing.slice(0, 5)).toEqual([]);
  });

  it('are what the interface answers for the agreements, asked as of the day', async () => {
    const [head = [], , ...rows] = byDay[0] ?? [];
    const differing: string[] = [];
    for (const [name = '', ...cells] of rows) {
      for (const [i, cell] of cells.entries()) {
        const said = await askedFor(name, head[i + 1] ?? '');
        if (!fits(cell, said)) differing.push(`${name} on ${head[i + 1]}: written "${cell}", answered "${said}"`);
      }
    }
    expect(differing).toEqual([]);
  });
});

/** An agreement's status and findings as the interface has them; absent where it answers that there is none. */
async function askedFor(name: string, asOf: string): Promise<string> {
  const { body: held } = assessOn(journal, { kind: 'agreement', id: idOf(name) }, calendarDate(asOf), { next: null });
  if (held === null) return ABSENT;
  const agreement = await ask(world, null, 'getAgreement', {
    params: { body: held, id: idOf(name) },
    query: { asOf },
  });
  return [agreement.status, ...agreement.findingCodes.filter((code) => spoken.has(code))].join(' ');
}
