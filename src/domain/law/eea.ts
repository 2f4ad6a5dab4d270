// Which countries are inside the EEA for transfers, by date: the EEA Agreement, accessions, and the British exit.
import { calendarDate } from '../calendar.ts';
import { type Certainty, CHECKED_ON, dayOrOpen, type EeaRow } from './rows.ts';

type Line = [countries: string, validFrom: string, validTo: string | null, note: string | null, certainty: Certainty];

const LINES: readonly Line[] = [
  ['AT BE DE DK ES FI FR GR IE IS IT LU NL NO PT SE', '1994-01-01', null, null, 'H'],
  ['LI', '1995-05-01', null, null, 'H'],
  ['CY CZ EE HU LT LV MT PL SI SK', '2004-05-01', null, 'EU date; EEA slightly later', 'H'],
  ['BG RO', '2007-01-01', null, 'EU date; EEA slightly later', 'H'],
  ['HR', '2013-07-01', null, 'EU date; EEA slightly later', 'H'],
  ['GB', '1994-01-01', '2020-12-31', 'Left the EU 2020-01-31; transition ended 2020-12-31', 'H'],
  ['AX', '1995-01-01', null, 'Part of the EU with Finland', 'M'],
  ['GF GP MQ RE', '1994-01-01', null, 'French overseas departments', 'M'],
  ['YT', '2014-01-01', null, 'French overseas department; outermost region from this day', 'M'],
  ['SJ', '1994-01-01', null, 'Norwegian law applies', 'M'],
];

const BRIDGE: EeaRow = {
  id: 'UK-TCA',
  country: 'GB',
  validFrom: calendarDate('2021-01-01'),
  validTo: calendarDate('2021-06-30'),
  note: 'Bridging in the trade agreement, not art. 45; by Norwegian temporary regulation treated as inside the EEA',
  certainty: 'H',
  checkedOn: CHECKED_ON,
};

/** EEA membership for transfers. GL, GI, SM, MC, FO, CH, GG, JE, IM, the French Pacific and Dutch Caribbean are outside. */
export const EEA: readonly EeaRow[] = [
  ...LINES.flatMap(([countries, validFrom, validTo, note, certainty]) =>
    countries.split(' ').map((country) => ({
      id: `EEA-${country}`,
      country,
      validFrom: calendarDate(validFrom),
      validTo: dayOrOpen(validTo),
      note,
      certainty,
      checkedOn: CHECKED_ON,
    })),
  ),
  BRIDGE,
];
