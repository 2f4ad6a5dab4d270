// Runs on the demonstration register: who is told what, once, over a real SMTP server; and what happens when things break.
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Instant } from '../../src/domain/calendar.ts';
import { run } from '../../src/operations/runs.ts';
import type { Mailer } from '../../src/operations/world.ts';
import { type CapturedMailbox, openMailbox } from '../../src/outside/captured-mailbox.ts';
import { smtpMailer } from '../../src/outside/mail.ts';
import { type DemoCopy, type Demonstration, loadedDemonstration, ownCopy } from '../support/demonstration.ts';
import { anotherProcess, ask, type TestWorld } from '../support/world.ts';

let demonstration: Demonstration;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
  return demonstration.close;
}, 60_000);

type Copy = DemoCopy & { mailbox: CapturedMailbox };

/** A copy of the demonstration whose mail goes to a mailbox of its own. */
async function copyWithMailbox(): Promise<Copy> {
  const mailbox = await openMailbox();
  const mailer = smtpMailer(mailbox.url);
  onTestFinished(async () => {
    mailer.close();
    await mailbox.close();
  });
  return { ...(await ownCopy(demonstration, mailer)), mailbox };
}

/** What the vendor says of a company it takes on, so that the chain is known to its end. */
const KNOWN = { address: '12 Lakeline Ave, Duluth', contact: 'privacy@lakeline.example', children: 'none' };

/** The chatbot's vendor takes on a language company in the United States from 1 December 2026. */
const lakeline = (idOf: Copy['idOf']) => ({
  kind: 'sub_processor_added',
  scope: { kind: 'product', id: idOf('kari') },
  effectiveOn: '2026-12-01',
  evidence: { kind: 'vendor_notice', reference: 'E-post 2026-10-26', issuedOn: '2026-10-26' },
  details: {
    entity: { name: 'Lakeline Language Inc.', country: 'US' },
    service: 'Språkmodell',
    ...KNOWN,
    basis: 'A45',
    instrument: 'US-DPF',
    fallbackBasis: 'A46_2_c',
  },
});

const register = ({ world, idOf }: Copy, preview = false) =>
  ask(world, idOf('marit'), 'createChange', { query: preview ? { preview: 'true' } : {}, body: lakeline(idOf) });

const takeBack = ({ world, idOf }: Copy, id: string) =>
  ask(world, idOf('marit'), 'withdrawChange', { params: { id }, body: { reason: 'Varselet gjaldt en annen kunde' } });

function later(world: TestWorld, minutes: number): void {
  world.clock.at = new Date(Date.parse(world.clock.at) + minutes * 60_000).toISOString() as Instant;
}

const told = ({ mailbox }: Copy) => mailbox.list().map(({ to, messageId }) => ({ to, messageId }));
const MARIT = 'marit.rokneset@averoy.example';

async function waiting(world: TestWorld) {
  const { items } = await ask(world, null, 'listDeliveries', { query: { limit: '200' } });
  return items.filter((delivery) => delivery.sentAt === null);
}

describe('a new sub-processor in the United States from 1 December 2026', () => {
  it('flags exactly the agreement that does not authorise it, in a preview that saves nothing', async () => {
    const copy = await copyWithMailbox();
    const before = (await ask(copy.world, null, 'listLog', { query: { limit: '200' } })).items.length;
    const { id, preview, consequences } = await register(copy, true);
    expect({ id, preview }).toEqual({ id: null, preview: true });
    expect(consequences.map(({ code, effect, agreementId }) => ({ code, effect, agreementId }))).toEqual([
      { code: 'F10', effect: 'found', agreementId: copy.idOf('averoy-kari-dpa') },
    ]);
    expect((await ask(copy.world, null, 'listLog', { query: { limit: '200' } })).items).toHaveLength(before);
  });

  it('flags the same once it is saved, now and when it is read again', async () => {
    const copy = await copyWithMailbox();
    const preview = await register(copy, true);
    const saved = await register(copy);
    expect(saved.consequences).toEqual(preview.consequences);
    const again = await ask(copy.world, copy.idOf('marit'), 'getChange', { params: { id: String(saved.id) } });
    expect(again.consequences).toEqual(preview.consequences);
    const body = copy.idOf('averoy');
    const on = { params: { body, id: copy.idOf('averoy-kari-dpa') }, query: { asOf: '2026-12-01' } };
    expect(await ask(copy.world, null, 'getAgreement', on)).toMatchObject({
      status: 'needs_update',
      findingCodes: ['F10'],
    });
    const dayBefore = { ...on, query: { asOf: '2026-11-30' } };
    expect(await ask(copy.world, null, 'getAgreement', dayBefore)).toMatchObject({
      status: 'in_force',
      findingCodes: [],
    });
    // General authorisation, and notified: fine, but the days to object in are running out.
    const other = {
      params: { body: copy.idOf('hustadvika'), id: copy.idOf('fraena-kari-dpa') },
      query: { asOf: '2026-12-01' },
    };
    expect(await ask(copy.world, null, 'getAgreement', other)).toMatchObject({
      status: 'in_force',
      findingCodes: ['F11'],
    });
  });

  it('is told to whom it was assigned, where it was assigned before anybody was told', async () => {
    const copy = await copyWithMailbox();
    const { world, idOf } = copy;
    const { consequences } = await register(copy);
    const body = { kind: 'assign', ownerId: idOf('nils') };
    await ask(world, idOf('marit'), 'createDecision', { params: { key: String(consequences[0]?.findingKey) }, body });
    await ask(world, null, 'createRun', { body: {} });
    const mails = copy.mailbox.list().filter(({ text }) => text.includes('Lakeline Language Inc.'));
    expect(mails.map((mail) => mail.to)).toEqual(['nils.kvernes@averoy.example']);
  });

  it('is told to whoever answers for it in one mail naming the one cause, and to nobody again', async () => {
    const copy = await copyWithMailbox();
    await register(copy);
    const first = await run(copy.world, 'schedule');
    expect(first).toMatchObject({
      newAlerts: 1,
      clearedAlerts: 0,
      deliveriesCreated: 1,
      deliveriesSent: 1,
      error: null,
    });
    const [mail, ...others] = copy.mailbox.list();
    expect(others).toEqual([]);
    expect(mail?.to).toBe(MARIT);
    expect(mail?.text).toContain('Lakeline Language Inc.');
    expect(mail?.text).toContain('Kommune-Kari');
    expect(mail?.text.match(/Databehandleravtale for /g)).toHaveLength(1);
    later(copy.world, 60);
    expect(await run(copy.world, 'schedule')).toMatchObject({ newAlerts: 0, deliveriesCreated: 0, deliveriesSent: 0 });
    later(copy.world, 24 * 60);
    expect(await run(copy.world, 'schedule')).toMatchObject({ deliveriesCreated: 0, deliveriesSent: 0 });
    expect(told(copy)).toHaveLength(1);
  });

  it('is not told anew on the day it begins', async () => {
    const copy = await copyWithMailbox();
    await register(copy);
    await run(copy.world, 'schedule');
    const body = copy.idOf('averoy');
    copy.world.clock.at = '2026-12-01T04:15:00.000Z' as Instant;
    await run(copy.world, 'schedule');
    const { items } = await ask(copy.world, null, 'listAlerts', { params: { body }, query: { limit: '200' } });
    expect(items.filter((a) => a.findingKey.includes(copy.idOf('averoy-kari-dpa')))).toHaveLength(1);
    expect(told(copy).filter(({ to }) => to === MARIT)).toHaveLength(1);
  });
});

describe('taking a registered change back', () => {
  it('clears what it flagged, and corrects once whoever had a mail about it', async () => {
    const copy = await copyWithMailbox();
    const { id } = await register(copy);
    await run(copy.world, 'schedule');
    later(copy.world, 30);
    const withdrawal = await takeBack(copy, String(id));
    expect(withdrawal.correctingMails).toBe(1);
    expect(withdrawal.cleared.map(({ code, agreementId }) => ({ code, agreementId }))).toEqual([
      { code: 'F10', agreementId: copy.idOf('averoy-kari-dpa') },
    ]);
    const asked = { params: { body: copy.idOf('averoy') }, query: { coming: 'true', limit: '200' } };
    const { items } = await ask(copy.world, null, 'listBodyFindings', asked);
    expect(items.filter(({ cause }) => cause.key === `change:${id}`)).toEqual([]);
    expect(await run(copy.world, 'schedule')).toMatchObject({ newAlerts: 0, clearedAlerts: 1, deliveriesSent: 1 });
    const [correction] = copy.mailbox.list();
    expect(correction?.to).toBe(MARIT);
    expect(correction?.text).toContain('Varselet gjaldt en annen kunde');
    later(copy.world, 60);
    expect(await run(copy.world, 'schedule')).toMatchObject({ clearedAlerts: 0, deliveriesSent: 0 });
    expect(told(copy)).toHaveLength(2);
  });

  it('before anybody was told of it tells nobody', async () => {
    const copy = await copyWithMailbox();
    const { id } = await register(copy);
    expect((await takeBack(copy, String(id))).correctingMails).toBe(0);
    expect(await run(copy.world, 'schedule')).toMatchObject({ newAlerts: 0, deliveriesCreated: 0 });
    expect(told(copy)).toEqual([]);
  });

  it('corrects those who had a mail and have mended the agreement since', async () => {
    const copy = await copyWithMailbox();
    const { id } = await register(copy);
    await run(copy.world, 'schedule');
    later(copy.world, 30);
    await newVersionThatListsLakeline(copy);
    expect(await run(copy.world, 'schedule')).toMatchObject({ clearedAlerts: 1, deliveriesCreated: 0 });
    later(copy.world, 30);
    expect((await takeBack(copy, String(id))).correctingMails).toBe(1);
    expect(await run(copy.world, 'schedule')).toMatchObject({ deliveriesSent: 1 });
    expect(await run(copy.world, 'schedule')).toMatchObject({ deliveriesSent: 0 });
    expect(told(copy).map(({ to }) => to)).toEqual([MARIT, MARIT]);
  });

  it('twice is refused, and the second time nothing is saved', async () => {
    const copy = await copyWithMailbox();
    const { id } = await register(copy);
    await takeBack(copy, String(id));
    await expect(takeBack(copy, String(id))).rejects.toMatchObject({ kind: 'invalid' });
  });
});

async function newVersionThatListsLakeline({ world, idOf }: Copy): Promise<void> {
  const place = { body: idOf('averoy'), id: idOf('averoy-kari-dpa') };
  const { versions, versionInForceId } = await ask(world, null, 'getAgreement', { params: place });
  const now = versions.find((version) => version.id === versionInForceId)!;
  const { annex, parties, breachHours, subjectMatter, nature, purpose, duration, retention, deletion } = now;
  const facts = <T extends { basis: unknown; instrument: unknown; country: unknown }>(row: T) => {
    const { basis, instrument, country } = row;
    return { basis, instrument, country };
  };
  const links = annex.subProcessors.map((link) => ({ ...facts(link), entity: { id: link.entityId } }));
  const locations = annex.locations.map((place) => ({ ...facts(place), activity: place.activity }));
  const lake = {
    entity: { name: 'Lakeline Language Inc.', country: 'US' },
    basis: 'A45',
    instrument: 'US-DPF',
    fallbackBasis: 'A46_2_c',
  };
  await ask(world, idOf('marit'), 'createVersion', {
    params: place,
    body: {
      label: 'Desember 2026',
      state: 'signed',
      validFrom: '2026-11-23',
      authorisation: 'specific',
      ...{ breachHours, subjectMatter, nature, purpose, duration, retention, deletion },
      parties: parties.map(({ entityId, role }) => ({ entity: { id: entityId }, role, signedOn: '2026-11-23' })),
      annex: { ...annex, locations, subProcessors: [...links, lake] },
    },
  });
}

describe('when things break', () => {
  it('a mail that was taken but not noted as sent goes again under the same Message-ID', async () => {
    const copy = await copyWithMailbox();
    await register(copy);
    const real = copy.world.mailer as Mailer;
    let taken: () => void = () => undefined;
    const accepted = new Promise<void>((resolve) => {
      taken = resolve;
    });
    const dying: Mailer = {
      send: async (mail) => {
        await real.send(mail);
        taken();
        await new Promise<never>(() => undefined);
      },
    };
    // The process dies between the mail server's answer and the row: its run never goes on from here.
    run({ ...copy.world, mailer: dying }, 'schedule').catch(() => undefined);
    await accepted;
    const next = await anotherProcess(copy.world);
    later(next, 5);
    expect(await run(next, 'schedule')).toMatchObject({ deliveriesSent: 0 });
    later(next, 10);
    expect(await run(next, 'schedule')).toMatchObject({ newAlerts: 0, deliveriesSent: 1 });
    const [again, first, ...more] = told(copy);
    expect(more).toEqual([]);
    expect(again).toEqual(first);
    expect(await waiting(next)).toEqual([]);
  });

  it('mail waits while the mail server is down, and goes when its time has come', async () => {
    const copy = await copyWithMailbox();
    await register(copy);
    const down: TestWorld = { ...copy.world, mailer: smtpMailer('smtp://127.0.0.1:9') };
    const first = await run(down, 'schedule');
    expect(first).toMatchObject({ deliveriesCreated: 1, deliveriesSent: 0 });
    expect(first.error).toMatch(/ECONNREFUSED/);
    expect(await waiting(copy.world)).toMatchObject([
      { attempts: 1, lastError: expect.stringMatching(/ECONNREFUSED/) },
    ]);
    expect(await run(copy.world, 'schedule')).toMatchObject({ deliveriesSent: 0 });
    later(copy.world, 15);
    expect(await run(copy.world, 'schedule')).toMatchObject({ deliveriesCreated: 0, deliveriesSent: 1, error: null });
    expect(told(copy)).toHaveLength(1);
    expect(await waiting(copy.world)).toEqual([]);
  });

  it('without a mail server mail waits, and nothing is lost', async () => {
    const copy = await copyWithMailbox();
    await register(copy);
    expect(await run({ ...copy.world, mailer: null }, 'schedule')).toMatchObject({ deliveriesSent: 0, error: null });
    expect(await waiting(copy.world)).toMatchObject([{ attempts: 0, lastError: null }]);
    expect(await run(copy.world, 'schedule')).toMatchObject({ deliveriesCreated: 0, deliveriesSent: 1 });
  });

  it('two runs at once, in two processes, tell nobody twice', async () => {
    const copy = await copyWithMailbox();
    const other = await anotherProcess(copy.world);
    const { id } = await register(copy);
    const runs = await Promise.all([copy.world, other, copy.world, other].map((world) => run(world, 'schedule')));
    expect(runs.reduce((sum, one) => sum + one.deliveriesSent, 0)).toBe(1);
    expect(told(copy).map(({ to }) => to)).toEqual([MARIT]);
    await takeBack(copy, String(id));
    await Promise.all([copy.world, other, copy.world, other].map((world) => run(world, 'schedule')));
    expect(told(copy).map(({ to }) => to)).toEqual([MARIT, MARIT]);
    expect(new Set(told(copy).map(({ messageId }) => messageId)).size).toBe(2);
  });
});
