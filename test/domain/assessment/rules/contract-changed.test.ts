// F06: the contract has a material amendment the version in force has not been read against.
import { describe, expect, test } from 'vitest';
import { PEOPLE } from '../../../support/cast.ts';
import { amendment, day, dayAfter, dayBefore, journal, type Told, told, withdrawal } from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdicts, version } from '../../../support/story.ts';

const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F06', days);
const amended = (
  number: string,
  effectiveOn: string,
  more: Parameters<typeof amendment>[2] = {},
  cause: string | null = 'change:c1',
): Told & { id: string } => ({
  ...told(
    'contract',
    IDS.contract,
    effectiveOn,
    { added: { amendments: amendment(number, effectiveOn, more) } },
    { cause },
  ),
  id: `rev_${number}`,
});
const reviewed = (contractOn: string, reviewedOn: string, ofVersion: string = IDS.version): Told => {
  const review = {
    version: ofVersion,
    contractOn: day(contractOn),
    reviewedOn: day(reviewedOn),
    by: PEOPLE.kari,
    note: null,
  };
  return told('agreement', IDS.agreement, reviewedOn, { added: { reviews: { [`rvw_${reviewedOn}`]: review } } });
};

describe('a material amendment', () => {
  test.each(['2020-02-29', '2020-04-30', '2021-03-28', '2021-10-31'])('of %s is found from that day', (effective) => {
    const register = journal(story(), amended('E1', effective));
    expect(on(register, dayBefore(effective), effective, dayAfter(effective))).toEqual([
      `${dayBefore(effective)} clear`,
      `${effective} found amd_E1`,
      `${dayAfter(effective)} found amd_E1`,
    ]);
    expect([statusOn(register, dayBefore(effective)), statusOn(register, effective)]).toEqual([
      'in_force',
      'needs_update',
    ]);
  });

  test('says what the agreement was read against, and what the contract says now', () => {
    const register = journal(
      story(),
      amended('E1', '2020-05-01', { kinds: ['new_module'], summary: 'Ny modul for foresatte' }),
    );
    expect(outcomes(register, 'F06', '2020-05-10')[0]).toMatchObject({
      key: `F06.bod_frana.${IDS.agreement}.amd_E1`,
      severity: 'high',
      since: '2020-05-01',
      dueOn: '2020-05-31',
      agreement: IDS.agreement,
      says: { version: IDS.version, contractOn: '2019-01-01', readUpTo: '2019-01-01' },
      truth: {
        contract: IDS.contract,
        amendment: 'amd_E1',
        number: 'E1',
        kinds: ['new_module'],
        effectiveOn: '2020-05-01',
        summary: 'Ny modul for foresatte',
      },
      cause: 'change:c1',
    });
  });

  test('on the very day the contract was read is not found, the day after is', () => {
    expect(on(journal(story(), amended('E1', '2019-01-01')), '2019-06-01')).toEqual(['2019-06-01 clear']);
    expect(on(journal(story(), amended('E1', '2019-01-02')), '2019-06-01')).toEqual(['2019-06-01 found amd_E1']);
  });

  test('is found since the version came into force, when that was later', () => {
    const read = story({ version: { contractOn: day('2018-12-01'), validFrom: day('2019-03-01') } });
    const register = journal(read, amended('E1', '2019-02-01', {}, null));
    expect(on(register, '2019-02-28', '2019-03-01')).toEqual(['2019-02-28 clear', '2019-03-01 found amd_E1']);
    expect(outcomes(register, 'F06', '2019-03-01')[0]).toMatchObject({ since: '2019-03-01', cause: 'revision:rev_E1' });
  });

  test('is found for each amendment by itself', () => {
    const register = journal(story(), amended('E1', '2020-01-01'), amended('E2', '2020-02-01', {}, 'change:c2'));
    expect(on(register, '2020-01-31', '2020-02-01')).toEqual([
      '2020-01-31 found amd_E1',
      '2020-02-01 found amd_E1, found amd_E2',
    ]);
  });

  test('is gone when it is withdrawn', () => {
    const mistake = amended('E1', '2020-01-01');
    expect(on(journal(story(), mistake, withdrawal(mistake)), '2020-06-01')).toEqual(['2020-06-01 clear']);
  });
});

describe('an agreement is clear', () => {
  test('when the amendment is not material', () => {
    expect(
      on(journal(story(), amended('E1', '2020-01-01', { material: false, kinds: ['price'] })), '2020-06-01'),
    ).toEqual(['2020-06-01 clear']);
  });

  test('when it stands on no contract', () => {
    expect(on(journal(story({ agreement: { contract: null } }), amended('E1', '2020-01-01')), '2020-06-01')).toEqual([
      '2020-06-01 clear',
    ]);
  });

  test('from the day somebody has read it against the amendment and found it to fit', () => {
    const register = journal(story(), amended('E1', '2020-01-01'), reviewed('2020-01-01', '2020-02-29'));
    expect(on(register, '2020-02-28', '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-28 found amd_E1',
      '2020-02-29 clear',
      '2020-03-01 clear',
    ]);
  });

  test('but not by a review of the contract as it stood the day before, nor of another version', () => {
    const register = journal(
      story(),
      amended('E1', '2020-01-02'),
      reviewed('2020-01-01', '2020-02-01'),
      reviewed('2020-06-01', '2020-06-01', 'ver_9'),
    );
    expect(on(register, '2020-06-01')).toEqual(['2020-06-01 found amd_E1']);
    expect(outcomes(register, 'F06', '2020-06-01')[0]?.says.readUpTo).toBe('2020-01-01');
  });

  test('when a new version was signed against the contract as amended', () => {
    const next = version(
      { version: { validFrom: day('2020-03-01'), contractOn: day('2020-02-20') }, versionOn: '2020-02-20' },
      'ver_2',
    );
    expect(on(journal(story(), amended('E1', '2020-01-01'), next), '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-29 found amd_E1',
      '2020-03-01 clear',
    ]);
  });
});
