// When a version's steps may be recorded: on days that have come, in order; a termination alone may take effect later.
import { beforeEach, expect, test } from 'vitest';
import { BODIES } from '../support/cast.ts';
import { KARI, openRegion } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana } = BODIES;
const agreement = { body: frana.id, id: IDS.agreement };
const version = { body: frana.id, id: IDS.version };
let world: TestWorld;

beforeEach(async () => {
  world = await openRegion();
});

const drafted = async () => {
  const { id } = await ask(world, KARI, 'createDraft', { params: agreement, body: { validFrom: '2026-12-01' } });
  return { body: frana.id, id };
};
const move = (params: { body: string; id: string }, body: object) =>
  ask(world, KARI, 'moveVersion', { params, body: body as never });
const refused = async (saving: Promise<unknown>, told: string) => {
  const before = await revisionCount(world);
  await expect(saving).rejects.toThrow(told);
  expect(await revisionCount(world)).toBe(before);
};
const inForce = async (asOf: string) =>
  (await ask(world, KARI, 'getAgreement', { params: agreement, query: { asOf } })).versionInForceId;

test('no step is recorded for a day that has not come', async () => {
  const draft = await drafted();
  await refused(move(draft, { to: 'pending_approval', on: '2026-11-24' }), 'on: expected a day not later than today');
  const last = 'on: expected a day not later than today';
  await move(draft, { to: 'out_for_signature', on: '2026-11-23' });
  const { parties } = await ask(world, KARI, 'getVersion', { params: draft });
  const signatures = parties.map(({ entityId }) => ({ entityId, signedOn: '2026-11-23' }));
  await refused(move(draft, { to: 'signed', on: '2027-01-01', signatures }), last);
});

test('a step does not hide behind the one before', async () => {
  const draft = await drafted();
  await move(draft, { to: 'out_for_signature', on: '2026-11-23' });
  await refused(
    move(draft, { to: 'draft', on: '2026-11-22' }),
    'on: expected a day on or after the version’s last step',
  );
});

test('a version terminated from a day to come is in force until the day before, and not terminated twice', async () => {
  await move(version, { to: 'terminated', on: '2027-01-01', reason: 'Byter leverandør' });
  expect(await inForce('2026-12-31')).toBe(IDS.version);
  expect(await inForce('2027-01-01')).toBeNull();
  await refused(move(version, { to: 'terminated', on: '2026-12-01' }), 'to: expected nothing');
});

test('proof of deletion is kept as evidence about the agreement, with a termination only, and from a day that has come', async () => {
  const deletionProof = {
    issuedOn: '2026-11-20',
    issuer: 'Fjordsky AS',
    reference: '26/14-3',
    conclusion: 'Alt slettet',
  };
  const draft = await drafted();
  await refused(
    move(draft, { to: 'pending_approval', on: '2026-11-23', deletionProof }),
    'deletionProof: expected only',
  );
  const later = { ...deletionProof, issuedOn: '2026-11-24' };
  const terminated = { to: 'terminated', on: '2026-11-23', reason: 'Slutt' };
  await refused(move(version, { ...terminated, deletionProof: later }), 'deletionProof.issuedOn');
  await move(version, { ...terminated, deletionProof });
  const { items } = await ask(world, KARI, 'listEvidence', { params: { body: frana.id }, query: { limit: 200 } });
  expect(items.find(({ kind }) => kind === 'deletion_certificate')).toMatchObject({
    ...deletionProof,
    subject: { kind: 'agreement', id: IDS.agreement },
  });
});
