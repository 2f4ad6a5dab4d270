// Bodies and people of the demonstration register: the municipalities, the co-operative, the DPO office. People are invented.
import type { BodyKind, Language, Role } from '../../domain/vocabulary.ts';
import { type Entry, ref } from './steps.ts';

/** The day the register was opened; what was true before is recorded that day with the day it began. */
export const OPENED = '2018-01-15';
/** From when what "always was" is taken to hold. */
export const LONG_AGO = '2014-01-01';
/** The first working day after the merger: what Fræna and Eide held is Hustadvika's from here on. */
export const MERGED = '2020-01-02';

export type BodyRef = 'fraena' | 'eide' | 'averoy' | 'hustadvika' | 'orkide' | 'ika';

type BodyRow = {
  kind: BodyKind;
  name: string;
  number: string;
  municipality?: string;
  language?: Language;
  manager: string;
  since?: string;
  on?: string;
};

export const BODIES: Record<BodyRef, BodyRow> = {
  fraena: { kind: 'municipality', name: 'Fræna kommune', number: '310504548', municipality: '1548', manager: 'oddny' },
  eide: {
    kind: 'municipality',
    name: 'Eide kommune',
    number: '310607916',
    municipality: '1551',
    language: 'nn',
    manager: 'arvid',
  },
  averoy: { kind: 'municipality', name: 'Averøy kommune', number: '310711284', municipality: '1554', manager: 'marit' },
  orkide: { kind: 'co_operative', name: 'IKT Orkidé', number: '310814652', manager: 'jostein' },
  ika: {
    kind: 'dpo_office',
    name: 'Interkommunalt arkiv for Møre og Romsdal IKS',
    number: '310918024',
    manager: 'sigrun',
  },
  hustadvika: {
    kind: 'municipality',
    name: 'Hustadvika kommune',
    number: '311021397',
    municipality: '1579',
    manager: 'oddny',
    since: '2020-01-01',
    on: MERGED,
  },
};

/** Who holds on a day what a body brought with it: Hustadvika, once Fræna and Eide are merged. */
export function holderOn(origin: BodyRef, day: string): BodyRef {
  return day >= MERGED && (origin === 'fraena' || origin === 'eide') ? 'hustadvika' : origin;
}

/** The contract manager who acts for a body. */
export function managerOf(body: BodyRef): string {
  return BODIES[body].manager;
}

type PersonRow = { ref: string; name: string; mail: string; roles: [Role, BodyRef | null][]; on?: string };

const PEOPLE: PersonRow[] = [
  {
    ref: 'oddny',
    name: 'Oddny Malmedal',
    mail: 'oddny.malmedal@fraena.example',
    roles: [['contract_manager', 'fraena']],
  },
  { ref: 'arvid', name: 'Arvid Lyngholt', mail: 'arvid.lyngholt@eide.example', roles: [['contract_manager', 'eide']] },
  {
    ref: 'marit',
    name: 'Marit Rokneset',
    mail: 'marit.rokneset@averoy.example',
    roles: [['contract_manager', 'averoy']],
  },
  {
    ref: 'jostein',
    name: 'Jostein Valdervik',
    mail: 'jostein.valdervik@orkide.example',
    roles: [['contract_manager', 'orkide']],
  },
  {
    ref: 'ingvild',
    name: 'Ingvild Havnåsen',
    mail: 'ingvild.havnasen@ika.example',
    roles: [['data_protection_officer', 'ika']],
  },
  {
    ref: 'torleiv',
    name: 'Torleiv Myrbøen',
    mail: 'torleiv.myrboen@ika.example',
    roles: [['data_protection_officer', 'ika']],
  },
  {
    ref: 'hilde',
    name: 'Hilde Tornesvik',
    mail: 'hilde.tornesvik@fraena.example',
    roles: [['system_owner', 'fraena']],
  },
  { ref: 'peder', name: 'Peder Skarslia', mail: 'peder.skarslia@fraena.example', roles: [['system_owner', 'fraena']] },
  {
    ref: 'astrid',
    name: 'Astrid Langvollen',
    mail: 'astrid.langvollen@fraena.example',
    roles: [['system_owner', 'fraena']],
  },
  {
    ref: 'solveig',
    name: 'Solveig Visneslid',
    mail: 'solveig.visneslid@eide.example',
    roles: [['system_owner', 'eide']],
  },
  {
    ref: 'nils',
    name: 'Nils Henrik Kvernes',
    mail: 'nils.kvernes@averoy.example',
    roles: [['system_owner', 'averoy']],
  },
  { ref: 'geir', name: 'Geir Ekkilsund', mail: 'geir.ekkilsund@averoy.example', roles: [['management', 'averoy']] },
  {
    ref: 'tormod',
    name: 'Tormod Elnesheim',
    mail: 'tormod.elnesheim@fraena.example',
    roles: [['management', 'fraena']],
  },
  {
    ref: 'bjorg',
    name: 'Bjørg Farstadlien',
    mail: 'bjorg.farstadlien@hustadvika.example',
    roles: [['management', 'hustadvika']],
    on: MERGED,
  },
  {
    ref: 'knut',
    name: 'Knut Atle Budalen',
    mail: 'knut.budalen@hustadvika.example',
    roles: [['system_owner', 'hustadvika']],
    on: MERGED,
  },
  {
    ref: 'liv',
    name: 'Liv Sandblåst',
    mail: 'liv.sandblast@kontrollutvalet.example',
    roles: [['auditor', 'hustadvika']],
    on: '2021-02-01',
  },
];

/** Those who went on in Hustadvika, with the role they have there. */
const CARRIED_OVER: [string, Role][] = [
  ['oddny', 'contract_manager'],
  ['arvid', 'system_owner'],
  ['hilde', 'system_owner'],
  ['peder', 'system_owner'],
  ['astrid', 'system_owner'],
];

/** Bodies, people, memberships, mandates and the merger. */
export function bodyEntries(): Entry[] {
  const bodies = Object.entries(BODIES) as [BodyRef, BodyRow][];
  return [
    administrator(),
    ...bodies.map(([name, row]) => body(name, row)),
    ...PEOPLE.map(person),
    ...cooperation(),
    ...mandates(),
    ...merger(),
  ];
}

function administrator(): Entry {
  const roles = [{ role: 'administrator' as const, from: LONG_AGO }];
  const person = { name: 'Sigrun Fjellvangen', email: 'sigrun.fjellvangen@drift.example', roles };
  return { on: OPENED, by: null, do: 'createPerson', body: person, as: 'sigrun' };
}

function body(name: BodyRef, row: BodyRow): Entry {
  return {
    on: row.on ?? OPENED,
    by: 'sigrun',
    do: 'createBody',
    as: name,
    body: {
      kind: row.kind,
      name: row.name,
      number: row.number,
      municipalityNumber: row.municipality,
      language: row.language ?? 'nb',
      effectiveOn: row.since ?? LONG_AGO,
    },
  };
}

function person(row: PersonRow): Entry {
  const from = row.on === MERGED ? '2020-01-01' : (row.on ?? '2018-01-01');
  const roles = row.roles.map(([role, held]) => ({ role, bodyId: held && ref(held), from }));
  return {
    on: row.on ?? OPENED,
    by: 'sigrun',
    do: 'createPerson',
    as: row.ref,
    body: { name: row.name, email: row.mail, language: 'nb', roles },
  };
}

function cooperation(): Entry[] {
  const joined = (member: BodyRef): Entry => ({
    on: OPENED,
    by: 'sigrun',
    do: 'createMembership',
    params: { body: ref(member) },
    body: { cooperativeId: ref('orkide'), from: LONG_AGO },
    as: `${member}-membership`,
  });
  return [
    joined('fraena'),
    joined('averoy'),
    {
      on: '2018-02-12',
      by: 'sigrun',
      do: 'endMembership',
      params: { body: ref('fraena'), id: ref('fraena-membership') },
      body: { to: '2018-12-31' },
    },
  ];
}

type MandateRow = [
  BodyRef,
  { on: string; from: string; to?: string; decided: string; notified: string; published: boolean },
];
const MANDATES: readonly MandateRow[] = [
  ['fraena', { on: '2018-07-03', from: '2018-06-15', decided: '2018-05-31', notified: '2018-07-02', published: true }],
  [
    'averoy',
    {
      on: '2018-07-03',
      from: '2018-06-01',
      to: '2019-01-31',
      decided: '2018-05-28',
      notified: '2018-06-29',
      published: false,
    },
  ],
  ['eide', { on: '2018-09-03', from: '2018-09-01', decided: '2018-08-23', notified: '2018-08-31', published: true }],
  ['averoy', { on: '2019-02-01', from: '2019-02-01', decided: '2018-12-17', notified: '2019-01-21', published: true }],
  ['hustadvika', { on: MERGED, from: '2020-01-01', decided: '2019-12-12', notified: '2019-12-20', published: true }],
];

function mandates(): Entry[] {
  return MANDATES.map(([held, row]) => ({
    on: row.on,
    by: 'sigrun',
    do: 'createMandate',
    params: { body: ref(held) },
    body: {
      officeId: ref('ika'),
      from: row.from,
      to: row.to,
      decidedOn: row.decided,
      notifiedOn: row.notified,
      publishedUrl: row.published ? `https://www.${held}.example/personvernombod` : null,
      capacityPercent: 20,
    },
  }));
}

function merger(): Entry[] {
  const into = (ceased: BodyRef): Entry => ({
    on: MERGED,
    by: 'sigrun',
    do: 'createSuccessor',
    params: { body: ref(ceased) },
    body: { bodyId: ref('hustadvika'), kind: 'merger', on: '2020-01-01', moveHoldings: true },
  });
  const goesOn = ([name, role]: [string, Role]): Entry => ({
    on: MERGED,
    by: 'sigrun',
    do: 'grantRole',
    params: { id: ref(name) },
    body: { role, bodyId: ref('hustadvika'), from: '2020-01-01' },
  });
  return [into('fraena'), into('eide'), ...CARRIED_OVER.map(goesOn)];
}
