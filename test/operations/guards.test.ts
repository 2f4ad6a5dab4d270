// What guards a write: the ETag that was read, the key of the request, and a database that is busy, gone or mute.
import { createClient } from '@libsql/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bringUpToDate } from '../../src/entry/migrating.ts';
import { run } from '../../src/operations/runs.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createApp } from '../../src/web/app.ts';
import { askerAt } from '../support/asking.ts';
import { openLossyDoor } from '../support/lossy.ts';
import { draftOf, type SmallRegister, smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { administrator, signedIn } from '../support/signing-in.ts';
import { openSqld } from '../support/sqld.ts';
import { wholeJournal } from '../support/told.ts';
import { anotherProcess, ask, openWorld, type TestWorld, worldOver } from '../support/world.ts';

/** Someone of the register who asks; the administrator when nobody is named. */
const asker = async (world: TestWorld, person?: string) => {
  const who = await (person === undefined ? administrator(world) : signedIn(world, person));
  const app = createApp(() => world);
  return askerAt(async (path, init) => app.request(`http://localhost${path}`, init), who);
};

describe('the ETag that was read', () => {
  it('lets a draft be saved once; saving it again with the old one is refused, and nothing is saved', async () => {
    const world = await openWorld();
    const { frana, vendor, held, people } = await smallRegister(world);
    const inBody = { body: frana.id };
    const text = draftOf(frana.entityId, vendor.entityId);
    const params = { ...inBody, id: held.agreement };
    const draft = await ask(world, people.kari, 'createVersion', { params, body: text });
    const saving = (purpose: string) =>
      ask(world, people.kari, 'replaceDraft', {
        params: { ...inBody, id: draft.id },
        body: { ...text, purpose },
        ifMatch: draft.etag,
      });
    const saved = await saving('Skule');
    expect(saved.etag).not.toBe(draft.etag);
    const before = (await wholeJournal(world)).length;
    await expect(saving('Barnehage')).rejects.toMatchObject({ kind: 'stale' });
    expect(await wholeJournal(world)).toHaveLength(before);
    expect(await ask(world, null, 'getVersion', { params: { ...inBody, id: draft.id } })).toEqual(saved);
  });

  it('lets one of two who save at once through, in one process and in two', async () => {
    const world = await openWorld();
    const { frana, vendor, held, people } = await smallRegister(world);
    const worlds = [world, world, await anotherProcess(world), await anotherProcess(world)];
    const params = { body: frana.id, id: held.agreement };
    const body = draftOf(frana.entityId, vendor.entityId);
    const { id, etag } = await ask(world, people.kari, 'createVersion', { params, body });
    const moved = await Promise.allSettled(
      worlds.map((each) =>
        ask(each, people.kari, 'moveVersion', {
          params: { body: frana.id, id },
          body: { to: 'pending_approval', on: '2026-11-23' },
          ifMatch: etag,
        }),
      ),
    );
    expect(moved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = moved.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    for (const reason of refused) expect(reason).toMatchObject({ kind: 'stale' });
  });

  it('guards what is corrected of a vendor, a product and a contract, and is another one after each', async () => {
    const world = await openWorld();
    const { frana, vendor, product, held, people } = await smallRegister(world);
    const { send } = await asker(world, people.kari);
    for (const [read, revise, params, bodies] of [
      ['getVendor', 'reviseVendor', { id: vendor.id }, [{ contactName: 'Vakt' }, { address: 'Kaia 1' }]],
      ['getProduct', 'reviseProduct', { id: product.id }, [{ description: 'Skule' }, { editions: { add: ['Stor'] } }]],
      ['getContract', 'reviseContract', { body: frana.id, id: held.contract }, [{ title: 'Ny' }, { noticeMonths: 6 }]],
    ] as const) {
      const etag = (await send(read, { params })).headers.get('etag') ?? '';
      const saving = (body: object, ifMatch: string) =>
        send(revise, { params, body, headers: { 'if-match': ifMatch } });
      const saved = await saving(bodies[0], etag);
      expect([revise, saved.status, saved.headers.get('etag') === etag]).toEqual([revise, 201, false]);
      expect([revise, (await saving(bodies[1], etag)).status]).toEqual([revise, 412]);
      expect([revise, (await saving(bodies[1], saved.headers.get('etag') ?? '')).status]).toEqual([revise, 201]);
    }
  });

  it('guards a system’s facts, and is another one after each revision', async () => {
    const world = await openWorld();
    const { frana, held, people } = await smallRegister(world);
    const { send } = await asker(world, people.kari);
    const params = { body: frana.id, id: held.system };
    const etag = (await send('getSystem', { params })).headers.get('etag') ?? '';
    const revise = (zone: string, ifMatch: string) =>
      send('reviseSystem', { params, body: { zone }, headers: { 'if-match': ifMatch } });
    const revised = await revise('secure', etag);
    expect([revised.status, revised.headers.get('etag') === etag]).toEqual([201, false]);
    expect((await revise('open', etag)).status).toBe(412);
    expect((await revise('open', revised.headers.get('etag') ?? '')).status).toBe(201);
  });
});

describe('the key of a request', () => {
  const entity = (name: string) => ({ name, country: 'SE' });
  const countOf = async (world: TestWorld, name: string) =>
    (await ask(world, null, 'listEntities', { query: { q: name } })).items.length;

  it('gives the first answer again, and saves once', async () => {
    const world = await openWorld();
    const { send } = await asker(world);
    const given = { body: entity('Bergdata AB'), headers: { 'idempotency-key': 'nøkkel-1'.replace('ø', 'o') } };
    const [first, again] = [await send('createEntity', given), await send('createEntity', given)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(await again.text()).toBe(await first.text());
    expect(await countOf(world, 'Bergdata')).toBe(1);
  });

  it('is refused for another request', async () => {
    const world = await openWorld();
    const { send } = await asker(world);
    const headers = { 'idempotency-key': 'key-1' };
    await send('createEntity', { body: entity('Bergdata AB'), headers });
    const other = await send('createEntity', { body: entity('Elvdata AB'), headers });
    expect([other.status, await other.json()]).toMatchObject([422, { errors: [{ path: 'Idempotency-Key' }] }]);
    expect(await countOf(world, 'Elvdata')).toBe(0);
  });

  it('saves once when two ask at once, in one process and in two', async () => {
    const world = await openWorld();
    const who = await administrator(world);
    const worlds = [world, world, await anotherProcess(world), await anotherProcess(world)];
    const given = { body: entity('Bergdata AB'), headers: { 'idempotency-key': 'key-1' } };
    const answers = await Promise.all(worlds.map((each) => askerAt(into(each), who).send('createEntity', given)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(await countOf(world, 'Bergdata')).toBe(1);
    expect((await (await asker(world)).send('createEntity', given)).status).toBe(201);
  });

  it('of a request whose answer was lost with its process says so, and saves nothing again', async () => {
    const world = await openWorld();
    const hash = 'of-the-request';
    await ask({ ...world, request: { key: 'key-1', hash } } as TestWorld, null, 'createEntity', {
      body: entity('Bergdata AB'),
    });
    const given = { body: entity('Bergdata AB'), headers: { 'idempotency-key': 'key-1' } };
    expect((await (await asker(world)).send('createEntity', given)).status).toBe(422);
    await expect(
      ask({ ...world, request: { key: 'key-1', hash } } as TestWorld, null, 'createEntity', {
        body: entity('Elvdata AB'),
      }),
    ).rejects.toMatchObject({ kind: 'conflict' });
    expect(await countOf(world, 'Elvdata')).toBe(0);
  });

  it('is each person’s own, and forgotten after a day', async () => {
    const world = await openWorld();
    const { people } = await smallRegister(world);
    const given = (name: string) => ({ body: entity(name), headers: { 'idempotency-key': 'key-1' } });
    expect((await (await asker(world, people.kari)).send('createEntity', given('Bergdata AB'))).status).toBe(201);
    expect((await (await asker(world, people.synnove)).send('createEntity', given('Elvdata AB'))).status).toBe(201);
    world.clock.at = '2026-11-24T08:00:01.000Z' as never;
    await run(world, 'schedule');
    expect((await (await asker(world, people.kari)).send('createEntity', given('Sjødata AB'))).status).toBe(201);
  });
});

describe('a database that is busy', () => {
  it('lets reads go on, refuses the write as busy with nothing half-written, and takes it afterwards', async () => {
    const world = await openWorld();
    const { frana, people } = await smallRegister(world);
    const before = (await wholeJournal(world)).length;
    const holder = createClient({ url: `file:${world.path}` });
    const lock = await holder.transaction('write');
    const params = { body: frana.id };
    const creating = () => ask(world, people.kari, 'createSystem', { params, body: { name: 'Kart' } });
    const refused = creating();
    expect((await ask(world, people.kari, 'listSystems', { params })).items).toHaveLength(1);
    await expect(refused).rejects.toMatchObject({ kind: 'busy' });
    await lock.rollback();
    holder.close();
    expect(await wholeJournal(world)).toHaveLength(before);
    expect((await creating()).name).toBe('Kart');
  });

  it('answers 503 with the time to wait', async () => {
    const world = await openWorld();
    const administering = await asker(world);
    const holder = createClient({ url: `file:${world.path}` });
    const lock = await holder.transaction('write');
    const answer = await administering.send('createEntity', { body: { name: 'Bergdata AB', country: 'SE' } });
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
    await lock.rollback();
    holder.close();
  });
});

async function worldOnServer(url: string): Promise<TestWorld> {
  const database = openDatabase(() => createClient({ url }));
  onTestFinished(() => database.close());
  return worldOver(database, '');
}

describe('a database server that is', () => {
  const register = async (world: TestWorld): Promise<SmallRegister> => smallRegister(world);
  const migrated = async () => {
    const sqld = await openSqld();
    onTestFinished(() => sqld.stop());
    const client = createClient({ url: sqld.url });
    await bringUpToDate(client);
    client.close();
    return sqld;
  };

  it('gone refuses reads and writes as busy, and serves what it had once it is back', async () => {
    const sqld = await migrated();
    const world = await worldOnServer(sqld.url);
    const { frana, people } = await register(world);
    const before = (await wholeJournal(world)).length;
    await sqld.kill();
    const creating = { params: { body: frana.id }, body: { name: 'Kart' } };
    const administrator = ask(world, null, 'createSystem', creating);
    await expect(administrator).rejects.toMatchObject({ kind: 'busy' });
    await expect(ask(world, null, 'listSystems', { params: { body: frana.id } })).rejects.toMatchObject({
      kind: 'busy',
    });
    await sqld.start();
    expect(await wholeJournal(world)).toHaveLength(before);
    expect((await ask(world, people.kari, 'createSystem', creating)).name).toBe('Kart');
  });

  it('mute after a write is asked whether it saved it, so that nothing is saved twice', async () => {
    const sqld = await migrated();
    const door = await openLossyDoor(sqld.url);
    onTestFinished(() => door.stop());
    const world = await worldOnServer(door.url);
    const { frana, people } = await register(world);
    const before = (await wholeJournal(world)).length;
    door.lose(1);
    const made = await ask(world, people.kari, 'createSystem', { params: { body: frana.id }, body: { name: 'Kart' } });
    expect(door.lost()).toBe(1);
    expect(made.name).toBe('Kart');
    const { items } = await ask(world, people.kari, 'listSystems', {
      params: { body: frana.id },
      query: { q: 'Kart' },
    });
    expect(items.map(({ id }) => id)).toEqual([made.id]);
    expect(await wholeJournal(world)).toHaveLength(before + 2);
  });
});
