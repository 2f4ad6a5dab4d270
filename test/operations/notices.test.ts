// A notice answered after it was registered: what F10 and F11 make of it, day by day, and what is refused.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { link, told } from '../support/journal.ts';
import { refused } from '../support/refusals.ts';
import { EIDE, KARI, LEIV, MAGNE, openRegion, SYNNOVE } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana, eide } = BODIES;
const { prairie } = COMPANIES;
const TODAY = '2026-11-22T09:00:00.000Z';
const RECEIVED = '2026-11-10';

/** Fræna authorises by notice and has 14 days to object; Prairie Cloud works in the chain, notified on 10 November. */
async function notified(): Promise<{ world: TestWorld; notice: string }> {
  const terms = { authorisation: 'general' as const, objectionDays: 14, noticeDays: null };
  const world = await openRegion(
    [
      told('version', IDS.version, '2024-01-01', { fields: terms }, { root: IDS.agreement, body: frana.id }),
      told('product', IDS.product, '2026-11-15', { added: { subProcessors: link(prairie.id, 'NO') } }),
    ],
    TODAY,
  );
  const body = { entity: { id: prairie.id }, receivedOn: RECEIVED, how: 'e_mail' };
  const { id } = await ask(world, KARI, 'createNotice', { params: { body: frana.id, id: IDS.agreement }, body });
  return { world, notice: id };
}

const answer = (world: TestWorld, notice: string, body: object, by: Actor | null = KARI, of: object = {}) =>
  ask(world, by, 'answerNotice', { params: { body: frana.id, id: IDS.agreement, notice, ...of }, body });

async function found(world: TestWorld, asOf: string, more: object = {}): Promise<string[]> {
  const { items } = await ask(world, KARI, 'listBodyFindings', {
    params: { body: frana.id },
    query: { asOf, ...more },
  });
  const codes = items.filter(({ outcome, coming }) => outcome === 'found' && !coming).map(({ code }) => code);
  return codes.filter((code) => code === 'F10' || code === 'F11').sort();
}

const standing = async (world: TestWorld, query: object = {}) => {
  const params = { body: frana.id, id: IDS.agreement };
  const { items } = await ask(world, KARI, 'listNotices', { params, query });
  return items.map(({ response, respondedOn }) => `${response} ${respondedOn}`);
};

describe('a notice on record', () => {
  test('is open until it is answered, and then carries the answer, its day, reason and reference', async () => {
    const { world, notice } = await notified();
    expect(await found(world, '2026-11-20')).toEqual(['F11']);
    const given = { response: 'accepted', respondedOn: '2026-11-20', reason: 'Samme land', reference: 'Sak 26/418' };
    expect(await answer(world, notice, given)).toMatchObject({
      id: notice,
      response: 'accepted',
      respondedOn: '2026-11-20',
      responseReason: 'Samme land',
      responseReference: 'Sak 26/418',
      objectionDeadline: '2026-11-24',
    });
    expect(await found(world, '2026-11-19')).toEqual(['F11']);
    expect(await found(world, '2026-11-20')).toEqual([]);
    expect(await found(world, '2026-11-25')).toEqual([]);
  });

  test('is answered today where no day is given', async () => {
    const { world, notice } = await notified();
    expect(await answer(world, notice, { response: 'accepted' })).toMatchObject({ respondedOn: '2026-11-22' });
  });

  test('leaves the company unauthorised from an objection in time on', async () => {
    const { world, notice } = await notified();
    await answer(world, notice, { response: 'objected', respondedOn: '2026-11-20' });
    expect(await found(world, '2026-11-19')).toEqual(['F11']);
    expect(await found(world, '2026-11-20')).toEqual(['F10']);
    expect(await found(world, '2026-11-22')).toEqual(['F10']);
  });

  test('is told in the history and the log of the body', async () => {
    const { world, notice } = await notified();
    await answer(world, notice, { response: 'accepted' });
    const { items } = await ask(world, MAGNE, 'listLog', { query: { body: frana.id } });
    const entry = items.find(({ action }) => action === 'notice_answered');
    expect(entry).toMatchObject({ subjects: [IDS.agreement, notice], actor: KARI.id });
  });
});

describe('a later answer', () => {
  test('of a later day follows the earlier one', async () => {
    const { world, notice } = await notified();
    await answer(world, notice, { response: 'objected', respondedOn: '2026-11-16' });
    await answer(world, notice, { response: 'accepted', respondedOn: '2026-11-20' });
    expect(await found(world, '2026-11-18')).toEqual(['F10']);
    expect(await found(world, '2026-11-20')).toEqual([]);
    expect(await standing(world)).toEqual(['accepted 2026-11-20']);
  });

  test('that corrects stands in place of the earlier ones, also for the days before', async () => {
    const { world, notice } = await notified();
    await answer(world, notice, { response: 'objected', respondedOn: '2026-11-16' });
    await answer(world, notice, { response: 'accepted', respondedOn: '2026-11-20', corrects: true });
    expect(await found(world, '2026-11-18')).toEqual(['F11']);
    expect(await found(world, '2026-11-22')).toEqual([]);
  });

  test.each([
    ['the same', '2026-11-20'],
    ['an earlier', '2026-11-12'],
  ])('of %s day stands in place of it', async (_, respondedOn) => {
    const { world, notice } = await notified();
    await answer(world, notice, { response: 'objected', respondedOn: '2026-11-16' });
    await answer(world, notice, { response: 'objected', respondedOn: '2026-11-20', reason: 'Nytt land' });
    expect(await answer(world, notice, { response: 'accepted', respondedOn })).toMatchObject({ responseReason: null });
    expect(await standing(world)).toEqual([`accepted ${respondedOn}`]);
    expect(await found(world, '2026-11-22')).toEqual([]);
  });

  test('corrects an answer that was given when the notice was registered', async () => {
    const { world } = await notified();
    const params = { body: frana.id, id: IDS.agreement };
    const entity = { name: 'Datavask Inc.', country: 'US' };
    const body = { entity, receivedOn: RECEIVED, how: 'letter', response: 'objected', respondedOn: '2026-11-18' };
    const { id } = await ask(world, KARI, 'createNotice', { params, body });
    await answer(world, id, { response: 'accepted', respondedOn: '2026-11-12' });
    expect((await standing(world)).sort()).toEqual(['accepted 2026-11-12', 'none null']);
  });
});

describe('what is refused', () => {
  test.each([
    ['before it was received', '2026-11-09'],
    ['in the future', '2026-11-23'],
    ['that does not exist', '2026-02-30'],
  ])('is an answer on a day %s, and nothing is saved', async (_, respondedOn) => {
    const { world, notice } = await notified();
    const before = await revisionCount(world);
    expect(await refused(answer(world, notice, { response: 'accepted', respondedOn }))).toEqual([
      'invalid',
      'respondedOn',
    ]);
    expect(await revisionCount(world)).toBe(before);
  });

  test('is no answer, and one that is not known', async () => {
    const { world, notice } = await notified();
    expect(await refused(answer(world, notice, {}))).toEqual(['invalid', 'response']);
    expect(await refused(answer(world, notice, { response: 'none' }))).toEqual(['invalid', 'response']);
  });

  test('is a notice of another agreement or body, as one that is not there', async () => {
    const { world, notice } = await notified();
    const given = { response: 'accepted' };
    expect(await refused(answer(world, 'not_unknown', given))).toEqual(['not_found']);
    expect(await refused(answer(world, notice, given, SYNNOVE))).toEqual(['not_found']);
    expect(await refused(answer(world, notice, given, SYNNOVE, { body: eide.id, id: EIDE.agreement }))).toEqual([
      'not_found',
    ]);
    expect(await refused(answer(world, notice, given, SYNNOVE, { body: eide.id }))).toEqual(['not_found']);
  });

  test('is an answer of somebody who may read only', async () => {
    const { world, notice } = await notified();
    expect(await refused(answer(world, notice, { response: 'accepted' }, MAGNE))).toEqual(['forbidden']);
    expect(await refused(answer(world, notice, { response: 'accepted' }, LEIV))).toEqual(['forbidden']);
  });
});
