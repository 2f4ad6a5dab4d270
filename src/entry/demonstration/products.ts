// Products of the demonstration register with their chains and places over time; agreements' annexes are made from these.
import type { LocationActivity } from '../../domain/vocabulary.ts';
import { LONG_AGO } from './bodies.ts';
import { registeredOn } from './companies.ts';
import { type Entry, ref } from './steps.ts';
import {
  BRITISH,
  clauses2010,
  FRAMEWORK_ALONE,
  type Link,
  linkInput,
  type Place,
  PRIVACY_SHIELD,
  placeInput,
  SWISS,
  type Transfer,
} from './transfers.ts';

type ProductRow = { ref: string; vendor: string; name: string; about: string; places: Place[]; links?: Link[] };

const at = (country: string, activity: LocationActivity, transfer?: Transfer): Place => ({
  country,
  activity,
  transfer,
});
const storedIn = (country: string): Place => at(country, 'storage');
const NORDSKY: Link = { company: 'nordsky', country: 'NO', service: 'Drift av servere' };
const FJELLSENTER: Link = { company: 'fjellsenter', country: 'NO', service: 'Datasenter' };
const SKYNORD: Link = { company: 'skynord', country: 'SE', service: 'Skydrift' };
const KELDA: Link = { company: 'kelda', country: 'IE', service: 'Skydrift' };
const VINDHOSTING: Link = { company: 'vindhosting', country: 'DK', service: 'Skydrift' };
const BREVDUVA: Link = { company: 'brevduva', country: 'SE', service: 'Utsending av SMS' };

const PRODUCTS: ProductRow[] = [
  {
    ref: 'office365',
    vendor: 'microsoft',
    name: 'Office 365',
    about: 'Kontorstøtte, e-post og samhandling som skytjeneste',
    places: [storedIn('IE'), at('NL', 'backup'), at('US', 'support', PRIVACY_SHIELD)],
    links: [{ company: 'microsoft-us', country: 'US', service: 'Drift og brukerstøtte', transfer: PRIVACY_SHIELD }],
  },
  { ref: 'ephorte', vendor: 'fjordarkiv', name: 'ePhorte', about: 'Sak og arkiv', places: [at('NO', 'support')] },
  {
    ref: 'svarut',
    vendor: 'ks',
    name: 'SvarUT',
    about: 'Utsending av brev til digital postkasse eller utskrift',
    places: [storedIn('NO')],
    links: [
      { company: 'brevtrykk', country: 'NO', service: 'Utskrift og kuvertering' },
      { company: 'postboks', country: 'NO', service: 'Formidling til digital postkasse' },
    ],
  },
  {
    ref: 'kari',
    vendor: 'pratsvar',
    name: 'Kommune-Kari',
    about: 'Praterobot som svarer innbyggere; fritekst kan røpe helse og annet særlig',
    places: [storedIn('NO'), at('SE', 'backup')],
    links: [NORDSKY, { ...SKYNORD, service: 'Språkmodell' }],
  },
  {
    ref: 'nettsted',
    vendor: 'nettbygda',
    name: 'Nettbygda Portal',
    about: 'Nettsted med skjema og selvbetjening',
    places: [storedIn('NO')],
    links: [NORDSKY],
  },
  {
    ref: 'lonn',
    vendor: 'lonnhuset',
    name: 'Lønnhuset HR',
    about: 'Lønn og personal',
    places: [storedIn('NO'), at('NO', 'backup')],
    links: [NORDSKY],
  },
  {
    ref: 'okonomi',
    vendor: 'tallverk',
    name: 'Tallverk Økonomi',
    about: 'Regnskap, faktura og innkjøp',
    places: [storedIn('NO')],
    links: [FJELLSENTER],
  },
  {
    ref: 'velferd',
    vendor: 'velferdsdata',
    name: 'Velferdsdata Sosial',
    about: 'Sosiale tjenester',
    places: [at('NO', 'support')],
    links: [{ ...VINDHOSTING, service: 'Fjernhjelp utenfor arbeidstid', from: '2026-03-01' }],
  },
  {
    ref: 'pleie',
    vendor: 'pleielogg',
    name: 'Pleielogg',
    about: 'Pleie- og omsorgsjournal',
    places: [at('NO', 'support')],
  },
  {
    ref: 'barnevern',
    vendor: 'oppvekst',
    name: 'Trygg Barnevern',
    about: 'Fagsystem for barnevern',
    places: [storedIn('NO')],
    links: [FJELLSENTER],
  },
  {
    ref: 'skule',
    vendor: 'skulelogg',
    name: 'Skulelogg',
    about: 'Skoleadministrasjon',
    places: [storedIn('NO'), { country: 'SE', activity: 'storage', from: '2027-01-15' }],
    links: [NORDSKY],
  },
  {
    ref: 'foresatt',
    vendor: 'heimskule',
    name: 'Foresattportalen',
    about: 'Meldinger mellom skole og hjem',
    places: [storedIn('NO')],
    links: [NORDSKY, { ...BREVDUVA, from: '2019-09-01' }],
  },
  {
    ref: 'lesing',
    vendor: 'lesestigen',
    name: 'Lesestigen',
    about: 'Lesetrening for mellomtrinnet',
    places: [storedIn('NO')],
    links: [{ company: 'readwell', country: 'US', service: 'Måling av leseflyt', transfer: clauses2010('2018-08-20') }],
  },
  {
    ref: 'skulepc',
    vendor: 'skulemaskin',
    name: 'Skulemaskin',
    about: 'Styring av elevenes bærbare maskiner',
    places: [storedIn('NO'), storedIn('IE')],
    links: [KELDA],
  },
  {
    ref: 'byggsak',
    vendor: 'byggeplan',
    name: 'Byggeplan Sak',
    about: 'Byggesaker',
    places: [storedIn('NO'), { country: 'IN', activity: 'support', from: '2019-02-01', until: '2019-11-01' }],
    links: [FJELLSENTER],
  },
  {
    ref: 'bibliotek',
    vendor: 'bokskapet',
    name: 'Bokskapet',
    about: 'Biblioteksystem',
    places: [storedIn('DK')],
    links: [VINDHOSTING],
  },
  { ref: 'feiing', vendor: 'feiervakt', name: 'Feiervakt', about: 'Feiing og tilsyn', places: [storedIn('NO')] },
  {
    ref: 'barnehage',
    vendor: 'barnehagedagen',
    name: 'Barnehagedagen',
    about: 'Barnehageapp for foreldre og ansatte',
    places: [storedIn('NO')],
    links: [SKYNORD, { company: 'panelkraft', country: 'DE', service: 'Varsling og feilsøking', from: '2025-09-01' }],
  },
  {
    ref: 'kart',
    vendor: 'kartvik',
    name: 'Kartvik Eiendom',
    about: 'Kart og eiendomsregister',
    places: [storedIn('NO'), at('CH', 'backup', SWISS)],
    links: [{ company: 'alpvault', country: 'CH', service: 'Sikkerhetskopi', transfer: SWISS }],
  },
  {
    ref: 'alarm',
    vendor: 'tryggleiksalarm',
    name: 'Tryggleiksalarm',
    about: 'Trygghetsalarm i heimen',
    places: [storedIn('NO')],
    links: [BREVDUVA],
  },
  { ref: 'avgift', vendor: 'avgiftsdata', name: 'Avgiftsdata', about: 'Kommunale avgifter', places: [storedIn('NO')] },
  {
    ref: 'kultur',
    vendor: 'kulturtid',
    name: 'Kulturtid',
    about: 'Kulturskole',
    places: [storedIn('SE')],
    links: [SKYNORD],
  },
  {
    ref: 'kvalitet',
    vendor: 'kvalitetsvev',
    name: 'Kvalitetsvev',
    about: 'Kvalitet og avvik',
    places: [storedIn('NO')],
  },
  {
    ref: 'turnus',
    vendor: 'turnusverk',
    name: 'Turnusverk',
    about: 'Turnus og timer',
    places: [storedIn('NO'), { country: 'RS', activity: 'support', from: '2026-08-17' }],
    links: [NORDSKY],
  },
  { ref: 'vatn', vendor: 'malarvatn', name: 'Målarvatn', about: 'Vannmålere', places: [storedIn('FI')] },
  {
    ref: 'sporsmal',
    vendor: 'sporreblad',
    name: 'Spørreblad',
    about: 'Spørreundersøkelser',
    places: [storedIn('IE')],
    links: [
      {
        company: 'surveybridge',
        country: 'US',
        service: 'Utsending og analyse',
        children: 'unknown',
        transfer: clauses2010('2021-03-01'),
      },
    ],
  },
  {
    ref: 'helsestasjon',
    vendor: 'smasteg',
    name: 'Småsteg Helsestasjon',
    about: 'Journal for helsestasjon og skolehelsetjeneste',
    places: [storedIn('NO'), at('GB', 'support', BRITISH)],
    links: [{ company: 'lochsupport', country: 'GB', service: 'Brukerstøtte', transfer: BRITISH }],
  },
  {
    ref: 'rekruttering',
    vendor: 'jobbvind',
    name: 'Jobbvind',
    about: 'Ledige stillinger og søkere',
    places: [storedIn('IE')],
    links: [KELDA, { company: 'mailferry', country: 'US', service: 'Utsending av e-post', transfer: FRAMEWORK_ALONE }],
  },
  { ref: 'adgang', vendor: 'lasvakt', name: 'Låsvakt', about: 'Adgangskort og dører', places: [storedIn('NO')] },
  {
    ref: 'mote',
    vendor: 'motebordet',
    name: 'Møtebordet',
    about: 'Politiske møter',
    places: [storedIn('NO')],
    links: [NORDSKY],
  },
];

/** Names of the products, in the order of the table. */
export const PRODUCT_REFS: readonly string[] = PRODUCTS.map((row) => row.ref);

const BY_REF = new Map(PRODUCTS.map((row) => [row.ref, row]));

/** The row of a product; throws when there is none of that name. */
export function productNamed(name: string): ProductRow {
  const row = BY_REF.get(name);
  if (!row) throw new Error(`no product is called ${name}`);
  return row;
}

/** Products with what holds from the start. */
export function productEntries(): Entry[] {
  return PRODUCTS.flatMap((row) => {
    const day = registeredOn(row.vendor);
    const product: Entry = {
      on: day,
      by: 'sigrun',
      do: 'createProduct',
      params: { id: ref(row.vendor) },
      as: row.ref,
      body: {
        name: row.name,
        description: row.about,
        locations: row.places.filter((place) => place.from === undefined).map((place) => placeInput(place)),
        effectiveOn: LONG_AGO,
      },
    };
    const links = (row.links ?? []).filter((link) => link.from === undefined);
    return [product, ...links.map((link) => declared(row.ref, link, day))];
  });
}

/** Each link is declared by itself, so that later entries can name it: `<product>-<company>`. */
function declared(product: string, link: Link, on: string): Entry {
  return {
    on,
    by: 'sigrun',
    do: 'createSubProcessor',
    params: { id: ref(product) },
    body: { ...linkInput(link), effectiveOn: LONG_AGO },
    as: `${product}-${link.company}`,
  };
}
