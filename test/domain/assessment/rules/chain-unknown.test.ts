// F13 fact by fact: what must be known of every company in the chain, and where it may be known from.
import { describe, expect, test } from 'vitest';
import type { SubProcessor } from '../../../../src/domain/subjects.ts';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { annexed, day, entity, journal, link, type Told, told } from '../../../support/journal.ts';
import { IDS, KNOWN, type Otherwise, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { orkide } = BODIES;
const { bergdata, prairie, deccan, fjordsky } = COMPANIES;
const ON = '2020-03-01';
const of = (more: Partial<SubProcessor>, otherwise: Otherwise = {}, ...told: Told[]) =>
  journal(story({ ...otherwise, product: { subProcessors: link(bergdata.id, 'NO', { ...KNOWN, ...more }) } }), told);
const lacks = (...args: Parameters<typeof of>) =>
  outcomes(of(...args), 'F13', ON).map(({ part, outcome, truth, missing }) => [
    part,
    outcome,
    truth.lacks ?? missing?.fact,
  ]);

describe('a link of the chain', () => {
  test('of which all is known is clear', () => {
    expect(lacks({})).toEqual([]);
  });

  test.each([
    [{ address: null }, ['address']],
    [{ contact: null }, ['contact']],
    [{ address: null, contact: null }, ['address', 'contact']],
    [{ children: 'unknown' }, ['children']],
    [{ country: '' }, ['country']],
  ] as const)('is found once with all it lacks: %s', (more, expected) => {
    expect(lacks(more)).toEqual([[bergdata.id, 'found', expected]]);
  });

  test('is found where its company has no name', () => {
    const nameless = entity(prairie.id, { name: '' }, '2019-06-01');
    const register = journal(story({ product: { subProcessors: link(prairie.id, 'NO', KNOWN) } }), nameless);
    expect(outcomes(register, 'F13', ON)[0]?.truth).toMatchObject({ lacks: ['name'] });
  });

  test('cannot be told of where nobody has said whether others work beneath it', () => {
    expect(lacks({ children: null })).toEqual([
      [`gap:subProcessor.children:${IDS.product}`, 'cannot_tell', 'subProcessor.children'],
    ]);
    const gap = outcomes(of({ children: null }), 'F13', ON)[0];
    expect(gap?.missing).toEqual({ fact: 'subProcessor.children', kind: 'product', id: IDS.product });
  });

  test('is one gap of the product, however many links', () => {
    const two = {
      ...link(bergdata.id, 'NO', { ...KNOWN, children: null }),
      ...link(prairie.id, 'US', { ...KNOWN, children: null }),
    };
    expect(outcomes(journal(story({ product: { subProcessors: two } })), 'F13', ON)).toHaveLength(1);
  });

  test('has those beneath it where some stand there, whatever is said', () => {
    for (const children of [null, 'unknown'] as const) {
      const chain = {
        ...link(bergdata.id, 'NO', { ...KNOWN, children }),
        ...link(prairie.id, 'US', { ...KNOWN, parent: bergdata.id }),
      };
      expect(verdict(journal(story({ product: { subProcessors: chain } })), 'F13', ON)).toBe('clear');
    }
  });

  test('that stands in a circle is found', () => {
    const circle = {
      ...link(bergdata.id, 'NO', { ...KNOWN, parent: prairie.id }),
      ...link(prairie.id, 'US', { ...KNOWN, parent: bergdata.id }),
    };
    const found = outcomes(journal(story({ product: { subProcessors: circle } })), 'F13', ON);
    expect(found.map(({ part, truth }) => [part, truth.lacks])).toEqual([
      [bergdata.id, ['circle']],
      [prairie.id, ['circle']],
    ]);
  });

  test('is found from its own day, because of it', () => {
    const register = journal(
      story(),
      told(
        'product',
        IDS.product,
        '2020-02-29',
        { added: { subProcessors: link(prairie.id, 'US', { ...KNOWN, address: null, service: 'Kundestøtte' }) } },
        { cause: 'change:c1' },
      ),
    );
    expect(verdicts(register, 'F13', ['2020-02-28', '2020-02-29', '2020-03-01'])).toEqual([
      '2020-02-28 clear',
      `2020-02-29 found ${prairie.id}`,
      `2020-03-01 found ${prairie.id}`,
    ]);
    expect(outcomes(register, 'F13', ON)[0]).toMatchObject({
      severity: 'high',
      since: '2020-02-29',
      dueOn: '2020-03-30',
      makesStale: false,
      says: { version: IDS.version, label: IDS.version },
      truth: {
        entity: prairie.id,
        name: prairie.name,
        country: 'US',
        service: 'Kundestøtte',
        lacks: ['address'],
        from: '2020-02-29',
        systems: ['Oppvekst'],
      },
      cause: 'change:c1',
    });
  });

  test('is asked about from the GDPR’s first day', () => {
    const early = story({ product: { subProcessors: link(bergdata.id, 'NO') } }).map((one) =>
      JSON.parse(JSON.stringify(one).replaceAll('2019-01-01', '2018-01-01')),
    );
    expect(verdicts(journal(early), 'F13', ['2018-07-19', '2018-07-20'])).toEqual([
      '2018-07-19 clear',
      `2018-07-20 cannot_tell gap:subProcessor.children:${IDS.product}, found ${bergdata.id}`,
    ]);
    expect(outcomes(journal(early), 'F13', '2018-07-21')[0]).toMatchObject({
      since: '2018-07-20',
      cause: 'law:GDPR-EEA',
    });
  });

  test('is not asked about of a system out of use or without personal data, or without a version in force', () => {
    const bare = { address: null };
    expect(lacks(bare, { system: { endedOn: day(ON) } })).toEqual([]);
    expect(lacks(bare, { system: { personalData: false }, systemSets: { dataCategories: {} } })).toEqual([]);
    expect(lacks(bare, { version: { validTo: day('2020-02-29') } })).toEqual([]);
  });
});

describe('what is known of a company', () => {
  test('may stand in its own entry', () => {
    const at = (on: string) => entity(bergdata.id, { name: bergdata.name, address: 'Kaia 1' }, on);
    expect(lacks({ address: null }, {}, at('2020-03-01'))).toEqual([]);
    expect(lacks({ address: null }, {}, at('2020-03-02'))).toEqual([[bergdata.id, 'found', ['address']]]);
  });

  test('may stand in the annex row about it', () => {
    const row = (more: Partial<SubProcessor>, system: string | null = null): Otherwise => ({
      versionSets: { subProcessors: annexed(link(bergdata.id, 'NO', more), system) },
    });
    const none = { address: null, contact: null };
    expect(lacks(none, row({ address: 'Kaia 1' }))).toEqual([[bergdata.id, 'found', ['contact']]]);
    expect(lacks(none, row({ contact: 'Berg' }))).toEqual([[bergdata.id, 'found', ['address']]]);
    expect(lacks(none, row({ address: 'Kaia 1', contact: 'Berg' }, IDS.system))).toEqual([]);
    expect(lacks(none, row({ address: 'Kaia 1', contact: 'Berg' }, 'sys_other'))).toHaveLength(1);
  });

  test('is not asked of a company that is itself a party', () => {
    const party = {
      parties: {
        [bergdata.id]: {
          entity: bergdata.id,
          role: 'processor' as const,
          signatory: null,
          signedOn: day('2019-01-01'),
          signatureRequired: true,
        },
      },
    };
    expect(lacks({ address: null }, { versionSets: party })).toEqual([]);
  });

  test('is the vendor’s, where the vendor works beneath a co-operative', () => {
    const coop: Otherwise = { system: { processor: orkide.entity } };
    const parties = (contactEmail: string | null, address: string | null): Told[] => [
      told('vendor', IDS.vendor, '2019-01-01', { fields: { contactEmail } }),
      entity(fjordsky.id, { name: fjordsky.name, address }, '2019-01-01'),
    ];
    const versionSets = {
      parties: {
        ...Object.fromEntries(
          [BODIES.frana.entity, orkide.entity].map((id, i) => [
            id,
            {
              entity: id,
              role: i === 0 ? ('controller' as const) : ('processor' as const),
              signatory: null,
              signedOn: day('2019-01-01'),
              signatureRequired: true,
            },
          ]),
        ),
      },
    };
    const beneath = (email: string | null, address: string | null) =>
      journal(story({ ...coop, versionSets }), parties(email, address));
    expect(verdict(beneath('post@fjordsky.example', 'Kaia 1'), 'F13', ON)).toBe('clear');
    expect(outcomes(beneath(null, null), 'F13', ON)[0]).toMatchObject({
      part: fjordsky.id,
      truth: { lacks: ['address', 'contact'] },
    });
  });
});

test('a link that a system does not use is not asked about', () => {
  const deviation = { of: 'sub_processor' as const, key: deccan.id, reason: 'Ikkje i bruk', evidence: null };
  const register = journal(
    story({
      product: { subProcessors: { ...link(bergdata.id, 'NO', KNOWN), ...link(deccan.id, 'IN') } },
      systemSets: { deviations: { d: deviation } },
    }),
  );
  expect(verdict(register, 'F13', ON)).toBe('clear');
});
