// Standard contractual clauses by date, with the tail of the older sets: GDPR art. 46(2)(c) and decision 2021/914 art. 4.
import { calendarDate } from '../calendar.ts';
import { type Certainty, CHECKED_ON, type ClauseRow, dayOrOpen } from './rows.ts';

type Line = [
  id: string,
  instrument: string,
  usableFrom: string,
  lastSigningDay: string | null,
  validTo: string | null,
  note: string | null,
  certainty: Certainty,
];

/** A contract on an older set whose processing changes from this day on lapses on the day of the change. */
const TAIL_BEGINS = '2021-09-27';

const TOOLS: readonly Line[] = [
  ['SCC-C2C-1', '2001/497/EC', '2001-09-03', '2021-09-26', '2022-12-27', 'Start date to be re-checked', 'H'],
  ['SCC-C2C-2', '2004/915/EC', '2005-04-01', '2021-09-26', '2022-12-27', 'Alternative set', 'H'],
  [
    'SCC-C2P-0',
    '2002/16/EC',
    '2002-04-03',
    '2010-05-14',
    '2022-12-27',
    'Tail uncertain: always shown with its certainty',
    'M',
  ],
  [
    'SCC-C2P-1',
    '2010/87/EU',
    '2010-05-15',
    '2021-09-26',
    '2022-12-27',
    'Repealed 2021-09-27; tail only if processing unchanged',
    'H',
  ],
  ['SCC-2021', '2021/914', '2021-06-27', null, null, 'Modules 1 to 4; importer not itself under the GDPR', 'H'],
];

const OTHERS: readonly Line[] = [
  ['SCC-ART28', '2021/915', '2021-06-27', null, null, 'Controller to processor in the EEA; not a transfer tool', 'H'],
  ['SCC-DK28', 'Danish 28(8) clauses', '2019-12-10', null, null, 'Not a transfer tool', 'M'],
];

function rowOf(line: Line, transferTool: boolean): ClauseRow {
  const [id, instrument, usableFrom, lastSigningDay, validTo, note, certainty] = line;
  return {
    id,
    instrument,
    validFrom: calendarDate(usableFrom),
    lastSigningDay: dayOrOpen(lastSigningDay),
    validTo: dayOrOpen(validTo),
    transferTool,
    unchangedFrom: lastSigningDay === null ? null : calendarDate(TAIL_BEGINS),
    note,
    certainty,
    checkedOn: CHECKED_ON,
  };
}

/** The clause sets known to this release; those under art. 28(7) and 28(8) are no transfer tools. */
export const CLAUSE_SETS: readonly ClauseRow[] = [
  ...TOOLS.map((line) => rowOf(line, true)),
  ...OTHERS.map((line) => rowOf(line, false)),
];
