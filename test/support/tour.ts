// The short tour of the main job, the same on every runtime: register, change, findings, report, run, mail, take back.
import { expect } from 'vitest';
import { addDays, type CalendarDate, instant, osloDay } from '../../src/domain/calendar.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import { sha256 } from '../../src/domain/log.ts';
import type { CapturedMail } from '../../src/outside/captured-mailbox.ts';
import { type AnswerOf, type Asker, askerAt, over } from './asking.ts';
import { beFirst, takeUp } from './signing-in.ts';

/** What the tour needs of a runtime. */
export type Runtime = {
  url: string;
  /** What it said when nobody administered it yet: the link that makes the first administrator. */
  said: string;
  /** Lets the schedule come: resolves once one scheduled run is done. */
  runScheduled: (administrator: Asker) => Promise<void>;
  /** The mails that reached the mail server, newest first. */
  mails: () => CapturedMail[];
};

type Toured = { runtime: Runtime; local: Asker; manager: Asker; officer: Asker; today: CalendarDate };
type Registered = {
  body: string;
  product: string;
  system: string;
  agreement: string;
  version: string;
  manager: string;
};

/** Walks the whole main job on an empty register. */
export async function takeTheTour(runtime: Runtime): Promise<void> {
  const today = osloDay(instant(new Date()));
  const send = over(runtime.url);
  const local = askerAt(send, (await beFirst(send, runtime.said)).who.headers());
  const { people, ...registered } = await registerAll(local, today);
  const manager = await letIn(runtime, local, people.manager);
  const officer = await letIn(runtime, local, people.officer);
  const toured = { runtime, local, manager, officer, today };
  const before = await askReport(toured.officer, registered.body);
  await runtime.runScheduled(local);
  const toldBefore = runtime.mails().length;
  const change = await registerChange(toured, registered);
  await seeFinding(toured, registered, change);
  await seeReport(toured, registered, before);
  await receiveMail(toured, registered, change, toldBefore);
  await takeBack(toured, registered, change, toldBefore + 1);
  await readLog(toured, registered);
}

/** Invites a person, and opens the link of the mail as they would. */
async function letIn({ url, mails }: Runtime, local: Asker, person: string): Promise<Asker> {
  const before = mails().length;
  await local.ask('invitePerson', { params: { id: person }, body: {} });
  await expect.poll(() => mails().length, { timeout: 5_000 }).toBe(before + 1);
  const link = /http\S+\/invitation\/\w+/.exec(mails()[0]?.text ?? '')?.[0] ?? '';
  return askerAt(over(url), (await takeUp(over(url), link)).who.headers());
}

async function registerAll(local: Asker, today: CalendarDate) {
  const long = addDays(today, -900);
  const created = async <N extends 'createBody' | 'createVendor' | 'createPerson'>(name: N, body: object) =>
    local.ask(name, { body });
  const municipality = await created('createBody', {
    ...{ kind: 'municipality', name: 'Smøla kommune', number: '310504548', municipalityNumber: '1573' },
    effectiveOn: long,
  });
  const office = await created('createBody', {
    kind: 'dpo_office',
    name: 'Arkivet IKS',
    number: '310918024',
    effectiveOn: long,
  });
  const body = municipality.id;
  await local.ask('createMandate', {
    params: { body },
    body: {
      officeId: office.id,
      from: long,
      decidedOn: long,
      notifiedOn: long,
      publishedUrl: 'https://smola.example/ombud',
    },
  });
  const person = async (name: string, role: string, bodyId: string) =>
    (await created('createPerson', { name, email: `${role}@smola.example`, roles: [{ role, bodyId, from: long }] })).id;
  const manager = await person('Bodil Ærø', 'contract_manager', body);
  const officer = await person('Åsa Østvik', 'data_protection_officer', office.id);
  const vendor = await created('createVendor', {
    entity: { name: 'Pratsvar AS', number: '311331507' },
    contactEmail: 'personvern@pratsvar.example',
    effectiveOn: long,
  });
  return { ...(await registerUse(local, { body, vendor, manager }, long, today)), people: { manager, officer } };
}

type Parties = { body: string; vendor: AnswerOf<'createVendor'>; manager: string };

async function registerUse(local: Asker, { body, vendor, manager }: Parties, long: CalendarDate, today: CalendarDate) {
  const product = await local.ask('createProduct', {
    params: { id: vendor.id },
    body: { name: 'Kommune-Kari', locations: [{ country: 'NO', activity: 'storage' }], effectiveOn: long },
  });
  const system = await local.ask('createSystem', {
    params: { body },
    body: {
      ...{
        name: 'Praterobot',
        productId: product.id,
        purpose: 'Svare innbyggere',
        personalData: true,
        ownerId: manager,
      },
      ...{ operatingModel: 'saas', zone: 'open', twoFactor: 'enforced', goLive: addDays(today, -700) },
      ...{ dataCategories: ['contact'], dataSubjects: ['residents'], effectiveOn: long },
    },
  });
  const contract = await local.ask('createContract', {
    params: { body },
    body: { title: 'Praterobot', vendor: { id: vendor.entityId }, form: 'SSA-sky', startOn: addDays(today, -800) },
  });
  const agreement = await local.ask('createAgreement', {
    params: { body },
    body: {
      title: 'Databehandleravtale for praterobot',
      contractId: contract.id,
      systemIds: [system.id],
      ownerId: manager,
      effectiveOn: addDays(today, -760),
    },
  });
  const controller = (await local.ask('getBody', { params: { body } })).entityId;
  const signedOn = addDays(today, -750);
  const version = await local.ask('createVersion', {
    params: { body, id: agreement.id },
    body: {
      ...{ label: '1.0', state: 'signed', validFrom: signedOn, authorisation: 'specific', breachHours: 24 },
      ...{
        subjectMatter: 'Praterobot',
        nature: 'Svar i fritekst',
        purpose: 'Svare innbyggere',
        duration: 'Som kontrakten',
      },
      parties: [
        { entity: { id: controller }, role: 'controller', signatory: 'Bodil Ærø', signedOn },
        { entity: { id: vendor.entityId }, role: 'processor', signatory: 'Per Prat', signedOn },
      ],
      annex: {
        dataCategories: [{ category: 'contact' }],
        dataSubjects: [{ subject: 'residents' }],
        locations: [{ country: 'NO', activity: 'storage' }],
      },
    },
  });
  return { body, product: product.id, system: system.id, agreement: agreement.id, version: version.id, manager };
}

const asChange = ({ today }: Toured, { product }: Registered) => ({
  kind: 'sub_processor_added',
  scope: { kind: 'product', id: product },
  effectiveOn: addDays(today, -10),
  evidence: { reference: 'Brev fra leverandøren', issuer: 'Pratsvar AS' },
  details: {
    entity: { name: 'Lakeline Language Inc.', country: 'US' },
    ...{ country: 'US', service: 'Språkmodell', basis: 'A45', instrument: 'US-DPF' },
  },
});

/** Previewed, saved twice under one key, and registered once. */
async function registerChange(toured: Toured, registered: Registered): Promise<string> {
  const body = asChange(toured, registered);
  const preview = await toured.manager.ask('createChange', { query: { preview: 'true' }, body });
  expect(preview).toMatchObject({ id: null, preview: true });
  const hit = preview.consequences.find((one) => one.code === 'F10');
  expect(hit).toMatchObject({
    agreementId: registered.agreement,
    effect: 'found',
    makesStale: true,
    since: body.effectiveOn,
  });
  expect(`${hit?.agreementSays} | ${hit?.trueNow}`).toMatch(/.+ \| .*Lakeline Language Inc\./s);
  expect((await toured.manager.ask('listChanges')).items).toEqual([]);
  const headers = { 'idempotency-key': 'the-tour' };
  const saved = await toured.manager.ask('createChange', { body, headers });
  const again = await toured.manager.ask('createChange', { body, headers });
  expect(again).toEqual(saved);
  const comparable = (change: AnswerOf<'createChange'>) =>
    change.consequences.map(({ findingKey, since }) => ({ findingKey, since }));
  expect(comparable(saved).length).toBe(comparable(preview).length);
  expect((await toured.manager.ask('listChanges')).items.map(({ id }) => id)).toEqual([saved.id]);
  return saved.id ?? '';
}

async function seeFinding({ manager, officer }: Toured, { body, agreement, version }: Registered, change: string) {
  const { items } = await manager.ask('listBodyFindings', { params: { body }, query: { code: 'F10' } });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ agreementId: agreement, severity: 'critical', cause: { key: `change:${change}` } });
  const seen = await officer.ask('listFindings', { query: { code: 'F10' } });
  expect(seen.items.map(({ key }) => key)).toEqual(items.map(({ key }) => key));
  const read = await manager.ask('getAgreement', { params: { body, id: agreement } });
  expect(read).toMatchObject({ status: 'needs_update', versionInForceId: version });
}

const askReport = (officer: Asker, body: string, query: Record<string, string> = {}) =>
  officer.ask('getReport', { query: { body, ...query } });

/** The same bytes for the same day and instant, in each format; another day or instant tells another story. */
async function seeReport({ officer, manager, today }: Toured, { body }: Registered, before: AnswerOf<'getReport'>) {
  const now = await askReport(officer, body);
  expect(now.bodies).toMatchObject([{ bodyId: body, light: 'red', agreementsNeedingUpdate: 1, dpo: 'Arkivet IKS' }]);
  const query = { body, asOf: now.asOf, knownAt: now.knownAt ?? '' };
  for (const format of ['json', 'html', 'csv']) {
    const bytes = async (asker: Asker) => (await asker.send('getReport', { query: { ...query, format } })).text();
    const first = await bytes(officer);
    expect(first).toContain('Lakeline Language Inc.');
    expect([await bytes(officer), await bytes(manager)], format).toEqual([first, first]);
  }
  const { hash, ...content } = now;
  expect(await sha256(canonicalJson(content))).toBe(hash);
  const then = await askReport(officer, body, { asOf: addDays(today, -20), knownAt: query.knownAt });
  expect(then.bodies).toMatchObject([{ agreementsNeedingUpdate: 0 }]);
  const unknown = await askReport(officer, body, { asOf: before.asOf, knownAt: before.knownAt ?? '' });
  expect(unknown).toEqual(before);
}

/** The one who answers for the agreement is told once, by a real mail that names the one cause. */
async function receiveMail({ runtime, local }: Toured, { body, manager }: Registered, change: string, told: number) {
  await runtime.runScheduled(local);
  const mails = runtime.mails();
  expect(mails).toHaveLength(told + 1);
  const [mail] = mails;
  expect(mail).toMatchObject({ to: 'contract_manager@smola.example', from: 'avtalevakt@localhost' });
  expect(mail?.text).toContain('Lakeline Language Inc.');
  expect(mail?.html).toContain('Databehandleravtale for praterobot');
  const [delivery] = (await local.ask('listDeliveries')).items;
  expect(delivery).toMatchObject({
    personId: manager,
    messageId: mail?.messageId,
    subject: mail?.subject,
    attempts: 1,
    lastError: null,
  });
  const alerts = await local.ask('listAlerts', { params: { body } });
  expect(alerts.items.filter(({ causeKey }) => causeKey === `change:${change}`)).not.toEqual([]);
  await runtime.runScheduled(local);
  expect(runtime.mails()).toHaveLength(told + 1);
  expect(await local.ask('createRun', { body: {} })).toMatchObject({
    newAlerts: 0,
    deliveriesCreated: 0,
    deliveriesSent: 0,
    error: null,
  });
}

async function takeBack(
  { runtime, local, manager, officer }: Toured,
  { body }: Registered,
  change: string,
  told: number,
) {
  const reason = 'Registrert på feil produkt';
  const withdrawal = await manager.ask('withdrawChange', { params: { id: change }, body: { reason } });
  expect(withdrawal).toMatchObject({ changeId: change, correctingMails: 1 });
  expect((await officer.ask('listBodyFindings', { params: { body }, query: { code: 'F10' } })).items).toEqual([]);
  await runtime.runScheduled(local);
  expect(runtime.mails()).toHaveLength(told + 1);
  expect(runtime.mails()[0]?.text).toContain(reason);
  await runtime.runScheduled(local);
  expect(runtime.mails()).toHaveLength(told + 1);
}

/** Each chain of the log hangs together from its first entry on. */
async function readLog({ local }: Toured, { body }: Registered) {
  for (const query of [{ body }, {}] as Record<string, string>[]) {
    const { items } = await local.ask('listLog', { query: { ...query, limit: '200' } });
    expect(items.length).toBeGreaterThan(2);
    expect(items.map(({ position }) => position)).toEqual(items.map((_, i) => i + 1));
    expect(items.slice(1).map(({ previous }) => previous)).toEqual(items.slice(0, -1).map(({ hash }) => hash));
  }
}
