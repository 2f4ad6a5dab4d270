// F14 on its boundary days: what shows that a company in the chain is bound, for whom, and until when.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { day, evidence, journal, link, type Told, told } from '../../../support/journal.ts';
import { IDS, KNOWN, type Otherwise, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { eide } = BODIES;
const { bergdata, prairie, fjordsky } = COMPANIES;
const ON = '2020-03-01';
const bare = (otherwise: Otherwise, ...told: Told[]) => journal(story({ ...otherwise, proofs: [] }), told);
type About = { kind: 'product' | 'system' | 'vendor' | 'agreement' | 'contract'; id: string };
const PRODUCT: About = { kind: 'product', id: IDS.product };
const attested = (on: string, more: object = {}, about = PRODUCT) => evidence('flow_down', about, on, more);
const found = `found ${bergdata.id}`;

describe('a link of the chain', () => {
  test.each([
    ['a leap day', '2020-02-29', ['2020-02-28', '2020-02-29', '2020-03-01']],
    ['a month’s end', '2020-04-30', ['2020-04-29', '2020-04-30', '2020-05-01']],
    ['clocks go forward', '2020-03-29', ['2020-03-28', '2020-03-29', '2020-03-30']],
    ['clocks go back', '2020-10-25', ['2020-10-24', '2020-10-25', '2020-10-26']],
  ])('is found until the day it is attested: %s', (_, on, days) => {
    expect(verdicts(bare({}, attested(on)), 'F14', days)).toEqual([
      `${days[0]} ${found}`,
      `${days[1]} clear`,
      `${days[2]} clear`,
    ]);
  });

  test('is found from its own day, because of it, with the company above it', () => {
    const beneath = told(
      'product',
      IDS.product,
      '2020-02-29',
      { added: { subProcessors: link(prairie.id, 'US', { ...KNOWN, service: 'Drift', parent: bergdata.id }) } },
      { cause: 'change:c1' },
    );
    const register = bare({}, attested('2019-01-01'), beneath);
    expect(verdicts(register, 'F14', ['2020-02-28', '2020-02-29'])).toEqual([
      '2020-02-28 clear',
      `2020-02-29 found ${prairie.id}`,
    ]);
    expect(outcomes(register, 'F14', ON)[0]).toMatchObject({
      severity: 'medium',
      since: '2020-02-29',
      dueOn: '2020-04-29',
      makesStale: false,
      says: { version: IDS.version, label: IDS.version },
      truth: {
        entity: prairie.id,
        name: prairie.name,
        country: 'US',
        service: 'Drift',
        above: bergdata.name,
        attestedOn: null,
        result: null,
        validTo: null,
        from: '2020-02-29',
        systems: ['Oppvekst'],
      },
      cause: 'change:c1',
    });
  });

  test('directly under the processor has the processor above it', () => {
    expect(outcomes(bare({}), 'F14', ON)[0]).toMatchObject({ since: '2019-01-01', truth: { above: fjordsky.name } });
    const nobody = bare({ system: { product: null }, systemSets: { subProcessors: link(bergdata.id, 'NO', KNOWN) } });
    expect(outcomes(nobody, 'F14', ON)[0]?.truth.above).toBeNull();
  });

  test('is not asked about when it is a party, or its system is idle or without personal data, or nothing is in force', () => {
    const party = {
      entity: bergdata.id,
      role: 'processor' as const,
      signatory: null,
      signedOn: day('2019-01-01'),
      signatureRequired: true,
    };
    expect(verdict(bare({ versionSets: { parties: { [bergdata.id]: party } } }), 'F14', ON)).toBe('clear');
    expect(verdict(bare({ system: { endedOn: day(ON) } }), 'F14', ON)).toBe('clear');
    const none = { system: { personalData: false }, systemSets: { dataCategories: {} } };
    expect(verdict(bare(none), 'F14', ON)).toBe('clear');
    expect(verdict(bare({ system: { personalData: null }, systemSets: { dataCategories: {} } }), 'F14', ON)).toBe(
      found,
    );
    expect(verdict(bare({ version: { validTo: day('2020-02-29') } }), 'F14', ON)).toBe('clear');
  });

  test('is asked about from the GDPR’s first day', () => {
    const early = story({ proofs: [] }).map((one) =>
      JSON.parse(JSON.stringify(one).replaceAll('2019-01-01', '2018-01-01')),
    );
    expect(verdicts(journal(early), 'F14', ['2018-07-19', '2018-07-20'])).toEqual([
      '2018-07-19 clear',
      `2018-07-20 ${found}`,
    ]);
    expect(outcomes(journal(early), 'F14', '2018-07-21')[0]).toMatchObject({
      since: '2018-07-20',
      cause: 'law:GDPR-EEA',
    });
  });
});

describe('an attestation', () => {
  test.each([
    ['product', IDS.product],
    ['vendor', IDS.vendor],
    ['system', IDS.system],
    ['agreement', IDS.agreement],
    ['contract', IDS.contract],
  ] as const)('about the %s counts, of the whole and of the link', (kind, id) => {
    expect(verdict(bare({}, attested('2020-01-01', {}, { kind, id })), 'F14', ON)).toBe('clear');
    expect(verdict(bare({}, attested('2020-01-01', { part: bergdata.id }, { kind, id })), 'F14', ON)).toBe('clear');
  });

  test('of another link, or of a location, does not count', () => {
    expect(verdict(bare({}, attested('2020-01-01', { part: prairie.id })), 'F14', ON)).toBe(found);
    expect(verdict(bare({}, attested('2020-01-01', { part: 'NO:storage' })), 'F14', ON)).toBe(found);
  });

  test('by another body counts: it says how the world is', () => {
    expect(verdict(bare({}, attested('2020-01-01', { body: eide.id })), 'F14', ON)).toBe('clear');
  });

  test('of the whole chain counts for the links that stood that day', () => {
    const comes = (on: string) =>
      told('product', IDS.product, on, { added: { subProcessors: link(prairie.id, 'US', KNOWN) } });
    expect(verdict(bare({}, attested('2020-01-01'), comes('2020-01-01')), 'F14', ON)).toBe('clear');
    expect(verdict(bare({}, attested('2020-01-01'), comes('2020-01-02')), 'F14', ON)).toBe(`found ${prairie.id}`);
    const named = attested('2020-01-01', { part: prairie.id });
    expect(verdict(bare({}, attested('2019-02-01'), named, comes('2020-01-02')), 'F14', ON)).toBe('clear');
  });

  test('of a link whose facts are corrected later still counts', () => {
    const moved = told('product', IDS.product, '2020-02-01', {
      added: { subProcessors: link(bergdata.id, 'NO', { ...KNOWN, address: 'Kaia 1' }) },
    });
    expect(verdict(bare({}, attested('2019-06-01'), moved), 'F14', ON)).toBe('clear');
  });

  test('that the obligations are not passed on counts against the link from its day', () => {
    const denied = { ...attested('2020-02-29', { result: 'negative' }), id: 'rev_denied' };
    const register = bare({}, attested('2019-06-01'), denied);
    expect(verdicts(register, 'F14', ['2020-02-28', '2020-02-29'])).toEqual([
      '2020-02-28 clear',
      `2020-02-29 ${found}`,
    ]);
    expect(outcomes(register, 'F14', ON)[0]).toMatchObject({
      since: '2020-02-29',
      cause: 'revision:rev_denied',
      truth: { attestedOn: '2020-02-29', result: 'negative' },
    });
  });

  test('counts until its last day, and is found after it because of time', () => {
    const register = bare({}, attested('2019-06-01', { validTo: day('2020-02-29') }));
    expect(verdicts(register, 'F14', ['2020-02-28', '2020-02-29', '2020-03-01'])).toEqual([
      '2020-02-28 clear',
      '2020-02-29 clear',
      `2020-03-01 ${found}`,
    ]);
    expect(outcomes(register, 'F14', ON)[0]).toMatchObject({
      since: '2020-03-01',
      cause: `time:${IDS.agreement}`,
      truth: { attestedOn: '2019-06-01', validTo: '2020-02-29' },
    });
  });

  test('of the same day recorded later takes the place of the earlier one', () => {
    const no = attested('2020-01-01', { result: 'negative', id: 'evi_no' });
    const yes = attested('2020-01-01', { result: 'positive', id: 'evi_yes' });
    expect(verdict(bare({}, no, yes), 'F14', ON)).toBe('clear');
    expect(verdict(bare({}, yes, no), 'F14', ON)).toBe(found);
  });
});
