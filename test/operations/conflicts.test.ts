// Conflict of interest of an officer (GDPR art. 38(6)): refused wherever a mandate or role is given, unless explained.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { smallRegister } from '../support/register.ts';
import { ask, openWorld } from '../support/world.ts';

const administratorOf = (body: string): Actor => ({
  ...{ id: 'per_admin', name: 'Administrator' },
  roles: [{ role: 'administrator', body }],
});

const REFUSED = { errors: [{ path: 'conflictReason', message: expect.stringMatching(/art\. 38\(6\)/) }] };
const WHY = 'Styrer bare kantinesystemet, uten personopplysninger';

async function opened() {
  const world = await openWorld();
  const r = await smallRegister(world);
  const grant = (id: string, role: object, by: Actor | null = null) =>
    ask(world, by, 'grantRole', { params: { id }, body: role });
  const mandate = (body: string, more: object = {}, by: Actor | null = null) =>
    ask(world, by, 'createMandate', { params: { body }, body: { officeId: r.ika.id, from: '2027-01-01', ...more } });
  return { world, r, grant, mandate };
}

describe('a conflict of interest', () => {
  it('is refused when an office gets a mandate for a body one of its officers decides in, naming who and which role', async () => {
    const { r, grant, mandate } = await opened();
    await grant(r.people.magne, { role: 'system_owner', bodyId: r.eide.id, from: '2026-01-01', to: '2027-03-31' });
    await expect(mandate(r.eide.id)).rejects.toMatchObject({
      errors: [{ path: 'conflictReason', message: expect.stringContaining('Magne Vestnes has the role system_owner') }],
    });
    expect(await mandate(r.eide.id, { from: '2027-04-01' })).toMatchObject({ conflictReason: null });
  });

  it('is let through with a reason, which is kept with the mandate', async () => {
    const { world, r, grant, mandate } = await opened();
    await grant(r.people.magne, { role: 'system_owner', bodyId: r.eide.id });
    await mandate(r.eide.id, { conflictReason: WHY });
    const { items } = await ask(world, null, 'listMandates', {
      params: { body: r.eide.id },
      query: { asOf: '2027-01-01' },
    });
    expect(items).toMatchObject([{ conflictReason: WHY }]);
  });

  it('is refused when an officer gets a role that decides in a body of the office’s mandate, today’s or to come', async () => {
    const { r, grant, mandate } = await opened();
    const { magne } = r.people;
    await expect(grant(magne, { role: 'contract_manager', bodyId: r.frana.id })).rejects.toMatchObject(REFUSED);
    await mandate(r.eide.id);
    await expect(grant(magne, { role: 'management', bodyId: r.eide.id })).rejects.toMatchObject(REFUSED);
    await grant(magne, { role: 'management', bodyId: r.eide.id, to: '2026-12-31' });
    await grant(magne, { role: 'auditor', bodyId: r.frana.id });
    const explained = await grant(magne, { role: 'contract_manager', bodyId: r.frana.id, conflictReason: WHY });
    expect(explained.roles.map(({ conflictReason }) => conflictReason)).toContain(WHY);
  });

  it('is refused when somebody who decides becomes officer, and when both come at once', async () => {
    const { world, r, grant } = await opened();
    await expect(grant(r.people.kari, { role: 'data_protection_officer', bodyId: r.ika.id })).rejects.toMatchObject(
      REFUSED,
    );
    await expect(grant(r.people.kari, { role: 'data_protection_officer', bodyId: r.frana.id })).rejects.toMatchObject(
      REFUSED,
    );
    const roles = ['data_protection_officer', 'management'].map((role) => ({ role, bodyId: r.eide.id }));
    const both = { name: 'Begge Deler', email: 'begge@eide.example', roles };
    await expect(ask(world, null, 'createPerson', { body: both })).rejects.toMatchObject(REFUSED);
    expect((await ask(world, null, 'listPeople', { query: { q: 'Begge' } })).items).toEqual([]);
  });

  it('is found by the address where two bodies have registered the same human being, and names no role out of sight', async () => {
    const { world, r } = await opened();
    const officer = {
      ...{ name: 'K. Malme', email: 'kari.malme@post.example' },
      roles: [{ role: 'data_protection_officer', bodyId: r.ika.id }],
    };
    const refused = ask(world, administratorOf(r.ika.id), 'createPerson', { body: officer });
    await expect(refused).rejects.toMatchObject(REFUSED);
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('contract_manager') });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining('Kari Malme') });
  });
});
