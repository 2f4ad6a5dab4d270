// People of a body: found, given roles and relieved of them, invited; and what is never learned of other bodies' people.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { sendOutbox } from '../../src/operations/sending.ts';
import { SINCE, type SmallRegister, smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { takeUp } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

/** Who administers a body alone. */
const administratorOf = (body: string): Actor => ({
  ...{ id: 'per_admin', name: 'Administrator' },
  roles: [{ role: 'administrator', body }],
});

async function opened(): Promise<{ world: TestWorld; r: SmallRegister; berit: Actor; eva: Actor }> {
  const world = await openWorld();
  const r = await smallRegister(world);
  return { world, r, berit: administratorOf(r.frana.id), eva: administratorOf(r.eide.id) };
}

const register = (world: TestWorld, by: Actor | null, email: string, roles: object[], name = 'Ny Person') =>
  ask(world, by, 'createPerson', { body: { name, email, roles } });

describe('a role', () => {
  it('ends on its last day, and not on an earlier one than it began or a later one than it ends', async () => {
    const { world, r, berit } = await opened();
    const [role] = (await ask(world, berit, 'getPerson', { params: { id: r.people.kari } })).roles;
    const end = (to: string, by: Actor | null = berit) =>
      ask(world, by, 'endRole', { params: { id: r.people.kari, role: role?.id ?? '' }, body: { to } });
    await expect(end('2019-12-31')).rejects.toMatchObject({ errors: [{ path: 'to' }] });
    expect((await end('2026-11-23')).roles).toMatchObject([{ role: 'contract_manager', to: '2026-11-23' }]);
    await expect(end('2026-12-31')).rejects.toMatchObject({ errors: [{ path: 'to' }] });
    expect((await actorFor(world, r.people.kari))?.roles).toHaveLength(1);
    world.clock.at = '2026-11-24T08:00:00.000Z' as never;
    expect((await actorFor(world, r.people.kari))?.roles).toEqual([]);
    expect(await ask(world, berit, 'getPerson', { params: { id: r.people.kari } })).toMatchObject({ access: 'left' });
  });

  it('of another body is unknown to who administers this one, and so is another person’s', async () => {
    const { world, r, berit, eva } = await opened();
    const { roles } = await ask(world, berit, 'getPerson', { params: { id: r.people.kari } });
    const end = (by: Actor, id: string, role = roles[0]?.id ?? '') =>
      ask(world, by, 'endRole', { params: { id, role }, body: { to: '2026-12-31' } });
    await expect(end(eva, r.people.kari)).rejects.toMatchObject({ kind: 'not_found', message: 'No such role here' });
    await expect(end(berit, r.people.odd)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(end(berit, r.people.kari, 'role_x')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('that ends earlier than it was to end has ended then', async () => {
    const { world, r, berit } = await opened();
    const roles = [{ role: 'auditor', bodyId: r.frana.id, to: '2027-06-30' }];
    const { id, roles: given } = await register(world, berit, 'kort@frana.example', roles);
    const params = { id, role: given[0]?.id ?? '' };
    expect((await ask(world, berit, 'endRole', { params, body: { to: '2026-12-31' } })).roles[0]?.to).toBe(
      '2026-12-31',
    );
  });

  it('over the whole register ends only while somebody else has one', async () => {
    const { world } = await opened();
    const sole = await register(world, null, 'sigrun@drift.example', [{ role: 'administrator' }], 'Sigrun');
    const end = () =>
      ask(world, null, 'endRole', {
        params: { id: sole.id, role: sole.roles[0]?.id ?? '' },
        body: { to: '2026-11-30' },
      });
    await expect(end()).rejects.toMatchObject({ errors: [{ path: 'to', message: /another administrator/ }] });
    await register(world, null, 'arne@drift.example', [{ role: 'administrator', to: '2026-12-31' }], 'Arne');
    await expect(end()).rejects.toMatchObject({ kind: 'invalid' });
    await register(world, null, 'ada@drift.example', [{ role: 'administrator', from: '2026-12-01' }], 'Ada');
    expect((await end()).roles[0]?.to).toBe('2026-11-30');
  });
});

describe('people of a body', () => {
  it('are found by name or address, with who is expected and who has left', async () => {
    const { world, r, berit } = await opened();
    const roles = [{ role: 'auditor', bodyId: r.frana.id, from: '2027-01-01' }];
    const { id } = await register(world, berit, 'ventet@frana.example', roles, 'Venke Ventet');
    const found = async (q: string) => (await ask(world, berit, 'listPeople', { query: { q } })).items.map((p) => p.id);
    expect(await found('VENKE')).toEqual([id]);
    expect(await found('ventet@')).toEqual([id]);
    expect(await found('synnøve')).toEqual([]);
    const all = (await ask(world, berit, 'listPeople', { query: { bodyId: r.frana.id } })).items;
    expect(all.find((one) => one.id === id)).toMatchObject({ access: 'not_invited', roles: [{ from: '2027-01-01' }] });
    await expect(ask(world, berit, 'listPeople', { query: { bodyId: r.eide.id } })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('tell how far they have come to those who administer, and to nobody else', async () => {
    const { world, r, berit } = await opened();
    const seen = async (by: Actor | string) =>
      (await ask(world, by, 'getPerson', { params: { id: r.people.kari } })).access;
    expect(await seen(berit)).toBe('not_invited');
    expect(await seen(r.people.odd)).toBe(null);
    await ask(world, berit, 'invitePerson', { params: { id: r.people.kari }, body: {} });
    expect(await seen(berit)).toBe('invited');
    world.clock.at = '2026-12-02T08:00:00.000Z' as never;
    expect(await seen(berit)).toBe('expired');
    expect(await seen(r.people.odd)).toBe(null);
  });
});

describe('an invitation', () => {
  it('is given by who administers every body the person has a role in, and by nobody else', async () => {
    const { world, r, berit, eva } = await opened();
    const { kari, gunn, synnove } = r.people;
    const invite = (by: Actor | string, id: string) => ask(world, by, 'invitePerson', { params: { id }, body: {} });
    await expect(invite(gunn, kari)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(invite(berit, synnove)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(invite(berit, 'per_0000000000000000')).rejects.toMatchObject({ kind: 'not_found' });
    expect(await invite(berit, kari)).toMatchObject({ personId: kari });
    await ask(world, null, 'grantRole', { params: { id: kari }, body: { role: 'auditor', bodyId: r.eide.id } });
    await expect(invite(berit, kari)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(invite(eva, kari)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is not for somebody who has left', async () => {
    const { world, r, berit } = await opened();
    const { id } = await register(world, berit, 'borte@frana.example', [
      { role: 'auditor', bodyId: r.frana.id, from: SINCE, to: '2026-11-01' },
    ]);
    const invite = ask(world, berit, 'invitePerson', { params: { id }, body: {} });
    await expect(invite).rejects.toMatchObject({ errors: [{ path: 'id', message: /role that has not ended/ }] });
  });

  it('leaves no link behind once it has been sent, and one that was replaced is not sent at all', async () => {
    const { world, r, berit } = await opened();
    const texts = async () => {
      const [result] = await world.database.read([
        { sql: "SELECT text_body || html_body FROM deliveries WHERE kind = 'invitation'", args: [] },
      ]);
      return (result?.rows ?? []).map((row) => String(row[0]));
    };
    const invite = (w: TestWorld) => ask(w, berit, 'invitePerson', { params: { id: r.people.kari }, body: {} });
    await invite(world);
    await invite(world);
    expect(await texts()).toEqual([expect.stringContaining('/invitation/')]);
    const sent: string[] = [];
    await sendOutbox({ ...world, mailer: { send: async ({ text }) => void sent.push(text) } });
    expect(sent).toEqual([expect.stringContaining('/invitation/')]);
    expect(await texts()).toEqual(['']);
  });
});

describe('an address that somebody in another body has', () => {
  const asGiven = [{ role: 'auditor' }];
  const answered = async (world: TestWorld, r: SmallRegister, by: Actor, email: string) => {
    const roles = asGiven.map((role) => ({ ...role, bodyId: r.frana.id }));
    return register(world, by, email, roles, 'S. Lyngstad');
  };
  const STRANGE = 'synnove.lyngstad@post.example';

  it('is taken like any other: nothing in any answer tells that she is known', async () => {
    const { world, r, berit } = await opened();
    const blank = ({ id, email, roles: [role], ...rest }: Awaited<ReturnType<typeof answered>>) => {
      expect(id).toMatch(/^per_/);
      return { ...rest, email: email.split('@')[1], role: { ...role, id: '' } };
    };
    const [known, fresh] = [
      await answered(world, r, berit, STRANGE),
      await answered(world, r, berit, 'ingen.kjenner@post.example'),
    ];
    expect(blank(known)).toEqual(blank(fresh));
    expect(known).toMatchObject({ name: 'S. Lyngstad', email: STRANGE });
    const act = async (id: string) => [
      blank(await ask(world, berit, 'getPerson', { params: { id } })),
      (await ask(world, berit, 'invitePerson', { params: { id }, body: {} })).expiresAt.length,
      Object.keys(await ask(world, berit, 'erasePerson', { params: { id }, body: {} })),
    ];
    expect(await act(known.id)).toEqual(await act(fresh.id));
    expect(await actorFor(world, r.people.synnove)).toMatchObject({ roles: [{ body: r.eide.id }] });
  });

  it('is refused where the asker sees whose it is', async () => {
    const { world, r, berit } = await opened();
    await expect(answered(world, r, berit, 'kari.malme@post.example')).rejects.toMatchObject({
      errors: [{ path: 'email', message: 'expected an address that nobody has yet' }],
    });
    await answered(world, r, berit, STRANGE);
    await expect(answered(world, r, berit, STRANGE)).rejects.toMatchObject({ errors: [{ path: 'email' }] });
  });

  it('lets her in to both when she takes the invitation up, with what she signs in with already', async () => {
    const { world, r, berit } = await opened();
    const linkTo = async (id: string, by: Actor | null) => {
      await ask(world, by, 'invitePerson', { params: { id }, body: {} });
      const [result] = await world.database.read([
        { sql: "SELECT text_body FROM deliveries WHERE kind = 'invitation' AND person = ?", args: [id] },
      ]);
      return new URL(/http\S+\/invitation\/\w+/.exec(String(result?.rows[0]?.[0]))?.[0] ?? '').pathname;
    };
    const send = into(world);
    const { who } = await takeUp(send, `http://localhost${await linkTo(r.people.synnove, null)}`);
    const { id } = await answered(world, r, berit, STRANGE);
    const link = await linkTo(id, berit);
    expect((await actorFor(world, r.people.synnove))?.roles).toHaveLength(1);
    const page = await (await send(link, {})).text();
    expect(page).toContain('Du logger allerede inn med den');
    expect(page).not.toContain('type="password"');
    const taken = await send(link, { method: 'POST', body: new URLSearchParams() });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/sign-in']);
    expect((await send(link, {})).status).toBe(404);
    expect((await actorFor(world, r.people.synnove))?.roles).toMatchObject([{ body: r.eide.id }, { body: r.frana.id }]);
    expect((await who.get('/agreements')).status).toBe(200);
    expect(await ask(world, berit, 'getPerson', { params: { id } })).toMatchObject({ access: 'active' });
  });

  it('is hers alone when the other has been erased meanwhile', async () => {
    const { world, r, berit } = await opened();
    const { id } = await answered(world, r, berit, STRANGE);
    await ask(world, null, 'erasePerson', { params: { id: r.people.synnove }, body: {} });
    await ask(world, berit, 'invitePerson', { params: { id }, body: {} });
    const [result] = await world.database.read([
      { sql: "SELECT text_body FROM deliveries WHERE kind = 'invitation' AND person = ?", args: [id] },
    ]);
    const link = /http\S+\/invitation\/\w+/.exec(String(result?.rows[0]?.[0]))?.[0] ?? '';
    const { who } = await takeUp(into(world), link);
    expect(await (await who.get('/')).text()).toContain('S. Lyngstad');
  });
});
