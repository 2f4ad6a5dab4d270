// The groups of findings: every rule belongs to exactly one, and no group names a rule that is not.
import { expect, test } from 'vitest';
import { CODES_OF, FINDING_GROUPS, groupOf, isFindingGroup } from '../../../src/domain/assessment/groups.ts';
import { RULE_BY_CODE } from '../../../src/domain/assessment/rules.ts';

test('every rule belongs to exactly one group', () => {
  const grouped = FINDING_GROUPS.flatMap((group) => CODES_OF[group]);
  expect([...grouped].sort()).toEqual([...RULE_BY_CODE.keys()]);
});

test('the group of a code is the one that lists it', () => {
  expect(groupOf('F01')).toBe('agreement');
  expect(groupOf('F10')).toBe('chain');
  expect(groupOf('F29')).toBe('officer');
});

test('a code of no rule has no group', () => {
  expect(() => groupOf('F99')).toThrow('no group of findings holds "F99"');
  expect(isFindingGroup('chain')).toBe(true);
  expect(isFindingGroup('F10')).toBe(false);
  expect(isFindingGroup(undefined)).toBe(false);
});
