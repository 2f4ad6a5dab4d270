// Versions of an agreement, amendments of its contract and events in the law on one axis: a picture, and the same as a list.
import { addDays, type CalendarDate, daysBetween } from '../domain/calendar.ts';
import { EVENTS } from '../domain/law/events.ts';
import { releasedRow } from '../domain/law/recorded.ts';
import { isInEea } from '../domain/law/transfer.ts';
import { watchOn } from '../domain/watch.ts';
import type { AgreementView, ContractView, SystemView, VersionView } from './agreement-types.ts';
import { period } from './agreements.ts';
import type { Setting } from './page.ts';
import { lawTurn } from './wording/law.ts';
import type { Words } from './words.ts';

/** What the time line is made of. */
export type TimelineInput = {
  versions: AgreementView['versions'];
  inForceId: string | null;
  contract: ContractView | null;
  systems: readonly SystemView[];
};

type Happening = { on: string; text: string };
type Bar = { from: string; to: string | null; label: string | null; look: string; text: string };

/** Where events of a country are told only where data go to it. */
const COUNTRY_EVENTS: Record<string, string> = { 'UK-EXIT': 'GB', 'UK-TRANSITION-END': 'GB' };

/** The picture in shares of its width, so that it fits any screen, and the list; null where there is no version. */
export function timelineOf(setting: Setting, input: TimelineInput): object | null {
  const { words } = setting;
  if (input.versions.length === 0) return null;
  const rows = {
    lead: words.text('timeline.lead'),
    first: words.text('timeline.versions'),
    second: words.text('timeline.contract'),
    third: words.text('timeline.law'),
  };
  const amendments = amendmentsOf(words, input.contract?.amendments ?? []);
  return drawn(setting, rows, barsOf(words, input), amendments, (axis) => lawOf(words, input, axis));
}

/** The time line of a contract: its term, its amendments, and since when the agreements under it have read as they do. */
export function contractTimeline(
  setting: Setting,
  { startOn, endOn, amendments }: Pick<ContractView, 'startOn' | 'endOn' | 'amendments'>,
  agreements: readonly { title: string; validFrom: string | null }[],
): object {
  const { words } = setting;
  const text = words.text('timeline.term', { term: period(words, startOn, endOn) });
  const rows = {
    lead: words.text('timeline.contractLead'),
    first: words.text('agreement.contractTerm'),
    second: words.text('agreement.amendments'),
    third: words.text('dealings.agreements'),
  };
  const since = agreements.flatMap(({ title: name, validFrom: on }) =>
    on === null ? [] : [{ on, text: words.text('timeline.agreement', { day: words.day(on), name }) }],
  );
  const bar = { from: startOn, to: endOn, label: null, look: 'current', text };
  return drawn(setting, rows, [bar], amendmentsOf(words, amendments), () => since);
}

function amendmentsOf(words: Words, amendments: ContractView['amendments']): Happening[] {
  return amendments.map(({ effectiveOn, number }) => ({
    on: effectiveOn,
    text: words.text('timeline.amendment', { day: words.day(effectiveOn), number }),
  }));
}

/** What the picture says of itself: what it shows, and the name of each of its three rows. */
type Rows = { lead: string; first: string; second: string; third: string };

function drawn(
  { words, frame }: Setting,
  rows: Rows,
  bars: readonly Bar[],
  amendments: readonly Happening[],
  thirdOn: (axis: Axis) => readonly Happening[],
): object {
  const ends = [
    ...bars.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...amendments.map(({ on }) => on),
  ];
  const axis = axisOf([...ends, frame.today]);
  const third = thirdOn(axis).filter(({ on }) => on >= axis.from && on <= axis.to);
  const at = (day: string): number => Math.round((daysBetween(axis.from, day as CalendarDate) / axis.days) * 1000) / 10;
  const picked = (happenings: readonly Happening[]) => happenings.map(({ on }) => ({ x: at(on) }));
  return {
    ...rows,
    picture: words.text('timeline.picture', { from: words.day(axis.from), to: words.day(axis.to) }),
    bars: bars.map(({ from, to, label, look }) => {
      const [x, end] = [at(from), to === null ? 100 : at(to)];
      return { x, width: Math.max(0.8, end - x), label: end - x >= 9 ? label : null, look };
    }),
    amendments: picked(amendments),
    law: picked(third),
    today: at(frame.today),
    years: yearsOf(axis, at),
    list: [...bars.map(({ from, text }) => ({ on: from, text })), ...amendments, ...third]
      .sort((a, b) => (a.on < b.on ? -1 : 1))
      .map(({ text }) => text),
  };
}

type Axis = { from: CalendarDate; to: CalendarDate; days: number };

/** Whole years around all the days there are. */
function axisOf(days: readonly string[]): Axis {
  const sorted = [...days].sort();
  const from = `${sorted[0]?.slice(0, 4)}-01-01` as CalendarDate;
  const to = `${Number(sorted.at(-1)?.slice(0, 4)) + 1}-01-01` as CalendarDate;
  return { from, to, days: Math.max(1, daysBetween(from, to)) };
}

/** Five years at most are named, evenly apart, so that they have room on the narrowest screen. */
function yearsOf({ from, to }: Axis, at: (day: string) => number): object[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const step = Math.max(1, Math.ceil((last - first) / 5));
  const years = Array.from({ length: Math.ceil((last - first) / step) }, (_, i) => first + i * step);
  return years.map((year) => ({ year: String(year), x: at(`${year}-01-01`) })).filter(({ x }) => x <= 88);
}

function barsOf(words: Words, { versions, inForceId }: TimelineInput): Bar[] {
  return versions.map((version, i) => {
    const to = endOf(version, versions.slice(i + 1));
    const isOpen = ['draft', 'pending_approval', 'out_for_signature'].includes(version.state);
    return {
      from: version.validFrom,
      to,
      label: version.label,
      look: version.id === inForceId ? 'current' : isOpen ? 'draft' : 'past',
      text: words.text('timeline.version', { label: version.label, valid: period(words, version.validFrom, to) }),
    };
  });
}

/** The last day of a version: its own, the day it was terminated, or the day before a later one took its place. */
function endOf(version: VersionView, later: readonly VersionView[]): string | null {
  const own = version.terminatedOn ?? version.validTo;
  if (version.status !== 'superseded') return own;
  const next = later.find(({ state }) => state === 'signed' || state === 'terminated')?.validFrom;
  if (next === undefined || next <= version.validFrom) return own;
  const day = addDays(next as CalendarDate, -1);
  return own !== null && own < day ? own : day;
}

/** The turns in the law that touch what the agreement covers: the GDPR's own, and those of its countries and bases. */
function lawOf(words: Words, { versions, systems }: TimelineInput, { to }: Axis): Happening[] {
  const rows = [...versions.map(({ annex }) => annex), ...systems].flatMap(({ locations, subProcessors }) => [
    ...locations,
    ...subProcessors,
  ]);
  const countries = new Set(rows.map(({ country }) => country));
  const watch = watchOn(to);
  const isAbroad = [...countries].some((country) => !isInEea(country, watch));
  const touched = EVENTS.filter(({ id, reassess, doubts }) => {
    if (id === 'GDPR-EEA') return true;
    const country = COUNTRY_EVENTS[id] ?? reassess;
    if (country !== undefined) return countries.has(country);
    return doubts === undefined
      ? id === 'SCHREMS-II' && isAbroad
      : rows.some(({ instrument }) => instrument === doubts);
  }).map(({ id, on }) => ({ id, on: on as string }));
  const fallen = [...new Set(rows.flatMap(({ instrument }) => instrument ?? []))].flatMap((id) => {
    const row = releasedRow(id);
    return row && row.kind !== 'event' && row.validTo ? [{ id, on: addDays(row.validTo, 1) as string }] : [];
  });
  return [...touched, ...fallen].map(({ id, on }) => ({
    on,
    text: words.text('timeline.law.one', { day: words.day(on), law: lawTurn(words, id) }),
  }));
}
