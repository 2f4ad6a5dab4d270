// F11 on its boundary days: seven days before the deadline the signed terms give, until somebody decides.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/domain/assessment/assess.ts';
import { POLICY } from '../../../../src/domain/policy.ts';
import type { FieldsOf } from '../../../../src/domain/subjects.ts';
import { COMPANIES } from '../../../support/cast.ts';
import { annexed, day, journal, link, type Told, told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, story, verdict, verdicts, version } from '../../../support/story.ts';

const { prairie, bergdata } = COMPANIES;
const general: Otherwise['version'] = { authorisation: 'general', objectionDays: 14 };

function notice(receivedOn: string, more: Partial<FieldsOf<'notice'>> = {}): Told {
  const fields = { entity: prairie.id, how: 'e_mail', evidence: null, response: 'none' as const, respondedOn: null };
  const own = { agreement: IDS.agreement, receivedOn: day(receivedOn) };
  return told(
    'notice',
    'not_1',
    receivedOn,
    { fields: { ...own, ...fields, ...more } },
    { root: IDS.agreement, id: 'rev_notice' },
  );
}
const with14 = (receivedOn: string, more: Partial<FieldsOf<'notice'>> = {}) =>
  journal(story({ version: general }), notice(receivedOn, more));

describe('a notice nobody has decided on', () => {
  test.each([
    ['a leap day', '2020-02-22', ['2020-02-28 clear', '2020-02-29 found not_1', '2020-03-01 found not_1']],
    ['clocks go forward', '2020-03-22', ['2020-03-28 clear', '2020-03-29 found not_1', '2020-03-30 found not_1']],
    ['clocks go back', '2020-10-18', ['2020-10-24 clear', '2020-10-25 found not_1', '2020-10-26 found not_1']],
    ['a month’s end', '2020-06-23', ['2020-06-29 clear', '2020-06-30 found not_1', '2020-07-01 found not_1']],
  ])('is found from seven days before the deadline: %s', (_, receivedOn, expected) => {
    const days = expected.map((one) => one.slice(0, 10));
    expect(verdicts(with14(receivedOn), 'F11', days)).toEqual(expected);
  });

  test('is due on the deadline, and overdue until it is decided', () => {
    const register = with14('2020-02-22');
    expect(outcomes(register, 'F11', '2020-03-07')[0]).toMatchObject({
      severity: 'high',
      since: '2020-02-29',
      dueOn: '2020-03-07',
      cause: `time:${IDS.agreement}`,
      says: { version: IDS.version, label: IDS.version, noticeDays: 30, objectionDays: 14 },
      truth: {
        notice: 'not_1',
        entity: prairie.id,
        name: prairie.name,
        receivedOn: '2020-02-22',
        deadline: '2020-03-07',
      },
    });
    expect(outcomes(register, 'F11', '2020-03-08')[0]).toMatchObject({ severity: 'critical', dueOn: '2020-03-07' });
    expect(verdict(register, 'F11', '2022-01-01')).toBe('found not_1');
  });

  test('received with the window closing already is found on the day it came, because of it', () => {
    const short = journal(story({ version: { ...general, objectionDays: 5 } }), notice('2020-02-29'));
    expect(verdicts(short, 'F11', ['2020-02-28', '2020-02-29'])).toEqual([
      '2020-02-28 clear',
      '2020-02-29 found not_1',
    ]);
    expect(outcomes(short, 'F11', '2020-03-01')[0]).toMatchObject({
      since: '2020-02-29',
      dueOn: '2020-03-05',
      cause: 'revision:rev_notice',
    });
  });

  test.each(['accepted', 'objected'] as const)('is clear from the day it is %s', (response) => {
    const answered = told(
      'notice',
      'not_1',
      '2020-03-05',
      { fields: { response, respondedOn: day('2020-03-05') } },
      { root: IDS.agreement },
    );
    const register = journal(story({ version: general }), notice('2020-02-22'), answered);
    expect(verdicts(register, 'F11', ['2020-03-04', '2020-03-05', '2020-03-06'])).toEqual([
      '2020-03-04 found not_1',
      '2020-03-05 clear',
      '2020-03-06 clear',
    ]);
  });

  test('counts as answered on the day of the answer, not before', () => {
    const answered = with14('2020-02-22', { response: 'accepted', respondedOn: day('2020-03-05') });
    expect(verdicts(answered, 'F11', ['2020-03-04', '2020-03-05'])).toEqual([
      '2020-03-04 found not_1',
      '2020-03-05 clear',
    ]);
    const dayless = with14('2020-02-22', { response: 'accepted' });
    expect(verdict(dayless, 'F11', '2020-03-04')).toBe('clear');
  });

  test('is clear when a later text lists the company', () => {
    const listed = version(
      {
        version: { ...general, validFrom: day('2020-03-03'), label: 'v2' },
        versionSets: { subProcessors: annexed({ ...link(bergdata.id, 'NO'), ...link(prairie.id, 'US') }) },
        versionOn: '2020-03-03',
      },
      'ver_2',
    );
    const register = journal(story({ version: general }), notice('2020-02-22'), listed);
    expect(verdicts(register, 'F11', ['2020-03-02', '2020-03-03'])).toEqual([
      '2020-03-02 found not_1',
      '2020-03-03 clear',
    ]);
  });

  test('is nothing under specific authorisation, or without a version in force', () => {
    expect(verdict(journal(story(), notice('2020-02-22')), 'F11', '2020-03-05')).toBe('clear');
    const over = journal(story({ version: { ...general, validTo: day('2020-03-04') } }), notice('2020-02-22'));
    expect(verdicts(over, 'F11', ['2020-03-04', '2020-03-05'])).toEqual(['2020-03-04 found not_1', '2020-03-05 clear']);
  });

  test('goes by the policy’s days', () => {
    const policy = { ...POLICY, objectionWarnedDays: 3 };
    const on = (text: string) =>
      assess(with14('2020-02-22'), { kind: 'agreement', id: IDS.agreement }, day(text), undefined, policy).filter(
        ({ code }) => code === 'F11',
      );
    expect([on('2020-03-03').length, on('2020-03-04').length]).toEqual([0, 1]);
  });
});

describe('what cannot be told of a notice', () => {
  test('is whether one may object, while nobody has said how sub-processors are authorised', () => {
    const unknown = { version: { ...general, authorisation: null } };
    const register = journal(story(unknown), notice('2020-02-22'));
    expect(outcomes(register, 'F11', '2020-02-23')).toMatchObject([
      { outcome: 'cannot_tell', missing: { fact: 'version.authorisation', kind: 'version', id: IDS.version } },
    ]);
    expect(verdict(journal(story(unknown)), 'F11', '2020-02-23')).toBe('clear');
  });

  test('is the deadline, where the terms signed for that day give no days', () => {
    const none = { version: { ...general, objectionDays: null, noticeDays: null } };
    const register = journal(story(none), notice('2020-02-22'));
    expect(outcomes(register, 'F11', '2020-02-22')).toMatchObject([
      {
        outcome: 'cannot_tell',
        part: 'not_1',
        missing: { fact: 'version.objectionDays', kind: 'version', id: IDS.version },
      },
    ]);
  });

  test('is nothing where no version was in force on that day: an objection always counts', () => {
    const later = version({ version: { ...general, validFrom: day('2020-03-01') } });
    const all = story().map((one) => (one.kind === 'version' ? later : one));
    expect(verdict(journal(all, notice('2020-02-22')), 'F11', '2020-03-05')).toBe('clear');
  });

  test('the notice days stand in for the objection days', () => {
    const register = journal(story({ version: { ...general, objectionDays: null } }), notice('2020-02-01'));
    expect(outcomes(register, 'F11', '2020-03-01')[0]).toMatchObject({ dueOn: '2020-03-02', since: '2020-02-24' });
  });
});
