// For each rule, a story in which it turns on a given day: found from it, clear again from it, and untellable from it.
import { addDays, addMonths, type CalendarDate } from '../../src/domain/calendar.ts';
import type { LawRow } from '../../src/domain/law/rows.ts';
import type { FieldsOf } from '../../src/domain/subjects.ts';
import type { EvidenceKind, TransferBasis } from '../../src/domain/vocabulary.ts';
import { BODIES, COMPANIES } from './cast.ts';
import {
  amendment,
  annexed,
  categories,
  clauses,
  day,
  evidence,
  holding,
  lawEnding,
  link,
  party,
  place,
  type Told,
  told,
} from './journal.ts';
import { abroad, IDS, KNOWN, type Otherwise, proofs, story, version } from './story.ts';

type Story = (on: CalendarDate) => Told[];

/** A rule's turns: the day it is given is the first on which it answers so; the day before it does not. */
export type Turns = { kind?: 'system' | 'body'; found: Story; clear: Story; unknown?: Story };

const { frana, hustadvika, orkide, ika } = BODIES;
const { fjordsky, prairie, skoleportal } = COMPANIES;
/** A day long before the one a rule turns on. */
const before = (on: CalendarDate): CalendarDate => addDays(on, -400);
const PRODUCT = { kind: 'product', id: IDS.product } as const;
const SYSTEM = { kind: 'system', id: IDS.system } as const;

const systemSays = (on: string, fields: Partial<FieldsOf<'system'>>): Told =>
  told('system', IDS.system, on, { fields });
const productGets = (on: string, added: NonNullable<Told<'product'>['content']['added']>): Told =>
  told('product', IDS.product, on, { added });
const next = (on: CalendarDate, otherwise: Otherwise = {}, recordedOn: string = on): Told =>
  version({ ...otherwise, version: { validFrom: on, ...otherwise.version }, versionOn: recordedOn }, 'ver_2');
const proof = (kind: EvidenceKind, on: string, about: typeof PRODUCT | typeof SYSTEM = PRODUCT): Told =>
  evidence(kind, about, on);
const without = (kind: EvidenceKind): Otherwise => ({
  proofs: proofs().filter(({ content }) => (content.fields as FieldsOf<'evidence'>).kind !== kind),
});

/** Support from a country on a basis, there since long before the day. */
const from = (
  on: CalendarDate,
  country: string,
  basis: TransferBasis | null,
  instrument: string | null,
  more: object = {},
): Told[] => abroad({ country, basis, instrument, ...more }, before(on));
/** The same on another basis from a day on. */
const onBasis = (
  country: string,
  on: string,
  basis: TransferBasis | null,
  instrument: string | null,
  more = {},
): Told => productGets(on, { locations: place(country, 'support', { basis, instrument, ...more }) });
const shieldTo = (on: CalendarDate, validTo: CalendarDate): Told =>
  told('law', 'law', before(on), { added: { rows: lawEnding('US-PS', validTo) } });
/** On a decision without an end that holds for listed companies only. */
const listed = (on: CalendarDate): Told[] => {
  const rows = Object.fromEntries(
    Object.entries(lawEnding('US-PS', null)).map(([id, row]) => [id, { ...row, listed: true } as LawRow]),
  );
  return [...from(on, 'US', 'A45', 'US-PS'), told('law', 'law', before(on), { added: { rows } })];
};
const CLAUSES_2021 = { basisSignedOn: day('2022-01-01') };
const indian = (on: CalendarDate): Told[] => from(on, 'IN', 'A46_2_c', 'SCC-2021', CLAUSES_2021);

const notice = (receivedOn: CalendarDate): Told => {
  const own = { agreement: IDS.agreement, entity: prairie.id, receivedOn, how: 'e_mail', evidence: null };
  const fields = { ...own, response: 'none' as const, respondedOn: null };
  return told('notice', 'ntc_1', receivedOn, { fields }, { root: IDS.agreement });
};
const answered = (on: CalendarDate): Told =>
  told('notice', 'ntc_1', on, { fields: { response: 'accepted', respondedOn: on } }, { root: IDS.agreement });
const general = (objectionDays: number | null): Told[] =>
  story({ version: { authorisation: 'general', objectionDays, noticeDays: null } });

const registered = (on: string, registryStatus: 'active' | 'bankrupt'): Told =>
  told('entity', fjordsky.id, on, { fields: { registryStatus } });
const vendorIs = (on: string, vendor: string): Told => told('contract', IDS.contract, on, { fields: { vendor } });
const merged = (on: string): Told =>
  told('body', frana.id, on, {
    fields: { ceased: true },
    added: { successors: { x: { body: hustadvika.id, kind: 'merger' } } },
  });
const member = (on: string, active: boolean): Told =>
  told('membership', 'mem_1', on, { fields: { body: frana.id, cooperative: orkide.id, active } });
const mandate = (on: string, publishedUrl: string | null): Told => {
  const days = { decidedOn: day('2019-01-01'), notifiedOn: day('2019-01-01') };
  const fields = { office: ika.id, body: frana.id, ...days, publishedUrl, capacityPercent: null, active: true };
  return told('mandate', 'man_1', on, { fields });
};
const byProxy = (): Told[] =>
  story({
    versionSets: {
      parties: {
        ...party(frana.entity, 'controller', '2019-01-01', false),
        ...party(orkide.entity, 'on_behalf_of', '2019-01-01'),
        ...party(fjordsky.id, 'processor', '2019-01-01'),
      },
    },
  });
const unsigned = (signedOn: string | null): Otherwise['versionSets'] => ({
  parties: { ...party(frana.entity, 'controller', '2019-01-01'), ...party(fjordsky.id, 'processor', signedOn) },
});
const uncovered = (otherwise: Otherwise = {}): Told[] => story(otherwise).filter(({ kind }) => kind !== 'version');
const lasts = (validTo: CalendarDate): Told[] => story({ version: { validTo } });
/** Nobody can tell whether the system holds personal data: none is entered any more. */
const forgotten = (on: string): Told =>
  told('system', IDS.system, on, {
    fields: { personalData: null },
    ended: { dataCategories: ['identity', 'contact'] },
  });

const AGREEMENTS: Record<string, Turns> = {
  F02: {
    found: (on) => story({ system: { goLive: on }, versionSets: unsigned(null) }),
    clear: (on) => story({ versionSets: unsigned(on) }),
  },
  F03: {
    found: (on) => lasts(addDays(on, -1)),
    clear: (on) => [...lasts(day('2023-12-31')), next(on)],
  },
  F04: {
    found: (on) => lasts(addDays(on, 90)),
    clear: (on) => [...lasts(addDays(on, 30)), next(addDays(on, 31), {}, on)],
  },
  F05: {
    found: (on) => story({ version: { validFrom: on }, versionSets: signedBefore() }),
    clear: (on) => [...story({ versionSets: signedBefore() }), next(on)],
    unknown: (on) => story({ version: { validFrom: on }, versionSets: signedBefore(null) }),
  },
  F06: {
    found: (on) => [...story(), amended(on)],
    clear: (on) => [...story(), amended('2023-12-01'), reviewed(on)],
  },
  F07: {
    found: (on) => story({ contract: { endOn: addDays(on, -31) } }),
    clear: (on) => [...story({ contract: { endOn: day('2023-06-30') } }), proof('deletion_certificate', on)],
    unknown: (on) => [...story({ contract: { endOn: addDays(on, -31) } }), forgotten(before(on))],
  },
  F08: {
    found: (on) =>
      story({ version: { validFrom: on }, versionSets: { clauses: clauses('fulfilled', { K10: 'missing' }) } }),
    clear: (on) => [...story({ versionSets: { clauses: clauses('fulfilled', { K10: 'missing' }) } }), next(on)],
    unknown: (on) => [...story(), next(on, { versionSets: { clauses: {} } })],
  },
  F09: {
    found: (on) => [...story(), told('system', IDS.system, on, { added: { dataCategories: categories('economy') } })],
    clear: (on) => [...story({ version: { nature: null } }), next(on)],
    unknown: (on) => [...story(), told('system', IDS.system, on, { ended: { dataSubjects: ['pupils'] } })],
  },
  F10: {
    found: (on) => [...story(), productGets(on, { subProcessors: link(prairie.id, 'NO', KNOWN) })],
    clear: (on) => [
      ...story({ product: { subProcessors: link(prairie.id, 'NO', KNOWN) } }),
      next(on, { versionSets: { subProcessors: annexed(link(prairie.id, 'NO')) } }),
    ],
    unknown: (on) => [
      ...story({ version: { authorisation: null } }),
      productGets(on, { subProcessors: link(prairie.id, 'NO', KNOWN) }),
    ],
  },
  F11: {
    found: (on) => [...general(14), notice(addDays(on, -7))],
    clear: (on) => [...general(14), notice(addDays(on, -12)), answered(on)],
    unknown: (on) => [...general(null), notice(on)],
  },
  F12: {
    found: (on) => [...story(without('chain_confirmation')), proof('chain_confirmation', addDays(on, -366))],
    clear: (on) => [
      ...story(without('chain_confirmation')),
      ...[proof('chain_confirmation', '2022-01-01'), proof('chain_confirmation', on)],
    ],
    unknown: (on) => [
      ...story({ ...without('chain_confirmation'), system: { highRisk: null }, systemSets: doubtful() }),
      proof('chain_confirmation', addDays(on, -181)),
    ],
  },
  F13: {
    found: (on) => [
      ...story(),
      productGets(on, { subProcessors: link(prairie.id, 'NO', { ...KNOWN, contact: null }) }),
    ],
    clear: (on) => [
      ...story({ product: { subProcessors: link(prairie.id, 'NO', { ...KNOWN, contact: null }) } }),
      productGets(on, { subProcessors: link(prairie.id, 'NO', KNOWN) }),
    ],
    unknown: (on) => [
      ...story(),
      productGets(on, { subProcessors: link(prairie.id, 'NO', { ...KNOWN, children: null }) }),
    ],
  },
  F14: {
    found: (on) => [...story(), productGets(on, { subProcessors: link(prairie.id, 'NO', KNOWN) })],
    clear: (on) => [...story(without('flow_down')), proof('flow_down', on)],
  },
  F15: {
    found: (on) => [...story(), productGets(on, { locations: place('US', 'support') })],
    clear: (on) => [...from(on, 'US', null, null), onBasis('US', on, 'A45', null)],
    unknown: (on) => [...story(), told('product', IDS.product, on, { ended: { locations: ['NO:storage'] } })],
  },
  F16: {
    found: (on) => [...from(on, 'US', 'A45', 'US-PS'), shieldTo(on, addDays(on, -1))],
    clear: (on) => [...from(on, 'US', 'A45', 'US-PS'), onBasis('US', on, 'A45', 'US-DPF')],
    unknown: (on) => [...from(on, 'US', 'A45', 'US-DPF'), onBasis('US', on, 'A46_2_c', 'Våre eigne')],
  },
  F17: {
    found: (on) => [...from(on, 'US', 'A45', 'US-PS'), shieldTo(on, addDays(on, 180))],
    clear: (on) => [
      ...[...from(on, 'US', 'A45', 'US-PS'), shieldTo(on, addDays(on, 20))],
      onBasis('US', on, 'A46_2_c', 'SCC-2021', CLAUSES_2021),
    ],
  },
  F18: {
    found: (on) => [...listed(on), proof('dpf_list_check', addDays(on, -91))],
    clear: (on) => [...listed(on), proof('dpf_list_check', on)],
    unknown: (on) => [
      ...[...listed(on), proof('dpf_list_check', addDays(on, -5))],
      told('system', IDS.system, on, { added: { dataCategories: categories('employment') } }),
    ],
  },
  F19: {
    found: (on) => [...indian(on), proof('tia', addDays(on, -366))],
    clear: (on) => [...indian(on), proof('tia', on)],
  },
  F20: {
    found: (on) => [...from(on, 'IN', 'A45', null), onBasis('IN', on, 'A49_1_d', 'Notat', { recurring: true })],
    clear: (on) => [...from(on, 'IN', 'A49_1_d', 'Notat', { recurring: true }), onBasis('IN', on, 'A45', null)],
    unknown: (on) => [...from(on, 'IN', 'A45', null), onBasis('IN', on, 'A49_1_d', 'Notat')],
  },
  F21: {
    found: (on) => [...story(without('verification')), proof('verification', addMonths(addDays(on, -1), -36))],
    clear: (on) => [...story(without('verification')), proof('verification', on)],
    unknown: (on) => [
      ...story({ ...without('verification'), system: { highRisk: null }, systemSets: doubtful() }),
      proof('verification', addMonths(addDays(on, -1), -12)),
    ],
  },
  F22: {
    found: (on) => [...story(), registered(on, 'bankrupt')],
    clear: (on) => [...story(), registered(before(on), 'bankrupt'), registered(on, 'active')],
    unknown: (on) => [...story(), vendorIs(on, 'ent_nobody_knows')],
  },
  F23: {
    found: (on) => [...story(), vendorIs(on, skoleportal.id)],
    clear: (on) => [...story(), vendorIs(before(on), skoleportal.id), vendorIs(on, fjordsky.id)],
  },
  F24: {
    found: (on) => [...story(), merged(on)],
    clear: (on) => [...story(), merged(before(on)), holding('agreement', IDS.agreement, hustadvika.id, on)],
  },
  F25: {
    found: (on) => [...byProxy(), member('2012-01-01', true), member(on, false)],
    clear: (on) => [...byProxy(), member('2012-01-01', true), member(before(on), false), member(on, true)],
  },
  F30: {
    found: (on) => [...story({ version: { normen: false } }), systemSays(on, { normenApplies: true })],
    clear: (on) => [
      ...story({ version: { normen: false }, system: { normenApplies: true } }),
      next(on, { version: { normen: true } }),
    ],
    unknown: (on) => [...story(), systemSays(on, { normenApplies: true })],
  },
};

function signedBefore(signedOn: string | null = '2018-05-24'): Otherwise['versionSets'] {
  const parties = { ...party(frana.entity, 'controller', signedOn), ...party(fjordsky.id, 'processor', signedOn) };
  if (signedOn !== null) return { parties };
  return {
    parties: { ...party(frana.entity, 'controller', null, false), ...party(fjordsky.id, 'processor', null, false) },
  };
}

function amended(on: string): Told {
  return told('contract', IDS.contract, on, { added: { amendments: amendment('E1', on) } });
}

function reviewed(on: CalendarDate): Told {
  const review = { version: IDS.version, contractOn: on, reviewedOn: on, by: 'per_kari', note: null };
  return told('agreement', IDS.agreement, on, { added: { reviews: { rvw_1: review } } });
}

/** What may be systematic monitoring, or may not: nobody can tell whether the risk is high. */
function doubtful(): Otherwise['systemSets'] {
  return { dataCategories: categories('logs'), dataSubjects: { employees: { subject: 'employees' } } };
}

const OTHERS: Record<string, Turns> = {
  F01: {
    kind: 'system',
    found: (on) => uncovered({ system: { goLive: on } }),
    clear: (on) => story({ version: { validFrom: on } }),
    unknown: (on) => [...uncovered(), forgotten(on)],
  },
  F26: {
    kind: 'system',
    found: (on) => [...story(), systemSays(on, { twoFactor: 'absent' })],
    clear: (on) => [...story({ system: { twoFactor: 'available' } }), systemSays(on, { twoFactor: 'enforced' })],
    unknown: (on) => [...story(), systemSays(on, { twoFactor: 'unknown' })],
  },
  F27: {
    kind: 'system',
    found: (on) => [...story(), systemSays(on, { inRecord: false })],
    clear: (on) => [...story({ system: { inRecord: false } }), systemSays(on, { inRecord: true })],
    unknown: (on) => [...story(), systemSays(on, { inRecord: null })],
  },
  F28: {
    kind: 'system',
    found: (on) => [...story(), systemSays(on, { highRisk: true })],
    clear: (on) => [...story({ system: { highRisk: true } }), proof('dpia', on, SYSTEM)],
    unknown: (on) => [...story({ systemSets: doubtful() }), systemSays(on, { highRisk: null })],
  },
  F29: {
    kind: 'body',
    found: (on) => [...story(), mandate('2019-01-01', 'https://frana.example/ombod'), mandate(on, null)],
    clear: (on) => [...story(), mandate(on, 'https://frana.example/ombod')],
  },
};

/** The turns of every rule by its code. */
export const TURNS: Readonly<Record<string, Turns>> = { ...OTHERS, ...AGREEMENTS };
