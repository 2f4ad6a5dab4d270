// F15: data of a covered system are outside the EEA and no basis that ever held is named.
import { describe, expect, test } from 'vitest';
import { COMPANIES } from '../../../support/cast.ts';
import { annexed, day, dayAfter, dayBefore, journal, link, place, told } from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdict, verdicts } from '../../../support/story.ts';

const { deccan, thames } = COMPANIES;
const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F15', days);
const moves = (country: string, from: string, more: Parameters<typeof place>[2] = {}) =>
  told('product', IDS.product, from, { added: { locations: place(country, 'support', more) } }, { cause: 'change:c1' });

describe('support from outside the EEA without a basis', () => {
  test.each(['2019-02-01', '2020-02-29', '2021-03-28', '2021-10-31'])('is found from %s', (from) => {
    const register = journal(story(), moves('IN', from));
    expect(on(register, dayBefore(from), from, dayAfter(from))).toEqual([
      `${dayBefore(from)} clear`,
      `${from} found location:IN:support`,
      `${dayAfter(from)} found location:IN:support`,
    ]);
    expect(statusOn(register, from)).toBe('needs_update');
  });

  test('says where, since when, and that no basis is named', () => {
    expect(outcomes(journal(story(), moves('IN', '2019-02-01')), 'F15', '2019-03-01')[0]).toMatchObject({
      severity: 'critical',
      since: '2019-02-01',
      dueOn: '2019-02-15',
      says: { version: IDS.version, basis: null, instrument: null },
      truth: {
        country: 'IN',
        activity: 'support',
        entity: null,
        from: '2019-02-01',
        leftEeaOn: null,
        systems: ['Oppvekst'],
      },
      cause: 'change:c1',
    });
  });

  test('is found for a company of the chain by its country', () => {
    const joins = told('product', IDS.product, '2020-01-01', {
      added: { subProcessors: link(deccan.id, 'IN', { service: 'Brukarstøtte' }) },
    });
    expect(outcomes(journal(story(), joins), 'F15', '2020-01-01')[0]).toMatchObject({
      part: deccan.id,
      truth: { country: 'IN', activity: null, entity: deccan.id, name: 'Deccan Helpdesk Pvt Ltd' },
    });
  });

  test('is clear where the annex row names a basis for it', () => {
    const rows = annexed(place('IN', 'support', { basis: 'A46_2_c', instrument: 'SCC-2021' }));
    const register = journal(
      story({ versionSets: { locations: { ...annexed(place('NO', 'storage')), ...rows } } }),
      moves('IN', '2022-01-01'),
    );
    expect(on(register, '2022-01-01')).toEqual(['2022-01-01 clear']);
  });

  test('is not helped by an annex row about another system or another activity', () => {
    const basis = { basis: 'A46_2_c', instrument: 'SCC-2021' } as const;
    const rows = { ...annexed(place('IN', 'support', basis), 'sys_other'), ...annexed(place('IN', 'backup', basis)) };
    const register = journal(story({ versionSets: { locations: rows } }), moves('IN', '2022-01-01'));
    expect(on(register, '2022-01-01')).toEqual(['2022-01-01 found location:IN:support']);
  });
});

describe('a country that leaves or joins the EEA', () => {
  test('is found from the day the British bridge ends, and the law is the cause', () => {
    const register = journal(story(), moves('GB', '2019-06-01'));
    expect(on(register, '2020-12-31', '2021-01-01', '2021-06-30', '2021-07-01')).toEqual([
      '2020-12-31 clear',
      '2021-01-01 clear',
      '2021-06-30 clear',
      '2021-07-01 found location:GB:support',
    ]);
    expect(outcomes(register, 'F15', '2021-08-01')[0]).toMatchObject({
      since: '2021-07-01',
      truth: { leftEeaOn: '2021-07-01' },
      cause: 'law:UK-TCA',
    });
  });

  test('is found because of the change when the move came after the exit', () => {
    expect(outcomes(journal(story(), moves('GB', '2022-01-01')), 'F15', '2022-01-01')[0]).toMatchObject({
      since: '2022-01-01',
      cause: 'change:c1',
    });
  });
});

describe('a basis that never held', () => {
  test('is no basis: an adequacy decision the country does not have', () => {
    expect(on(journal(story(), moves('IN', '2020-01-01', { basis: 'A45' })), '2020-01-01')).toEqual([
      '2020-01-01 found location:IN:support',
    ]);
  });

  test('is no basis until the decision is made: Brazil', () => {
    const register = journal(story(), moves('BR', '2025-01-01', { basis: 'A45' }));
    expect(on(register, '2026-01-25', '2026-01-26', '2026-01-27')).toEqual([
      '2026-01-25 found location:BR:support',
      '2026-01-26 clear',
      '2026-01-27 clear',
    ]);
  });

  test('is no basis: clauses that are no transfer tool', () => {
    const register = journal(story(), moves('IN', '2022-01-01', { basis: 'A46_2_c', instrument: 'SCC-ART28' }));
    expect(on(register, '2022-01-01')).toEqual(['2022-01-01 found location:IN:support']);
  });
});

describe('an agreement is clear', () => {
  test('before its version is in force, and for a system that holds no personal data', () => {
    const later = story({ version: { validFrom: day('2019-06-01') } });
    expect(on(journal(later, moves('IN', '2019-02-01')), '2019-05-31', '2019-06-01')).toEqual([
      '2019-05-31 clear',
      '2019-06-01 found location:IN:support',
    ]);
    const none = story({ system: { personalData: false }, systemSets: { dataCategories: {} } });
    expect(on(journal(none, moves('IN', '2019-02-01')), '2019-06-01')).toEqual(['2019-06-01 clear']);
  });

  test('where the company outside the EEA is itself the processor', () => {
    const parties = {
      x: {
        entity: thames.id,
        role: 'processor' as const,
        signatory: null,
        signedOn: day('2019-01-01'),
        signatureRequired: true,
      },
    };
    const joins = told('product', IDS.product, '2022-01-01', { added: { subProcessors: link(thames.id, 'GB') } });
    expect(on(journal(story({ versionSets: { parties } }), joins), '2022-01-01')).toEqual(['2022-01-01 clear']);
  });
});

describe('nobody can tell where the data are', () => {
  const nowhere = { product: { locations: {} } };

  test('while no location is entered', () => {
    expect(outcomes(journal(story(nowhere)), 'F15', '2019-06-01')).toMatchObject([
      { outcome: 'cannot_tell', missing: { fact: 'system.locations', kind: 'system', id: IDS.system } },
    ]);
  });

  test('unless it is on the municipality’s own machines', () => {
    expect(verdict(journal(story({ ...nowhere, system: { operatingModel: 'on_prem' } })), 'F15', '2019-06-01')).toBe(
      'clear',
    );
  });
});
