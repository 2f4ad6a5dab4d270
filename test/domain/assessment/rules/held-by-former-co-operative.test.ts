// F25: a party is a co-operative that the controlling body has left.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { day, dayAfter, dayBefore, holding, journal, party, type Told, told } from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdict, verdicts } from '../../../support/story.ts';

const { frana, eide, hustadvika, orkide } = BODIES;
const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F25', days);
const joined = (body: string, id = `mem_${body}`): Told =>
  told('membership', id, '2012-01-01', { fields: { body, cooperative: orkide.id, active: true } });
const left = (body: string, lastDay: string, id = `mem_${body}`): Told =>
  told('membership', id, dayAfter(lastDay), { fields: { active: false } }, { id: `rev_left_${body}` });
const proxy = {
  versionSets: {
    parties: {
      ...party(frana.entity, 'controller', '2019-01-01', false),
      ...party(orkide.entity, 'on_behalf_of', '2019-01-01'),
      ...party(COMPANIES.fjordsky.id, 'processor', '2019-01-01'),
    },
  },
};

describe('an agreement the co-operative signed', () => {
  test.each(['2019-12-31', '2020-02-29', '2020-06-30'])(
    'is found from the day after %s, the last day of the membership',
    (last) => {
      const register = journal(story(proxy), joined(frana.id), left(frana.id, last));
      expect(on(register, dayBefore(last), last, dayAfter(last))).toEqual([
        `${dayBefore(last)} clear`,
        `${last} clear`,
        `${dayAfter(last)} found ${orkide.id}`,
      ]);
      expect([statusOn(register, last), statusOn(register, dayAfter(last))]).toEqual(['in_force', 'needs_update']);
    },
  );

  test('says in which role, and until when the body was a member', () => {
    const register = journal(story(proxy), joined(frana.id), left(frana.id, '2019-12-31'));
    expect(outcomes(register, 'F25', '2020-02-01')[0]).toMatchObject({
      severity: 'high',
      since: '2020-01-01',
      dueOn: '2020-03-01',
      says: { version: IDS.version, entity: orkide.entity, name: 'IKT Orkidé', role: 'on_behalf_of' },
      truth: { cooperative: orkide.id, name: 'IKT Orkidé', memberUntil: '2019-12-31' },
      cause: `revision:rev_left_${frana.id}`,
    });
  });

  test('is found since its version came into force, when that was later', () => {
    const register = journal(
      story({ ...proxy, version: { validFrom: day('2020-06-01') } }),
      joined(frana.id),
      left(frana.id, '2019-12-31'),
    );
    expect(on(register, '2020-05-31', '2020-06-01')).toEqual(['2020-05-31 clear', `2020-06-01 found ${orkide.id}`]);
    expect(outcomes(register, 'F25', '2020-06-01')[0]?.since).toBe('2020-06-01');
  });

  test('is found although its systems are no longer in use', () => {
    const register = journal(
      story({ ...proxy, system: { endedOn: day('2020-01-01') } }),
      joined(frana.id),
      left(frana.id, '2019-12-31'),
    );
    expect(on(register, '2020-01-01')).toEqual([`2020-01-01 found ${orkide.id}`]);
  });

  test('is found where only the contract’s customer is the co-operative', () => {
    const register = journal(
      story({ contract: { customer: orkide.entity } }),
      joined(frana.id),
      left(frana.id, '2019-12-31'),
    );
    expect(outcomes(register, 'F25', '2020-01-01')[0]?.says).toMatchObject({ role: 'contract_customer' });
  });
});

describe('an agreement is clear', () => {
  test.each([
    ['while the membership stands', [joined(frana.id)]],
    ['when another body left', [joined(frana.id), joined(eide.id), left(eide.id, '2019-12-31')]],
    ['when the body never was a member', []],
    [
      'when it has joined again',
      [joined(frana.id, 'm1'), left(frana.id, '2019-12-31', 'm1'), { ...joined(frana.id, 'm2'), on: '2020-06-01' }],
    ],
  ])('%s', (_, told) => {
    expect(verdict(journal(story(proxy), told as Told[]), 'F25', '2020-12-31')).toBe('clear');
  });

  test('when the co-operative is no party', () => {
    expect(verdict(journal(story(), joined(frana.id), left(frana.id, '2019-12-31')), 'F25', '2020-12-31')).toBe(
      'clear',
    );
  });

  test('after a version without the co-operative is in force', () => {
    const own = told(
      'version',
      IDS.version,
      '2020-03-01',
      { ended: { parties: [orkide.entity] } },
      { root: IDS.agreement },
    );
    const register = journal(story(proxy), joined(frana.id), left(frana.id, '2019-12-31'), own);
    expect(on(register, '2020-02-29', '2020-03-01')).toEqual([`2020-02-29 found ${orkide.id}`, '2020-03-01 clear']);
  });
});

describe('an agreement taken over from a body that had left', () => {
  const taken = holding('agreement', IDS.agreement, hustadvika.id, '2020-01-01');

  test('is still found', () => {
    const register = journal(story(proxy), joined(frana.id), left(frana.id, '2019-06-30'), taken);
    expect(on(register, '2019-12-31', '2020-01-01')).toEqual([
      `2019-12-31 found ${orkide.id}`,
      `2020-01-01 found ${orkide.id}`,
    ]);
    expect(outcomes(register, 'F25', '2020-01-01')[0]?.body).toBe(hustadvika.id);
  });

  test('is clear when the new body is itself a member', () => {
    const register = journal(story(proxy), joined(frana.id), left(frana.id, '2019-06-30'), taken, {
      ...joined(hustadvika.id),
      on: '2020-01-01',
    });
    expect(on(register, '2019-12-31', '2020-01-01')).toEqual([`2019-12-31 found ${orkide.id}`, '2020-01-01 clear']);
  });
});

describe('of several memberships in one co-operative', () => {
  const member = (id: string, on: string, active: boolean): Told =>
    told(
      'membership',
      id,
      on,
      { fields: { body: frana.id, cooperative: orkide.id, active } },
      { id: `rev_${id}_${on}` },
    );
  const since = (...told: Told[]) => outcomes(journal(story(proxy), told), 'F25', '2020-12-31').map((o) => o.since);
  const first = [member('m1', '2010-01-01', true), member('m1', '2019-07-01', false)];
  const second = [member('m2', '2019-09-01', true), member('m2', '2020-03-01', false)];

  test('the one that ended last is told of, whichever was recorded first', () => {
    expect(since(...first, ...second)).toEqual(['2020-03-01']);
    expect(since(...second, ...first)).toEqual(['2020-03-01']);
  });

  test('one that stands counts before those that ended, whichever was recorded first', () => {
    const stands = member('m3', '2015-01-01', true);
    expect(since(...first, stands)).toEqual([]);
    expect(since(stands, ...first)).toEqual([]);
  });

  test('one that was never active has been over since it was recorded', () => {
    expect(since(member('m4', '2020-02-29', false), ...first)).toEqual(['2020-02-29']);
  });

  test('those in other co-operatives are told of by themselves', () => {
    const other = told('membership', 'm5', '2019-01-01', {
      fields: { body: frana.id, cooperative: BODIES.ika.id, active: false },
    });
    expect(outcomes(journal(story(proxy), first, other), 'F25', '2020-12-31').map((o) => o.part)).toEqual([orkide.id]);
  });
});

test('a co-operative that is no body with an entity of its own cannot be a party', () => {
  const bodiless = told('body', 'bod_bare', '2010-01-01', { fields: { name: 'Utan nummer', kind: 'co_operative' } });
  const left = told('membership', 'm9', '2019-06-01', {
    fields: { body: frana.id, cooperative: 'bod_bare', active: false },
  });
  expect(verdict(journal(story(proxy), bodiless, left), 'F25', '2020-12-31')).toBe('clear');
});
