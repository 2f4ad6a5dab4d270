// F29: a municipality or county has no data protection officer, or has not decided, notified or published it.
import { describe, expect, test } from 'vitest';
import { BODIES, everybody } from '../../../support/cast.ts';
import { day, journal, type Told, told } from '../../../support/journal.ts';
import { outcomes, verdict, verdicts } from '../../../support/story.ts';

const { frana, eide, ika } = BODIES;
const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F29', days, 'body');
const mandate = (from: string, more: object = {}, id = 'man_1'): Told =>
  told(
    'mandate',
    id,
    from,
    {
      fields: {
        office: ika.id,
        body: frana.id,
        decidedOn: day('2018-06-01'),
        notifiedOn: day('2018-06-15'),
        publishedUrl: 'https://www.frana.kommune.no/personvernombod',
        capacityPercent: 20,
        active: true,
        ...more,
      },
    },
    { id: `rev_${id}` },
  );

describe('a municipality without an officer', () => {
  test('is found from the GDPR’s first day in Norway', () => {
    const register = journal(everybody());
    expect(on(register, '2018-05-25', '2018-07-19', '2018-07-20', '2018-07-21')).toEqual([
      '2018-05-25 clear',
      '2018-07-19 clear',
      '2018-07-20 found mandate',
      '2018-07-21 found mandate',
    ]);
    expect(outcomes(register, 'F29', '2018-08-04', 'body')[0]?.severity).toBe('critical');
    expect(outcomes(register, 'F29', '2018-08-03', 'body')[0]).toMatchObject({
      key: `F29.${frana.id}.${frana.id}.mandate`,
      body: frana.id,
      severity: 'high',
      since: '2018-07-20',
      dueOn: '2018-08-03',
      truth: { body: frana.id, name: 'Fræna kommune' },
      cause: 'law:GDPR-EEA',
    });
  });

  test('is found from the body’s first day, when that is later', () => {
    const born = told('body', 'bod_new', '2020-01-01', {
      fields: { entity: 'ent_new', kind: 'municipality', name: 'Nye', ceased: false },
    });
    const [outcome] = outcomes(journal(born), 'F29', '2020-02-01', 'body', 'bod_new');
    expect(outcome).toMatchObject({ part: 'mandate', since: '2020-01-01' });
  });

  test('is clear from the day of the mandate until the day after its last, and found again', () => {
    const ended = told('mandate', 'man_1', '2020-03-01', { fields: { active: false } }, { id: 'rev_ended' });
    const register = journal(everybody(), mandate('2018-09-01'), ended);
    expect(on(register, '2018-08-31', '2018-09-01', '2020-02-29', '2020-03-01')).toEqual([
      '2018-08-31 found mandate',
      '2018-09-01 clear',
      '2020-02-29 clear',
      '2020-03-01 found mandate',
    ]);
    expect(outcomes(register, 'F29', '2020-03-01', 'body')[0]).toMatchObject({
      since: '2020-03-01',
      cause: 'revision:rev_ended',
    });
  });

  test('is clear of another body’s mandate only in its own name', () => {
    expect(on(journal(everybody(), mandate('2018-07-01', { body: eide.id })), '2018-07-20')).toEqual([
      '2018-07-20 found mandate',
    ]);
  });
});

describe('a mandate that lacks something', () => {
  test.each([
    ['decidedOn', 'found decidedOn'],
    ['notifiedOn', 'found notifiedOn'],
    ['publishedUrl', 'found publishedUrl'],
  ])('%s: %s', (field, expected) => {
    const register = journal(everybody(), mandate('2018-09-01', { [field]: null }));
    expect(on(register, '2018-09-01')).toEqual([`2018-09-01 ${expected}`]);
    expect(outcomes(register, 'F29', '2018-09-01', 'body')[0]).toMatchObject({
      since: '2018-09-01',
      cause: 'revision:rev_man_1',
      truth: { mandate: 'man_1', [field]: null },
    });
  });

  test('is found until the day it is notified', () => {
    const register = journal(everybody(), mandate('2018-09-01', { notifiedOn: day('2020-02-29') }));
    expect(on(register, '2020-02-28', '2020-02-29')).toEqual(['2020-02-28 found notifiedOn', '2020-02-29 clear']);
  });

  test('is found since the law, when the mandate is older', () => {
    expect(
      outcomes(journal(everybody(), mandate('2018-06-01', { publishedUrl: null })), 'F29', '2018-12-31', 'body')[0],
    ).toMatchObject({ since: '2018-07-20', cause: 'law:GDPR-EEA' });
  });

  test('does not matter beside another that is complete', () => {
    const register = journal(
      everybody(),
      mandate('2018-07-01', { publishedUrl: null, notifiedOn: null }),
      mandate('2018-08-01', {}, 'man_2'),
    );
    expect(on(register, '2018-07-31', '2018-08-01')).toEqual([
      '2018-07-31 found notifiedOn, found publishedUrl',
      '2018-08-01 clear',
    ]);
  });
});

test.each(['co_operative', 'inter_municipal_company', 'dpo_office'] as const)(
  'a %s is not asked for one here',
  (kind) => {
    const register = journal(told('body', frana.id, '2015-01-01', { fields: { kind, name: 'X', ceased: false } }));
    expect(verdict(register, 'F29', '2019-01-01', 'body')).toBe('clear');
  },
);

test('a county must have one; a municipality that has ceased need not', () => {
  const county = journal(
    told('body', frana.id, '2015-01-01', { fields: { kind: 'county', name: 'X', ceased: false } }),
  );
  expect(verdict(county, 'F29', '2019-01-01', 'body')).toBe('found mandate');
  const ceased = journal(everybody(), told('body', frana.id, '2020-01-01', { fields: { ceased: true } }));
  expect(on(ceased, '2019-12-31', '2020-01-01')).toEqual(['2019-12-31 found mandate', '2020-01-01 clear']);
});

describe('what a mandate lacks is found since', () => {
  const since = (...told: Told[]) => outcomes(journal(everybody(), told), 'F29', '2021-01-01', 'body')[0];

  test('the day it was taken away, because of that', () => {
    const gone = told('mandate', 'man_1', '2020-02-29', { fields: { publishedUrl: null } }, { id: 'rev_gone' });
    expect(since(mandate('2018-09-01'), gone)).toMatchObject({
      part: 'publishedUrl',
      since: '2020-02-29',
      dueOn: '2020-03-14',
      cause: 'revision:rev_gone',
    });
  });

  test('the day another mandate ended that had it, and not one that lacked it too', () => {
    const ends = (id: string, on: string) =>
      told('mandate', id, on, { fields: { active: false } }, { id: `rev_${id}_ended` });
    const bare = mandate('2018-09-01', { publishedUrl: null });
    expect(since(bare, mandate('2019-01-01', {}, 'man_2'), ends('man_2', '2020-03-29'))).toMatchObject({
      since: '2020-03-29',
      cause: 'revision:rev_man_2_ended',
    });
    const also = mandate('2019-01-01', { publishedUrl: null }, 'man_2');
    expect(since(bare, also, ends('man_2', '2020-03-29'))).toMatchObject({ since: '2018-09-01' });
  });

  test('the mandate’s own day where it never was there', () => {
    expect(since(mandate('2018-09-01', { publishedUrl: null }))).toMatchObject({
      since: '2018-09-01',
      cause: 'revision:rev_man_1',
    });
  });
});
