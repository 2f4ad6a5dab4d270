// Searching the register: by any part of a name, number or reference; only what one may see; after every kind of change.
import { beforeEach, describe, expect, it } from 'vitest';
import { rebuild } from '../../src/operations/upkeep.ts';
import { organisationNumber, type SmallRegister, smallRegister } from '../support/register.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let register: SmallRegister;
beforeEach(async () => {
  world = await openWorld();
  register = await smallRegister(world);
});

const find = (by: string | null, q: string, more: object = {}) => ask(world, by, 'search', { query: { q, ...more } });
/** What is found, as `kind title`. */
const told = async (by: string | null, q: string): Promise<string[]> =>
  (await find(by, q)).items.map(({ kind, title }) => `${kind} ${title}`);
const inFrana = (name: string, given: object) =>
  ask(world, register.people.kari, name as 'createContract', { params: { body: register.frana.id }, body: given });
const contract = (title: string, caseReference: string) =>
  inFrana('createContract', {
    ...{ title, caseReference, vendor: { id: register.vendor.entityId } },
    ...{ form: 'SSA-L', startOn: '2020-01-01' },
  });

describe('something is found', () => {
  it('by any part of its name, in any order and case', async () => {
    await contract('Sør-Ærøy samarbeidskommune', '2018/1234');
    for (const q of ['ærøy', 'ÆRØ', 'arbeidskommune', 'sør ær', 'beidskom sør', 'SØR-ÆRØY', 's æ'])
      expect(await told(register.people.kari, q), q).toEqual(['contract Sør-Ærøy samarbeidskommune']);
    expect(await told(register.people.kari, 'ærøy eide')).toEqual([]);
  });

  it('by its case reference, as it is written and otherwise, the whole reference first', async () => {
    await contract('Lang', '2018/12345');
    await contract('Kort', '2018/1234');
    for (const q of ['2018/1234', '2018-1234', '20181234', ' 2018 1234 ']) {
      const { items } = await find(register.people.kari, q);
      expect(items.map(({ title, match }) => [title, match])).toEqual([
        ['Kort', 'exact'],
        ['Lang', 'part'],
      ]);
    }
    expect(await told(register.people.kari, '2018/12')).toHaveLength(2);
    expect(await told(register.people.kari, '2019')).toEqual([]);
  });

  it('by its organisation number with spaces or without, and any beginning of it', async () => {
    const number = organisationNumber(10);
    const spaced = number.replace(/(...)(...)(...)/, '$1 $2 $3');
    for (const q of [number, spaced, number.slice(0, 5), spaced.slice(0, 7)])
      expect(await told(register.people.kari, q), q).toContain('company Fjordsky AS');
    const [first] = (await find(register.people.kari, spaced)).items;
    expect(first).toMatchObject({ title: 'Fjordsky AS', match: 'exact', organisationNumber: number });
  });

  it('the beginning of a name before any other part of it', async () => {
    await contract('Drift av sky', '2020/1');
    await contract('Skydrift', '2020/2');
    const { items } = await find(register.people.kari, 'sky', { kind: 'contract' });
    expect(items.map(({ title, match }) => [title, match])).toEqual([
      ['Skydrift', 'start'],
      ['Drift av sky', 'part'],
    ]);
  });

  it('by the name it had before it was renamed, and by the one it has', async () => {
    const change = {
      kind: 'vendor_renamed',
      scope: { kind: 'vendor', id: register.vendor.id },
      effectiveOn: '2026-11-01',
    };
    const details = { name: 'Havsky AS' };
    await ask(world, register.people.kari, 'createChange', { body: { ...change, details } });
    for (const q of ['havsky', 'fjordsky'])
      expect((await find(register.people.kari, q)).items[0], q).toMatchObject({ kind: 'company', title: 'Havsky AS' });
  });

  it('a company with how many agreements and systems of one’s own it has a part in', async () => {
    const entity = { number: organisationNumber(77), name: 'Underleverandør AS' };
    const params = { id: register.product.id };
    await ask(world, register.people.kari, 'createSubProcessor', {
      params,
      body: { entity, effectiveOn: '2020-02-01' },
    });
    const [under] = (await find(register.people.kari, 'underlev')).items;
    expect(under).toMatchObject({ processorIn: 0, subProcessorIn: 1 });
    const [vendor] = (await find(register.people.kari, 'fjordsky')).items;
    expect(vendor).toMatchObject({ processorIn: 1, subProcessorIn: 0 });
    const [seenByAll] = (await find(null, 'underlev')).items;
    expect(seenByAll).toMatchObject({ subProcessorIn: 2 });
  });

  it('a body once, as the body it is, by the number of its company too', async () => {
    expect(await told(register.people.kari, organisationNumber(1))).toEqual(['body Fræna kommune']);
    expect(await told(register.people.kari, 'fræna')).toEqual(['body Fræna kommune']);
  });

  it('the same after the caches are dropped and made again', async () => {
    const before = await find(null, 'a');
    await rebuild(world);
    expect(await find(null, 'a')).toEqual(before);
  });

  it('page by page, each hit once', async () => {
    for (let nth = 0; nth < 7; nth += 1) await contract(`Rad ${nth}`, `2020/${nth}`);
    const titles: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await find(register.people.kari, 'rad', { limit: '3', ...(cursor ? { cursor } : {}) });
      titles.push(...page.items.map(({ title }) => title));
      cursor = page.nextCursor;
    }
    expect(titles).toEqual(Array.from({ length: 7 }, (_, nth) => `Rad ${nth}`));
  });
});

describe('whoever may see one municipality', () => {
  it('finds nothing that is another’s, not even by count', async () => {
    const { kari, synnove, magne } = register.people;
    await contract('Hemmelig avtale i Fræna', '2026/4711');
    for (const q of ['hemmelig', '2026/4711', '20264711', 'h']) {
      expect(await told(kari, q), q).toContain('contract Hemmelig avtale i Fræna');
      expect(
        (await find(magne, q)).items.map(({ title }) => title),
        q,
      ).toContain('Hemmelig avtale i Fræna');
      const { items, groups } = await find(synnove, q);
      expect(
        items.filter(({ kind }) => kind === 'contract'),
        q,
      ).toEqual([]);
      expect(
        groups.filter(({ kind }) => kind === 'contract'),
        q,
      ).toEqual([]);
    }
  });

  it('finds its own of what both have, and counts only that', async () => {
    const { items, groups } = await find(register.people.synnove, 'oppvekst', { kind: 'agreement' });
    expect(items.map(({ id }) => id)).toEqual([register.other.agreement]);
    expect(groups).toEqual([{ kind: 'agreement', count: 1, more: false }]);
  });

  it('finds a company that is another municipality as the company it is: a public fact', async () => {
    expect(await told(register.people.synnove, 'fræna')).toEqual(['company Fræna kommune']);
  });
});

describe('what holds no question', () => {
  it.each(['', '   ', '"', '*', '()', '-', '\0'])('%j is refused at q', async (q) => {
    await expect(find(null, q)).rejects.toMatchObject({ kind: 'invalid', errors: [{ path: 'q' }] });
  });

  it.each([
    ...[
      '"',
      '""" OR said:*',
      'fjord*',
      'NEAR(fjord sky)',
      'fjord AND',
      'AND OR NOT',
      '-fjord',
      'said:fjord',
      '{body}:x',
    ],
    ...['^fjord', "fjord'--", 'fjord\0sky', '⟨‹‹·=⟩ fjord', '%_', '(((((((((( fjord', 'rowid:1 fjord', '🙂 fjord'],
  ])('%j is answered or refused, never an error of ours', async (q) => {
    const answer = await find(null, q).catch((error: unknown) => error);
    if (answer instanceof Error) expect(answer).toMatchObject({ kind: 'invalid', errors: [{ path: 'q' }] });
    else expect(answer).toMatchObject({ items: expect.any(Array) });
  });

  it('of ten thousand letters is refused at q, one of many words is answered', async () => {
    await expect(find(null, 'x'.repeat(10_000))).rejects.toMatchObject({ kind: 'invalid', errors: [{ path: 'q' }] });
    expect((await find(null, 'a '.repeat(99))).items.length).toBeGreaterThan(0);
  });
});
