// Agreements and versions by date: what is in force, which status follows, who answers, until when one may object.
import { describe, expect, test } from 'vitest';
import {
  agreementStatus,
  objectionDeadline,
  responsibleFor,
  signingOf,
  spansOf,
  versionStatus,
} from '../../src/domain/agreements.ts';
import { type Journal, registerOn } from '../../src/domain/register.ts';
import { watchOn } from '../../src/domain/watch.ts';
import { BODIES, COMPANIES, PEOPLE } from '../support/cast.ts';
import { day, journal, party, told } from '../support/journal.ts';
import { IDS, type Otherwise, statusOn, story, version } from '../support/story.ts';

const statuses = (of: Journal, ...days: string[]) => days.map((on) => `${on} ${statusOn(of, on)}`);
const spans = (of: Journal, on: string) =>
  spansOf(registerOn(of, day(on)), IDS.agreement).map(
    ({ version: { id }, from, to, end }) => `${id} ${from}..${to ?? ''} ${end ?? 'open'}`,
  );
const state = (
  to: 'draft' | 'pending_approval' | 'out_for_signature' | 'signed' | 'terminated',
  on: string,
  more: object = {},
) => told('version', IDS.version, on, { fields: { state: to, ...more } }, { root: IDS.agreement });
const versionStatusOn = (of: Journal, on: string, id: string = IDS.version) => {
  const register = registerOn(of, day(on));
  const found = register.get('version', id);
  return found && versionStatus(found, spansOf(register, IDS.agreement), watchOn(day(on)));
};
const second = (fields: Otherwise['version'] = {}, on = '2020-01-01') =>
  version({ version: { validFrom: day('2020-03-01'), ...fields }, versionOn: on }, 'ver_2');

describe('a version goes from draft to signed to its end', () => {
  const unsigned = {
    version: { state: 'draft' as const },
    versionSets: { parties: party(COMPANIES.fjordsky.id, 'processor', null) },
  };

  test('with a status on each day', () => {
    const register = journal(
      story(unsigned),
      state('pending_approval', '2019-02-01'),
      state('out_for_signature', '2019-03-01', { validFrom: day('2019-05-01') }),
      told(
        'version',
        IDS.version,
        '2019-04-01',
        { fields: { state: 'signed' }, added: { parties: party(COMPANIES.fjordsky.id, 'processor', '2019-04-01') } },
        { root: IDS.agreement },
      ),
      state('terminated', '2020-02-29', { terminatedOn: day('2020-02-29') }),
    );
    const days = [
      '2019-01-31',
      '2019-02-01',
      '2019-03-01',
      '2019-04-01',
      '2019-04-30',
      '2019-05-01',
      '2020-02-28',
      '2020-02-29',
    ];
    expect(statuses(register, ...days)).toEqual([
      '2019-01-31 draft',
      '2019-02-01 pending_approval',
      '2019-03-01 out_for_signature',
      '2019-04-01 not_yet_in_force',
      '2019-04-30 not_yet_in_force',
      '2019-05-01 in_force',
      '2020-02-28 in_force',
      '2020-02-29 terminated',
    ]);
  });

  test('and is in force only from the last signature that is required', () => {
    const parties = {
      ...party(BODIES.frana.entity, 'controller', '2019-02-01'),
      ...party(COMPANIES.fjordsky.id, 'processor', '2019-03-01'),
    };
    expect(spans(journal(story({ versionSets: { parties } })), '2019-06-01')).toEqual(['ver_1 2019-03-01.. open']);
    const missing = { ...parties, ...party(COMPANIES.fjordsky.id, 'processor', null) };
    expect(statuses(journal(story({ versionSets: { parties: missing } })), '2019-06-01')).toEqual([
      '2019-06-01 out_for_signature',
    ]);
  });

  test('and never where it was signed after its last day', () => {
    const late = {
      version: { validTo: day('2019-02-28') },
      versionSets: { parties: party(COMPANIES.fjordsky.id, 'processor', '2019-03-01') },
    };
    expect(spans(journal(story(late)), '2019-06-01')).toEqual([]);
    expect(versionStatusOn(journal(story(late)), '2019-06-01')).toBe('expired');
  });

  test('and a draft that is given up was never in force', () => {
    const register = journal(story(unsigned), state('terminated', '2019-05-01'));
    expect(spans(register, '2019-06-01')).toEqual([]);
    expect(statuses(register, '2019-06-01')).toEqual(['2019-06-01 terminated']);
  });

  test('and one terminated for a later day binds until the day before', () => {
    const register = journal(story(), state('terminated', '2020-01-15', { terminatedOn: day('2020-03-01') }));
    expect(statuses(register, '2020-01-15', '2020-02-29', '2020-03-01')).toEqual([
      '2020-01-15 in_force',
      '2020-02-29 in_force',
      '2020-03-01 terminated',
    ]);
  });

  test('and one terminated without a day ends on the day that is told', () => {
    expect(spans(journal(story(), state('terminated', '2020-01-15')), '2020-06-01')).toEqual([
      'ver_1 2019-01-01..2020-01-14 terminated',
    ]);
  });
});

describe('a later version takes the place of an earlier one', () => {
  test('on its first day, for good', () => {
    const register = journal(story(), second({ validTo: day('2020-12-31') }));
    expect(spans(register, '2021-06-01')).toEqual([
      'ver_1 2019-01-01..2020-02-29 superseded',
      'ver_2 2020-03-01..2020-12-31 expired',
    ]);
    expect(statuses(register, '2020-02-29', '2020-03-01', '2020-12-31', '2021-01-01')).toEqual([
      '2020-02-29 in_force',
      '2020-03-01 in_force',
      '2020-12-31 in_force',
      '2021-01-01 expired',
    ]);
    expect(versionStatusOn(register, '2020-03-01')).toBe('superseded');
    expect(versionStatusOn(register, '2020-02-29', 'ver_2')).toBe('not_yet_in_force');
    expect(versionStatusOn(register, '2020-03-01', 'ver_2')).toBe('in_force');
  });

  test('of two with the same first day the one registered last', () => {
    expect(spans(journal(story(), second({ validFrom: day('2019-01-01') }, '2019-01-01')), '2020-01-01')).toEqual([
      'ver_2 2019-01-01.. open',
    ]);
  });

  test('only when it is signed', () => {
    expect(spans(journal(story(), second({ state: 'out_for_signature' })), '2020-06-01')).toEqual([
      'ver_1 2019-01-01.. open',
    ]);
  });

  test('and an earlier one signed after it never comes into force', () => {
    const late = { versionSets: { parties: party(COMPANIES.fjordsky.id, 'processor', '2020-06-01') } };
    const register = journal(story(late), second());
    expect(spans(register, '2020-12-31')).toEqual(['ver_2 2020-03-01.. open']);
    expect(versionStatusOn(register, '2020-12-31')).toBe('superseded');
  });

  test('but an earlier one that has run out stays expired', () => {
    const register = journal(story({ version: { validTo: day('2019-12-31') } }), second());
    expect(spans(register, '2020-02-01')).toEqual(['ver_1 2019-01-01..2019-12-31 expired', 'ver_2 2020-03-01.. open']);
    expect(statuses(register, '2019-12-31', '2020-01-01', '2020-03-01')).toEqual([
      '2019-12-31 in_force',
      '2020-01-01 expired',
      '2020-03-01 in_force',
    ]);
  });
});

describe('the status of an agreement', () => {
  const status = (of: Journal, on: string, stale: boolean) =>
    agreementStatus(registerOn(of, day(on)), IDS.agreement, watchOn(day(on)), stale);

  test('needs an update when it is in force and stale, not otherwise', () => {
    expect(status(journal(story()), '2019-06-01', true)).toBe('needs_update');
    expect(status(journal(story({ version: { validTo: day('2019-05-31') } })), '2019-06-01', true)).toBe('expired');
  });

  test('is missing while it has no version', () => {
    expect(status(journal(story().filter(({ kind }) => kind !== 'version')), '2019-06-01', false)).toBe('missing');
  });
});

test('the signatures of a version say who is missing, and the day of the last one', () => {
  const parties = {
    ...party(BODIES.frana.entity, 'controller', '2019-02-01'),
    ...party(COMPANIES.fjordsky.id, 'processor', null),
    ...party(BODIES.orkide.entity, 'on_behalf_of', null, false),
  };
  const found = registerOn(journal(story({ versionSets: { parties } })), day('2019-06-01')).get('version', IDS.version);
  expect(found && signingOf(found)).toEqual({ complete: false, on: '2019-02-01', unsigned: [COMPANIES.fjordsky.id] });
});

describe('the person who can mend an agreement', () => {
  const responsible = (otherwise: Otherwise) => {
    const register = registerOn(journal(story(otherwise)), day('2019-06-01'));
    const agreement = register.get('agreement', IDS.agreement);
    return agreement && responsibleFor(register, agreement);
  };

  test.each([
    ['is its owner', {}, PEOPLE.kari],
    ['is else the owner of a system it covers', { agreement: { owner: null } }, PEOPLE.odd],
    ['also of one not in use', { agreement: { owner: null }, system: { endedOn: day('2019-02-01') } }, PEOPLE.odd],
    ['is else nobody', { agreement: { owner: null }, system: { owner: null } }, null],
  ])('%s', (_, otherwise, expected) => {
    expect(responsible(otherwise)).toBe(expected);
  });
});

describe('the deadline for an objection', () => {
  const deadline = (receivedOn: string, otherwise: Otherwise = {}, ...more: Parameters<typeof journal>) => {
    const notice = told(
      'notice',
      'ntc_1',
      receivedOn,
      {
        fields: {
          agreement: IDS.agreement,
          entity: COMPANIES.prairie.id,
          receivedOn: day(receivedOn),
          response: 'none',
        },
      },
      { root: IDS.agreement },
    );
    const register = registerOn(journal(story(otherwise), notice, ...more), day('2026-11-22'));
    const found = register.get('notice', 'ntc_1');
    return found && objectionDeadline(register, found);
  };

  test('is the days of the signed terms after the notice, over a leap day', () => {
    expect(deadline('2020-02-20')).toBe('2020-03-05');
    expect(deadline('2021-02-20')).toBe('2021-03-06');
  });

  test('is by the version in force when it came, not by a later one', () => {
    const longer = version(
      { version: { validFrom: day('2021-01-01'), objectionDays: 60 }, versionOn: '2020-12-01' },
      'ver_2',
    );
    expect(deadline('2020-12-31', {}, longer)).toBe('2021-01-14');
    expect(deadline('2021-01-01', {}, longer)).toBe('2021-03-02');
  });

  test('is the notice period where the terms give no days to object, and none where they give neither', () => {
    expect(deadline('2020-02-20', { version: { objectionDays: null } })).toBe('2020-03-21');
    expect(deadline('2020-02-20', { version: { objectionDays: null, noticeDays: null } })).toBeNull();
    expect(deadline('2020-02-20', { version: { objectionDays: 0 } })).toBe('2020-02-20');
  });

  test('is none before any version is in force', () => {
    expect(deadline('2019-02-28', { version: { validFrom: day('2019-03-01') } })).toBeNull();
  });
});
