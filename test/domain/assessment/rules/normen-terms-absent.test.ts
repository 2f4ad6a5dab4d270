// F30: where Normen binds a covered system, the version in force must speak of it.
import { describe, expect, test } from 'vitest';
import type { DataCategory, DataSubject } from '../../../../src/domain/vocabulary.ts';
import { annexed, categories, dataSubjects, day, journal, type Told, told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, statusOn, story, verdict, verdicts, version } from '../../../support/story.ts';

const ON = '2020-03-01';
const of = (otherwise: Otherwise, ...more: Told[]) => journal(story(otherwise), more);
const gap = `cannot_tell gap:system.normenApplies:${IDS.system}`;
const bound = (normen: boolean | null): Otherwise => ({ system: { normenApplies: true }, version: { normen } });
const holding = (held: DataCategory[], about: DataSubject[]): Otherwise => ({
  systemSets: { dataCategories: categories(...held), dataSubjects: dataSubjects(...about) },
  versionSets: { dataCategories: annexed(categories(...held)), dataSubjects: annexed(dataSubjects(...about)) },
});

describe('a version in force', () => {
  test.each([
    [true, true, 'clear'],
    [true, false, 'found'],
    [true, null, 'cannot_tell'],
    [false, true, 'clear'],
    [false, false, 'clear'],
    [false, null, 'clear'],
  ] as const)('where Normen applies: %s, and it speaks of it: %s, %s', (normenApplies, normen, expected) => {
    expect(verdict(of({ system: { normenApplies }, version: { normen } }), 'F30', ON)).toBe(expected);
  });

  test('that is silent is found from its first day, because of it, and is stale', () => {
    const register = of(bound(false));
    expect(outcomes(register, 'F30', '2019-03-02')[0]).toMatchObject({
      severity: 'medium',
      since: '2019-01-01',
      dueOn: '2019-03-02',
      makesStale: true,
      says: { version: IDS.version, label: IDS.version, normen: false },
      truth: { systems: ['Oppvekst'] },
    });
    expect(statusOn(register, ON)).toBe('needs_update');
  });

  test('of which nobody has said is a gap of the version', () => {
    expect(outcomes(of(bound(null)), 'F30', ON)[0]?.missing).toEqual({
      fact: 'version.normen',
      kind: 'version',
      id: IDS.version,
    });
  });

  test('is mended by a later one that speaks of it', () => {
    const next = version(
      { version: { normen: true, validFrom: day('2020-02-29'), label: 'v2' }, versionOn: '2020-02-29' },
      'ver_2',
    );
    expect(verdicts(of(bound(false), next), 'F30', ['2020-02-28', '2020-02-29', '2020-03-01'])).toEqual([
      '2020-02-28 found',
      '2020-02-29 clear',
      '2020-03-01 clear',
    ]);
  });

  test('is not asked about without a system in use that may hold personal data, or when it is over', () => {
    const idle = { ...bound(false), system: { normenApplies: true, endedOn: day(ON) } };
    expect(verdicts(of(idle), 'F30', ['2020-02-29', '2020-03-01'])).toEqual(['2020-02-29 found', '2020-03-01 clear']);
    const none = {
      ...bound(false),
      system: { normenApplies: true, personalData: false },
      systemSets: { dataCategories: {} },
    };
    expect(verdict(of(none), 'F30', ON)).toBe('clear');
    const over = { ...bound(false), version: { normen: false, validTo: day('2020-02-29') } };
    expect(verdicts(of(over), 'F30', ['2020-02-29', '2020-03-01'])).toEqual(['2020-02-29 found', '2020-03-01 clear']);
  });
});

describe('Normen', () => {
  test.each([
    ['2020-02-28', '2020-02-29', '2020-03-01'],
    ['2020-03-28', '2020-03-29', '2020-03-30'],
    ['2020-10-24', '2020-10-25', '2020-10-26'],
    ['2020-04-29', '2020-04-30', '2020-05-01'],
  ])('that comes to apply is found from that day, because of it: %s, %s, %s', (...days) => {
    const comes = told('system', IDS.system, days[1], { fields: { normenApplies: true } }, { id: 'rev_binds' });
    const register = of({ system: { normenApplies: false }, version: { normen: false } }, comes);
    expect(verdicts(register, 'F30', days)).toEqual([`${days[0]} clear`, `${days[1]} found`, `${days[2]} found`]);
    expect(outcomes(register, 'F30', days[2])[0]).toMatchObject({ since: days[1], cause: 'revision:rev_binds' });
  });

  test.each([
    ['no health data', ['identity', 'contact'], ['pupils'], 'clear'],
    ['health data', ['identity', 'health'], ['employees'], gap],
    ['genetic data', ['genetic'], ['residents'], gap],
    ['patients', ['identity'], ['patients'], gap],
  ] as const)('of which nobody has said cannot be told of where there is %s', (_, held, about, expected) => {
    const otherwise = holding([...held], [...about]);
    expect(verdict(of({ ...otherwise, version: { normen: false } }), 'F30', ON)).toBe(expected);
    expect(verdict(of({ ...otherwise, version: { normen: null } }), 'F30', ON)).toBe(expected);
    expect(verdict(of({ ...otherwise, version: { normen: true } }), 'F30', ON)).toBe('clear');
    const said = { ...otherwise, system: { normenApplies: false }, version: { normen: false } };
    expect(verdict(of(said), 'F30', ON)).toBe('clear');
  });

  test('cannot be told of where categories are not known', () => {
    const unknown = { systemSets: { dataCategories: {} }, version: { normen: false } };
    expect(verdict(of(unknown), 'F30', ON)).toBe(gap);
  });

  test('that binds one covered system is found beside what cannot be told of another', () => {
    const other = told(
      'system',
      'sys_other',
      '2020-01-01',
      {
        fields: { name: 'Helse', personalData: true, goLive: day('2020-01-01') },
        added: { dataCategories: categories('health') },
      },
      { body: 'bod_frana' },
    );
    const covers = told('agreement', IDS.agreement, '2020-01-01', {
      added: { systems: { sys_other: { system: 'sys_other' } } },
    });
    expect(verdict(of(bound(false), other, covers), 'F30', ON)).toBe(
      'cannot_tell gap:system.normenApplies:sys_other, found',
    );
  });
});
