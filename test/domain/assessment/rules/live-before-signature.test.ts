// F02: a covered system is in use while the agreement lacks a signature.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { day, journal, party, told } from '../../../support/journal.ts';
import { IDS, outcomes, story, verdicts, version } from '../../../support/story.ts';

const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F02', days);
const signed = party(BODIES.frana.entity, 'controller', '2019-01-01');
const half = { ...signed, ...party(COMPANIES.fjordsky.id, 'processor', null) };
const sent = { version: { state: 'out_for_signature' as const }, versionSets: { parties: half } };

describe('an agreement out for signature', () => {
  test('is found from the day its system goes live', () => {
    const register = journal(story({ ...sent, system: { goLive: day('2020-02-29') } }));
    expect(on(register, '2020-02-28', '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-28 clear',
      `2020-02-29 found ${IDS.version}`,
      `2020-03-01 found ${IDS.version}`,
    ]);
    expect(outcomes(register, 'F02', '2020-03-01')[0]).toMatchObject({
      severity: 'high',
      since: '2020-02-29',
      dueOn: '2020-03-14',
      says: { version: IDS.version, state: 'out_for_signature', unsigned: ['Fjordsky AS'] },
      truth: { systems: ['Oppvekst'], inUseFrom: '2020-02-29' },
      cause: `time:${IDS.agreement.replace('agr', 'sys')}`,
    });
  });

  test('is found from the day it is sent where the system is in use already', () => {
    const draft = { ...sent, version: { state: 'draft' as const } };
    const register = journal(
      story(draft),
      told(
        'version',
        IDS.version,
        '2019-04-01',
        { fields: { state: 'out_for_signature' } },
        { root: IDS.agreement, cause: 'change:c1' },
      ),
    );
    expect(on(register, '2019-03-31', '2019-04-01')).toEqual(['2019-03-31 clear', `2019-04-01 found ${IDS.version}`]);
    expect(outcomes(register, 'F02', '2019-04-30')[0]).toMatchObject({ since: '2019-04-01', cause: 'change:c1' });
  });

  test('is clear from the day the last party signs', () => {
    const register = journal(
      story(sent),
      told(
        'version',
        IDS.version,
        '2019-04-30',
        { fields: { state: 'signed' }, added: { parties: party(COMPANIES.fjordsky.id, 'processor', '2019-04-30') } },
        { root: IDS.agreement },
      ),
    );
    expect(on(register, '2019-04-29', '2019-04-30')).toEqual([`2019-04-29 found ${IDS.version}`, '2019-04-30 clear']);
  });

  test('is found until the day a signature that is given for later comes', () => {
    const later = { ...signed, ...party(COMPANIES.fjordsky.id, 'processor', '2019-03-01') };
    const register = journal(story({ versionSets: { parties: later } }));
    expect(on(register, '2019-02-28', '2019-03-01')).toEqual([`2019-02-28 found ${IDS.version}`, '2019-03-01 clear']);
    expect(outcomes(register, 'F02', '2019-02-28')[0]?.says).toMatchObject({
      state: 'signed',
      unsigned: ['Fjordsky AS'],
    });
  });
});

describe('an agreement is clear', () => {
  test('while it is only a draft', () => {
    expect(on(journal(story({ ...sent, version: { state: 'draft' } })), '2019-06-01')).toEqual(['2019-06-01 clear']);
  });

  test('while another version of it is in force', () => {
    const next = version({ ...sent, versionOn: '2019-06-01' }, 'ver_2');
    expect(on(journal(story(), next), '2019-06-01')).toEqual(['2019-06-01 clear']);
  });

  test('when nobody uses the system', () => {
    expect(on(journal(story({ ...sent, system: { endedOn: day('2019-06-01') } })), '2019-05-31', '2019-06-01')).toEqual(
      [`2019-05-31 found ${IDS.version}`, '2019-06-01 clear'],
    );
  });

  test('when the signature that is wanting is not required', () => {
    const register = journal(
      story({ versionSets: { parties: { ...signed, ...party(COMPANIES.fjordsky.id, 'processor', null, false) } } }),
    );
    expect(on(register, '2019-06-01')).toEqual(['2019-06-01 clear']);
  });
});
