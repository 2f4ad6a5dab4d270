// Outcomes as they leave the assessment: keys, severity, due days, causes, gaps, and the segments they hold for.
import { describe, expect, test } from 'vitest';
import { assess, segments } from '../../../src/domain/assessment/assess.ts';
import { causeOf, lastMover } from '../../../src/domain/assessment/movers.ts';
import { RULE_BY_CODE, RULES } from '../../../src/domain/assessment/rules.ts';
import { ADEQUACY } from '../../../src/domain/law/adequacy.ts';
import { CLAUSE_SETS } from '../../../src/domain/law/clauses.ts';
import { EEA } from '../../../src/domain/law/eea.ts';
import { lawOf } from '../../../src/domain/law/law.ts';
import { POLICY } from '../../../src/domain/policy.ts';
import { FINDING_CODES } from '../../../src/domain/vocabulary.ts';
import { BODIES, COMPANIES } from '../../support/cast.ts';
import {
  annexed,
  categories,
  day,
  evidence,
  holding,
  journal,
  link,
  place,
  type Told,
  told,
  withdrawal,
} from '../../support/journal.ts';
import { found, IDS, KNOWN, type Otherwise, outcomes, story, version } from '../../support/story.ts';

const { frana, hustadvika } = BODIES;
const { prairie } = COMPANIES;
const comesIn = (more: Partial<Told> = {}): Told & { id: string } => ({
  ...told('product', IDS.product, '2020-05-01', { added: { subProcessors: link(prairie.id, 'NO', KNOWN) } }, more),
  id: more.id ?? 'rev_in',
});

describe('a rule', () => {
  const all = Object.values(RULES).flat();

  test('there is for every code, once, under a name of its own', () => {
    expect(all.map(({ code }) => code).sort()).toEqual(FINDING_CODES);
    expect([...RULE_BY_CODE.keys()]).toEqual(FINDING_CODES);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test.each(Object.entries(RULES))('of %s stands in order of code', (_, rules) => {
    const codes = rules.map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
  });

  test.each(all.map((rule) => [rule.code, rule] as const))(
    '%s says on what authority, and which facts it reads',
    (code, rule) => {
      expect(rule.authority.length).toBeGreaterThan(0);
      expect(rule.reads.length).toBeGreaterThan(0);
      expect(RULE_BY_CODE.get(code)).toBe(rule);
    },
  );
});

describe('an outcome', () => {
  test('is known by code, body, subject and part', () => {
    const keys = assess(journal(story(), comesIn()), { kind: 'agreement', id: IDS.agreement }, day('2020-06-01')).map(
      ({ key }) => key,
    );
    expect(keys).toEqual(['F10', 'F14'].map((code) => `${code}.${frana.id}.${IDS.agreement}.${prairie.id}`));
  });

  test('is of the body that holds the subject on the day', () => {
    const register = journal(story(), comesIn(), holding('agreement', IDS.agreement, hustadvika.id, '2020-06-01'));
    const of = (on: string) => outcomes(register, 'F10', on).map(({ body, key }) => [body, key.split('.')[1]]);
    expect(of('2020-05-31')).toEqual([[frana.id, frana.id]]);
    expect(of('2020-06-01')).toEqual([[hustadvika.id, hustadvika.id]]);
  });

  test('is of the body that recorded it where nobody is said to hold it', () => {
    const unheld = story().filter(({ kind }) => kind !== 'holding');
    expect(outcomes(journal(unheld, comesIn()), 'F10', '2020-06-01')[0]?.body).toBe(frana.id);
  });

  test('rises one step where a covered system in use holds sensitive data, and critical stays critical', () => {
    const health = {
      systemSets: { dataCategories: categories('health') },
      versionSets: { dataCategories: annexed(categories('health')) },
    };
    const ends = (otherwise: object) =>
      journal(story({ ...otherwise, version: { validTo: day('2020-03-31') } }), comesIn());
    expect(outcomes(ends({}), 'F04', '2020-02-01')[0]?.severity).toBe('medium');
    expect(outcomes(ends(health), 'F04', '2020-02-01')[0]?.severity).toBe('high');
    expect(outcomes(journal(story(health), comesIn()), 'F10', '2020-06-01')[0]?.severity).toBe('critical');
    const idle = journal(
      story({ ...health, system: { endedOn: day('2020-01-15') }, version: { validTo: day('2020-03-31') } }),
    );
    expect(outcomes(idle, 'F04', '2020-02-01')[0]?.severity).toBe('medium');
  });

  test('rises for sensitive data in rules about parties too, and in none about a body', () => {
    const health = {
      systemSets: { dataCategories: categories('health') },
      versionSets: { dataCategories: annexed(categories('health')) },
    };
    const vendor = told('contract', IDS.contract, '2020-01-01', { fields: { vendor: prairie.id } });
    expect(outcomes(journal(story(), vendor), 'F23', '2020-01-31')[0]?.severity).toBe('medium');
    expect(outcomes(journal(story(health), vendor), 'F23', '2020-01-31')[0]?.severity).toBe('high');
    expect(outcomes(journal(story(health)), 'F29', '2018-07-21', 'body')[0]?.severity).toBe('high');
  });

  test('rises one step when its due day is over, and again for sensitive data', () => {
    const health = {
      systemSets: { dataCategories: categories('health') },
      versionSets: { dataCategories: annexed(categories('health')) },
    };
    const vendor = told('contract', IDS.contract, '2020-02-01', { fields: { vendor: prairie.id } });
    const mismatch = (on: string) => outcomes(journal(story(), vendor), 'F23', on)[0];
    expect(mismatch('2020-03-02')).toMatchObject({ severity: 'medium', dueOn: '2020-03-02' });
    expect(mismatch('2020-03-03')).toMatchObject({ severity: 'high', dueOn: '2020-03-02' });
    const ends = journal(story({ ...health, version: { validTo: day('2020-03-31') } }));
    const severities = (on: string) => outcomes(ends, 'F04', on)[0]?.severity;
    expect(['2020-03-01', '2020-03-02'].map(severities)).toEqual(['high', 'critical']);
  });

  test('has a due day and a severity by policy, where the policy says another', () => {
    const vendor = told('contract', IDS.contract, '2020-02-01', { fields: { vendor: prairie.id } });
    const policy = { ...POLICY, dueDays: { F23: 5 }, severities: { F23: 'low' as const } };
    const by = (on: string) =>
      assess(journal(story(), vendor), { kind: 'agreement', id: IDS.agreement }, day(on), undefined, policy)[0];
    expect(by('2020-02-06')).toMatchObject({ code: 'F23', severity: 'low', dueOn: '2020-02-06' });
    expect(by('2020-02-07')).toMatchObject({ code: 'F23', severity: 'medium', dueOn: '2020-02-06' });
  });

  test('that cannot be told has the severity of its rule, and no due day', () => {
    const gap = story({ versionSets: { clauses: {} } });
    const policy = { ...POLICY, severities: { F08: 'low' as const } };
    const by = (chosen?: typeof policy) =>
      assess(journal(gap), { kind: 'agreement', id: IDS.agreement }, day('2020-02-06'), undefined, chosen)[0];
    expect(by()).toMatchObject({ code: 'F08', outcome: 'cannot_tell', severity: 'high', dueOn: null, since: null });
    expect(by(policy)).toMatchObject({ code: 'F08', outcome: 'cannot_tell', severity: 'low' });
  });

  test('of a system names the agreement in force that covers it, before one that is not', () => {
    const absent = { system: { twoFactor: 'absent' as const } };
    const other = told(
      'agreement',
      'agr_a',
      '2019-01-01',
      { fields: { title: 'Eldre' }, added: { systems: { [IDS.system]: { system: IDS.system } } } },
      { body: frana.id },
    );
    const register = journal(story(absent), other);
    expect(outcomes(register, 'F26', '2019-06-01', 'system')[0]?.agreement).toBe(IDS.agreement);
    const without = story(absent).filter(({ kind }) => kind !== 'version');
    expect(outcomes(journal(without, other), 'F26', '2019-06-01', 'system')[0]?.agreement).toBe('agr_a');
    expect(
      outcomes(journal(story(absent).filter(({ kind }) => kind !== 'agreement')), 'F26', '2019-06-01', 'system')[0]
        ?.agreement,
    ).toBeNull();
  });

  test('of a subject nobody knows is none', () => {
    expect(assess(journal(story()), { kind: 'system', id: 'sys_none' }, day('2020-01-01'))).toEqual([]);
    expect(assess(journal(story()), { kind: 'contract', id: IDS.contract }, day('2020-01-01'))).toEqual([]);
  });
});

describe('a cause', () => {
  const causeIn = (...more: Told[]) => outcomes(journal(story(), more), 'F10', '2020-06-01')[0]?.cause;

  test('is the registered change behind the fact, else the fact’s own revision', () => {
    expect(causeIn(comesIn({ cause: 'change:c1' }))).toBe('change:c1');
    expect(causeIn(comesIn())).toBe('revision:rev_in');
  });

  test('is never an import: what came in together is not one cause', () => {
    expect(causeIn(comesIn({ cause: 'import:i1' }))).toBe('revision:rev_in');
  });

  test('stays the same when the revision is corrected, and is gone when it is withdrawn', () => {
    const better = { ...comesIn({ id: 'rev_better' }), corrects: 'rev_in' };
    expect(causeIn(comesIn(), better)).toBe('revision:rev_in');
    expect(causeIn(comesIn(), withdrawal(comesIn()))).toBeUndefined();
  });

  test('is the change even where an agreement was signed between its day and its registration', () => {
    const register = journal(story({ version: { validFrom: day('2020-08-01') } }), comesIn({ cause: 'change:c1' }));
    expect(outcomes(register, 'F10', '2020-09-01')[0]).toMatchObject({ since: '2020-08-01', cause: 'change:c1' });
  });

  test.each([
    [['time:a', 'law:b'], 'law:b'],
    [['law:b', 'revision:c'], 'revision:c'],
    [['change:d', 'revision:c', 'time:a'], 'change:d'],
  ])('of %s on one day is %s', (causes, expected) => {
    expect(lastMover(...causes.map((cause) => ({ on: day('2020-01-01'), cause }))).cause).toBe(expected);
  });

  test('is what moved last', () => {
    const moved = [
      { on: day('2020-01-01'), cause: 'change:a' },
      { on: day('2020-01-02'), cause: 'time:b' },
    ];
    expect(lastMover(undefined, ...moved).cause).toBe('time:b');
    expect(() => lastMover(undefined)).toThrow(RangeError);
    expect(causeOf({ revision: 'r2', root: 'r1', seq: 2, since: day('2020-01-01'), cause: null })).toBe('revision:r1');
  });
});

describe('segments', () => {
  test('tell what is coming, from which day', () => {
    const register = journal(
      story({ version: { validTo: day('2027-06-30') } }),
      told(
        'product',
        IDS.product,
        '2027-03-01',
        { added: { subProcessors: link(prairie.id, 'NO', KNOWN) } },
        { cause: 'change:c1' },
      ),
    );
    expect(found(register, '2026-11-22', '2027-12-27')).toEqual([
      '2026-11-22..2027-02-28 clear',
      '2027-03-01..2027-03-31 F10 F14',
      '2027-04-01..2027-06-30 F04 F10 F14',
      '2027-07-01..2027-12-27 F03',
    ]);
    const [, coming] = segments(
      register,
      { kind: 'agreement', id: IDS.agreement },
      day('2026-11-22'),
      day('2027-12-27'),
    );
    expect(coming).toMatchObject({ body: frana.id, status: 'needs_update', version: IDS.version });
  });

  test('of one day are that day', () => {
    expect(found(journal(story()), '2020-02-29', '2020-02-29')).toEqual(['2020-02-29..2020-02-29 clear']);
  });

  test('of no day are none', () => {
    expect(
      segments(journal(story()), { kind: 'agreement', id: IDS.agreement }, day('2020-02-29'), day('2020-02-28')),
    ).toEqual([]);
  });

  test('are not cut by a day on which nothing turns', () => {
    const register = journal(
      story(),
      told('product', IDS.product, '2020-05-01', { fields: { description: 'Ny tekst' } }),
    );
    expect(
      segments(register, { kind: 'agreement', id: IDS.agreement }, day('2020-01-01'), day('2020-12-31')),
    ).toHaveLength(1);
  });
});

test('another book of law gives other outcomes: what if the Data Privacy Framework falls', () => {
  const american = journal(
    story({ versionSets: { locations: annexed({ ...place('NO', 'storage'), ...place('US', 'support') }) } }),
    told('product', IDS.product, '2024-01-01', {
      added: { locations: place('US', 'support', { basis: 'A45', instrument: 'US-DPF', fallbackBasis: 'A46_2_c' }) },
    }),
    evidence('dpf_list_check', { kind: 'product', id: IDS.product }, '2026-12-01'),
  );
  const fallen = ADEQUACY.map((row) => (row.id === 'US-DPF' ? { ...row, validTo: day('2027-01-31') } : row));
  const law = lawOf({ adequacy: fallen, clauses: CLAUSE_SETS, eea: EEA });
  const subject = { kind: 'agreement' as const, id: IDS.agreement };
  const codes = (on: string, book?: typeof law) =>
    assess(american, subject, day(on), book).map(({ code, cause }) => `${code} ${cause}`);
  expect(codes('2027-02-01')).toEqual([]);
  expect(codes('2027-01-31', law)).toEqual(['F17 law:US-DPF']);
  expect(codes('2027-02-01', law)).toEqual(['F16 law:US-DPF']);
  expect(segments(american, subject, day('2027-01-01'), day('2027-02-28'), law).map(({ from }) => from)).toEqual([
    '2027-01-01',
    '2027-02-01',
  ]);
});

describe('an agreement that covers two systems', () => {
  const second = 'sys_a';
  /** The story's system once more under another id, both covered, told otherwise than the first where said. */
  const two = (otherwise: Otherwise, fields: object = {}): Told[] => {
    const told = story(otherwise);
    const own = told.filter(({ subject, root }) => subject === IDS.system || root === IDS.system);
    const again = JSON.parse(
      JSON.stringify(own).replaceAll(IDS.system, second).replaceAll('hold_sys_oppvekst', 'hold_a'),
    );
    const covered = { [second]: { system: second } };
    return [
      ...told,
      ...again,
      { ...told.find(({ kind }) => kind === 'agreement'), content: { added: { systems: covered } } },
      { ...own[0], subject: second, root: second, content: { fields: { name: 'Aktivitet', ...fields } } },
    ] as Told[];
  };

  test('has one finding for what both lack, naming them in order of id', () => {
    const found = outcomes(journal(two({ version: { nature: null } })), 'F09', '2020-01-01');
    expect(found.map(({ part, truth }) => [part, truth.systems])).toEqual([
      ['field:nature', ['Aktivitet', 'Oppvekst']],
    ]);
  });

  test('has one gap for a fact of what they share, and one for each fact of their own', () => {
    const unlinked = { product: { subProcessors: link(prairie.id, 'NO', { ...KNOWN, children: null }) } };
    const gaps = (code: string, otherwise: Otherwise) =>
      outcomes(journal(two(otherwise)), code, '2020-01-01')
        .filter(({ outcome }) => outcome === 'cannot_tell')
        .map(({ missing }) => `${missing?.fact} ${missing?.id}`);
    expect(gaps('F13', unlinked)).toEqual([`subProcessor.children ${IDS.product}`]);
    expect(gaps('F09', { systemSets: { dataSubjects: {} } })).toEqual([
      `system.dataSubjects ${second}`,
      `system.dataSubjects ${IDS.system}`,
    ]);
    expect(gaps('F09', { systemSets: { dataSubjects: {}, dataCategories: {} } })).toEqual([
      `system.dataCategories ${second}`,
      `system.dataSubjects ${second}`,
      `system.dataCategories ${IDS.system}`,
      `system.dataSubjects ${IDS.system}`,
    ]);
  });

  test('has a finding since the first of them was in use', () => {
    const expired = two(
      { version: { validTo: day('2019-06-30') }, system: { goLive: day('2020-01-01') } },
      {
        goLive: day('2019-09-01'),
      },
    );
    expect(outcomes(journal(expired), 'F03', '2020-06-01')[0]).toMatchObject({
      since: '2019-09-01',
      truth: { inUseFrom: '2019-09-01', systems: ['Aktivitet', 'Oppvekst'] },
    });
  });
});

describe('a segment ends where anything turns:', () => {
  const cut = (...told: Told[]) =>
    segments(
      journal(story(), told),
      { kind: 'agreement', id: IDS.agreement },
      day('2020-01-01'),
      day('2020-12-31'),
    ).map(({ from, body, status, version, outcomes: all }) => [from, body, status, version, all.length]);

  test('the body that holds it', () => {
    expect(cut(holding('agreement', IDS.agreement, hustadvika.id, '2020-06-01'))).toEqual([
      ['2020-01-01', frana.id, 'in_force', IDS.version, 0],
      ['2020-06-01', hustadvika.id, 'in_force', IDS.version, 0],
    ]);
  });

  test('the version in force', () => {
    const next = version({ version: { validFrom: day('2020-06-01') }, versionOn: '2020-05-01' }, 'ver_2');
    expect(cut(next)).toEqual([
      ['2020-01-01', frana.id, 'in_force', IDS.version, 0],
      ['2020-06-01', frana.id, 'in_force', 'ver_2', 0],
    ]);
  });

  test('one outcome of several, also on the very last day', () => {
    const named = told('entity', prairie.id, '2020-06-15', { fields: { name: 'Prairie Ltd.' } });
    const agreement = { kind: 'agreement' as const, id: IDS.agreement };
    const found = segments(journal(story(), comesIn(), named), agreement, day('2020-04-01'), day('2020-06-15'));
    expect(found.map(({ from, to, outcomes: all }) => [from, to, ...all.map(({ truth }) => truth.name)])).toEqual([
      ['2020-04-01', '2020-04-30'],
      ['2020-05-01', '2020-06-14', 'Prairie Cloud Inc.', 'Prairie Cloud Inc.'],
      ['2020-06-15', '2020-06-15', 'Prairie Ltd.', 'Prairie Ltd.'],
    ]);
  });

  test('another outcome beside one that stays, or a severity that rises', () => {
    const moved = told('contract', IDS.contract, '2020-06-01', { fields: { vendor: prairie.id } });
    expect(cut(comesIn(), moved).map(([from, , , , count]) => [from, count])).toEqual([
      ['2020-01-01', 0],
      ['2020-05-01', 2],
      ['2020-06-01', 3],
      // F14 and F23 are overdue.
      ['2020-07-01', 3],
      ['2020-07-02', 3],
    ]);
  });
});
