// F22 by status: whose insolvency hits an agreement, from which day, and how hard.
import { describe, expect, test } from 'vitest';
import type { REGISTRY_STATUSES } from '../../../../src/domain/vocabulary.ts';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { day, entity, journal, party, type Told, told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { frana, orkide } = BODIES;
const { fjordsky, bergdata, skoleportal, prairie } = COMPANIES;
const ON = '2020-03-01';
const status = (
  of: string,
  registryStatus: (typeof REGISTRY_STATUSES)[number],
  on = '2020-02-29',
  more: object = {},
): Told => told('entity', of, on, { fields: { registryStatus, ...more } }, { id: `rev_${registryStatus}` });
const register = (otherwise: Otherwise, ...more: Told[]) => journal(story(otherwise), more);

describe('a processor that is', () => {
  test.each([
    ['active', []],
    ['bankrupt', ['high']],
    ['winding_up', ['high']],
    ['forced_winding_up', ['high']],
    ['deleted', ['critical']],
  ] as const)('%s: %s', (registryStatus, severities) => {
    const found = outcomes(register({}, status(fjordsky.id, registryStatus)), 'F22', ON);
    expect(found.map(({ severity }) => severity)).toEqual(severities);
  });

  test.each([
    ['a leap day', ['2020-02-28', '2020-02-29', '2020-03-01']],
    ['clocks go forward', ['2020-03-28', '2020-03-29', '2020-03-30']],
    ['clocks go back', ['2020-10-24', '2020-10-25', '2020-10-26']],
    ['a month’s end', ['2020-04-29', '2020-04-30', '2020-05-01']],
  ])('bankrupt is found from the day it is: %s', (_, days) => {
    const of = register({}, status(fjordsky.id, 'bankrupt', days[1]));
    expect(verdicts(of, 'F22', days)).toEqual([
      `${days[0]} clear`,
      `${days[1]} found ${fjordsky.id}`,
      `${days[2]} found ${fjordsky.id}`,
    ]);
  });

  test('bankrupt has its facts, its due day and its cause', () => {
    const change = { ...status(fjordsky.id, 'bankrupt'), cause: 'change:c1' };
    expect(outcomes(register({}, change), 'F22', '2020-03-14')[0]).toMatchObject({
      severity: 'high',
      since: '2020-02-29',
      dueOn: '2020-03-14',
      makesStale: false,
      cause: 'change:c1',
      says: { version: IDS.version, label: IDS.version },
      truth: {
        entity: fjordsky.id,
        name: fjordsky.name,
        status: 'bankrupt',
        of: 'processor',
        from: '2020-02-29',
        systems: ['Oppvekst'],
      },
    });
    expect(outcomes(register({}, change), 'F22', '2020-03-15')[0]?.severity).toBe('critical');
  });

  test('bankrupt no more is clear', () => {
    const again = register({}, status(fjordsky.id, 'bankrupt'), status(fjordsky.id, 'active', '2020-06-01'));
    expect(verdicts(again, 'F22', ['2020-05-31', '2020-06-01'])).toEqual([
      `2020-05-31 found ${fjordsky.id}`,
      '2020-06-01 clear',
    ]);
  });

  test('deleted because it went into another company is a matter of the parties', () => {
    const merged = register({}, status(fjordsky.id, 'deleted', '2020-02-29', { mergedInto: skoleportal.id }));
    expect([verdict(merged, 'F22', ON), verdict(merged, 'F23', ON)]).toEqual(['clear', `found ${fjordsky.id}`]);
    const bankrupt = register({}, status(fjordsky.id, 'bankrupt', '2020-02-29', { mergedInto: skoleportal.id }));
    expect(verdict(bankrupt, 'F22', ON)).toBe(`found ${fjordsky.id}`);
  });
});

describe('a company that is bankrupt', () => {
  const why = (otherwise: Otherwise, of: string, ...more: Told[]) =>
    outcomes(register(otherwise, ...more, status(of, 'bankrupt')), 'F22', ON).map(({ part, truth }) => [
      part,
      truth.of,
    ]);

  test('counts as the contract’s vendor', () => {
    expect(why({ contract: { vendor: skoleportal.id } }, skoleportal.id)).toEqual([
      [skoleportal.id, 'contract_vendor'],
    ]);
  });

  test('counts as the vendor behind a co-operative that is the processor, and the co-operative itself', () => {
    const coop: Otherwise = {
      system: { processor: orkide.entity },
      contract: { vendor: orkide.entity },
      versionSets: {
        parties: {
          ...party(frana.entity, 'controller', '2019-01-01'),
          ...party(orkide.entity, 'processor', '2019-01-01'),
        },
      },
    };
    expect(why(coop, fjordsky.id)).toEqual([[fjordsky.id, 'product_vendor']]);
    expect(why(coop, orkide.entity)).toEqual([[orkide.entity, 'processor']]);
  });

  test('counts as a covered system’s own processor', () => {
    expect(why({ system: { processor: prairie.id } }, prairie.id)).toEqual([[prairie.id, 'system_processor']]);
  });

  test('does not count as a sub-processor, a controller, or someone signed for', () => {
    expect(why({}, bergdata.id)).toEqual([]);
    expect(why({}, frana.entity)).toEqual([]);
  });

  test('counts for nothing without a version in force', () => {
    expect(why({ version: { validTo: day('2020-02-29') } }, fjordsky.id)).toEqual([]);
    expect(why({ version: { validTo: day('2020-03-01') } }, fjordsky.id)).toHaveLength(1);
  });
});

test('a company of which no status is known cannot be told of', () => {
  const bare = story().map((one) => {
    if (one.kind !== 'entity' || one.subject !== fjordsky.id) return one;
    return told('entity', fjordsky.id, '1994-01-01', { fields: { name: fjordsky.name, country: 'NO' } });
  });
  expect(outcomes(journal(bare), 'F22', ON)).toMatchObject([
    { outcome: 'cannot_tell', missing: { fact: 'entity.registryStatus', kind: 'entity', id: fjordsky.id } },
  ]);
  expect(verdict(journal(bare, entity(fjordsky.id, {}, '2020-02-29')), 'F22', ON)).toBe('clear');
});
