// F17 on its boundary days: half a year before a basis ends, and from the day the law puts one in doubt.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/domain/assessment/assess.ts';
import { ADEQUACY } from '../../../../src/domain/law/adequacy.ts';
import { CLAUSE_SETS } from '../../../../src/domain/law/clauses.ts';
import { EEA } from '../../../../src/domain/law/eea.ts';
import { EVENTS } from '../../../../src/domain/law/events.ts';
import { type Law, lawOf } from '../../../../src/domain/law/law.ts';
import { POLICY } from '../../../../src/domain/policy.ts';
import { COMPANIES } from '../../../support/cast.ts';
import { amendment, annexed, day, journal, link, place, type Told, told } from '../../../support/journal.ts';
import { ABROAD, abroad, IDS, KNOWN, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { prairie } = COMPANIES;
const subject = { kind: 'agreement' as const, id: IDS.agreement };
const found = `found ${ABROAD.part}`;
const old = (told: Told[]): Told[] =>
  told.map((one) => JSON.parse(JSON.stringify(one).replaceAll('2019-01-01', '2017-01-01')));

describe('a basis with a last day', () => {
  test.each([
    [
      'Privacy Shield',
      { basis: 'A45', instrument: 'US-PS' },
      ['2020-01-16', '2020-01-17', '2020-01-18'],
      'US-PS',
      '2020-07-15',
      '2020-05-16',
    ],
    [
      'the clauses of 2010',
      { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2020-01-01') },
      ['2022-06-29', '2022-06-30', '2022-07-01'],
      'SCC-C2P-1',
      '2022-12-27',
      '2022-10-28',
    ],
  ] as const)(
    'is expiring 180 days before it, and due 60 days before it: %s',
    (_, basis, days, law, validTo, dueOn) => {
      const register = journal(abroad(basis));
      expect(verdicts(register, 'F17', days)).toEqual([
        `${days[0]} clear`,
        `${days[1]} ${found}`,
        `${days[2]} ${found}`,
      ]);
      expect(outcomes(register, 'F17', days[2])[0]).toMatchObject({
        severity: 'medium',
        since: days[1],
        dueOn,
        cause: `law:${law}`,
        makesStale: false,
        says: { version: IDS.version, basis: basis.basis, instrument: basis.instrument, fallbackBasis: null },
        truth: {
          country: 'US',
          activity: 'support',
          entity: null,
          from: '2019-01-01',
          law,
          validTo,
          event: null,
          systems: ['Oppvekst'],
        },
      });
    },
  );

  test('is the matter of F16 from the day after it', () => {
    const register = journal(abroad({ basis: 'A45', instrument: 'US-PS' }));
    expect(verdicts(register, 'F17', ['2020-07-15', '2020-07-16'])).toEqual([
      `2020-07-15 ${found}`,
      '2020-07-16 clear',
    ]);
    expect(verdict(register, 'F16', '2020-07-16')).toBe(found);
    expect(outcomes(register, 'F17', '2020-05-16')[0]?.severity).toBe('medium');
    expect(outcomes(register, 'F17', '2020-05-17')[0]?.severity).toBe('high');
  });

  test('has a fallback or not: it ends all the same', () => {
    const register = journal(abroad({ basis: 'A45', instrument: 'US-PS', fallbackBasis: 'A46_2_c' }));
    expect(outcomes(register, 'F17', '2020-02-01')[0]?.says).toMatchObject({ fallbackBasis: 'A46_2_c' });
  });

  test('of an older set of clauses is the day before a known change of the processing', () => {
    const changes = told('contract', IDS.contract, '2021-01-01', {
      added: { amendments: amendment('E1', '2022-03-01') },
    });
    const clauses = { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2020-01-01') } as const;
    expect(verdicts(journal(abroad(clauses), changes), 'F17', ['2021-08-31', '2021-09-01'])).toEqual([
      '2021-08-31 clear',
      `2021-09-01 ${found}`,
    ]);
  });

  test('is expiring in whichever way the place is known: a company of the chain, by the annex row', () => {
    const register = journal(
      story({
        product: { subProcessors: link(prairie.id, 'US', KNOWN) },
        versionSets: { subProcessors: annexed(link(prairie.id, 'US', { basis: 'A45', instrument: 'US-PS' })) },
      }),
    );
    expect(verdicts(register, 'F17', ['2020-01-16', '2020-01-17'])).toEqual([
      '2020-01-16 clear',
      `2020-01-17 found ${prairie.id}`,
    ]);
  });

  test('is nothing for a basis without a last day, one that never held, or without a version in force', () => {
    const of = (basis: Parameters<typeof abroad>[0], on: string) => verdict(journal(abroad(basis)), 'F17', on);
    expect(of({ basis: 'A46_2_c', instrument: 'SCC-2021' }, '2024-01-01')).toBe('clear');
    expect(of({ basis: 'A46_2_b', instrument: 'BCR 12' }, '2024-01-01')).toBe('clear');
    expect(of({ basis: null }, '2024-01-01')).toBe('clear');
    expect(of({ basis: 'A45', instrument: 'JP' }, '2024-01-01')).toBe('clear');
    const over = abroad({ basis: 'A45', instrument: 'US-PS' }, '2019-01-01', {
      version: { validTo: day('2020-02-29') },
    });
    expect(verdicts(journal(over), 'F17', ['2020-02-29', '2020-03-01'])).toEqual([
      `2020-02-29 ${found}`,
      '2020-03-01 clear',
    ]);
  });

  test('begins no earlier than the fact, or the version', () => {
    const late = journal(abroad({ basis: 'A45', instrument: 'US-PS' }, '2020-02-29'));
    expect(outcomes(late, 'F17', '2020-03-01')[0]).toMatchObject({ since: '2020-02-29', cause: 'revision:rev_abroad' });
  });

  test('goes by the policy’s days', () => {
    const policy = { ...POLICY, basisExpiring: { warnedDays: 30, dueDays: 10 } };
    const on = (text: string) =>
      assess(journal(abroad({ basis: 'A45', instrument: 'US-PS' })), subject, day(text), undefined, policy).filter(
        ({ code }) => code === 'F17',
      );
    expect(on('2020-06-14')).toEqual([]);
    expect(on('2020-06-15')[0]).toMatchObject({ since: '2020-06-15', dueOn: '2020-07-05' });
  });
});

describe('a decision that is followed by another', () => {
  const book = (followedOn: string, more: Partial<Parameters<typeof lawOf>[0]> = {}): Law => {
    const us = ADEQUACY.filter(({ id }) => id !== 'US-DPF');
    const dpf = ADEQUACY.filter(({ id }) => id === 'US-DPF').map((row) => ({ ...row, listed: false }));
    const [first] = dpf.map((row) => ({ ...row, validTo: day('2024-06-30') }));
    const [next] = dpf.map((row) => ({ ...row, id: 'US-3', instrument: '2024/3', validFrom: day(followedOn) }));
    return lawOf({
      adequacy: [...us, ...(first && next ? [first, next] : [])],
      clauses: CLAUSE_SETS,
      eea: EEA,
      ...more,
    });
  };
  const codes = (told: Told[], on: string, law: Law) =>
    assess(journal(told), subject, day(on), law).flatMap(({ code }) => (code === 'F17' ? [code] : []));

  test('without a day between is not expiring, unless it is the one named', () => {
    expect(codes(abroad({ basis: 'A45' }, '2024-01-01'), '2024-06-01', book('2024-07-01'))).toEqual([]);
    expect(codes(abroad({ basis: 'A45' }, '2024-01-01'), '2024-06-01', book('2024-07-02'))).toEqual(['F17']);
    expect(
      codes(abroad({ basis: 'A45', instrument: 'US-DPF' }, '2024-01-01'), '2024-06-01', book('2024-07-01')),
    ).toEqual(['F17']);
  });

  test('by membership of the EEA is not expiring either', () => {
    const us = EEA.filter(({ country }) => country === 'NO').map((row) => ({ ...row, id: 'EEA-US', country: 'US' }));
    const joins = (on: string) =>
      book('2025-01-01', { eea: [...EEA, ...us.map((row) => ({ ...row, validFrom: day(on) }))] });
    const named = abroad({ basis: 'A45', instrument: 'US-DPF' }, '2024-01-01');
    expect(codes(named, '2024-06-01', joins('2024-07-01'))).toEqual([]);
    expect(codes(named, '2024-06-01', joins('2024-07-02'))).toEqual(['F17']);
  });
});

describe('a decision in doubt', () => {
  const dpf = { basis: 'A45', instrument: 'US-DPF' } as const;

  test('is found from the day of the event, where nothing would take over', () => {
    const register = journal(abroad(dpf, '2024-01-01'));
    expect(verdicts(register, 'F17', ['2025-10-30', '2025-10-31', '2025-11-01'])).toEqual([
      '2025-10-30 clear',
      `2025-10-31 ${found}`,
      `2025-11-01 ${found}`,
    ]);
    expect(outcomes(register, 'F17', '2025-11-01')[0]).toMatchObject({
      since: '2025-10-31',
      dueOn: '2026-02-28',
      cause: 'law:LATOMBE-C-703-25',
      truth: { law: 'US-DPF', validTo: null, event: 'LATOMBE-C-703-25' },
    });
  });

  test('is clear with a basis to fall back on, of the place or of the annex row', () => {
    expect(verdict(journal(abroad({ ...dpf, fallbackBasis: 'A46_2_c' }, '2024-01-01')), 'F17', '2026-01-01')).toBe(
      'clear',
    );
    const row = annexed({ ...place('NO', 'storage'), ...place('US', 'support', { ...dpf, fallbackBasis: 'A46_2_c' }) });
    const register = journal(abroad(dpf, '2024-01-01', { versionSets: { locations: row } }));
    expect(verdict(register, 'F17', '2026-01-01')).toBe('clear');
  });

  test('is clear from the day the event is settled', () => {
    const events = EVENTS.map((event) => (event.doubts ? { ...event, settledOn: day('2026-02-28') } : event));
    const law = lawOf({ adequacy: ADEQUACY, clauses: CLAUSE_SETS, eea: EEA, events });
    const on = (text: string) =>
      assess(journal(abroad(dpf, '2024-01-01')), subject, day(text), law).filter(({ code }) => code === 'F17').length;
    expect([on('2026-02-27'), on('2026-02-28')]).toEqual([1, 0]);
  });

  test('that ends within the time of warning is told of by its end', () => {
    const adequacy = ADEQUACY.map((row) => (row.id === 'US-DPF' ? { ...row, validTo: day('2026-06-30') } : row));
    const law = lawOf({ adequacy, clauses: CLAUSE_SETS, eea: EEA });
    const [outcome] = assess(journal(abroad(dpf, '2024-01-01')), subject, day('2026-01-01'), law).filter(
      ({ code }) => code === 'F17',
    );
    expect(outcome).toMatchObject({ truth: { validTo: '2026-06-30', event: null }, cause: 'law:US-DPF' });
  });
});

test('the days before the agreement’s own beginning count for nothing', () => {
  const register = journal(old(abroad({ basis: 'A45', instrument: 'US-PS' })));
  expect(verdict(register, 'F17', '2017-01-01')).toBe('clear');
});
