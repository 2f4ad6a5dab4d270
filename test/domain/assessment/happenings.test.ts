// What property tests let happen makes every rule find something, and makes every rule that asks for a fact miss it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AssessedRef, assess } from '../../../src/domain/assessment/assess.ts';
import { RULE_BY_CODE } from '../../../src/domain/assessment/rules.ts';
import { addDays, type CalendarDate } from '../../../src/domain/calendar.ts';
import { journalOf } from '../../../src/domain/register.ts';
import { ASKED, beginning, fact } from '../../support/doings.ts';
import { anyDay, happenings } from '../../support/happenings.ts';
import { day, recorded, type Told } from '../../support/journal.ts';
import { IDS } from '../../support/story.ts';
import { TURNS } from '../../support/turning.ts';

const CODES = [...RULE_BY_CODE.keys()];
const ASKING = CODES.filter((code) => TURNS[code]?.unknown);
const SUBJECTS: AssessedRef[] = [
  ...ASKED.agreements.map((id) => ({ kind: 'agreement' as const, id })),
  { kind: 'system', id: IDS.system },
  { kind: 'system', id: 'sys_skule' },
  ...ASKED.bodies.map((id) => ({ kind: 'body' as const, id })),
];

/** How often each code was found, and how often it could not be told, over many registers each asked on one day. */
function counted(
  registers: readonly (readonly [readonly Told[], CalendarDate])[],
): Record<'found' | 'cannot_tell', string[]> {
  const said = { found: new Set<string>(), cannot_tell: new Set<string>() };
  for (const [told, on] of registers) {
    const journal = journalOf(recorded(told));
    for (const subject of SUBJECTS) {
      for (const { outcome, code } of assess(journal, subject, on)) if (outcome !== 'clear') said[outcome].add(code);
    }
  }
  return { found: [...said.found].sort(), cannot_tell: [...said.cannot_tell].sort() };
}

test('in what happens to the story', () => {
  const registers = fc.sample(fc.tuple(happenings(), anyDay), { numRuns: 2_000, seed: 20_200_220 });
  expect(counted(registers)).toEqual({ found: CODES, cannot_tell: ASKING });
});

test('in what is done to a register', () => {
  const number = fc.nat(10_000);
  const days = fc.integer({ min: 0, max: 360 });
  const from = day('2026-01-01');
  const doing = fc.tuple(number, number, number).map((numbers) => fact(...numbers, from));
  const done = fc.array(doing, { minLength: 4, maxLength: 30, size: 'max' });
  const registers = fc.sample(fc.tuple(done, days), { numRuns: 800, seed: 20_200_220 });
  const asked = registers.map(([told, later]) => [[...beginning(), ...told], addDays(from, later)] as const);
  expect(counted(asked).found).toEqual(CODES);
});
