// F28: a processing of high risk is assessed, and assessed anew when it changes or the assessment runs out.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import {
  amendment,
  categories,
  dataSubjects,
  day,
  evidence,
  journal,
  link,
  place,
  type Told,
  told,
} from '../../../support/journal.ts';
import { IDS, KNOWN, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { frana, eide } = BODIES;
const { prairie, bergdata } = COMPANIES;
const ON = '2020-06-01';
const SYSTEM = { kind: 'system', id: IDS.system } as const;
const high = (...more: Told[]) => journal(story({ system: { highRisk: true } }), more);
const assessed = (on: string, more: object = {}, about: Parameters<typeof evidence>[1] = SYSTEM): Told =>
  evidence('dpia', about, on, more);
const says = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F28', days, 'system');
const changed = (
  kind: 'product' | 'system',
  on: string,
  content: Told['content'],
  cause: string | null = 'change:c1',
): Told => told(kind, IDS[kind], on, content, { cause });

describe('a processing of high risk', () => {
  test('without an assessment is found from the day the system is in use', () => {
    const live = journal(story({ system: { highRisk: true, goLive: day('2020-02-29') } }));
    expect(says(live, '2020-02-28', '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-28 clear',
      '2020-02-29 found',
      '2020-03-01 found',
    ]);
    expect(outcomes(live, 'F28', '2020-04-29', 'system')[0]).toMatchObject({
      severity: 'high',
      since: '2020-02-29',
      dueOn: '2020-04-29',
      makesStale: false,
      says: {},
      truth: {
        system: IDS.system,
        name: 'Oppvekst',
        highRisk: 'said',
        assessedOn: null,
        validTo: null,
        changedOn: null,
        changed: null,
      },
      cause: `time:${IDS.system}`,
      agreement: IDS.agreement,
    });
  });

  test('that came to be so is found from that day, because of it', () => {
    const comes = told('system', IDS.system, '2020-03-29', { fields: { highRisk: true } }, { id: 'rev_risk' });
    const register = journal(story(), comes);
    expect(says(register, '2020-03-28', '2020-03-29')).toEqual(['2020-03-28 clear', '2020-03-29 found']);
    expect(outcomes(register, 'F28', ON, 'system')[0]).toMatchObject({
      since: '2020-03-29',
      cause: 'revision:rev_risk',
    });
  });

  test.each([
    ['2020-02-28', '2020-02-29', '2020-03-01'],
    ['2020-10-24', '2020-10-25', '2020-10-26'],
    ['2020-04-29', '2020-04-30', '2020-05-01'],
  ])('is clear from the day it is assessed: %s, %s, %s', (...days) => {
    expect(says(high(assessed(days[1])), ...days)).toEqual([
      `${days[0]} found`,
      `${days[1]} clear`,
      `${days[2]} clear`,
    ]);
  });

  test('is not asked about when the system is out of use or holds no personal data; else what is not known is said', () => {
    expect(verdict(journal(story({ system: { highRisk: true, endedOn: day(ON) } })), 'F28', ON, 'system')).toBe(
      'clear',
    );
    const holds = (personalData: boolean | null) =>
      journal(story({ system: { highRisk: true, personalData }, systemSets: { dataCategories: {} } }));
    expect(verdict(holds(false), 'F28', ON, 'system')).toBe('clear');
    expect(outcomes(holds(null), 'F28', ON, 'system')[0]?.missing?.fact).toBe('system.personalData');
  });

  test('is asked about from the GDPR’s first day', () => {
    const early = journal(
      story({ system: { highRisk: true } }).map((one) =>
        JSON.parse(JSON.stringify(one).replaceAll('2019-01-01', '2018-01-01')),
      ),
    );
    expect(says(early, '2018-07-19', '2018-07-20')).toEqual(['2018-07-19 clear', '2018-07-20 found']);
    expect(outcomes(early, 'F28', '2018-07-21', 'system')[0]).toMatchObject({
      since: '2018-07-20',
      cause: 'law:GDPR-EEA',
    });
  });
});

describe('an assessment', () => {
  test.each([
    [
      'a material amendment',
      told(
        'contract',
        IDS.contract,
        '2020-01-01',
        { added: { amendments: amendment('E1', '2020-02-29') } },
        { cause: 'change:c1' },
      ),
      'contract',
    ],
    [
      'a new sub-processor',
      changed('product', '2020-02-29', { added: { subProcessors: link(prairie.id, 'US', KNOWN) } }),
      'sub_processor',
    ],
    ['another place', changed('product', '2020-02-29', { added: { locations: place('SE', 'storage') } }), 'location'],
    [
      'a category of the product',
      changed('product', '2020-02-29', { added: { dataCategories: categories('logs') } }),
      'data_category',
    ],
    [
      'a category of the system',
      changed('system', '2020-02-29', { added: { dataCategories: categories('logs') } }),
      'data_category',
    ],
    [
      'other data subjects',
      changed('system', '2020-02-29', { added: { dataSubjects: dataSubjects('guardians') } }),
      'data_subject',
    ],
    ['another purpose', changed('system', '2020-02-29', { fields: { purpose: 'Noko anna' } }), 'purpose'],
    [
      'another operating model',
      changed('system', '2020-02-29', { fields: { operatingModel: 'on_prem' } }),
      'operating_model',
    ],
  ])('is outdated by %s', (_, change, what) => {
    const register = high(assessed('2020-01-01'), change);
    expect(says(register, '2020-02-28', '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-28 clear',
      '2020-02-29 found',
      '2020-03-01 found',
    ]);
    expect(outcomes(register, 'F28', ON, 'system')[0]).toMatchObject({
      since: '2020-02-29',
      cause: 'change:c1',
      truth: { assessedOn: '2020-01-01', changedOn: '2020-02-29', changed: what },
    });
  });

  test('of the day of the change, or later, is not', () => {
    const change = changed('product', '2020-02-29', { added: { locations: place('SE', 'storage') } });
    expect(says(high(assessed('2020-02-28'), change), '2020-03-01')).toEqual(['2020-03-01 found']);
    expect(says(high(assessed('2020-02-29'), change), '2020-03-01')).toEqual(['2020-03-01 clear']);
    expect(says(high(assessed('2020-01-01'), change, assessed('2020-03-10')), '2020-03-09', '2020-03-10')).toEqual([
      '2020-03-09 found',
      '2020-03-10 clear',
    ]);
  });

  test('is outdated by the first of several changes', () => {
    const first = changed('product', '2020-02-29', { added: { locations: place('SE', 'storage') } });
    const second = changed('system', '2020-03-15', { fields: { purpose: 'Noko anna' } }, 'change:c2');
    expect(outcomes(high(assessed('2020-01-01'), first, second), 'F28', ON, 'system')[0]).toMatchObject({
      since: '2020-02-29',
      cause: 'change:c1',
    });
  });

  test('is not outdated by what is not material, not registered as a change, or does not reach the system', () => {
    const price = told('contract', IDS.contract, '2020-01-01', {
      added: { amendments: amendment('E1', '2020-02-29', { material: false }) },
    });
    expect(says(high(assessed('2020-01-01'), price), ON)).toEqual([`${ON} clear`]);
    const plain = changed('product', '2020-02-29', { added: { locations: place('SE', 'storage') } }, null);
    expect(says(high(assessed('2020-01-01'), plain), ON)).toEqual([`${ON} clear`]);
    const factor = changed('system', '2020-02-29', { fields: { twoFactor: 'available' } });
    expect(says(high(assessed('2020-01-01'), factor), ON)).toEqual([`${ON} clear`]);
    const deviation = { of: 'sub_processor' as const, key: prairie.id, reason: 'Ikkje i bruk', evidence: null };
    const unused = told('system', IDS.system, '2020-01-15', { added: { deviations: { d: deviation } } });
    const comes = changed('product', '2020-02-29', { added: { subProcessors: link(prairie.id, 'US', KNOWN) } });
    expect(says(high(assessed('2020-01-01'), unused, comes), ON)).toEqual([`${ON} clear`]);
    const gone = changed('product', '2020-02-29', { ended: { subProcessors: [bergdata.id] } });
    expect(says(high(assessed('2020-01-01'), gone), ON)).toEqual([`${ON} clear`]);
  });

  test('runs out on its own last day', () => {
    const register = high(assessed('2019-06-01', { validTo: day('2020-02-29') }));
    expect(says(register, '2020-02-29', '2020-03-01')).toEqual(['2020-02-29 clear', '2020-03-01 found']);
    expect(outcomes(register, 'F28', ON, 'system')[0]).toMatchObject({
      since: '2020-03-01',
      cause: `time:${IDS.system}`,
      truth: { validTo: '2020-02-29', changedOn: null, changed: null },
    });
    const change = changed('product', '2020-02-15', { added: { locations: place('SE', 'storage') } });
    const both = high(assessed('2019-06-01', { validTo: day('2020-02-29') }), change);
    expect(outcomes(both, 'F28', ON, 'system')[0]).toMatchObject({
      since: '2020-02-15',
      truth: { changed: 'location' },
    });
  });

  test('counts whatever it concludes', () => {
    expect(says(high(assessed('2020-01-01', { result: 'negative' })), ON)).toEqual([`${ON} clear`]);
  });

  test.each([
    ['system', IDS.system],
    ['product', IDS.product],
    ['vendor', IDS.vendor],
    ['agreement', IDS.agreement],
    ['contract', IDS.contract],
  ] as const)('about the %s counts where it is the body’s own', (kind, id) => {
    expect(says(high(assessed('2020-01-01', { body: frana.id }, { kind, id })), ON)).toEqual([`${ON} clear`]);
  });

  test('of another body about a shared product does not count', () => {
    expect(says(high(assessed('2020-01-01', { body: eide.id }, { kind: 'product', id: IDS.product })), ON)).toEqual([
      `${ON} found`,
    ]);
  });
});
