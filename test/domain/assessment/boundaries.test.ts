// Every rule on the day it turns, the day before and the day after: leap day, ends of months, and both clock changes.
import { describe, expect, test } from 'vitest';
import { RULE_BY_CODE } from '../../../src/domain/assessment/rules.ts';
import { day, dayAfter, dayBefore, journal } from '../../support/journal.ts';
import { outcomes } from '../../support/story.ts';
import { TURNS } from '../../support/turning.ts';

const DAYS = [
  ['a leap day', '2024-02-29'],
  ['the last of March, when the clocks go forward', '2024-03-31'],
  ['the day the clocks go back', '2024-10-27'],
  ['the last day of a February without a leap day', '2025-02-28'],
  ['the last day of April', '2025-04-30'],
  ['New Year’s Eve', '2025-12-31'],
  ['New Year’s Day', '2026-01-01'],
] as const;

/** The rules that ask for a fact somebody may not have entered (findings.md, "Cannot tell"). */
const ASKING = [...RULE_BY_CODE.keys()].filter((code) => TURNS[code]?.unknown);

function said(code: string, turn: 'found' | 'clear' | 'unknown', on: string): string[] {
  const turns = TURNS[code];
  const register = journal(turns?.[turn]?.(day(on)) ?? []);
  return [dayBefore(on), on, dayAfter(on)].map((asked) => {
    const found = outcomes(register, code, asked, turns?.kind ?? 'agreement');
    return [...new Set(found.map(({ outcome }) => outcome))].sort().join(' and ') || 'clear';
  });
}

test('there are turns for every rule', () => {
  expect(Object.keys(TURNS).sort()).toEqual([...RULE_BY_CODE.keys()]);
  expect(ASKING).toEqual('F01 F05 F07 F08 F09 F10 F11 F12 F13 F15 F16 F18 F20 F21 F22 F26 F27 F28 F30'.split(' '));
});

describe.each(DAYS)('on %s, %s,', (_, on) => {
  test.each([...RULE_BY_CODE.keys()])('%s is found, and not the day before', (code) => {
    expect(said(code, 'found', on)).toEqual(['clear', 'found', 'found']);
  });

  test.each([...RULE_BY_CODE.keys()])('%s is clear again, and not the day before', (code) => {
    expect(said(code, 'clear', on)).toEqual(['found', 'clear', 'clear']);
  });

  test.each(ASKING)('%s cannot be told any more, and could the day before', (code) => {
    const [before, ...after] = said(code, 'unknown', on);
    expect(before).not.toContain('cannot_tell');
    expect(after).toEqual(['cannot_tell', 'cannot_tell']);
  });

  test.each([...RULE_BY_CODE.keys()])('%s begins on that day and is due by its own days', (code) => {
    const turns = TURNS[code];
    const [outcome] = outcomes(journal(turns?.found(day(on)) ?? []), code, on, turns?.kind ?? 'agreement');
    expect(outcome?.since).toBe(on);
    expect(outcome?.dueOn !== null && (outcome?.dueOn ?? '') >= on).toBe(true);
  });
});
