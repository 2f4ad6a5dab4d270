// The day a company reports a breach: who depends on it, on what terms, whom to call; each within what one may see.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { link, place, told } from '../support/journal.ts';
import { refused } from '../support/refusals.ts';
import { american, EIDE, KARI, MAGNE, NOBODY, openRegion } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { ask } from '../support/world.ts';

const { frana, eide } = BODIES;
const { prairie, deccan } = COMPANIES;

const beneath = told('product', IDS.product, '2025-01-01', {
  added: { subProcessors: link(deccan.id, 'IN', { parent: prairie.id }) },
});

describe('who depends on a company', () => {
  test('is told over all mandates, with terms, data and contacts at both ends', async () => {
    const world = await openRegion(american());
    const answer = await ask(world, MAGNE, 'getDependencies', { query: { entity: prairie.id } });
    expect(answer.entity).toEqual({ id: prairie.id, name: 'Prairie Cloud Inc.', country: 'US' });
    expect(answer.bodies).toEqual([
      { bodyId: eide.id, bodyName: 'Eide kommune', agreements: 1, systems: 1 },
      { bodyId: frana.id, bodyName: 'Fræna kommune', agreements: 1, systems: 1 },
    ]);
    expect(answer.agreements.map(({ agreementId }) => agreementId)).toEqual([EIDE.agreement, IDS.agreement]);
    expect(answer.agreements[1]).toMatchObject({
      bodyName: 'Fræna kommune',
      breachHours: 24,
      versionId: IDS.version,
      processor: { name: 'Fjordsky AS' },
      owner: { name: 'Kari Nes', email: 'per_kari@kommune.example' },
      vendorContacts: [{ vendorId: IDS.vendor, name: 'Fjordsky AS' }],
      systems: [
        {
          systemId: IDS.system,
          owner: { name: 'Odd Hauge' },
          dataCategories: ['identity', 'contact'],
          dataSubjects: ['pupils'],
        },
      ],
    });
    expect(answer.agreements[1]?.systems[0]?.paths.map((path) => path.map(({ name }) => name))).toEqual([
      ['Fjordsky AS', 'Oppvekst', 'Prairie Cloud Inc.'],
    ]);
    expect(answer.withoutAgreement).toEqual([]);
  });

  test('has a place told by its country and activity, and not by a key', async () => {
    const support = told('product', IDS.product, '2025-01-01', { added: { locations: place('IN', 'support') } });
    const world = await openRegion([support]);
    const { agreements } = await ask(world, KARI, 'getDependencies', { query: { country: 'IN' } });
    const [path] = agreements[0]?.systems[0]?.paths ?? [];
    expect(path?.at(-1)).toEqual({
      kind: 'location',
      id: 'IN:support',
      name: null,
      country: 'IN',
      service: null,
      contact: null,
      activity: 'support',
    });
  });

  test('is told at any depth', async () => {
    const world = await openRegion([...american(), beneath]);
    const { agreements } = await ask(world, KARI, 'getDependencies', { query: { entity: deccan.id } });
    expect(agreements.flatMap(({ systems }) => systems[0]?.paths[0]?.map(({ name }) => name))).toEqual([
      'Fjordsky AS',
      'Oppvekst',
      'Prairie Cloud Inc.',
      'Deccan Helpdesk Pvt Ltd',
    ]);
  });

  test('is told of one’s own municipality only', async () => {
    const world = await openRegion(american());
    const answer = await ask(world, KARI, 'getDependencies', { query: { entity: prairie.id } });
    expect(answer.bodies.map(({ bodyId }) => bodyId)).toEqual([frana.id]);
    expect(JSON.stringify(answer)).not.toContain('Eide');
  });

  test('is told as it was on a day and as it was known at an instant', async () => {
    const world = await openRegion(american());
    const count = async (query: object) =>
      (await ask(world, MAGNE, 'getDependencies', { query: { entity: prairie.id, ...query } })).agreements.length;
    const knownAt = world.clock.at;
    world.clock.at = '2026-11-24T08:00:00.000Z' as never;
    const key = {
      kind: 'sub_processor_removed',
      scope: { kind: 'product', id: IDS.product },
      details: { key: prairie.id },
    };
    await ask(world, KARI, 'createChange', { body: { ...key, effectiveOn: '2026-11-01' } });
    await ask(world, null, 'createChange', {
      body: { ...key, scope: { kind: 'product', id: EIDE.product }, effectiveOn: '2026-11-01' },
    });
    const listed = (await ask(world, MAGNE, 'getDependencies', { query: { entity: prairie.id } })).agreements;
    expect(listed.flatMap(({ systems }) => systems[0]?.paths.map((path) => path.at(-1)?.kind))).toEqual([
      'annex',
      'annex',
    ]);
    expect(await count({ asOf: '2026-10-31', knownAt })).toBe(2);
    expect(await count({ asOf: '2023-12-31' })).toBe(0);
  });
});

test('who depends on a country is told through companies and locations', async () => {
  const world = await openRegion([
    ...american(),
    told('system', EIDE.system, '2025-01-01', { added: { locations: place('IN', 'support') } }),
  ]);
  const of = async (country: string) =>
    (await ask(world, MAGNE, 'getDependencies', { query: { country } })).agreements.map((one) => one.agreementId);
  expect(await of('US')).toEqual([EIDE.agreement, IDS.agreement]);
  expect(await of('IN')).toEqual([EIDE.agreement]);
  expect(await of('BR')).toEqual([]);
});

test('a system no agreement covers is told of too', async () => {
  const bare = told('agreement', IDS.agreement, '2026-01-01', { ended: { systems: [IDS.system] } });
  const world = await openRegion([...american(), bare]);
  const answer = await ask(world, KARI, 'getDependencies', { query: { entity: prairie.id } });
  expect(answer.agreements).toEqual([]);
  expect(answer.withoutAgreement).toMatchObject([{ systemId: IDS.system, bodyName: 'Fræna kommune' }]);
  expect(answer.bodies).toEqual([{ bodyId: frana.id, bodyName: 'Fræna kommune', agreements: 0, systems: 1 }]);
});

describe('what cannot be asked is refused:', () => {
  test.each<[string, object, string[]]>([
    ['an unknown company', { entity: 'ent_none' }, ['not_found']],
    ['a body’s id for a company', { entity: frana.id }, ['not_found']],
    ['an unknown country', { country: 'XX' }, ['invalid', 'country']],
    ['neither', {}, ['invalid', 'entity']],
    ['both', { entity: prairie.id, country: 'US' }, ['invalid', 'entity']],
    ['a day that does not exist', { country: 'US', asOf: '2026-02-30' }, ['invalid', 'asOf']],
    ['an instant to come', { country: 'US', knownAt: '2027-01-01T00:00:00.000Z' }, ['invalid', 'knownAt']],
  ])('%s', async (_, query, expected) => {
    const world = await openRegion();
    expect(await refused(ask(world, KARI, 'getDependencies', { query }))).toEqual(expected);
  });

  test('anything, by whoever may read nothing', async () => {
    const world = await openRegion();
    expect(await refused(ask(world, NOBODY, 'getDependencies', { query: { country: 'US' } }))).toEqual(['forbidden']);
  });
});
