// Companies of the demonstration register: vendors and those behind them. Invented, but for the ones the 2018 report names.
import { BODIES, LONG_AGO, OPENED } from './bodies.ts';
import { type Entry, ref } from './steps.ts';

type VendorRow = {
  ref: string;
  name: string;
  number: string | null;
  country?: string;
  site: string;
  /** Where it also stands in chains, beneath a co-operative. */
  address?: string;
  on?: string;
};

const VENDORS: VendorRow[] = [
  { ref: 'microsoft', name: 'Microsoft Ireland Operations Limited', number: null, country: 'IE', site: 'microsoft' },
  { ref: 'ks', name: 'KS', number: '311124765', site: 'ks' },
  {
    ref: 'fjordarkiv',
    name: 'Fjordarkiv AS',
    number: '311228137',
    site: 'fjordarkiv',
    address: 'Arkivkaia 6, 6003 Ålesund',
  },
  { ref: 'pratsvar', name: 'Pratsvar AS', number: '311331507', site: 'pratsvar' },
  { ref: 'nettbygda', name: 'Nettbygda AS', number: '311538241', site: 'nettbygda' },
  { ref: 'lonnhuset', name: 'Lønnhuset AS', number: '311641611', site: 'lonnhuset' },
  { ref: 'tallverk', name: 'Tallverk AS', number: '311744984', site: 'tallverk' },
  {
    ref: 'velferdsdata',
    name: 'Velferdsdata AS',
    number: '311848356',
    site: 'velferdsdata',
    address: 'Velferdsgata 2, 0484 Oslo',
  },
  {
    ref: 'pleielogg',
    name: 'Pleielogg AS',
    number: '311951726',
    site: 'pleielogg',
    address: 'Omsorgsvegen 15, 7030 Trondheim',
  },
  { ref: 'oppvekst', name: 'Trygg Oppvekst Systemer AS', number: '312055090', site: 'trygg-oppvekst' },
  { ref: 'skulelogg', name: 'Skulelogg AS', number: '312158469', site: 'skulelogg' },
  { ref: 'heimskule', name: 'Heimskule AS', number: '312261839', site: 'heimskule' },
  { ref: 'lesestigen', name: 'Lesestigen AS', number: '312365200', site: 'lesestigen', on: '2018-06-04' },
  { ref: 'skulemaskin', name: 'Skulemaskin AS', number: '312468573', site: 'skulemaskin', on: '2018-06-04' },
  { ref: 'byggeplan', name: 'Byggeplan AS', number: '312571943', site: 'byggeplan' },
  { ref: 'bokskapet', name: 'Bokskapet AS', number: '312675315', site: 'bokskapet' },
  { ref: 'feiervakt', name: 'Feiervakt AS', number: '312778688', site: 'feiervakt' },
  { ref: 'barnehagedagen', name: 'Barnehagedagen AS', number: '312882051', site: 'barnehagedagen' },
  { ref: 'kartvik', name: 'Kartvik AS', number: '313088790', site: 'kartvik' },
  { ref: 'tryggleiksalarm', name: 'Tryggleiksalarm AS', number: '313192164', site: 'tryggleiksalarm' },
  { ref: 'avgiftsdata', name: 'Avgiftsdata AS', number: '313295532', site: 'avgiftsdata', on: '2020-01-13' },
  { ref: 'kulturtid', name: 'Kulturtid AS', number: '313398900', site: 'kulturtid', on: '2020-01-13' },
  { ref: 'kvalitetsvev', name: 'Kvalitetsvev AS', number: '313502279', site: 'kvalitetsvev', on: '2020-01-13' },
  { ref: 'turnusverk', name: 'Turnusverk AS', number: '313605647', site: 'turnusverk', on: '2020-01-13' },
  { ref: 'malarvatn', name: 'Målarvatn AS', number: '313709019', site: 'malarvatn', on: '2021-01-11' },
  { ref: 'sporreblad', name: 'Spørreblad AS', number: '313812383', site: 'sporreblad', on: '2021-01-11' },
  { ref: 'smasteg', name: 'Småsteg Data AS', number: '313915751', site: 'smasteg', on: '2022-01-10' },
  { ref: 'jobbvind', name: 'Jobbvind AS', number: '314019121', site: 'jobbvind', on: '2023-12-04' },
  { ref: 'lasvakt', name: 'Låsvakt AS', number: '314122496', site: 'lasvakt', on: '2025-05-05' },
  { ref: 'motebordet', name: 'Møtebordet AS', number: '314225864', site: 'motebordet', on: '2026-08-10' },
];

type OtherRow = { ref: string; name: string; country: string; address: string; number?: string; on?: string };

/** Companies that stand in chains, and one that takes a vendor over; they sell nothing to the municipalities themselves. */
const OTHERS: OtherRow[] = [
  { ref: 'microsoft-us', name: 'Microsoft Corporation', country: 'US', address: 'One Microsoft Way, Redmond, WA' },
  { ref: 'nordsky', name: 'Nordsky Drift AS', country: 'NO', address: 'Skyvegen 4, 6415 Molde', number: '314329236' },
  {
    ref: 'fjellsenter',
    name: 'Fjellsenter Datasenter AS',
    country: 'NO',
    address: 'Fjellhallen 1, 6600 Sunndalsøra',
    number: '314432606',
  },
  { ref: 'brevtrykk', name: 'Brevtrykk AS', country: 'NO', address: 'Trykkerigata 9, 0581 Oslo', number: '314535979' },
  {
    ref: 'postboks',
    name: 'Postboksformidling AS',
    country: 'NO',
    address: 'Postgata 2, 0185 Oslo',
    number: '314639340',
  },
  { ref: 'skynord', name: 'Skynord AB', country: 'SE', address: 'Skyvägen 12, 972 41 Luleå' },
  { ref: 'brevduva', name: 'Brevduva SMS AB', country: 'SE', address: 'Duvgatan 3, 411 05 Göteborg' },
  { ref: 'vindhosting', name: 'Vindhosting ApS', country: 'DK', address: 'Vindvej 8, 6700 Esbjerg' },
  { ref: 'kelda', name: 'Kelda Hosting Limited', country: 'IE', address: '8 Harbour Row, Dublin' },
  { ref: 'alpvault', name: 'Alpvault AG', country: 'CH', address: 'Stollenweg 5, 6460 Altdorf' },
  {
    ref: 'readwell',
    name: 'Readwell Analytics Inc.',
    country: 'US',
    address: '210 Mill Street, Portland, ME',
    on: '2018-06-04',
  },
  {
    ref: 'surveybridge',
    name: 'Surveybridge Inc.',
    country: 'US',
    address: '77 Canal Street, Albany, NY',
    on: '2021-01-11',
  },
  {
    ref: 'lochsupport',
    name: 'Loch Support Limited',
    country: 'GB',
    address: '14 Quay Road, Inverness',
    on: '2022-01-10',
  },
  {
    ref: 'mailferry',
    name: 'Mailferry Inc.',
    country: 'US',
    address: '500 Pier Avenue, Seattle, WA',
    on: '2023-12-04',
  },
  {
    ref: 'panelkraft',
    name: 'Panelkraft GmbH',
    country: 'DE',
    address: 'Werkstraße 21, 28195 Bremen',
    on: '2025-06-16',
  },
  {
    ref: 'varslingshuset',
    name: 'Varslingshuset AS',
    country: 'NO',
    address: 'Alarmvegen 3, 7011 Trondheim',
    number: '314742710',
    on: '2025-08-18',
  },
  {
    ref: 'lakeline',
    name: 'Lakeline Language Inc.',
    country: 'US',
    address: '31 Lakeside Drive, Madison, WI',
    on: '2026-10-26',
  },
];

const WITH_ENTITY = new Set([...VENDORS.map((vendor) => vendor.ref), ...Object.keys(BODIES)]);

/** The id of the legal entity of a company or body: what sub-processors, parties and contracts name. */
export function entityOf(company: string): string {
  return WITH_ENTITY.has(company) ? ref(`${company}.entityId`) : ref(company);
}

const ADDRESSES = new Map([...OTHERS, ...VENDORS].map(({ ref: name, address }) => [name, address]));

/** The address of a company that stands in chains. */
export function addressOf(company: string): string | undefined {
  return ADDRESSES.get(company);
}

/** The day a vendor was registered. */
export function registeredOn(vendor: string): string {
  return VENDORS.find((row) => row.ref === vendor)?.on ?? OPENED;
}

/** Vendors and other companies. */
export function companyEntries(): Entry[] {
  return [...OTHERS.map(other), ...VENDORS.map(vendor)];
}

function other(row: OtherRow): Entry {
  const { name, country, number, address } = row;
  const body = { name, country, number, address, effectiveOn: LONG_AGO };
  return { on: row.on ?? OPENED, by: 'sigrun', do: 'createEntity', as: row.ref, body };
}

function vendor(row: VendorRow): Entry {
  return {
    on: row.on ?? OPENED,
    by: 'sigrun',
    do: 'createVendor',
    as: row.ref,
    body: {
      entity: { number: row.number, name: row.name, country: row.country ?? 'NO' },
      contactName: 'Personvernkontakten',
      contactEmail: `personvern@${row.site}.example`,
      website: `https://www.${row.site}.example/`,
      subProcessorsUrl: `https://www.${row.site}.example/underleverandorer`,
      termsUrl: `https://www.${row.site}.example/vilkar`,
      effectiveOn: LONG_AGO,
    },
  };
}
