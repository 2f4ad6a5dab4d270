// The story tests begin with: nothing is found in it until something more is told.
import { expect, test } from 'vitest';
import { journal } from '../../support/journal.ts';
import { found, statusOn, story } from '../../support/story.ts';

test('an agreement that fits its contract and its system is in force with nothing found, for eight years', () => {
  const register = journal(story());
  expect(found(register, '2019-01-01', '2026-12-31')).toEqual(['2019-01-01..2026-12-31 clear']);
  expect(found(register, '2019-01-01', '2026-12-31', 'system')).toEqual(['2019-01-01..2026-12-31 clear']);
  expect(statusOn(register, '2026-11-22')).toBe('in_force');
});

test('before anything is known there is nothing to find', () => {
  expect(found(journal(story()), '2018-12-30', '2019-01-01')).toEqual([
    '2018-12-30..2018-12-31 clear',
    '2019-01-01..2019-01-01 clear',
  ]);
});
