// Where an agreement stands in the follow-up of a change, and the one next step from there.
import { describe, expect, test } from 'vitest';
import { type FollowUpFacts, followUpOf, isOpen, type VersionAtHand } from '../../src/domain/follow-up.ts';
import type { VersionState } from '../../src/domain/vocabulary.ts';
import { day } from '../support/journal.ts';

const version = (state: VersionState, saysAll: boolean, id = 'ver_2'): VersionAtHand => ({
  ...{ id, label: id, state, saysAll },
});
const stands = (facts: Partial<FollowUpFacts>): [string, string | null, string | null] => {
  const nothing = { inForceSaysAll: false, underWay: [], signed: null, reviewed: false, acceptedUntil: null };
  const { state, next, version: at } = followUpOf({ isStale: true, wasStale: true, ...nothing, ...facts });
  return [state, next, at?.id ?? null];
};
const signed = { version: version('signed', true, 'ver_3'), from: day('2026-12-01') };

describe('an agreement that no longer matches', () => {
  test('is not begun until a version under way says what changed', () => {
    expect(stands({})).toEqual(['not_begun', 'start_draft', null]);
    expect(stands({ underWay: [version('draft', false)] })).toEqual(['not_begun', 'update_draft', 'ver_2']);
    expect(stands({ underWay: [version('out_for_signature', false)] })).toEqual(['not_begun', 'take_back', 'ver_2']);
    const both = [version('draft', false), version('pending_approval', false, 'ver_3')];
    expect(stands({ underWay: both })).toEqual(['not_begun', 'update_draft', 'ver_2']);
  });

  test('has one next step for each state of the version that says it, the newest of them', () => {
    expect(stands({ underWay: [version('draft', true)] })).toEqual(['draft', 'send', 'ver_2']);
    expect(stands({ underWay: [version('pending_approval', true)] })).toEqual(['sent', 'approve', 'ver_2']);
    expect(stands({ underWay: [version('out_for_signature', true)] })).toEqual(['sent', 'sign', 'ver_2']);
    const both = [version('out_for_signature', true), version('draft', true, 'ver_3')];
    expect(stands({ underWay: both })).toEqual(['draft', 'send', 'ver_3']);
  });

  test('asks for something else than a draft when the version in force says it already', () => {
    expect(stands({ inForceSaysAll: true })).toEqual(['not_begun', 'settle', null]);
  });

  test('is done once the risk is accepted, or what mends it is signed for a day to come', () => {
    expect(stands({ acceptedUntil: day('2027-01-31'), underWay: [version('draft', true)] })).toEqual([
      'decided',
      null,
      null,
    ]);
    expect(stands({ signed })).toEqual(['signed', null, 'ver_3']);
    expect(followUpOf({ ...facts(), signed }).day).toBe('2026-12-01');
  });
});

describe('an agreement that matches', () => {
  test('is told of by what was done, and by nothing where nothing was', () => {
    const matches = { isStale: false };
    expect(stands({ ...matches, signed })).toEqual(['signed', null, 'ver_3']);
    expect(stands({ ...matches, reviewed: true })).toEqual(['reviewed', null, null]);
    expect(stands(matches)).toEqual(['untouched', null, null]);
    expect(stands({ ...matches, wasStale: false })).toEqual(['fits', 'review', null]);
    expect(stands({ ...matches, wasStale: false, reviewed: true })).toEqual(['reviewed', null, null]);
  });
});

test('what is open is what somebody has to do something about', () => {
  const states = ['not_begun', 'draft', 'sent', 'signed', 'decided', 'reviewed', 'untouched', 'fits'] as const;
  expect(states.filter(isOpen)).toEqual(['not_begun', 'draft', 'sent']);
});

function facts(): FollowUpFacts {
  const nothing = { inForceSaysAll: false, underWay: [], signed: null, reviewed: false, acceptedUntil: null };
  return { isStale: true, wasStale: true, ...nothing };
}
