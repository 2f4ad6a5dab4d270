// Where data are abroad and on what basis: the annex row that counts, and the changes that end the tail of old clauses.
import { describe, expect, test } from 'vitest';
import { AMENDMENT_KINDS, type AmendmentKind } from '../../../src/domain/vocabulary.ts';
import { COMPANIES } from '../../support/cast.ts';
import { amendment, annexed, day, journal, link, party, place, told } from '../../support/journal.ts';
import { abroad, IDS, KNOWN, type Otherwise, outcomes, story, verdict } from '../../support/story.ts';

const { deccan, prairie } = COMPANIES;
const OLD = { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2019-01-01') } as const;

describe('a change of the contract inside the tail of the old clauses', () => {
  const ENDING: readonly AmendmentKind[] = [
    ...(['new_module', 'new_purpose', 'data_category', 'data_subject_category'] as const),
    ...(['sub_processor', 'hosting_or_support_move', 'operating_model', 'retention'] as const),
  ];
  const lapsed = (kinds: AmendmentKind[], material = true) =>
    verdict(
      journal(
        abroad({ country: 'IN', ...OLD }),
        told('contract', IDS.contract, '2021-10-31', {
          added: { amendments: amendment('E1', '2021-10-31', { kinds, material }) },
        }),
      ),
      'F16',
      '2021-11-01',
    );

  test.each(AMENDMENT_KINDS)('of the kind %s ends them where it changes the processing', (kind) => {
    expect(lapsed([kind])).toBe(ENDING.includes(kind) ? 'found location:IN:support' : 'clear');
    expect(lapsed([kind], false)).toBe('clear');
  });

  test('ends them when one of its kinds does', () => {
    expect(lapsed(['price', 'retention'])).toBe('found location:IN:support');
  });
});

describe('the basis of a place or company is', () => {
  const SHIELD = { basis: 'A45', instrument: 'US-PS' } as const;
  const places = (rows: Otherwise['versionSets'], fact: object = {}) =>
    journal(
      story({
        versionSets: rows,
        product: {
          locations: { ...place('NO', 'storage'), ...place('US', 'support', fact) },
          subProcessors: link(prairie.id, 'US', { ...KNOWN, ...fact }),
        },
      }),
    );
  const says = (register: ReturnType<typeof journal>, on = '2020-06-01') =>
    ['F15', 'F16'].map((code) => `${code} ${verdict(register, code, on)}`);
  const listed = { subProcessors: annexed(link(prairie.id, 'US', SHIELD)) };
  const locations = (basis: object, system: string | null = null) =>
    annexed({ ...place('NO', 'storage'), ...place('US', 'support', basis) }, system);

  test('the fact’s where the annex names none', () => {
    expect(says(places({ subProcessors: annexed(link(prairie.id, 'US')) }, SHIELD))).toEqual([
      'F15 clear',
      'F16 clear',
    ]);
    expect(says(places({ subProcessors: annexed(link(prairie.id, 'US')) }))).toEqual([
      `F15 found ${prairie.id}, found location:US:support`,
      'F16 clear',
    ]);
  });

  test('the annex row’s, of the same company, country and activity', () => {
    expect(says(places({ ...listed, locations: locations(SHIELD) }))).toEqual(['F15 clear', 'F16 clear']);
    const others = {
      subProcessors: annexed(link(deccan.id, 'US', SHIELD)),
      locations: annexed({ ...place('US', 'storage', SHIELD), ...place('GB', 'support', SHIELD) }),
    };
    expect(says(places(others))[0]).toBe(`F15 found ${prairie.id}, found location:US:support`);
  });

  test('the row’s about this system before the one about all, and not one about another', () => {
    const both = (own: object, all: object) => ({
      ...listed,
      locations: { ...locations(all), ...locations(own, IDS.system) },
    });
    const SCC_2021 = { basis: 'A46_2_c', instrument: 'SCC-2021', basisSignedOn: day('2021-07-01') } as const;
    expect(says(places(both(SHIELD, SCC_2021)))[0]).toBe('F15 clear');
    expect(says(places(both(SCC_2021, SHIELD)))[0]).toBe('F15 found location:US:support');
    expect(says(places({ ...listed, locations: locations(SHIELD, 'sys_other') }))[0]).toBe(
      'F15 found location:US:support',
    );
  });

  test('asked for where the row stands', () => {
    const clauses = { basis: 'A46_2_c' } as const;
    const of = (register: ReturnType<typeof journal>) =>
      outcomes(register, 'F16', '2020-06-01').map(({ part, missing }) => [part, missing?.kind, missing?.id]);
    expect(of(places({ ...listed, locations: locations(clauses) }))).toEqual([
      ['location:US:support', 'version', IDS.version],
    ]);
    expect(of(places({ ...listed, locations: locations({}) }, clauses))).toEqual([
      ['location:US:support', 'product', IDS.product],
    ]);
  });

  test('not asked for of a company that is a party, nor inside the EEA', () => {
    const parties = {
      ...party('ent_frana', 'controller', '2019-01-01'),
      ...party(prairie.id, 'processor', '2019-01-01'),
    };
    expect(says(places({ parties, locations: locations(SHIELD) }))).toEqual(['F15 clear', 'F16 clear']);
    expect(says(journal(story()))).toEqual(['F15 clear', 'F16 clear']);
  });

  test('recurring where the row says so, else where the fact does', () => {
    const found = (row: boolean | null, fact: boolean | null) =>
      verdict(
        places(
          {
            ...{ subProcessors: annexed(link(prairie.id, 'US', SHIELD)) },
            locations: locations({ basis: 'A49_1_d', instrument: 'Notat', recurring: row }),
          },
          { recurring: fact },
        ),
        'F20',
        '2020-06-01',
      );
    expect([found(true, false), found(null, true), found(false, true), found(null, null)]).toEqual([
      'found location:US:support',
      'found location:US:support',
      'clear',
      'cannot_tell location:US:support',
    ]);
  });
});
