// A processing chain that goes in a circle: refused at every door it could come in by, and told of where it came in all the same.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { link, told } from '../support/journal.ts';
import { refusal } from '../support/refusals.ts';
import { KARI, openRegion } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { wholeJournal } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana } = BODIES;
const { prairie, deccan, thames, fjordsky } = COMPANIES;
const under = (company: { id: string }, parent: { id: string } | null) => ({
  entity: { id: company.id },
  parentKey: parent?.id ?? null,
});
const CIRCLE = [under(prairie, deccan), under(deccan, thames), under(thames, prairie)];
const ITSELF = [under(prairie, prairie)];

async function refused(world: TestWorld, act: () => Promise<unknown>): Promise<string[]> {
  const before = (await wholeJournal(world)).length;
  const { errors } = await refusal(act());
  expect((await wholeJournal(world)).length).toBe(before);
  return errors.map(({ path, message }) => `${path} ${message.includes('circle in the chain')}`);
}

const VERSION = {
  label: '9',
  validFrom: '2027-01-01',
  parties: [
    { entity: { id: frana.entity }, role: 'controller' },
    { entity: { id: fjordsky.id }, role: 'processor' },
  ],
};

describe('a circle is refused', () => {
  test.each<[string, string, (world: TestWorld, subProcessors: object[]) => Promise<unknown>]>([
    [
      'of a new product',
      'subProcessors',
      (world, subProcessors) =>
        ask(world, null, 'createProduct', { params: { id: IDS.vendor }, body: { name: 'Nytt', subProcessors } }),
    ],
    [
      'of a new system',
      'subProcessors',
      (world, subProcessors) =>
        ask(world, KARI, 'createSystem', { params: { body: frana.id }, body: { name: 'Nytt', subProcessors } }),
    ],
    [
      'in the annex of a new version',
      'annex.subProcessors',
      (world, subProcessors) =>
        ask(world, KARI, 'createVersion', {
          params: { body: frana.id, id: IDS.agreement },
          body: { ...VERSION, annex: { subProcessors } },
        }),
    ],
  ])('%s', async (_, path, create) => {
    const world = await openRegion();
    expect(await refused(world, () => create(world, CIRCLE))).toEqual([`${path}.0.parentKey true`]);
    expect(await refused(world, () => create(world, ITSELF))).toEqual([`${path}.0.parentKey true`]);
  });

  test('in the annex for one system, where the rows for all are read beneath it', async () => {
    const world = await openRegion();
    const subProcessors = [under(prairie, deccan), { ...under(deccan, prairie), systemId: IDS.system }];
    const create = () =>
      ask(world, KARI, 'createVersion', {
        params: { body: frana.id, id: IDS.agreement },
        body: { ...VERSION, annex: { subProcessors } },
      });
    expect(await refused(world, create)).toEqual(['annex.subProcessors.1.parentKey true']);
  });

  test('when one more sub-processor is declared under another that was left beneath it', async () => {
    const left = told('product', IDS.product, '2020-01-01', {
      added: { subProcessors: link(deccan.id, 'IN', { parent: prairie.id }) },
    });
    const world = await openRegion([left]);
    const declare = () =>
      ask(world, KARI, 'createSubProcessor', { params: { id: IDS.product }, body: under(prairie, deccan) });
    expect(await refused(world, declare)).toEqual(['parentKey true']);
  });

  test('when it is registered as a change', async () => {
    const left = told('product', IDS.product, '2020-01-01', {
      added: { subProcessors: link(deccan.id, 'IN', { parent: prairie.id }) },
    });
    const world = await openRegion([left]);
    const body = {
      kind: 'sub_processor_added',
      scope: { kind: 'product', id: IDS.product },
      effectiveOn: '2026-11-23',
      details: under(prairie, deccan),
    };
    expect(await refused(world, () => ask(world, KARI, 'createChange', { body }))).toEqual(['details.parentKey true']);
  });
});

test('a chain that goes straight is accepted, in whatever order it is told', async () => {
  const world = await openRegion();
  const subProcessors = [under(deccan, prairie), under(prairie, thames), under(thames, null)];
  const product = await ask(world, null, 'createProduct', {
    params: { id: IDS.vendor },
    body: { name: 'Nytt', subProcessors },
  });
  expect(product.circular).toEqual([]);
  expect(product.subProcessors.map(({ key, parentKey }) => [key, parentKey])).toEqual([
    [deccan.id, prairie.id],
    [prairie.id, thames.id],
    [thames.id, null],
  ]);
});

test('a circle that is there all the same is told of, and whoever reads is answered', async () => {
  const circle = {
    ...link(prairie.id, 'US', { parent: deccan.id }),
    ...link(deccan.id, 'IN', { parent: prairie.id }),
    ...link(thames.id, 'GB', { parent: deccan.id }),
  };
  const world = await openRegion([told('product', IDS.product, '2020-01-01', { added: { subProcessors: circle } })]);
  const own = [prairie.id, deccan.id, thames.id];
  const system = await ask(world, KARI, 'getSystem', { params: { body: frana.id, id: IDS.system } });
  const product = await ask(world, KARI, 'getProduct', { params: { id: IDS.product } });
  expect([system.circular, product.circular]).toEqual([own, own]);
  const { items } = await ask(world, KARI, 'listBodyFindings', { params: { body: frana.id }, query: { code: 'F10' } });
  expect(items.map(({ part }) => part).sort()).toEqual([...own].sort());
});
