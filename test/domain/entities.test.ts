// Legal entities and bodies: names, sameness, succession and holders.
import { describe, expect, test } from 'vitest';
import {
  entityName,
  firstHolderOf,
  holderOf,
  isAmong,
  sameEntities,
  sameEntity,
  successorsOf,
} from '../../src/domain/entities.ts';
import { registerOn } from '../../src/domain/register.ts';
import { BODIES } from '../support/cast.ts';
import { day, entity, holding, journal, told } from '../support/journal.ts';
import { IDS, story } from '../support/story.ts';

const ON = day('2020-06-01');

describe('two ids name the same company', () => {
  const register = registerOn(
    journal(
      entity('a', { sameAs: 'b' }),
      entity('b', { mergedInto: 'c' }),
      entity('c', {}),
      entity('d', { mergedInto: 'c' }),
      entity('e', {}),
      entity('x', { sameAs: 'y' }),
      entity('y', { sameAs: 'x' }),
    ),
    ON,
  );

  test.each([
    ['a', 'a', true],
    ['a', 'b', true],
    ['a', 'c', true],
    ['c', 'a', true],
    ['a', 'd', true],
    ['a', 'e', false],
    ['c', 'e', false],
    ['x', 'y', true],
    ['x', 'a', false],
    ['unknown', 'unknown', true],
    ['unknown', 'a', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(sameEntity(register, one, other)).toBe(expected);
    expect(isAmong(register, one, ['e2', other])).toBe(expected);
  });

  test('however links lead, in circles too', () => {
    expect([...sameEntities(register, 'a')]).toEqual(['a', 'b', 'c']);
    expect([...sameEntities(register, 'x')]).toEqual(['x', 'y']);
  });
});

test('a company is called what it is registered as on the day, or its id', () => {
  const of = journal(
    entity('a', { name: 'Alfa AS' }),
    told('entity', 'a', '2020-03-01', { fields: { name: 'Alfa Norge AS' } }),
  );
  expect(['2020-02-29', '2020-03-01'].map((on) => entityName(registerOn(of, day(on)), 'a'))).toEqual([
    'Alfa AS',
    'Alfa Norge AS',
  ]);
  expect(entityName(registerOn(of, ON), 'nobody')).toBe('nobody');
});

test('bodies take over from each other, several times over, and nobody is caught in a circle', () => {
  const over = (from: string, ...to: string[]) =>
    told('body', from, '2020-01-01', {
      added: { successors: Object.fromEntries(to.map((body) => [body, { body, kind: 'merger' as const }])) },
    });
  const register = registerOn(journal(over('a', 'b', 'c'), over('b', 'd'), over('x', 'y'), over('y', 'x')), ON);
  expect([...successorsOf(register, 'a')].sort()).toEqual(['b', 'c', 'd']);
  expect([...successorsOf(register, 'd')]).toEqual([]);
  expect([...successorsOf(register, 'x')].sort()).toEqual(['x', 'y']);
});

test('what is held is its holder’s on the day, and was its first holder’s before', () => {
  const of = journal(story(), holding('agreement', IDS.agreement, BODIES.hustadvika.id, '2020-01-01'));
  const held = (on: string) => {
    const register = registerOn(of, day(on));
    const agreement = register.get('agreement', IDS.agreement);
    return agreement && [holderOf(register, agreement), firstHolderOf(register, agreement)];
  };
  expect(held('2019-12-31')).toEqual([BODIES.frana.id, BODIES.frana.id]);
  expect(held('2020-01-01')).toEqual([BODIES.hustadvika.id, BODIES.frana.id]);
});
