// Bokmål statements about the processing chain: who is authorised, known, confirmed and bound by the same obligations.
import type { Told } from '../told.ts';
import {
  binding,
  company,
  companyName,
  counted,
  type Evidence,
  joined,
  proof,
  service,
  systems,
  version,
  when,
} from './statements.ts';

function noticed(s: Told): string | null {
  const notified = s.day('notifiedOn');
  const objected = s.day('objectedOn');
  if (objected !== null) return `Varsel kom ${notified ?? 'tidligere'}, og kommunen gjorde innsigelse ${objected}.`;
  if (notified !== null) return `Varsel kom ${notified}.`;
  return s.text('authorisation') === 'general' ? 'Kommunen har ikke fått varsel om selskapet.' : null;
}

/** What may lack for a company of the chain; a circle is told on its own. */
const LACKS: Record<string, string> = {
  name: 'navn',
  address: 'adresse',
  contact: 'kontaktpunkt',
  country: 'land',
  children: 'om selskapet bruker egne underdatabehandlere',
};

function lacking(truth: Told): (string | null)[] {
  const lacks = truth.items('lacks');
  const named = lacks.flatMap((code) => LACKS[code] ?? []);
  return [
    named.length > 0 ? `Det er ikke kjent: ${joined(named)}.` : null,
    lacks.includes('circle') ? 'Selskapet står under seg selv i behandlingskjeden.' : null,
  ];
}

/** Whether the one above in the chain has shown that it passed the obligations on. */
function passedOn(truth: Told): (string | null)[] {
  return [
    proof(truth, {
      day: 'attestedOn',
      last: 'Siste bekreftelse på at de samme pliktene gjelder',
      none: 'Ingen har bekreftet at de samme pliktene gjelder for selskapet.',
      negative: (day) => `Det ble klart ${day} at de samme pliktene ikke gjelder for selskapet.`,
    }),
    when(truth.text('above'), (above) => `Selskapet er underdatabehandler for ${above}.`),
  ];
}

/** The days an agreement gives: notice beforehand, and time to object. */
function window(says: Told): (string | null)[] {
  const notice = says.text('noticeDays');
  const objection = says.text('objectionDays');
  return [
    when(
      notice,
      (n) => `${version(says)} krever varsel ${counted(n, 'dag', 'dager')} før en ny underdatabehandler tas i bruk.`,
    ),
    when(objection, (n) => `${version(says)} gir kommunen ${counted(n, 'dag', 'dager')} på å gjøre innsigelse.`),
    notice === null && objection === null ? `${version(says)} gir ingen frist for innsigelse.` : null,
  ];
}

function listConfirmed(truth: Told): string {
  const kind = truth.text('of') === 'system' ? 'systemet' : 'produktet';
  const list = ['Listen for', kind, truth.text('name')].filter((word) => word !== null).join(' ');
  return `${list} ble sist bekreftet ${truth.day('confirmedOn') ?? 'en ukjent dato'}.`;
}

export const chain: Record<string, Evidence> = {
  F10: {
    detail: (_, t) => companyName(t),
    says: (s) => [
      s.text('authorisation') === 'general'
        ? `${version(s)} gir generell godkjenning, mot varsel om nye underdatabehandlere.`
        : `${version(s)} krever at hver underdatabehandler godkjennes særskilt.`,
      when(s.list('listed'), (names) => `Godkjent i vedlegget: ${names}.`) ??
        'Ingen underdatabehandler er ført opp i vedlegget.',
      noticed(s),
    ],
    truth: (t) => [company(t), service(t), systems(t)],
  },
  F11: {
    detail: (_, t) => companyName(t),
    says: window,
    truth: (t) => [
      `Varsel om ${companyName(t) ?? 'en ny underdatabehandler'} kom ${t.day('receivedOn') ?? 'en ukjent dato'} og er ikke besvart.`,
      when(t.day('deadline'), (day) => `Siste dag for innsigelse er ${day}.`),
    ],
  },
  F12: {
    detail: (_, t) => t.text('name'),
    says: (s) => [binding(s)],
    truth: (t) => [
      listConfirmed(t),
      when(t.text('days'), (n) => `Listen skal bekreftes på nytt innen ${counted(n, 'dag', 'dager')}.`),
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
