// F16: the basis named for a transfer no longer holds.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { amendment, annexed, day, journal, link, party, place, type Told, told } from '../../../support/journal.ts';
import { BEGINS, found, IDS, outcomes, statusOn, story, verdicts } from '../../../support/story.ts';

const { prairie } = COMPANIES;
/** An annex that lists American and Indian support without a basis of its own. */
const listed = {
  versionSets: {
    locations: annexed({ ...place('NO', 'storage'), ...place('US', 'support'), ...place('IN', 'support') }),
  },
};
const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F16', days);
const supported = (country: string, more: Parameters<typeof place>[2], from = '2018-01-01'): Told =>
  told('product', IDS.product, from, { added: { locations: place(country, 'support', more) } }, { id: 'rev_support' });

describe('Schrems II voids the Privacy Shield without grace', () => {
  test.each([
    ['named', 'US-PS'],
    ['named by its number', '2016/1250'],
    ['not named', null],
  ])('when the decision is %s', (_, instrument) => {
    const register = journal(story(listed), supported('US', { basis: 'A45', instrument }));
    expect(on(register, '2020-07-15', '2020-07-16', '2020-07-17')).toEqual([
      '2020-07-15 clear',
      '2020-07-16 found location:US:support',
      '2020-07-17 found location:US:support',
    ]);
    expect([statusOn(register, '2020-07-15'), statusOn(register, '2020-07-16')]).toEqual(['in_force', 'needs_update']);
  });

  test('says which law fell and when; the law is the cause', () => {
    const register = journal(story(), supported('US', { basis: 'A45', instrument: 'US-PS' }));
    expect(outcomes(register, 'F16', '2020-08-01')[0]).toMatchObject({
      severity: 'critical',
      since: '2020-07-16',
      dueOn: '2020-07-30',
      says: { version: IDS.version, basis: 'A45', instrument: 'US-PS', basisSignedOn: null },
      truth: {
        country: 'US',
        activity: 'support',
        law: 'US-PS',
        lapsedOn: '2020-07-16',
        from: '2018-01-01',
        systems: ['Oppvekst'],
      },
      cause: 'law:US-PS',
    });
  });

  test('a decision not named is taken up by the Data Privacy Framework, a named one is not', () => {
    const free = journal(story(), supported('US', { basis: 'A45' }));
    expect(on(free, '2023-07-09', '2023-07-10')).toEqual(['2023-07-09 found location:US:support', '2023-07-10 clear']);
    const bound = journal(story(), supported('US', { basis: 'A45', instrument: 'US-PS' }));
    expect(on(bound, '2023-07-10')).toEqual(['2023-07-10 found location:US:support']);
  });

  test('the annex row’s basis goes before the fact’s', () => {
    const rows = annexed(
      place('US', 'support', { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2019-01-01') }),
    );
    const register = journal(
      story({ versionSets: { locations: rows } }),
      supported('US', { basis: 'A45', instrument: 'US-PS' }),
    );
    expect(on(register, '2020-07-16', '2022-12-27', '2022-12-28')).toEqual([
      '2020-07-16 clear',
      '2022-12-27 clear',
      '2022-12-28 found location:US:support',
    ]);
    expect(outcomes(register, 'F16', '2022-12-28')[0]?.says).toMatchObject({
      basis: 'A46_2_c',
      instrument: 'SCC-C2P-1',
      basisSignedOn: '2019-01-01',
    });
  });

  test('is found since the fact, because of it, when the decision had fallen before', () => {
    const register = journal(story(), supported('US', { basis: 'A45', instrument: 'US-SH' }, '2019-06-01'));
    expect(outcomes(register, 'F16', '2019-06-01')[0]).toMatchObject({
      since: '2019-06-01',
      cause: 'revision:rev_support',
      truth: { lapsedOn: '2015-10-06' },
    });
  });

  test('is found since the version came into force, because of the law, when the version came later', () => {
    const register = journal(story({ version: { validFrom: day('2021-01-01') } }), supported('US', { basis: 'A45' }));
    expect(outcomes(register, 'F16', '2021-02-01')[0]).toMatchObject({ since: '2021-01-01', cause: 'law:US-PS' });
  });
});

describe('the end of the clauses of 2010', () => {
  const clauses = { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2018-03-01') } as const;

  test('comes after 2022-12-27', () => {
    const register = journal(story(), supported('IN', clauses));
    expect(on(register, '2022-12-26', '2022-12-27', '2022-12-28')).toEqual([
      '2022-12-26 clear',
      '2022-12-27 clear',
      '2022-12-28 found location:IN:support',
    ]);
  });

  test('comes on the day the processing changes, inside the tail', () => {
    const change = (on: string, kinds: ('new_module' | 'price')[]): Told =>
      told('contract', IDS.contract, on, {
        added: { amendments: amendment(on, on, { kinds, material: kinds.includes('new_module') }) },
      });
    const register = journal(
      story(),
      supported('IN', clauses),
      change('2021-09-26', ['new_module']),
      change('2021-12-01', ['price']),
      change('2022-02-28', ['new_module']),
    );
    expect(on(register, '2021-09-27', '2021-12-01', '2022-02-27', '2022-02-28')).toEqual([
      '2021-09-27 clear',
      '2021-12-01 clear',
      '2022-02-27 clear',
      '2022-02-28 found location:IN:support',
    ]);
  });

  test('had come for a company of the chain that signed them too late', () => {
    const joins = told('product', IDS.product, '2021-10-01', {
      added: { subProcessors: link(prairie.id, 'US', { ...clauses, basisSignedOn: day('2021-09-27') }) },
    });
    const register = journal(story(), joins);
    expect(on(register, '2021-09-30', '2021-10-01')).toEqual(['2021-09-30 clear', `2021-10-01 found ${prairie.id}`]);
    expect(outcomes(register, 'F16', '2021-10-01')[0]?.truth).toMatchObject({
      entity: prairie.id,
      name: 'Prairie Cloud Inc.',
      lapsedOn: '2021-09-27',
    });
  });
});

describe('nobody can tell whether the basis holds', () => {
  test.each([
    ['transfer.basisSignedOn', { basis: 'A46_2_c' as const }, 'product', IDS.product],
    ['transfer.instrument', { basis: 'A46_2_b' as const }, 'product', IDS.product],
    ['transfer.instrument', { basis: 'A45' as const, instrument: 'Ei avgjerd ingen kjenner' }, 'product', IDS.product],
  ])('while %s is missing', (fact, more, kind, id) => {
    const register = journal(story(listed), supported('IN', more));
    expect(outcomes(register, 'F16', '2020-01-01')).toMatchObject([
      { outcome: 'cannot_tell', missing: { fact, kind, id }, cause: `gap:${kind}:${id}` },
    ]);
    expect(statusOn(register, '2020-01-01')).toBe('in_force');
  });

  test('and the gap is at the version where its row names the basis, one for all its rows', () => {
    const rows = {
      ...annexed(place('IN', 'support', { basis: 'A46_2_b' })),
      ...annexed(place('IN', 'access', { basis: 'A46_2_b' })),
    };
    const both = told('product', IDS.product, '2018-01-01', {
      added: { locations: { ...place('IN', 'support'), ...place('IN', 'access') } },
    });
    expect(outcomes(journal(story({ versionSets: { locations: rows } }), both), 'F16', '2020-01-01')).toMatchObject([
      { missing: { kind: 'version', id: IDS.version } },
    ]);
  });
});

test('one agreement with American, British and Brazilian support, day by day from 2016 to 2026', () => {
  const parties = {
    ...party(BODIES.frana.entity, 'controller', '2016-01-01'),
    ...party(COMPANIES.fjordsky.id, 'processor', '2016-01-01'),
  };
  const old = story({
    system: { goLive: day('2016-01-01') },
    version: { validFrom: day('2016-01-01') },
    versionSets: { parties },
  });
  const support = (country: string) => place(country, 'support', { basis: 'A45' });
  const places = { locations: { ...support('US'), ...support('GB'), ...support('BR') } };
  const register = journal(
    old.map((one) => (one.on === BEGINS ? { ...one, on: '2016-01-01' } : one)),
    told('product', IDS.product, '2016-01-01', { added: places }),
  );
  expect(found(register, '2016-01-01', '2026-11-22', { only: ['F15', 'F16'] })).toEqual([
    '2016-01-01..2016-07-11 F15 F16',
    '2016-07-12..2020-07-15 F15',
    '2020-07-16..2023-07-09 F15 F16',
    '2023-07-10..2026-01-25 F15',
    '2026-01-26..2026-11-22 clear',
  ]);
});

test('British support named on the bridge and then on nothing is found when the bridge ends, and not before', () => {
  const register = journal(story(), supported('GB', {}));
  expect(found(register, '2020-01-01', '2026-11-22', { only: ['F15', 'F16'] })).toEqual([
    '2020-01-01..2021-06-30 clear',
    '2021-07-01..2026-11-22 F15',
  ]);
});
