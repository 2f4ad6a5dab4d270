// Days in the law that rules and readers go by.
import { type CalendarDate, calendarDate } from '../calendar.ts';
import { type Certainty, CHECKED_ON, type LawEvent } from './rows.ts';

type Marks = Pick<LawEvent, 'reassess' | 'doubts'>;

const LINES: readonly [id: string, on: string, note: string, certainty: Certainty, marks?: Marks][] = [
  ['GDPR-EU', '2018-05-25', 'The GDPR applies in the EU', 'H'],
  ['GDPR-EEA', '2018-07-20', 'The GDPR applies in Norway and the EEA (LOV-2018-06-15-38)', 'H'],
  ['UK-EXIT', '2020-01-31', 'The United Kingdom leaves the EU', 'H'],
  ['SCHREMS-II', '2020-07-16', 'C-311/18: who transfers on art. 46 assesses the law of the country first', 'H'],
  ['UK-TRANSITION-END', '2020-12-31', 'The British transition period ends', 'H'],
  ['SCC-PUBLISHED', '2021-06-07', 'Clauses 2021/914 and 2021/915 published; usable from 2021-06-27', 'H'],
  ['US-EO-14086', '2022-10-07', 'American executive order 14086', 'H', { reassess: 'US' }],
  ['ADEQUACY-REVIEW-2024', '2024-01-15', 'Eleven decisions from before the GDPR reviewed and kept', 'H'],
  [
    'US-PCLOB-QUORUM',
    '2025-01-01',
    'The American oversight board PCLOB lost its quorum in January 2025; day not known',
    'M',
    { reassess: 'US' },
  ],
  ['LATOMBE-T-553-23', '2025-09-03', 'T-553/23 Latombe dismissed; the Data Privacy Framework stands', 'H'],
  ['LATOMBE-C-703-25', '2025-10-31', 'Appeal C-703/25 P, pending when last seen', 'H', { doubts: 'US-DPF' }],
];

/** Events in the law known to this release. */
export const EVENTS: readonly LawEvent[] = LINES.map(([id, on, note, certainty, marks]) => ({
  id,
  on: calendarDate(on),
  note,
  certainty,
  checkedOn: CHECKED_ON,
  ...marks,
}));

/** The day of an event. Throws RangeError when there is no such event. */
export function dayOf(id: string): CalendarDate {
  const event = EVENTS.find((row) => row.id === id);
  if (!event) throw new RangeError(`no event "${id}" in the law`);
  return event.on;
}
