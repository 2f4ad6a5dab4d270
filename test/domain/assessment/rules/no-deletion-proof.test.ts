// F07 on its boundary days: a month after the contract's end, and what proves that the data are gone.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/domain/assessment/assess.ts';
import { POLICY } from '../../../../src/domain/policy.ts';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { day, evidence, holding, journal, party, type Told, told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, story, verdict, verdicts, version } from '../../../support/story.ts';

const { frana, eide, hustadvika } = BODIES;
const { fjordsky, skoleportal } = COMPANIES;
const ended = (endOn = '2020-01-30', otherwise: Otherwise = {}): Told[] =>
  story({ ...otherwise, contract: { endOn: day(endOn), ...otherwise.contract } });
const says = (told: Told[], ...days: string[]): string[] => verdicts(journal(told), 'F07', days);

describe('a contract that has ended', () => {
  test.each([
    ['a leap day', '2020-01-30', '2020-02-28 clear', '2020-02-29 clear', '2020-03-01 found'],
    ['the day clocks go forward', '2020-02-28', '2020-03-28 clear', '2020-03-29 clear', '2020-03-30 found'],
    ['the day clocks go back', '2020-09-25', '2020-10-24 clear', '2020-10-25 clear', '2020-10-26 found'],
    ['a month’s end', '2021-03-31', '2021-04-29 clear', '2021-04-30 clear', '2021-05-01 found'],
  ])('is asked for proof when thirty days are over: %s', (_, endOn, ...expected) => {
    const days = expected.map((one) => one.slice(0, 10));
    expect(says(ended(endOn), ...days)).toEqual(expected);
  });

  test('is found from the day after them, because of time, and due in thirty days', () => {
    expect(outcomes(journal(ended()), 'F07', '2020-03-31')[0]).toMatchObject({
      severity: 'high',
      since: '2020-03-01',
      dueOn: '2020-03-31',
      makesStale: false,
      says: { version: IDS.version, label: IDS.version, deletion: null },
      truth: { contract: IDS.contract, title: 'Oppvekst, SSA-L', endOn: '2020-01-30', systems: ['Oppvekst'] },
      cause: `time:${IDS.agreement}`,
    });
  });

  test('is found because of the change that ended it, where that was no earlier', () => {
    const late = told(
      'contract',
      IDS.contract,
      '2020-06-01',
      { fields: { endOn: day('2020-01-30') } },
      { cause: 'change:e' },
    );
    expect(outcomes(journal(story(), late), 'F07', '2020-06-01')[0]).toMatchObject({
      since: '2020-03-01',
      cause: 'change:e',
    });
  });

  test('is clear where it ended before the GDPR applied, or has not ended, or there is none', () => {
    const old = (endOn: string) =>
      ended(endOn).map((one) => (one.on === '2019-01-01' ? { ...one, on: '2015-01-01' } : one));
    const early = { version: { validFrom: day('2015-01-01') } };
    const of = (endOn: string) =>
      old(endOn).map((one) => (one.kind === 'version' ? { ...version({ ...early, versionOn: '2015-01-01' }) } : one));
    expect(says(of('2018-07-19'), '2019-06-01')).toEqual(['2019-06-01 clear']);
    expect(says(of('2018-07-20'), '2019-06-01')).toEqual(['2019-06-01 found']);
    expect(says(story(), '2026-01-01')).toEqual(['2026-01-01 clear']);
    expect(says(ended('2020-01-30', { agreement: { contract: null } }), '2026-01-01')).toEqual(['2026-01-01 clear']);
  });

  test('is found though the agreement has ended too, but not where none ever was in force', () => {
    const over = { version: { validTo: day('2020-01-30') } };
    expect(says(ended('2020-01-30', over), '2020-03-01')).toEqual(['2020-03-01 found']);
    const draft = { version: { state: 'draft' as const } };
    expect(says(ended('2020-01-30', draft), '2020-03-01')).toEqual(['2020-03-01 clear']);
  });

  test('is asked of systems out of use, and of those taken out of the agreement', () => {
    const idle = ended('2020-01-30', { system: { endedOn: day('2020-01-01') } });
    expect(says(idle, '2020-03-01')).toEqual(['2020-03-01 found']);
    const out = told('agreement', IDS.agreement, '2020-01-15', { ended: { systems: [IDS.system] } });
    expect(says([...ended(), out], '2020-03-01')).toEqual(['2020-03-01 found']);
  });

  test('is clear for a system without personal data, and cannot be told where nobody knows', () => {
    const holds = (personalData: boolean | null) =>
      ended('2020-01-30', { system: { personalData }, systemSets: { dataCategories: {} } });
    expect(says(holds(false), '2020-03-01')).toEqual(['2020-03-01 clear']);
    const gap = outcomes(journal(holds(null)), 'F07', '2020-03-01');
    expect(gap.map(({ missing }) => missing)).toEqual([
      { fact: 'system.personalData', kind: 'system', id: IDS.system },
    ]);
  });

  test('goes by the policy’s days', () => {
    const subject = { kind: 'agreement' as const, id: IDS.agreement };
    const policy = { ...POLICY, deletionProofDays: 90 };
    const on = (text: string) => assess(journal(ended()), subject, day(text), undefined, policy);
    expect(on('2020-04-29').filter(({ code }) => code === 'F07')).toEqual([]);
    expect(on('2020-04-30').find(({ code }) => code === 'F07')?.since).toBe('2020-04-30');
  });
});

describe('a deletion certificate', () => {
  const proof = (
    kind: 'system' | 'contract' | 'agreement' | 'product' | 'vendor',
    more: object = {},
    on = '2020-02-10',
  ) => evidence('deletion_certificate', { kind, id: IDS[kind] }, on, more);

  test('clears from the day it was issued', () => {
    expect(says([...ended(), proof('contract', {}, '2020-03-10')], '2020-03-09', '2020-03-10', '2020-03-11')).toEqual([
      '2020-03-09 found',
      '2020-03-10 clear',
      '2020-03-11 clear',
    ]);
  });

  test.each(['system', 'contract', 'agreement', 'product', 'vendor'] as const)('about the %s counts', (kind) => {
    expect(says([...ended(), proof(kind)], '2020-03-01')).toEqual(['2020-03-01 clear']);
  });

  test.each([
    ['2020-01-29', 'found'],
    ['2020-01-30', 'clear'],
    ['2020-01-31', 'clear'],
  ])('of %s, where the contract ended on 2020-01-30: %s', (on, expected) => {
    expect(verdict(journal(ended(), proof('system', {}, on)), 'F07', '2020-03-01')).toBe(expected);
  });

  test('that says the data are not gone proves nothing, and one about a part is not about it all', () => {
    expect(says([...ended(), proof('contract', { result: 'negative' })], '2020-03-01')).toEqual(['2020-03-01 found']);
    expect(says([...ended(), proof('product', { part: 'NO:storage' })], '2020-03-01')).toEqual(['2020-03-01 found']);
    const both = [proof('contract', { result: 'negative' }), proof('contract', { result: 'positive' }, '2020-02-20')];
    expect(says([...ended(), ...both], '2020-03-01')).toEqual(['2020-03-01 clear']);
  });

  test('about a shared product is the recording body’s own, and that of who has taken over from it', () => {
    const by = (body: string) => proof('product', { body });
    expect(says([...ended(), by(eide.id)], '2020-03-01')).toEqual(['2020-03-01 found']);
    expect(says([...ended(), by(frana.id)], '2020-03-01')).toEqual(['2020-03-01 clear']);
    const moved = [...ended(), by(frana.id), holding('agreement', IDS.agreement, hustadvika.id, '2020-02-01')];
    expect(says(moved, '2020-03-01')).toEqual(['2020-03-01 clear']);
  });
});

describe('a system that goes on under another agreement', () => {
  const other = (processor: string): Told[] => [
    told(
      'agreement',
      'agr_next',
      '2020-02-01',
      { fields: { title: 'Ny' }, added: { systems: { [IDS.system]: { system: IDS.system } } } },
      { body: frana.id },
    ),
    {
      ...version(
        {
          version: { agreement: 'agr_next', validFrom: day('2020-02-01') },
          versionSets: {
            parties: {
              ...party(frana.entity, 'controller', '2020-02-01'),
              ...party(processor, 'processor', '2020-02-01'),
            },
          },
        },
        'ver_next',
      ),
      root: 'agr_next',
    },
  ];

  test('is not left with the processor where that is the same, and is where it is another', () => {
    expect(says([...ended(), ...other(fjordsky.id)], '2020-03-01')).toEqual(['2020-03-01 clear']);
    expect(says([...ended(), ...other(skoleportal.id)], '2020-03-01')).toEqual(['2020-03-01 found']);
  });
});
