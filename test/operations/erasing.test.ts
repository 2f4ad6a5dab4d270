// Erasing a person: nothing of them is left but an opaque id, others read that they were erased, and the log stays whole.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { namesOfPeople } from '../../src/operations/people.ts';
import { verifiedExport } from '../support/exporting.ts';
import { smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld, whoIs } from '../support/world.ts';

/** Every table in which a text stands anywhere, as the file holds it. */
async function tablesWith(world: TestWorld, text: string): Promise<string[]> {
  const [tables] = await world.database.read([
    { sql: "SELECT name FROM sqlite_master WHERE type = 'table'", args: [] },
  ]);
  const found: string[] = [];
  for (const name of (tables?.rows ?? []).map((row) => String(row[0]))) {
    const [rows] = await world.database.read([{ sql: `SELECT * FROM "${name}"`, args: [] }]);
    if (JSON.stringify(rows?.rows.map((row) => Object.values(row))).includes(text)) found.push(name);
  }
  return found;
}

const administratorOf = (body: string): Actor => ({
  ...{ id: 'per_admin', name: 'Administrator' },
  roles: [{ role: 'administrator', body }],
});

describe('erasing a person', () => {
  it('leaves name and address nowhere, and every chain whole', async () => {
    const world = await openWorld();
    const { frana, held, people } = await smallRegister(world);
    await ask(world, people.kari, 'reviseSystem', {
      params: { body: frana.id, id: held.system },
      body: { effectiveOn: '2026-11-23', twoFactor: 'absent' },
    });
    await ask(world, null, 'createRun', { body: {} });
    expect(await tablesWith(world, 'Kari Malme')).toContain('people');
    expect(await tablesWith(world, 'kari.malme@')).toContain('deliveries');
    const erased = await ask(world, null, 'erasePerson', { params: { id: people.kari }, body: {} });
    expect(erased).toMatchObject({ id: people.kari, endedRoleIds: [expect.any(String)] });
    for (const text of ['Kari Malme', 'kari.malme@']) expect(await tablesWith(world, text)).toEqual([]);
    for (const body of [frana.id, undefined])
      expect(await verifiedExport(world, null, { texts: 'true', ...(body ? { body } : {}) })).toMatchObject({
        sealedBy: /./,
      });
  });

  it('ends what they may do at once, and calls them erased wherever they are named', async () => {
    const world = await openWorld();
    const { frana, people } = await smallRegister(world);
    await ask(world, null, 'erasePerson', { params: { id: people.kari }, body: { reason: 'request' } });
    await expect(whoIs(world, people.kari)).rejects.toThrow('nobody has the id');
    expect(await namesOfPeople(world, [people.kari, people.odd, 'per_unknown'])).toEqual({
      [people.kari]: 'Slettet person',
      [people.odd]: 'Odd Bud',
    });
    const everyone = (await ask(world, null, 'listPeople', { query: { limit: 50 } })).items;
    expect(everyone.map(({ id }) => id)).not.toContain(people.kari);
    const page = await (
      await into(world)(`/log?chain=${frana.id}`, { headers: await signedIn(world, people.per) })
    ).text();
    expect(page).toContain('Person slettet');
    expect(page).toContain('Slettet person');
  });

  it('lets what they answered for fall to the contract managers', async () => {
    const world = await openWorld();
    const { frana, held, people } = await smallRegister(world);
    await ask(world, null, 'reviseSystem', {
      params: { body: frana.id, id: held.system },
      body: { effectiveOn: '2026-11-23', twoFactor: 'absent', ownerId: people.odd },
    });
    await ask(world, null, 'erasePerson', { params: { id: people.odd }, body: {} });
    await ask(world, null, 'createRun', { body: {} });
    const { items } = await ask(world, null, 'listDeliveries', { query: { limit: 50 } });
    expect(items.filter(({ kind }) => kind === 'digest').map(({ personId }) => personId)).toContain(people.kari);
    expect(items.map(({ personId }) => personId)).not.toContain(people.odd);
  });

  it('is for who administers every body they have a role in; to others they are unknown or out of reach', async () => {
    const world = await openWorld();
    const { frana, eide, people } = await smallRegister(world);
    const erase = (by: string | Actor | null, id: string) =>
      ask(world, by, 'erasePerson', { params: { id }, body: {} });
    await expect(erase(people.gunn, people.kari)).rejects.toMatchObject({ kind: 'forbidden' });
    const other = erase(administratorOf(eide.id), people.kari);
    const unknown = erase(administratorOf(eide.id), 'per_unknown');
    await expect(other).rejects.toMatchObject({ kind: 'not_found', message: 'No such person here' });
    await expect(unknown).rejects.toMatchObject({ kind: 'not_found', message: 'No such person here' });
    await ask(world, null, 'grantRole', { params: { id: people.odd }, body: { role: 'auditor', bodyId: eide.id } });
    await expect(erase(administratorOf(frana.id), people.odd)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await erase(administratorOf(frana.id), people.kari)).toMatchObject({ id: people.kari });
    await expect(erase(null, people.kari)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(erase(null, 'local')).rejects.toMatchObject({ kind: 'invalid' });
  });
});
