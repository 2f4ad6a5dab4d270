// How a row about a system becomes steps: registered, secured with two factors, ended. The kinds of use say what it holds.
import type { DataCategory, DataSubject, OperatingModel, TwoFactor, Zone } from '../../domain/vocabulary.ts';
import { type BodyRef, holderOn, LONG_AGO, managerOf, OPENED } from './bodies.ts';
import { entityOf } from './companies.ts';
import { type Entry, ref } from './steps.ts';
import type { Place } from './transfers.ts';

type Use = { purpose: string; data: DataCategory[]; about: DataSubject[] };

const use = (purpose: string, data: DataCategory[], about: DataSubject[]): Use => ({ purpose, data, about });

/** What a system is for, which data it holds and whom they are about. */
const USES = {
  office: use(
    'E-post, dokumenter og samhandling',
    ['identity', 'contact', 'employment', 'free_text', 'logs'],
    ['employees', 'residents'],
  ),
  schoolOffice: use(
    'Skolearbeid og samhandling',
    ['identity', 'contact', 'education', 'children', 'logs'],
    ['pupils', 'employees'],
  ),
  archive: use(
    'Saksbehandling og arkiv',
    ['identity', 'contact', 'national_identity_number', 'free_text', 'secrecy_bound'],
    ['residents', 'applicants', 'employees'],
  ),
  letters: use(
    'Sende brev digitalt eller på papir',
    ['identity', 'contact', 'national_identity_number'],
    ['residents'],
  ),
  chat: use('Svare innbyggere hele døgnet', ['contact', 'free_text', 'logs'], ['residents', 'visitors']),
  web: use('Informasjon og selvbetjening', ['identity', 'contact', 'logs'], ['residents', 'visitors']),
  payroll: use(
    'Lønn, fravær og personal',
    ['identity', 'contact', 'national_identity_number', 'employment', 'economy'],
    ['employees'],
  ),
  accounts: use('Regnskap og faktura', ['identity', 'contact', 'economy'], ['residents', 'suppliers', 'employees']),
  social: use(
    'Økonomisk sosialhjelp og råd',
    ['identity', 'contact', 'national_identity_number', 'economy', 'health', 'social_assistance', 'secrecy_bound'],
    ['clients'],
  ),
  care: use(
    'Journal i pleie og omsorg',
    ['identity', 'contact', 'national_identity_number', 'health', 'secrecy_bound'],
    ['patients', 'employees'],
  ),
  childWelfare: use(
    'Barnevernssaker',
    ['identity', 'contact', 'national_identity_number', 'health', 'child_welfare', 'children', 'secrecy_bound'],
    ['clients', 'guardians'],
  ),
  school: use(
    'Elever, fravær og vurdering',
    ['identity', 'contact', 'national_identity_number', 'education', 'children'],
    ['pupils', 'guardians', 'employees'],
  ),
  messages: use(
    'Meldinger mellom skole og hjem',
    ['identity', 'contact', 'free_text', 'children'],
    ['pupils', 'guardians', 'employees'],
  ),
  reading: use('Lesetrening', ['identity', 'education', 'children'], ['pupils']),
  devices: use('Styre og sikre elevmaskiner', ['identity', 'logs', 'children'], ['pupils', 'employees']),
  building: use('Byggesaker', ['identity', 'contact', 'property', 'free_text'], ['applicants', 'residents']),
  library: use('Utlån', ['identity', 'contact', 'children'], ['residents']),
  sweeping: use('Feiing og tilsyn', ['identity', 'contact', 'property'], ['residents']),
  kindergarten: use(
    'Dagen i barnehagen',
    ['identity', 'contact', 'images', 'health', 'children'],
    ['pupils', 'guardians', 'employees'],
  ),
  maps: use('Kart og eiendom', ['identity', 'property'], ['residents']),
  alarm: use('Trygghet i heimen', ['identity', 'contact', 'health', 'location', 'secrecy_bound'], ['patients']),
  fees: use(
    'Fakturere kommunale avgifter',
    ['identity', 'contact', 'national_identity_number', 'economy', 'property'],
    ['residents'],
  ),
  culture: use('Søknad og undervisning i kulturskolen', ['identity', 'contact', 'children'], ['pupils', 'guardians']),
  quality: use('Avvik og forbedring', ['identity', 'employment', 'free_text'], ['employees']),
  shifts: use('Turnus og timer', ['identity', 'contact', 'employment'], ['employees']),
  water: use('Avlesning av vannmålere', ['identity', 'property'], ['residents']),
  survey: use('Undersøkelser blant innbyggere og ansatte', ['contact', 'free_text'], ['residents', 'employees']),
  clinic: use(
    'Journal i helsestasjon',
    ['identity', 'contact', 'national_identity_number', 'health', 'children', 'secrecy_bound'],
    ['patients', 'guardians'],
  ),
  hiring: use('Utlysning og søknader', ['identity', 'contact', 'employment', 'education', 'free_text'], ['applicants']),
  doors: use('Adgangskontroll', ['identity', 'images', 'logs'], ['employees', 'visitors']),
  politics: use(
    'Møter i råd og utvalg',
    ['identity', 'contact', 'economy', 'political_opinion'],
    ['politicians', 'employees'],
  ),
} satisfies Record<string, Use>;

export type SystemRow = {
  ref: string;
  body: BodyRef;
  name: string;
  product?: string;
  /** Unknown where left out: a gap in the register. */
  use?: keyof typeof USES;
  model?: OperatingModel;
  zone?: Zone;
  twoFactor?: TwoFactor;
  /** From when two factors are enforced, where they were not from the start. */
  secured?: string;
  owner?: string;
  processor?: BodyRef;
  /** The country it is stored in at a processor that offers it without a product. */
  stored?: string;
  live?: string;
  /** The day it is registered to exist and the day of recording, where not the day it went live. */
  since?: string;
  on?: string;
  /** First day out of use, and the day that was recorded. */
  ended?: { day: string; on: string };
};

/** What a system is used for; none where nobody has said. */
export function useOf(row: SystemRow): Use | null {
  return row.use === undefined ? null : USES[row.use];
}

/** Places of its own: the municipality's or the co-operative's machines, or where a processor without a product keeps it. */
export function ownPlaces(row: SystemRow): Place[] {
  const here = row.model === undefined || row.model === 'saas' ? undefined : 'NO';
  const country = row.stored ?? here;
  return country === undefined ? [] : [{ country, activity: 'storage' }];
}

/** The steps of each system's own life. */
export function systemEntries(rows: readonly SystemRow[]): Entry[] {
  return rows.flatMap((row) => [registered(row), ...secured(row), ...ended(row)]);
}

function registered(row: SystemRow): Entry {
  const since = row.since ?? row.live ?? LONG_AGO;
  const body = holderOn(row.body, since);
  return {
    on: row.on ?? (since < OPENED ? OPENED : since),
    by: managerOf(body),
    do: 'createSystem',
    params: { body: ref(body) },
    as: row.ref,
    body: {
      name: row.name,
      productId: row.product && ref(row.product),
      processor: row.processor && { id: entityOf(row.processor) },
      ownerId: row.owner && ref(row.owner),
      goLive: row.live ?? LONG_AGO,
      locations: ownPlaces(row).map(({ country, activity }) => ({ country, activity })),
      ...profileOf(row),
      effectiveOn: since,
    },
  };
}

/** What is known of its use; of a system nobody has described, nothing. */
function profileOf(row: SystemRow): Partial<Extract<Entry, { do: 'createSystem' }>['body']> {
  const known = useOf(row);
  if (known === null) return {};
  return {
    purpose: known.purpose,
    personalData: true,
    operatingModel: row.model ?? 'saas',
    zone: row.zone ?? 'internal',
    twoFactor: row.twoFactor ?? 'enforced',
    dataCategories: known.data,
    dataSubjects: known.about,
  };
}

/** A correction of a system's facts, by the contract manager of whoever holds it that day. */
export function revised(
  row: Pick<SystemRow, 'ref' | 'body'>,
  on: string,
  facts: Extract<Entry, { do: 'reviseSystem' }>['body'],
): Entry {
  const body = holderOn(row.body, on);
  return { on, by: managerOf(body), do: 'reviseSystem', params: { body: ref(body), id: ref(row.ref) }, body: facts };
}

function secured(row: SystemRow): Entry[] {
  if (row.secured === undefined) return [];
  const on = row.secured === '2019-01-01' ? '2018-12-28' : row.secured;
  return [revised(row, on, { effectiveOn: row.secured, twoFactor: 'enforced' })];
}

function ended(row: SystemRow): Entry[] {
  if (row.ended === undefined) return [];
  return [revised(row, row.ended.on, { effectiveOn: row.ended.on, endedOn: row.ended.day })];
}
