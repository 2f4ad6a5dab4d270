// The kinds of use of the systems: what each is for, which data it holds and whom they are about.
import type { DataCategory, DataSubject } from '../../domain/vocabulary.ts';

/** What a use is for, which data it holds and whom they are about. */
export type Described = { purpose: string; data: DataCategory[]; about: DataSubject[] };

const use = (purpose: string, data: DataCategory[], about: DataSubject[]): Described => ({ purpose, data, about });

/** What a system is for, which data it holds and whom they are about. */
export const USES = {
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
} satisfies Record<string, Described>;

/** The name of a kind of use. */
export type Use = keyof typeof USES;
