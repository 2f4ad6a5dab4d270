// Segments and assessment over anything that may happen: segments are what assessing each day gives, and time is kept apart.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AssessedRef, assess, assessOn, segments } from '../../../src/domain/assessment/assess.ts';
import { addDays, type CalendarDate } from '../../../src/domain/calendar.ts';
import { dependencies } from '../../../src/domain/reach.ts';
import { type Journal, journalOf } from '../../../src/domain/register.ts';
import type { Revision } from '../../../src/domain/revisions.ts';
import { BODIES } from '../../support/cast.ts';
import { afterwards, anyDay, happenings } from '../../support/happenings.ts';
import { recorded } from '../../support/journal.ts';
import { IDS } from '../../support/story.ts';

const SUBJECTS: AssessedRef[] = [
  { kind: 'agreement', id: IDS.agreement },
  { kind: 'system', id: IDS.system },
  { kind: 'body', id: BODIES.frana.id },
  { kind: 'contract', id: IDS.contract },
];

/** What each day of a period says, as segments give it. */
function byDay(journal: Journal, subject: AssessedRef, from: CalendarDate, to: CalendarDate): unknown[] {
  const said: unknown[] = [];
  for (const segment of segments(journal, subject, from, to)) {
    const { from: first, to: last, ...assessment } = segment;
    for (let on = first; on <= last; on = addDays(on, 1)) said.push({ on, ...assessment });
  }
  return said;
}

/** What each day says when it is asked alone, of a journal that remembers nothing. */
function alone(revisions: readonly Revision[], subject: AssessedRef, from: CalendarDate, to: CalendarDate): unknown[] {
  const said: unknown[] = [];
  for (let on = from; on <= to; on = addDays(on, 1))
    said.push({ on, ...assessOn(journalOf(revisions), subject, on, { next: null }) });
  return said;
}

describe('whatever happens,', () => {
  test('segments say of each day what assessing it alone does', () => {
    fc.assert(
      fc.property(happenings(), anyDay, fc.nat(60), (all, from, days) => {
        const revisions = recorded(all);
        const journal = journalOf(revisions);
        for (const subject of SUBJECTS) {
          expect(byDay(journal, subject, from, addDays(from, days))).toEqual(
            alone(revisions, subject, from, addDays(from, days)),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test('the revisions a subject can depend on are all it takes to assess it', () => {
    fc.assert(
      fc.property(happenings(), anyDay, (all, from) => {
        const revisions = recorded(all);
        const { journalFor } = dependencies(revisions);
        for (const subject of SUBJECTS) {
          const own = journalOf(journalFor(subject.id));
          const to = addDays(from, 200);
          expect(segments(own, subject, from, to)).toEqual(segments(journalOf(revisions), subject, from, to));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('one segment ends the day before the next begins, and says something else', () => {
    fc.assert(
      fc.property(happenings(), anyDay, (all, from) => {
        const found = segments(
          journalOf(recorded(all)),
          { kind: 'agreement', id: IDS.agreement },
          from,
          addDays(from, 200),
        );
        expect(found[0]?.from).toBe(from);
        expect(found.at(-1)?.to).toBe(addDays(from, 200));
        for (const [i, segment] of found.slice(1).entries()) {
          const { from: first, to: _, ...said } = segment;
          const { from: __, to: last, ...before } = found[i] ?? segment;
          expect(first).toBe(addDays(last, 1));
          expect(said).not.toEqual(before);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a day’s outcomes do not change when something is told to hold from a later day', () => {
    fc.assert(
      fc.property(happenings(), afterwards, anyDay, (all, later, on) => {
        const before = recorded(all);
        const after = [...before, ...recorded([later], before.length)];
        for (const subject of SUBJECTS) {
          expect(assess(journalOf(after), subject, on)).toEqual(assess(journalOf(before), subject, on));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('who asks what was known before a recording never sees it', () => {
    fc.assert(
      fc.property(happenings(), fc.nat(20), anyDay, (all, cut, on) => {
        const revisions = recorded(all);
        const last = revisions[revisions.length - 1 - (cut % Math.min(12, revisions.length))];
        if (!last) return;
        const early = revisions.filter(({ seq }) => seq <= last.seq);
        for (const subject of SUBJECTS) {
          expect(assess(journalOf(revisions, last.recordedAt), subject, on)).toEqual(
            assess(journalOf(early), subject, on),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the order in which revisions are read does not matter', () => {
    fc.assert(
      fc.property(happenings(), anyDay, fc.infiniteStream(fc.nat(1000)), (all, on, numbers) => {
        const revisions = recorded(all);
        const order = revisions.map((r) => [numbers.next().value ?? 0, r] as const).sort((a, b) => a[0] - b[0]);
        for (const subject of SUBJECTS) {
          expect(assess(journalOf(order.map(([, r]) => r)), subject, on)).toEqual(
            assess(journalOf(revisions), subject, on),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  test('days asked in any order of one journal get the answers each gets alone', () => {
    fc.assert(
      fc.property(happenings(), fc.array(anyDay, { minLength: 2, maxLength: 12 }), (all, days) => {
        const revisions = recorded(all);
        const journal = journalOf(revisions);
        for (const on of days) {
          for (const subject of SUBJECTS)
            expect(assess(journal, subject, on)).toEqual(assess(journalOf(revisions), subject, on));
        }
      }),
      { numRuns: 120 },
    );
  });

  test('every outcome has its own key, and every finding a day it began, no later than the day asked, and a cause', () => {
    fc.assert(
      fc.property(happenings(), anyDay, (all, on) => {
        for (const subject of SUBJECTS) {
          const outcomes = assess(journalOf(recorded(all)), subject, on);
          expect(new Set(outcomes.map(({ key }) => key)).size).toBe(outcomes.length);
          for (const { outcome, since, dueOn, cause, missing } of outcomes) {
            if (outcome === 'found') expect(since !== null && since <= on && dueOn !== null).toBe(true);
            else expect(missing !== null && since === null).toBe(true);
            expect(cause).toMatch(/^(change|revision|law|time|gap):.+/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
