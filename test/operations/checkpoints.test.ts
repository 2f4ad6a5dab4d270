// Checkpoints: what they state, who may see what of them, how they are mailed, and that a log that was touched is not signed.
import { describe, expect, it } from 'vitest';
import { type Checkpoint, whyUntrue } from '../../src/domain/checkpoints.ts';
import { isSignedBy } from '../../src/domain/signing.ts';
import { scheduledRun } from '../../src/operations/runs.ts';
import type { Mail } from '../../src/operations/world.ts';
import { exportedLines, verifyLines } from '../support/exporting.ts';
import { smallRegister } from '../support/register.ts';
import { OTHER_KEY, TEST_KEY } from '../support/signing.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

const touch = (world: TestWorld, sql: string) => world.database.write([{ sql, args: [] }]);

describe('a checkpoint', () => {
  it('states where every chain ends, and holds under the published key', async () => {
    const world = await openWorld();
    const { frana, people } = await smallRegister(world);
    const made = await ask(world, people.per, 'createCheckpoint', { body: {} });
    const [key] = (await ask(world, people.per, 'listAuditKeys')).items;
    expect(key).toMatchObject({ id: TEST_KEY.id, signedBy: TEST_KEY.id, predecessor: null, algorithm: 'Ed25519' });
    expect(await whyUntrue(made as Checkpoint, key?.publicKey ?? '')).toBeNull();
    expect(made).toMatchObject({ number: 1, key: TEST_KEY.id, previous: null, stands: true });
    const [last] = (await ask(world, null, 'listLog', { query: { body: frana.id, limit: 200 } })).items.slice(-1);
    expect(made.heads).toContainEqual({ chain: frana.id, position: last?.position, hash: last?.hash });
  });

  it('shows a reader the chains of their bodies, and signs for all', async () => {
    const world = await openWorld();
    const { frana, eide, people } = await smallRegister(world);
    await ask(world, null, 'createCheckpoint', { body: {} });
    const chains = async (by: string | null) =>
      (await ask(world, by, 'getCheckpoint')).heads.map(({ chain }) => chain).sort();
    expect(await chains(people.kari)).toEqual([frana.id, 'shared'].sort());
    expect(await chains(people.synnove)).toEqual([eide.id, 'shared'].sort());
    expect(await chains(null)).toHaveLength(5);
    const own = await ask(world, people.kari, 'getCheckpoint');
    expect(own.leaves).toHaveLength(5);
    expect(await whyUntrue(own as Checkpoint, TEST_KEY.publicKey)).toBeNull();
  });

  it('is the last one again where nothing was written since, and follows it where something was', async () => {
    const world = await openWorld();
    await smallRegister(world);
    await scheduledRun(world);
    await scheduledRun(world);
    const { items } = await ask(world, null, 'listCheckpoints', { query: { limit: 1 } });
    expect(items).toMatchObject([{ number: 2, previous: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('is not there before the first, and not for those who may not read the log', async () => {
    const world = await openWorld();
    const { people } = await smallRegister(world);
    await expect(ask(world, people.kari, 'getCheckpoint')).rejects.toMatchObject({ kind: 'not_found' });
    await expect(ask(world, people.liv, 'getCheckpoint')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(ask(world, people.kari, 'createCheckpoint', { body: {} })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('a log that was touched in the database', () => {
  it.each([
    ['cut off', (body: string) => `DELETE FROM log_entries WHERE chain = '${body}' AND position > 2`],
    ['written anew', (body: string) => `UPDATE log_entries SET hash = 'x' || hash WHERE chain = '${body}'`],
  ])('and %s does not stand, is not signed again, and the run says so', async (_, sql) => {
    const world = await openWorld();
    const { frana, people } = await smallRegister(world);
    const before = await ask(world, null, 'createCheckpoint', { body: {} });
    await touch(world, sql(frana.id));
    expect(await ask(world, people.kari, 'getCheckpoint')).toMatchObject({ number: before.number, stands: false });
    expect(await ask(world, people.synnove, 'getCheckpoint')).toMatchObject({ stands: true });
    const run = await ask(world, null, 'createRun', { body: {} });
    expect(run.error).toMatch(`no longer holds what checkpoint ${before.number} states of ${frana.id}`);
    expect(await ask(world, null, 'getCheckpoint')).toMatchObject({ number: before.number });
  });
});

describe('the month’s checkpoint', () => {
  it('is mailed to each officer once a month, with what can be verified attached', async () => {
    const world = await openWorld('2026-11-30T22:30:00.000Z');
    const { frana, ika, people } = await smallRegister(world);
    const sent: Mail[] = [];
    const mailing = { ...world, mailer: { send: async (mail: Mail) => void sent.push(mail) } };
    const checkpoints = () => sent.filter(({ attachments }) => attachments.length > 0);
    await scheduledRun(mailing);
    await scheduledRun(mailing);
    expect(checkpoints()).toHaveLength(1);
    // Half an hour on it is December in Oslo, and still November in UTC.
    world.clock.at = '2026-11-30T23:00:00.000Z' as never;
    await scheduledRun(mailing);
    expect(checkpoints()).toHaveLength(2);
    const [mail] = checkpoints();
    expect(mail).toMatchObject({
      to: 'magne.vestnes@post.example',
      subject: expect.stringContaining('kontrollpunkt 1'),
    });
    expect(mail?.text).toContain('Fræna kommune');
    const held = JSON.parse(mail?.attachments[0]?.text ?? '') as Checkpoint;
    expect(held.heads.map(({ chain }) => chain).sort()).toEqual([frana.id, ika.id, 'shared'].sort());
    const lines = await exportedLines(world, people.magne, { body: frana.id });
    expect(await verifyLines(lines, { held })).toMatchObject({ held: true });
  });
});

describe('a key that takes over', () => {
  it('is vouched for by the one before, and a checkpoint held from before still agrees', async () => {
    const world = await openWorld();
    const { frana } = await smallRegister(world);
    const { stands: _, ...held } = await ask(world, null, 'createCheckpoint', { body: {} });
    const auditKeys = async () => ({ current: OTHER_KEY, retiring: TEST_KEY });
    const rotated = { ...world, auditKeys };
    expect(await ask(rotated, null, 'createCheckpoint', { body: {} })).toMatchObject({ key: OTHER_KEY.id, number: 2 });
    const { items } = await ask(rotated, null, 'listAuditKeys');
    expect(items).toMatchObject([
      { id: TEST_KEY.id },
      { id: OTHER_KEY.id, predecessor: TEST_KEY.id, signedBy: TEST_KEY.id },
    ]);
    const lines = await exportedLines(rotated, null, { body: frana.id });
    expect(await verifyLines(lines, { held: held as Checkpoint })).toMatchObject({
      held: true,
      sealedBy: OTHER_KEY.id,
    });
  });

  it('stands alone where the one before was lost, and is then to be trusted by name', async () => {
    const world = await openWorld();
    await smallRegister(world);
    await ask(world, null, 'createCheckpoint', { body: {} });
    const rotated = { ...world, auditKeys: async () => ({ current: OTHER_KEY, retiring: null }) };
    const lines = await exportedLines(rotated, null);
    expect(await verifyLines(lines)).toMatchObject({ expected: expect.stringContaining('--trust-key') });
    expect(await verifyLines(lines, { keys: [OTHER_KEY.id] })).toMatchObject({ sealedBy: OTHER_KEY.id });
  });
});

describe('a signature', () => {
  it('is that of one text by one key, in one form', async () => {
    const signature = await TEST_KEY.sign('tekst');
    expect(await isSignedBy(TEST_KEY.publicKey, 'tekst', signature)).toBe(true);
    expect(await isSignedBy(TEST_KEY.publicKey, 'tekstt', signature)).toBe(false);
    expect(await isSignedBy(OTHER_KEY.publicKey, 'tekst', signature)).toBe(false);
    expect(await isSignedBy('AAAA', 'tekst', signature)).toBe(false);
    expect(await isSignedBy(TEST_KEY.publicKey, 'tekst', ` ${signature}`)).toBe(false);
  });
});
