// F09: the annex of the version in force lacks a mandatory field, or does not list what a covered system holds.
import { describe, expect, test } from 'vitest';
import { BODIES } from '../../../support/cast.ts';
import {
  annexed,
  categories,
  dataSubjects,
  day,
  dayAfter,
  dayBefore,
  holding,
  journal,
  place,
  told,
} from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdict, verdicts } from '../../../support/story.ts';

const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F09', days);
const addedToSystem = (category: 'health' | 'economy', from: string) =>
  told('system', IDS.system, from, { added: { dataCategories: categories(category) } }, { cause: 'change:c1' });

describe('a category the annex does not list', () => {
  test.each(['2020-02-29', '2020-06-30', '2020-03-29', '2020-10-25'])(
    'is found from %s, the day the system got it',
    (from) => {
      const register = journal(story(), addedToSystem('economy', from));
      expect(on(register, dayBefore(from), from, dayAfter(from))).toEqual([
        `${dayBefore(from)} clear`,
        `${from} found category:economy`,
        `${dayAfter(from)} found category:economy`,
      ]);
      expect([statusOn(register, dayBefore(from)), statusOn(register, from)]).toEqual(['in_force', 'needs_update']);
    },
  );

  test('says what the annex lists, what the system holds, and rises when it is sensitive', () => {
    const register = journal(story(), addedToSystem('health', '2020-05-01'));
    expect(outcomes(register, 'F09', '2020-05-10')[0]).toMatchObject({
      severity: 'critical',
      since: '2020-05-01',
      dueOn: '2020-05-31',
      says: { version: IDS.version, listed: ['contact', 'identity'] },
      truth: { category: 'health', systems: ['Oppvekst'], from: '2020-05-01' },
      cause: 'change:c1',
    });
    expect(outcomes(journal(story(), addedToSystem('economy', '2020-05-01')), 'F09', '2020-05-10')[0]?.severity).toBe(
      'high',
    );
  });

  test('that its product has got since the system was registered is found too', () => {
    const register = journal(
      story(),
      told('product', IDS.product, '2018-12-31', { added: { dataCategories: categories('property') } }),
      told('product', IDS.product, '2020-05-01', { added: { dataCategories: categories('location') } }),
    );
    expect(on(register, '2020-04-30', '2020-05-01')).toEqual([
      '2020-04-30 clear',
      '2020-05-01 found category:location',
    ]);
  });

  test('is found until the system no longer has it', () => {
    const ended = told('system', IDS.system, '2020-06-01', { ended: { dataCategories: ['economy'] } });
    expect(on(journal(story(), addedToSystem('economy', '2020-05-01'), ended), '2020-05-31', '2020-06-01')).toEqual([
      '2020-05-31 found category:economy',
      '2020-06-01 clear',
    ]);
  });

  test('is found once, naming both systems, when two hold it', () => {
    const other = story({ system: { name: 'Arkiv' } }).filter(({ kind }) => kind === 'system');
    const register = journal(
      story(),
      other.map((one) => ({ ...one, subject: 'sys_arkiv', root: 'sys_arkiv' })),
      holding('system', 'sys_arkiv', BODIES.frana.id, '2019-01-01'),
      told('agreement', IDS.agreement, '2019-01-01', { added: { systems: { sys_arkiv: { system: 'sys_arkiv' } } } }),
      addedToSystem('economy', '2020-05-01'),
      told('system', 'sys_arkiv', '2020-04-01', { added: { dataCategories: categories('economy') } }),
    );
    const [first, ...more] = outcomes(register, 'F09', '2020-05-10');
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      part: 'category:economy',
      since: '2020-04-01',
      truth: { systems: ['Arkiv', 'Oppvekst'] },
    });
  });
});

describe('an annex row', () => {
  test.each([
    ['about the system', IDS.system, 'clear'],
    ['about all systems', null, 'clear'],
    ['about another system', 'sys_other', 'found category:contact, found category:identity'],
  ])('%s: %s', (_, about, expected) => {
    const register = journal(
      story({ versionSets: { dataCategories: annexed(categories('identity', 'contact'), about) } }),
    );
    expect(verdict(register, 'F09', '2019-06-01')).toBe(expected);
  });
});

describe('data subjects and places the annex does not list', () => {
  test('are found from the day the system or its product has them', () => {
    const register = journal(
      story(),
      told('system', IDS.system, '2020-02-01', { added: { dataSubjects: dataSubjects('guardians') } }),
      told('product', IDS.product, '2020-03-01', { added: { locations: place('DE', 'backup') } }),
    );
    expect(on(register, '2020-01-31', '2020-02-01', '2020-02-29', '2020-03-01')).toEqual([
      '2020-01-31 clear',
      '2020-02-01 found subject:guardians',
      '2020-02-29 found subject:guardians',
      '2020-03-01 found location:DE:backup, found subject:guardians',
    ]);
    expect(outcomes(register, 'F09', '2020-03-01').map(({ truth }) => truth)).toEqual([
      { subject: 'guardians', from: '2020-02-01', systems: ['Oppvekst'] },
      { country: 'DE', activity: 'backup', from: '2020-03-01', systems: ['Oppvekst'] },
    ]);
  });

  test('are clear where the system deviates from its product', () => {
    const deviations = {
      x: { of: 'location' as const, key: 'DE:backup', reason: 'Berre norsk lagring', evidence: null },
    };
    const register = journal(
      story({ systemSets: { deviations } }),
      told('product', IDS.product, '2020-03-01', { added: { locations: place('DE', 'backup') } }),
    );
    expect(on(register, '2020-03-01')).toEqual(['2020-03-01 clear']);
  });
});

describe('an empty field of the annex', () => {
  test.each(['subjectMatter', 'nature', 'purpose', 'duration'] as const)(
    '%s is found from the day the version is in force',
    (field) => {
      const register = journal(story({ version: { [field]: null, validFrom: day('2019-03-01') } }));
      expect(on(register, '2019-02-28', '2019-03-01')).toEqual(['2019-02-28 clear', `2019-03-01 found field:${field}`]);
      expect(outcomes(register, 'F09', '2019-03-01')[0]).toMatchObject({
        says: { field },
        since: '2019-03-01',
        truth: { systems: ['Oppvekst'] },
      });
    },
  );

  test.each([
    ['dataCategories', 'found field:dataCategories'],
    ['dataSubjects', 'found field:dataSubjects'],
    ['locations', 'found location:NO:storage'],
  ])('%s left out: %s', (set, expected) => {
    expect(verdict(journal(story({ versionSets: { [set]: {} } })), 'F09', '2019-06-01')).toBe(expected);
  });

  test('is clear while no covered system in use holds personal data', () => {
    const empty = {
      version: { purpose: null },
      system: { personalData: false, goLive: day('2019-03-01') },
      systemSets: { dataCategories: {} },
    };
    expect(on(journal(story(empty)), '2019-02-28', '2019-03-01')).toEqual(['2019-02-28 clear', '2019-03-01 clear']);
    const live = { version: { purpose: null }, system: { goLive: day('2019-03-01'), endedOn: day('2019-06-01') } };
    expect(on(journal(story(live)), '2019-02-28', '2019-03-01', '2019-06-01')).toEqual([
      '2019-02-28 clear',
      '2019-03-01 found field:purpose',
      '2019-06-01 clear',
    ]);
  });
});

describe('nobody can tell whether the annex is complete', () => {
  test.each([
    ['system.personalData', { system: { personalData: null }, systemSets: { dataCategories: {} } }],
    ['system.dataCategories', { systemSets: { dataCategories: {} } }],
    ['system.dataSubjects', { systemSets: { dataSubjects: {} } }],
  ] as const)('while %s is not entered', (fact, otherwise) => {
    const register = journal(story(otherwise));
    expect(outcomes(register, 'F09', '2019-06-01')).toMatchObject([
      { outcome: 'cannot_tell', missing: { fact, kind: 'system', id: IDS.system }, cause: `gap:system:${IDS.system}` },
    ]);
    expect(statusOn(register, '2019-06-01')).toBe('in_force');
  });
});

describe('the national identity number', () => {
  const NUMBER = { dataCategories: categories('identity', 'contact', 'national_identity_number') };
  const listed = (nationalIdNeed?: boolean | null, system: string | null = null) =>
    story({
      system: { nationalIdNeed },
      systemSets: NUMBER,
      versionSets: { dataCategories: annexed(NUMBER.dataCategories, system) },
    });
  const need = (on: string, nationalIdNeed: boolean | null) =>
    told('system', IDS.system, on, { fields: { nationalIdNeed } }, { id: `rev_need_${on}` });

  test.each(['2020-02-29', '2020-04-30', '2020-03-29', '2020-10-25'])(
    'listed without a recorded need is found from %s, the day somebody says there is none',
    (from) => {
      expect(on(journal(listed(true), need(from, false)), dayBefore(from), from, dayAfter(from))).toEqual([
        `${dayBefore(from)} clear`,
        `${from} found need:national_identity_number`,
        `${dayAfter(from)} found need:national_identity_number`,
      ]);
    },
  );

  test('says what is listed and since when the need is not recorded, and is less grave than a gap in the annex', () => {
    expect(outcomes(journal(listed(true), need('2020-03-29', false)), 'F09', '2020-04-01')[0]).toMatchObject({
      severity: 'medium',
      since: '2020-03-29',
      dueOn: '2020-04-28',
      says: { version: IDS.version, listed: ['contact', 'identity', 'national_identity_number'] },
      truth: { category: 'national_identity_number', need: false, from: '2020-03-29', systems: ['Oppvekst'] },
      cause: 'revision:rev_need_2020-03-29',
    });
    expect(outcomes(journal(listed(false)), 'F09', '2019-01-15')[0]).toMatchObject({ since: '2019-01-01' });
  });

  test('cannot be told of while nobody has said, and where', () => {
    expect(on(journal(listed(), need('2020-03-01', true)), '2020-02-29', '2020-03-01')).toEqual([
      `2020-02-29 cannot_tell gap:system.nationalIdNeed:${IDS.system}`,
      '2020-03-01 clear',
    ]);
    expect(outcomes(journal(listed(null)), 'F09', '2020-02-29')[0]?.missing).toEqual({
      fact: 'system.nationalIdNeed',
      kind: 'system',
      id: IDS.system,
    });
  });

  test('is asked about only where the annex lists it for the system', () => {
    expect(verdict(journal(story({ system: { nationalIdNeed: false } })), 'F09', '2020-01-01')).toBe('clear');
    expect(verdict(journal(listed(false, IDS.system)), 'F09', '2020-01-01')).toBe(
      'found need:national_identity_number',
    );
    expect(verdict(journal(listed(false, 'sys_other')), 'F09', '2020-01-01')).not.toContain('need:');
  });
});
