// The processing chain and locations of a system: its product's and its own, less what deviates.
import { describe, expect, test } from 'vitest';
import { chainOf, placesOf, processorOf } from '../../src/domain/chain.ts';
import { type Journal, registerOn } from '../../src/domain/register.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { day, journal, link, place, told } from '../support/journal.ts';
import { IDS, story } from '../support/story.ts';

const { bergdata, prairie, thames, deccan, fjordsky, skoleportal } = COMPANIES;
const chainAt = (of: Journal, on: string) => chainOf(registerOn(of, day(on)), IDS.system);
const keys = (of: Journal, on: string) => chainAt(of, on).links.map((one) => `${'  '.repeat(one.depth)}${one.key}`);
const placeKeys = (of: Journal, on: string) => placesOf(registerOn(of, day(on)), IDS.system).map(({ key }) => key);
const ofProduct = (from: string, ...links: object[]) =>
  told('product', IDS.product, from, { added: { subProcessors: Object.assign({}, ...links) } });
const ofSystem = (from: string, content: object) => told('system', IDS.system, from, content);

describe('the chain of a system', () => {
  test('is its product’s sub-processors and its own, from the days they came, parents before those beneath', () => {
    const register = journal(
      story(),
      ofProduct('2020-01-01', link(thames.id, 'GB', { parent: prairie.id }), link(prairie.id, 'US')),
      ofSystem('2020-02-01', { added: { subProcessors: link(deccan.id, 'IN', { parent: prairie.id }) } }),
    );
    expect(keys(register, '2019-12-31')).toEqual([bergdata.id]);
    expect(keys(register, '2020-01-31')).toEqual([bergdata.id, prairie.id, `  ${thames.id}`]);
    expect(keys(register, '2020-02-01')).toEqual([bergdata.id, prairie.id, `  ${thames.id}`, `  ${deccan.id}`]);
  });

  test('says of each link where it was told and since when', () => {
    const register = journal(story(), ofSystem('2020-02-01', { added: { subProcessors: link(prairie.id, 'US') } }));
    expect(chainAt(register, '2020-02-01').links).toMatchObject([
      { key: bergdata.id, at: { kind: 'product', id: IDS.product }, from: { since: '2015-01-01' }, depth: 0 },
      { key: prairie.id, at: { kind: 'system', id: IDS.system }, from: { since: '2020-02-01' }, depth: 0 },
    ]);
  });

  test('has the system’s own link where the product has one of the same company', () => {
    const register = journal(story(), ofSystem('2020-02-01', { added: { subProcessors: link(bergdata.id, 'SE') } }));
    expect(chainAt(register, '2020-02-01').links).toMatchObject([
      { key: bergdata.id, country: 'SE', at: { kind: 'system' } },
    ]);
  });

  test('is without what a deviation takes out and all beneath it, as long as it stands', () => {
    const deviations = { x: { of: 'sub_processor' as const, key: prairie.id, reason: 'Ikkje i bruk', evidence: null } };
    const register = journal(
      story(),
      ofProduct(
        '2020-01-01',
        link(deccan.id, 'IN', { parent: thames.id }),
        link(thames.id, 'GB', { parent: prairie.id }),
        link(prairie.id, 'US'),
      ),
      ofSystem('2020-02-01', { added: { deviations } }),
      ofSystem('2020-03-01', { ended: { deviations: ['x'] } }),
    );
    expect(keys(register, '2020-02-29')).toEqual([bergdata.id]);
    expect(keys(register, '2020-03-01')).toHaveLength(4);
  });

  test('puts a link whose parent has gone directly under the processor', () => {
    const register = journal(
      story(),
      ofProduct('2020-01-01', link(thames.id, 'GB', { parent: prairie.id }), link(prairie.id, 'US')),
      told('product', IDS.product, '2020-02-01', { ended: { subProcessors: [prairie.id] } }),
    );
    expect(keys(register, '2020-02-01')).toEqual([bergdata.id, thames.id]);
  });

  test('reports a circle and is not caught in it', () => {
    const register = journal(
      story(),
      ofProduct(
        '2020-01-01',
        link(thames.id, 'GB', { parent: prairie.id }),
        link(prairie.id, 'US', { parent: thames.id }),
      ),
    );
    const chain = chainAt(register, '2020-01-01');
    expect(chain.links.map(({ key }) => key).sort()).toEqual([bergdata.id, prairie.id, thames.id].sort());
    expect([...chain.circular].sort()).toEqual([prairie.id, thames.id]);
    expect(chainAt(register, '2019-12-31').circular).toEqual([]);
  });

  test('has the vendor first, the product’s chain beneath it, where a co-operative is the processor', () => {
    const register = journal(story(), ofSystem('2020-01-01', { fields: { processor: BODIES.orkide.entity } }));
    expect(keys(register, '2020-01-01')).toEqual([fjordsky.id, `  ${bergdata.id}`]);
    expect(chainAt(register, '2020-01-01').links[0]).toMatchObject({
      country: 'NO',
      service: 'Oppvekst',
      at: { kind: 'vendor', id: IDS.vendor },
      from: { since: '2020-01-01' },
    });
  });

  test('has no vendor in it where the processor is the vendor under another name', () => {
    const register = journal(
      story({ system: { processor: skoleportal.id } }),
      told('entity', skoleportal.id, '2019-06-01', { fields: { mergedInto: fjordsky.id } }),
    );
    expect(keys(register, '2019-05-31')).toEqual([fjordsky.id, `  ${bergdata.id}`]);
    expect(keys(register, '2019-06-01')).toEqual([bergdata.id]);
  });

  test('is empty for a system without a product, and for one nobody knows', () => {
    expect(keys(journal(story({ system: { product: null } })), '2020-01-01')).toEqual([]);
    expect(chainOf(registerOn(journal(story()), day('2020-01-01')), 'sys_none').links).toEqual([]);
  });
});

describe('the locations of a system', () => {
  test('are its product’s and its own, less deviations', () => {
    const deviations = { x: { of: 'location' as const, key: 'NO:storage', reason: 'Eige serverrom', evidence: null } };
    const register = journal(
      story(),
      told('product', IDS.product, '2020-01-01', { added: { locations: place('DE', 'backup') } }),
      ofSystem('2020-02-01', { added: { locations: place('SE', 'access'), deviations } }),
    );
    expect(placeKeys(register, '2019-12-31')).toEqual(['NO:storage']);
    expect(placeKeys(register, '2020-01-31')).toEqual(['NO:storage', 'DE:backup']);
    expect(placeKeys(register, '2020-02-01')).toEqual(['DE:backup', 'SE:access']);
  });

  test('are told by the system where both tell', () => {
    const register = journal(
      story(),
      ofSystem('2020-02-01', { added: { locations: place('NO', 'storage', { basis: 'A45' }) } }),
    );
    expect(placesOf(registerOn(register, day('2020-02-01')), IDS.system)).toMatchObject([
      { key: 'NO:storage', basis: 'A45', at: { kind: 'system' } },
    ]);
  });

  test('are none for a system nobody knows', () => {
    expect(placesOf(registerOn(journal(story()), day('2020-01-01')), 'sys_none')).toEqual([]);
  });
});

test('the processor is the system’s own, else its product’s vendor, else unknown', () => {
  const processor = (otherwise: Parameters<typeof story>[0]) => {
    const register = registerOn(journal(story(otherwise)), day('2020-01-01'));
    const system = register.get('system', IDS.system);
    return system && processorOf(register, system);
  };
  expect(processor({})).toBe(fjordsky.id);
  expect(processor({ system: { processor: BODIES.orkide.entity } })).toBe(BODIES.orkide.entity);
  expect(processor({ system: { product: null } })).toBeNull();
});
