// Statements about the processing chain: who is authorised, known, confirmed and bound by the same obligations.
import type { TextKey } from '../nb.ts';
import type { Told } from '../told.ts';
import {
  binding,
  company,
  companyName,
  dayOf,
  type Evidence,
  named,
  proof,
  service,
  systems,
  version,
  when,
} from './statements.ts';

function noticed(s: Told): string | null {
  const { text } = s.words;
  const day = s.day('notifiedOn');
  const objected = s.day('objectedOn');
  if (objected !== null)
    return day === null ? text('says.objected', { objected }) : text('says.noticedAndObjected', { day, objected });
  if (day !== null) return text('says.noticed', { day });
  return s.text('authorisation') === 'general' ? text('says.notNoticed') : null;
}

/** What may lack for a company of the chain; a circle is told on its own. */
const LACKS: Record<string, TextKey> = {
  name: 'says.lacks.name',
  address: 'says.lacks.address',
  contact: 'says.lacks.contact',
  country: 'says.lacks.country',
  children: 'says.lacks.children',
};

function lacking({ words, items }: Told): (string | null)[] {
  const lacks = items('lacks');
  const facts = lacks.flatMap((code) => (LACKS[code] ? [words.text(LACKS[code])] : []));
  return [
    facts.length > 0 ? words.text('says.lacking', { facts: words.list(facts) }) : null,
    lacks.includes('circle') ? words.text('says.circle') : null,
  ];
}

/** Whether the one above in the chain has shown that it passed the obligations on. */
function passedOn(truth: Told): (string | null)[] {
  const { text } = truth.words;
  return [
    proof(truth, {
      day: 'attestedOn',
      last: text('says.passedOn'),
      none: text('says.notPassedOn'),
      negative: (day) => text('says.refusedOn', { day }),
    }),
    when(truth.text('above'), (above) => text('says.above', { above })),
  ];
}

/** The days an agreement gives: notice beforehand, and time to object. */
function window(says: Told): (string | null)[] {
  const { text, count } = says.words;
  const notice = says.text('noticeDays');
  const objection = says.text('objectionDays');
  const told = (key: TextKey) => (n: string) => text(key, { version: version(says), days: count('days', Number(n)) });
  return [
    when(notice, told('says.noticeDays')),
    when(objection, told('says.objectionDays')),
    notice === null && objection === null ? text('says.noWindow', { version: version(says) }) : null,
  ];
}

function listConfirmed(truth: Told): string {
  const key = truth.text('of') === 'system' ? 'says.listOfSystem' : 'says.listOfProduct';
  return truth.words.text(key, { name: named(truth, 'name', 'common.unknown'), day: dayOf(truth, 'confirmedOn') });
}

export const chain: Record<string, Evidence> = {
  F10: {
    detail: (_, t) => companyName(t),
    says: (s) => [
      s.words.text(s.text('authorisation') === 'general' ? 'says.general' : 'says.specific', { version: version(s) }),
      when(s.list('listed'), (names) => s.words.text('says.listed', { names })) ?? s.words.text('says.noneListed'),
      noticed(s),
    ],
    truth: (t) => [company(t), service(t), systems(t)],
  },
  F11: {
    detail: (_, t) => companyName(t),
    says: window,
    truth: (t) => [
      t.words.text('says.unanswered', {
        name: companyName(t) ?? t.words.text('says.newSubProcessor'),
        day: dayOf(t, 'receivedOn'),
      }),
      when(t.day('deadline'), (day) => t.words.text('says.objectBy', { day })),
    ],
  },
  F12: {
    detail: (_, t) => t.text('name'),
    says: (s) => [binding(s)],
    truth: (t) => [
      listConfirmed(t),
      when(t.text('days'), (n) => t.words.text('says.listAgain', { days: t.words.count('days', Number(n)) })),
      systems(t),
    ],
  },
  F13: {
    detail: (_, t) => companyName(t),
    says: (s) => [binding(s)],
    truth: (t) => [...lacking(t), company(t), service(t), systems(t)],
  },
  F14: {
    detail: (_, t) => companyName(t),
    says: (s) => [binding(s)],
    truth: (t) => [...passedOn(t), company(t), service(t), systems(t)],
  },
};
