// The story tests begin with: nothing is found in it until something more is told.
import { expect, test } from 'vitest';
import { segments } from '../../../src/domain/assessment/assess.ts';
import { BODIES } from '../../support/cast.ts';
import { day, journal } from '../../support/journal.ts';
import { found, IDS, statusOn, story } from '../../support/story.ts';

test('an agreement that fits its contract and its system is in force with nothing found, for eight years', () => {
  const register = journal(story());
  expect(found(register, '2019-01-01', '2026-12-31')).toEqual(['2019-01-01..2026-12-31 clear']);
  expect(found(register, '2019-01-01', '2026-12-31', { kind: 'system' })).toEqual(['2019-01-01..2026-12-31 clear']);
  expect(statusOn(register, '2026-11-22')).toBe('in_force');
});

test('before anything is known there is nothing to find, and nobody holds anything', () => {
  const before = segments(
    journal(story()),
    { kind: 'agreement', id: IDS.agreement },
    day('2018-12-30'),
    day('2019-01-01'),
  );
  expect(before).toEqual([
    { from: '2018-12-30', to: '2018-12-31', body: null, status: null, version: null, outcomes: [] },
    {
      from: '2019-01-01',
      to: '2019-01-01',
      body: BODIES.frana.id,
      status: 'in_force',
      version: IDS.version,
      outcomes: [],
    },
  ]);
});
