// What an entry of the log says: who, what, what held before and after, from where, in the batch of what it is about.
import { describe, expect, it } from 'vitest';
import { commitmentTo } from '../../src/domain/log.ts';
import { scheduledRun } from '../../src/operations/runs.ts';
import { exportedLines, verifyLines } from '../support/exporting.ts';
import { smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

type Line = { kind: string; position: number; part?: string; salt: string; text: string } & Record<string, unknown>;

/** The last entry of a body's chain with its texts, read as JSON. */
async function lastOf(world: TestWorld, body: string) {
  const lines = (await exportedLines(world, null, { body, texts: 'true' })).map((line) => JSON.parse(line) as Line);
  const entries = lines.filter(({ kind }) => kind === 'entry');
  // The very last one tells of this export.
  const entry = entries.at(-2) as Line & { commitment: string; before: string | null };
  const texts = lines.filter(({ kind, position }) => kind === 'text' && position === entry.position);
  const read = (part: string) => texts.find((line) => line.part === part);
  return { entry, after: read('after'), before: read('before') };
}

describe('an entry', () => {
  it('commits to what was written and to what held before, with salts of their own', async () => {
    const world = await openWorld();
    const { frana, held, people } = await smallRegister(world);
    await ask(world, people.kari, 'reviseSystem', {
      params: { body: frana.id, id: held.system },
      body: { effectiveOn: '2026-11-23', twoFactor: 'absent', dataCategories: { add: ['health'], end: ['identity'] } },
    });
    const { entry, after, before } = await lastOf(world, frana.id);
    expect(entry).toMatchObject({ actor: people.kari, action: 'system_revised', origin: 'program' });
    expect(entry.commitment).toBe(await commitmentTo(after?.salt ?? '', after?.text ?? ''));
    expect(entry.before).toBe(await commitmentTo(before?.salt ?? '', before?.text ?? ''));
    expect(after?.salt).not.toBe(before?.salt);
    const [was] = (JSON.parse(before?.text ?? '') as { revisions: { fields: object; sets: object }[] }).revisions;
    expect(was).toMatchObject({
      fields: { twoFactor: 'enforced' },
      sets: { dataCategories: { identity: expect.anything(), health: null } },
    });
  });

  it('commits to nothing before where nothing held', async () => {
    const world = await openWorld();
    const { frana } = await smallRegister(world);
    await ask(world, null, 'createContract', {
      params: { body: frana.id },
      body: { title: 'Ny', vendor: { name: 'Nytt AS', country: 'NO' }, startOn: '2026-11-01' },
    }).catch(() => undefined);
    await ask(world, null, 'createSystem', {
      params: { body: frana.id },
      body: { name: 'Ny', effectiveOn: '2026-11-01' },
    });
    const { entry, before } = await lastOf(world, frana.id);
    expect(entry).toMatchObject({ action: 'system_registered', before: null });
    expect(before).toBeUndefined();
  });

  it('says by which door and route it came, and keeps the address outside the chain', async () => {
    const world = await openWorld();
    const { frana, held, people } = await smallRegister(world);
    const send = into({ ...world, origin: { door: 'program', address: '10.1.2.3' } });
    const response = await send(`/api/v1/bodies/${frana.id}/systems/${held.system}/profile`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await signedIn(world, people.kari)) },
      body: JSON.stringify({ effectiveOn: '2026-11-23', twoFactor: 'absent' }),
    });
    expect(response.status).toBe(201);
    const { entry, after } = await lastOf(world, frana.id);
    expect(entry).toMatchObject({ actor: people.kari, origin: 'api POST /bodies/{body}/systems/{id}/profile' });
    expect(JSON.stringify(entry)).not.toContain('10.1.2.3');
    expect(JSON.parse(after?.text ?? '')).toMatchObject({
      from: { address: '10.1.2.3', via: { kind: 'session' } },
    });
  });
});

describe('what was not logged before is logged now:', () => {
  it('a run, by whoever asked for it or by the program', async () => {
    const world = await openWorld();
    await smallRegister(world);
    await ask(world, null, 'createRun', { body: {} });
    await scheduledRun(world);
    const { items } = await ask(world, null, 'listLog', { query: { action: 'run_carried_out' } });
    expect(items).toMatchObject([
      { actor: 'local', chain: 'shared', origin: 'program' },
      { actor: 'program', origin: 'schedule' },
    ]);
  });

  it('an alert that is seen, once, in its own body', async () => {
    const world = await openWorld();
    const { frana, held, people } = await smallRegister(world);
    await ask(world, people.kari, 'reviseSystem', {
      params: { body: frana.id, id: held.system },
      body: { effectiveOn: '2026-11-23', twoFactor: 'absent' },
    });
    await ask(world, null, 'createRun', { body: {} });
    const [alert] = (await ask(world, people.kari, 'listAlerts', { params: { body: frana.id } })).items;
    for (const by of [people.kari, people.gunn])
      await ask(world, by, 'acknowledgeAlert', { params: { id: alert?.id ?? '' }, body: {} });
    const query = { body: frana.id, action: 'alert_acknowledged' };
    expect((await ask(world, null, 'listLog', { query })).items).toMatchObject([{ actor: people.kari }]);
  });

  it('the taking of an export, before it is given out', async () => {
    const world = await openWorld();
    const { frana, people } = await smallRegister(world);
    const lines = await exportedLines(world, people.per, { body: frana.id });
    expect(await verifyLines(lines)).toMatchObject({ chain: frana.id, held: false });
    const last = JSON.parse(lines.at(-2) ?? '') as Line;
    expect(last).toMatchObject({ kind: 'entry', action: 'log_exported', actor: people.per });
  });
});

describe('the log', () => {
  it('is listed by what was done and by whom', async () => {
    const world = await openWorld();
    const { frana, people } = await smallRegister(world);
    const all = (await ask(world, null, 'listLog', { query: { body: frana.id } })).items;
    const some = (await ask(world, null, 'listLog', { query: { body: frana.id, action: 'system_registered' } })).items;
    expect(some.map(({ action }) => action)).toEqual(['system_registered']);
    expect(all.length).toBeGreaterThan(some.length);
    const nobody = await ask(world, null, 'listLog', { query: { body: frana.id, actor: people.liv } });
    expect(nobody).toEqual({ items: [], nextCursor: null });
  });
});
