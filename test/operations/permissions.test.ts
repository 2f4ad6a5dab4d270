// Who may do what, asked of the operations themselves: each role, another municipality's ids, and roles that begin or end.
import { describe, expect, it } from 'vitest';
import { type Failure, notFound } from '../../src/domain/failures.ts';
import { draftOf, SINCE, type SmallRegister, smallRegister, versionOf } from '../support/register.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

type Person = keyof SmallRegister['people'];
type Try = (world: TestWorld, r: SmallRegister, by: string) => Promise<unknown>;

const inFrana = (r: SmallRegister) => ({ body: r.frana.id });

/** Each operation with those who may do it in Fræna; everybody else of the cast is refused or sees nothing there. */
const MAY: Record<string, { who: Person[]; does: Try }> = {
  'read the findings': {
    who: ['kari', 'odd', 'gunn', 'liv', 'per', 'magne'],
    does: (world, r, by) => ask(world, by, 'listBodyFindings', { params: inFrana(r) }),
  },
  'register a system': {
    who: ['kari', 'odd'],
    does: (world, r, by) => ask(world, by, 'createSystem', { params: inFrana(r), body: { name: 'Kart' } }),
  },
  'change what a system is': {
    who: ['kari', 'odd'],
    does: (world, r, by) =>
      ask(world, by, 'reviseSystem', { params: { ...inFrana(r), id: r.held.system }, body: { zone: 'secure' } }),
  },
  'register a version': {
    who: ['kari', 'odd'],
    does: (world, r, by) =>
      ask(world, by, 'createVersion', {
        params: { ...inFrana(r), id: r.held.agreement },
        body: draftOf(r.frana.entityId, r.vendor.entityId, `Utkast av ${by}`),
      }),
  },
  'register what a system changed': {
    who: ['kari'],
    does: (world, r, by) =>
      ask(world, by, 'createChange', {
        body: {
          kind: 'two_factor_changed',
          scope: { kind: 'system', id: r.held.system },
          effectiveOn: '2026-12-01',
          details: { twoFactor: 'absent' },
        },
      }),
  },
  'accept a risk': {
    who: ['gunn'],
    does: (world, r, by) => decide(world, r, by, { kind: 'accept_risk', until: '2027-01-01', reason: 'Blir byta ut' }),
  },
  'snooze a finding': {
    who: ['kari', 'odd', 'gunn'],
    does: (world, r, by) => decide(world, r, by, { kind: 'snooze', until: '2027-01-01', reason: 'Ventar' }),
  },
  advise: {
    who: ['magne'],
    does: (world, r, by) => decide(world, r, by, { kind: 'advice', reason: 'Slå på tofaktor' }),
  },
  'read the report': {
    who: ['kari', 'gunn', 'liv', 'per', 'magne'],
    does: (world, r, by) => ask(world, by, 'getReport', { query: { body: r.frana.id } }),
  },
  'read the log': {
    who: ['kari', 'gunn', 'per', 'magne'],
    does: (world, r, by) => ask(world, by, 'listLog', { query: { body: r.frana.id } }),
  },
  'give a mandate': {
    who: [],
    does: (world, r, by) =>
      ask(world, by, 'createMandate', { params: inFrana(r), body: { officeId: r.ika.id, from: SINCE } }),
  },
  'start a run': { who: [], does: (world, _, by) => ask(world, by, 'createRun', { body: {} }) },
  'register a body': {
    who: [],
    does: (world, _, by) =>
      ask(world, by, 'createBody', { body: { kind: 'county', name: 'Fylket', number: '310504548' } }),
  },
};

function decide(world: TestWorld, r: SmallRegister, by: string, body: object) {
  return ask(world, by, 'createDecision', { params: { key: `F26.${r.frana.id}.${r.held.system}` }, body });
}

const outcomeOf = (asking: Promise<unknown>): Promise<string> =>
  asking.then(
    () => 'may',
    (error: Failure) => error.kind ?? error.message,
  );

describe('in Fræna', () => {
  it.each(Object.entries(MAY))('those who may %s do, and nobody else', async (_, { who, does }) => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const outcomes: Record<string, string> = {};
    for (const [name, id] of Object.entries(register.people))
      outcomes[name] = await outcomeOf(does(world, register, id));
    const { synnove, ...ours } = outcomes;
    expect(
      Object.keys(ours)
        .filter((name) => ours[name] === 'may')
        .sort(),
    ).toEqual([...who].sort());
    expect(['not_found', 'forbidden']).toContain(synnove);
    expect(Object.values(outcomes).filter((said) => !['may', 'forbidden', 'not_found'].includes(said))).toEqual([]);
  });
});

const ELSEWHERE: Record<string, (world: TestWorld, r: SmallRegister, ids: Ids) => Promise<unknown>> = {
  'a body': (world, r, { body }) => ask(world, r.people.kari, 'getBody', { params: { body } }),
  'a body’s findings': (world, r, { body }) => ask(world, r.people.kari, 'listBodyFindings', { params: { body } }),
  'a body in a list of findings': (world, r, { body }) =>
    ask(world, r.people.kari, 'listFindings', { query: { bodies: `${r.frana.id},${body}` } }),
  'a body’s report': (world, r, { body }) => ask(world, r.people.kari, 'getReport', { query: { body } }),
  'a body’s log': (world, r, { body }) => ask(world, r.people.kari, 'listLog', { query: { body } }),
  'a body’s alerts': (world, r, { body }) => ask(world, r.people.kari, 'listAlerts', { params: { body } }),
  'a system in its own body': (world, r, { body, system }) =>
    ask(world, r.people.kari, 'getSystem', { params: { body, id: system } }),
  'a system in our body': (world, r, { system }) =>
    ask(world, r.people.kari, 'getSystem', { params: { ...inFrana(r), id: system } }),
  'an agreement': (world, r, { agreement }) =>
    ask(world, r.people.kari, 'getAgreement', { params: { ...inFrana(r), id: agreement } }),
  'a contract': (world, r, { contract }) =>
    ask(world, r.people.kari, 'getContract', { params: { ...inFrana(r), id: contract } }),
  'a version': (world, r, { version }) =>
    ask(world, r.people.kari, 'getVersion', { params: { ...inFrana(r), id: version } }),
  'a version of an agreement': (world, r, { agreement }) =>
    ask(world, r.people.kari, 'createVersion', {
      params: { ...inFrana(r), id: agreement },
      body: { ...versionOf(r.frana.entityId, r.vendor.entityId), label: '2026' },
    }),
  'an amendment of a contract': (world, r, { contract }) =>
    ask(world, r.people.kari, 'createAmendment', {
      params: { ...inFrana(r), id: contract },
      body: { number: '1', kinds: ['price'], effectiveOn: '2026-12-01' },
    }),
  'a contract under an agreement': (world, r, { contract }) =>
    ask(world, r.people.kari, 'createAgreement', {
      params: inFrana(r),
      body: { title: 'DPA', contractId: contract, systemIds: [r.held.system], form: 'ssa' },
    }),
  'a change of a system': (world, r, { system }) =>
    ask(world, r.people.kari, 'createChange', {
      body: {
        kind: 'two_factor_changed',
        scope: { kind: 'system', id: system },
        effectiveOn: '2026-12-01',
        details: { twoFactor: 'absent' },
      },
    }),
  'a preview of a change of a contract': (world, r, { contract }) =>
    ask(world, r.people.kari, 'createChange', {
      query: { preview: 'true' },
      body: {
        kind: 'contract_amended',
        scope: { kind: 'contract', id: contract },
        effectiveOn: '2026-12-01',
        details: { number: '1', kinds: ['price'] },
      },
    }),
  'evidence about an agreement': (world, r, { agreement }) =>
    ask(world, r.people.kari, 'createEvidence', {
      params: inFrana(r),
      body: { kind: 'audit_report', subject: { kind: 'agreement', id: agreement }, issuedOn: '2026-11-01' },
    }),
  'a decision on a finding of theirs': (world, r, { body, system }) =>
    ask(world, r.people.kari, 'createDecision', {
      params: { key: `F26.${body}.${system}` },
      body: { kind: 'snooze', until: '2027-01-01', reason: 'Ventar' },
    }),
  'a decision in our name on their system': (world, r, { system }) =>
    ask(world, r.people.kari, 'createDecision', {
      params: { key: `F26.${r.frana.id}.${system}` },
      body: { kind: 'snooze', until: '2027-01-01', reason: 'Ventar' },
    }),
  'the withdrawal of a change': (world, r, { change }) =>
    ask(world, r.people.kari, 'withdrawChange', { params: { id: change }, body: { reason: 'Feil' } }),
  'a change': (world, r, { change }) => ask(world, r.people.kari, 'getChange', { params: { id: change } }),
};

type Ids = Record<'body' | 'system' | 'agreement' | 'contract' | 'version' | 'change', string>;

describe('an id of another municipality answers exactly as one nobody has', () => {
  it.each(Object.entries(ELSEWHERE))('%s', async (_, asking) => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const made = await ask(world, register.people.synnove, 'createChange', {
      body: {
        kind: 'two_factor_changed',
        scope: { kind: 'system', id: register.other.system },
        effectiveOn: '2026-12-01',
        details: { twoFactor: 'absent' },
      },
    });
    const theirs: Ids = { ...register.other, body: register.eide.id, change: String(made.id) };
    const unknown: Ids = {
      ...{ body: 'body_x', system: 'sys_x', agreement: 'agr_x', contract: 'con_x', version: 'ver_x', change: 'chg_x' },
    };
    const [other, nobodys] = [
      await answerTo(asking(world, register, theirs)),
      await answerTo(asking(world, register, unknown)),
    ];
    expect(other).toEqual(nobodys);
    expect(['not_found', 'invalid']).toContain(other.kind);
  });

  it('says what a thing is, and never whose', () => {
    expect(notFound('system').message).toBe('No such system here');
  });
});

async function answerTo(asking: Promise<unknown>) {
  const failure = await asking.then(
    () => null,
    (error: Failure) => error,
  );
  return { kind: failure?.kind, message: failure?.message, errors: failure?.errors };
}

describe('a role', () => {
  it('that ended yesterday no longer counts, though nobody has looked since', async () => {
    const world = await openWorld('2026-11-23T08:00:00.000Z');
    const { frana } = await smallRegister(world);
    const roles = [{ role: 'contract_manager', bodyId: frana.id, from: SINCE, to: '2026-11-23' }];
    const given = { name: 'Ola Vikar', email: 'ola.vikar@post.example', roles };
    const { id } = await ask(world, null, 'createPerson', { body: given });
    const creating = () => ask(world, id, 'createSystem', { params: { body: frana.id }, body: { name: 'Kart' } });
    await creating();
    world.clock.at = '2026-11-23T23:00:00.000Z' as never;
    await expect(creating()).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('that begins today counts from its first hour in Oslo', async () => {
    const world = await openWorld('2026-11-22T20:00:00.000Z');
    const { frana } = await smallRegister(world);
    const roles = [{ role: 'contract_manager', bodyId: frana.id, from: '2026-11-23' }];
    const given = { name: 'Ola Vikar', email: 'ola.vikar@post.example', roles };
    const { id } = await ask(world, null, 'createPerson', { body: given });
    const creating = () => ask(world, id, 'createSystem', { params: { body: frana.id }, body: { name: 'Kart' } });
    world.clock.at = '2026-11-22T22:59:59.999Z' as never;
    await expect(creating()).rejects.toMatchObject({ kind: 'not_found' });
    world.clock.at = '2026-11-22T23:00:00.000Z' as never;
    expect((await creating()).name).toBe('Kart');
  });
});

describe('the office’s mandate', () => {
  it.each([
    ['in winter', '2026-11-23', '2026-11-23T22:59:59.999Z', '2026-11-23T23:00:00.000Z'],
    ['in summer', '2027-06-30', '2027-06-30T21:59:59.999Z', '2027-06-30T22:00:00.000Z'],
  ])('that ends today closes at midnight in Oslo %s', async (_, to, before, after) => {
    const world = await openWorld();
    const { eide, ika, people } = await smallRegister(world);
    const mandate = { officeId: ika.id, from: SINCE, to };
    await ask(world, null, 'createMandate', { params: { body: eide.id }, body: mandate });
    const reading = () => ask(world, people.magne, 'listSystems', { params: { body: eide.id } });
    world.clock.at = before as never;
    expect((await reading()).items).toHaveLength(1);
    world.clock.at = after as never;
    await expect(reading()).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('lets the officer review, advise and report, and write nothing of the register', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const review = { versionId: r.held.version, contractOn: '2026-11-20', note: 'Lest på nytt' };
    const params = { body: r.frana.id, id: r.held.agreement };
    expect((await ask(world, r.people.magne, 'createReview', { params, body: review })).reviews).toHaveLength(1);
    const writing = ask(world, r.people.magne, 'createEvidence', {
      params: inFrana(r),
      body: { kind: 'dpia', subject: { kind: 'system', id: r.held.system }, issuedOn: '2026-11-20' },
    });
    await expect(writing).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('reaches the bodies it was given for, and no others', async () => {
    const world = await openWorld();
    const { frana, eide, people } = await smallRegister(world);
    const { items } = await ask(world, people.magne, 'listBodies');
    expect(items.map(({ id }) => id)).toContain(frana.id);
    expect(items.map(({ id }) => id)).not.toContain(eide.id);
    await expect(ask(world, people.magne, 'getReport', { query: { body: eide.id } })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});
