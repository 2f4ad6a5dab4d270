// What holds of a system: use, personal data, and the categories it has from itself and its product.
import { describe, expect, test } from 'vitest';
import { registerOn } from '../../src/domain/register.ts';
import {
  categoriesOf,
  holdsPersonalData,
  holdsSensitiveData,
  isInUse,
  personalDataFrom,
  usedFrom,
} from '../../src/domain/systems.ts';
import { watchOn } from '../../src/domain/watch.ts';
import { categories, day, journal, type Told, told } from '../support/journal.ts';
import { IDS, type Otherwise, story } from '../support/story.ts';

function facts(on: string, otherwise: Otherwise = {}, ...more: Told[]) {
  const register = registerOn(journal(story(otherwise), more), day(on));
  const system = register.get('system', IDS.system)!;
  const held = categoriesOf(register, system);
  return {
    system,
    held,
    keys: [...held.keys()].sort(),
    inUse: isInUse(system, watchOn(day(on))),
    personal: holdsPersonalData(system, held),
  };
}
const usual = (on: string) => told('product', IDS.product, on, { added: { dataCategories: categories('health') } });

describe('a system is in use', () => {
  test.each([
    [{ goLive: day('2020-02-29') }, '2020-02-28', false],
    [{ goLive: day('2020-02-29') }, '2020-02-29', true],
    [{ goLive: null }, '2019-01-01', true],
    [{ endedOn: day('2020-02-29') }, '2020-02-28', true],
    [{ endedOn: day('2020-02-29') }, '2020-02-29', false],
  ])('%j on %s: %s', (system, on, expected) => {
    expect(facts(on, { system }).inUse).toBe(expected);
  });

  test('since it went live, else since it is known', () => {
    expect(usedFrom(facts('2020-01-01', { system: { goLive: day('2018-03-01') } }).system)).toBe('2018-03-01');
    expect(usedFrom(facts('2020-01-01', { system: { goLive: null } }).system)).toBe('2019-01-01');
  });
});

describe('its categories', () => {
  test('are its own, and its product’s from the day after the system was registered', () => {
    expect(facts('2020-01-01', {}, usual('2019-01-01')).keys).toEqual(['contact', 'identity']);
    expect(facts('2020-01-01', {}, usual('2019-01-02')).keys).toEqual(['contact', 'health', 'identity']);
  });

  test('are without one the system has ended later, until the product gets it anew', () => {
    const own = told('system', IDS.system, '2019-06-01', { added: { dataCategories: categories('health') } });
    const ended = told('system', IDS.system, '2019-09-01', { ended: { dataCategories: ['health'] } });
    const gone = told('product', IDS.product, '2020-01-01', { ended: { dataCategories: ['health'] } });
    expect(facts('2019-12-31', {}, usual('2019-05-01'), own, ended).keys).not.toContain('health');
    expect(facts('2021-01-01', {}, usual('2019-05-01'), own, ended, gone, usual('2020-06-01')).keys).toContain(
      'health',
    );
  });

  test('of a system without a product are its own', () => {
    expect(facts('2020-01-01', { system: { product: null } }, usual('2019-06-01')).keys).toEqual([
      'contact',
      'identity',
    ]);
    expect(facts('2020-01-01', { system: { product: null }, systemSets: { dataCategories: {} } }).keys).toEqual([]);
  });
});

describe('it holds personal data', () => {
  test.each([
    [true, [], true],
    [false, ['logs'], true],
    [null, ['logs'], true],
    [false, [], false],
    [null, [], null],
  ] as const)('said %s, with categories %j: %s', (personalData, keys, expected) => {
    const otherwise = { system: { personalData }, systemSets: { dataCategories: categories(...keys) } };
    expect(facts('2020-01-01', otherwise).personal).toBe(expected);
  });

  test('since the first fact that says so', () => {
    const { system, held } = facts(
      '2020-06-01',
      { system: { personalData: null }, systemSets: { dataCategories: {} } },
      told('system', IDS.system, '2020-03-01', { added: { dataCategories: categories('logs') } }),
      told('system', IDS.system, '2020-05-01', { fields: { personalData: true } }),
    );
    expect(personalDataFrom(system, held)?.since).toBe('2020-03-01');
  });
});

test.each([
  ['health', true],
  ['criminal_convictions', true],
  ['children', true],
  ['secrecy_bound', true],
  ['national_identity_number', false],
  ['logs', false],
] as const)('%s is sensitive: %s', (category, expected) => {
  expect(holdsSensitiveData(new Map([[category, null]]))).toBe(expected);
});
