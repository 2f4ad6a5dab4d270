// Adequacy decisions by date: GDPR art. 45 and those made under directive 95/46 that live on through art. 45(9).
import { calendarDate } from '../calendar.ts';
import { type AdequacyRow, type Certainty, CHECKED_ON, dayOrOpen } from './rows.ts';

type Line = [
  id: string,
  country: string | null,
  instrument: string,
  validFrom: string,
  validTo: string | null,
  note: string | null,
  certainty: Certainty,
];

const LINES: readonly Line[] = [
  ['CH', 'CH', '2000/518/EC', '2000-07-26', null, null, 'H'],
  ['HU', 'HU', '2000/519/EC', '2000-07-26', '2004-04-30', 'Then a Member State', 'H'],
  [
    'US-SH',
    'US',
    '2000/520/EC',
    '2000-07-26',
    '2015-10-05',
    'Safe Harbour; void from Schrems I, C-362/14, 2015-10-06',
    'H',
  ],
  ['CA', 'CA', '2002/2/EC', '2001-12-20', null, 'PIPEDA commercial organisations only', 'H'],
  ['AR', 'AR', '2003/490/EC', '2003-06-30', null, null, 'H'],
  ['GG', 'GG', '2003/821/EC', '2003-11-21', null, null, 'H'],
  ['IM', 'IM', '2004/411/EC', '2004-04-28', null, null, 'H'],
  ['JE', 'JE', '2008/393/EC', '2008-05-08', null, null, 'H'],
  ['FO', 'FO', '2010/146/EU', '2010-03-05', null, null, 'H'],
  ['AD', 'AD', '2010/625/EU', '2010-10-19', null, null, 'H'],
  ['IL', 'IL', '2011/61/EU', '2011-01-31', null, 'Not occupied territories', 'H'],
  ['UY', 'UY', '2012/484/EU', '2012-08-21', null, null, 'H'],
  ['NZ', 'NZ', '2013/65/EU', '2012-12-19', null, null, 'H'],
  [
    'US-PS',
    'US',
    '2016/1250',
    '2016-07-12',
    '2020-07-15',
    'Privacy Shield; void from Schrems II, C-311/18, 2020-07-16, no grace',
    'H',
  ],
  ['JP', 'JP', '2019/419', '2019-01-23', null, 'APPI businesses with the supplementary rules', 'H'],
  [
    'UK',
    'GB',
    '2021/1772',
    '2021-06-28',
    '2031-12-27',
    'Extended by 2025/1226 (2025-06-24, to 2025-12-27), renewed by 2025/2574 (2025-12-19); immigration carve-out removed',
    'H',
  ],
  ['KR', 'KR', '2022/254', '2021-12-17', null, 'PIPA, partial scope; review of 2026-07-23 kept it', 'H'],
  [
    'US-DPF',
    'US',
    '2023/1795',
    '2023-07-10',
    null,
    'Only the exact listed entity; HR data only if elected; yearly recertification',
    'H',
  ],
  ['EPO', null, '2025/1382', '2025-07-15', null, 'European Patent Organisation; OJ 2025-07-18', 'H'],
  ['BR', 'BR', '2026/179', '2026-01-26', null, 'LGPD-covered; first evaluation after four years', 'H'],
];

/** What a decision is limited to, where it does not cover every recipient in the country. */
const SCOPES: Readonly<Record<string, string>> = {
  CA: 'PIPEDA commercial organisations',
  IL: 'Not the occupied territories',
  JP: 'APPI businesses',
  KR: 'PIPA controllers',
  'US-DPF': 'Entities on the Data Privacy Framework list',
  BR: 'Processing under the LGPD',
};

/** Decisions that hold for the exact company in the list, and for no other. */
const LISTED: ReadonlySet<string> = new Set(['US-DPF']);

/** The adequacy decisions known to this release. Legal source: GDPR art. 45. */
export const ADEQUACY: readonly AdequacyRow[] = LINES.map(
  ([id, country, instrument, validFrom, validTo, note, certainty]) => ({
    id,
    country,
    instrument,
    validFrom: calendarDate(validFrom),
    validTo: dayOrOpen(validTo),
    scope: SCOPES[id] ?? null,
    note,
    certainty,
    checkedOn: CHECKED_ON,
    ...(LISTED.has(id) ? { listed: true } : {}),
  }),
);
