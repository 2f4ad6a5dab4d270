// Bokmål statements for each finding: what the agreement says and what is true, from the facts the rule answers with.
import type { Told } from '../told.ts';
import { chain } from './evidence-chain.ts';
import { duties } from './evidence-duties.ts';
import { transfers } from './evidence-transfers.ts';
import { type Evidence, joined, lower, systems, version, when } from './statements.ts';

/** An amendment's number as it is said: a bare number is told as one. */
const amendment = (told: Told): string | null =>
  when(told.text('number'), (number) => (/^\d+$/.test(number) ? `endring ${number}` : number));

const ANNEX_FIELDS: Record<string, string> = {
  subjectMatter: 'gjenstand',
  nature: 'behandlingens art',
  purpose: 'formål',
  duration: 'varighet',
  dataCategories: 'kategorier av personopplysninger',
  dataSubjects: 'kategorier av registrerte',
};

/** What the annex lists of the kind that is missing, with the labels of codes. */
function listed(told: Told): string | null {
  const codes = told.items('listed');
  if (codes.length === 0) return null;
  const known = codes.map((code) => labelOf(told, code));
  return `${version(told)} fører opp ${joined(known.map(lower))}.`;
}

function labelOf(told: Told, code: string): string {
  const [, country, activity] = /^([A-Z]{2}):(\w+)$/.exec(code) ?? [];
  if (country && activity) return `${lower(told.name('activity', activity))} i ${told.name('country', country)}`;
  return told.name('category', code, 'subject');
}

const F29: Record<string, string> = {
  mandate: 'Kommunen har ikke noe personvernombud i registeret.',
  decidedOn: 'Vedtaket om personvernombud er ikke registrert.',
  notifiedOn: 'Personvernombudet er ikke meldt til Datatilsynet.',
  publishedUrl: 'Kontaktopplysningene til personvernombudet er ikke publisert.',
};

const F23: Record<string, (name: string, from: string | null) => string> = {
  contract_vendor: (name) => `Leverandøren i hovedavtalen er ${name}.`,
  system_processor: (name) => `Databehandleren for systemet er ${name}.`,
  contract_customer: (name) => `Kunden i hovedavtalen er ${name}.`,
  merged_into: (name, from) => `Selskapet er slått sammen med ${name}${from ? ` fra ${from}` : ''}.`,
  registered_name: (name, from) => `Selskapet heter ${name}${from ? ` fra ${from}` : ''}.`,
};

export const evidence: Record<string, Evidence> = {
  ...chain,
  ...transfers,
  ...duties,
  F01: {
    says: (s) => [
      when(s.day('coveredUntil'), (day) => `Den forrige avtalen gjaldt til og med ${day}.`) ??
        'Ingen databehandleravtale har dekket systemet.',
    ],
    truth: (t) => [
      `${t.text('name') ?? 'Systemet'} er i bruk${when(t.day('inUseFrom'), (day) => ` siden ${day}`) ?? ''}.`,
      when(t.text('processorName'), (name) => `${name} behandler personopplysninger for kommunen.`),
    ],
  },
  F02: {
    says: (s) => [
      `${version(s)} er ${s.text('state') === 'signed' ? 'ikke signert av alle' : 'sendt til signering'}${when(s.day('validFrom'), (day) => `, og skal gjelde fra ${day}`) ?? ''}.`,
      when(s.list('unsigned'), (names) => `Mangler signatur fra ${names}.`),
    ],
    truth: (t) => [
      `${t.list('systems') ?? 'Systemet'} er i bruk${when(t.day('inUseFrom'), (day) => ` siden ${day}`) ?? ''}.`,
    ],
  },
  F03: {
    says: (s) => [`${version(s)} gjaldt til og med ${s.day('validTo') ?? 'en ukjent dato'}.`],
    truth: (t) => [
      `${t.list('systems') ?? 'Systemet'} er fortsatt i bruk${when(t.day('inUseFrom'), (day) => ` (siden ${day})`) ?? ''}.`,
    ],
  },
  F04: {
    says: (s) => [`${version(s)} gjelder til og med ${s.day('validTo') ?? 'en ukjent dato'}.`],
    truth: (t) => ['Ingen ny versjon er signert.', systems(t)],
  },
  F05: {
    says: (s) => [
      `${version(s)} ble signert ${s.day('signedOn') ?? 'en ukjent dato'}.`,
      s.flag('gdpr') === false ? 'Den er ikke skrevet etter personvernforordningen.' : null,
    ],
    truth: (t) => [
      t.law('law') &&
        when(t.day('appliesFrom'), (day) => `Personvernforordningen har vært gjeldende rett i Norge siden ${day}.`),
    ],
  },
  F06: {
    detail: (_, t) => amendment(t),
    says: (s) => [`${version(s)} er lest mot hovedavtalen slik den var ${s.day('readUpTo') ?? 'ved signering'}.`],
    truth: (t) => [
      `${t.text('title') ?? 'Hovedavtalen'}: ${amendment(t) ?? 'en endring'} gjelder fra ${t.day('effectiveOn') ?? 'en ukjent dato'}.`,
      t.items('kinds').length > 0
        ? `Endret: ${joined(t.items('kinds').map((kind) => lower(t.name('amendmentKind', kind))))}.`
        : null,
      t.text('summary'),
    ],
  },
  F09: {
    detail: (s, t) => when(s.text('field'), (field) => ANNEX_FIELDS[field] ?? field) ?? annexDetail(t),
    says: (s) => [
      when(s.text('field'), (field) => `${version(s)} sier ikke noe om ${ANNEX_FIELDS[field] ?? field}.`) ??
        listed(s) ??
        `${version(s)} fører ikke opp noe for dette systemet.`,
    ],
    truth: (t) => [annexTruth(t)],
  },
  F23: {
    // Where the contract has another customer, the party named is the right one.
    detail: (s, t) => (t.text('of') === 'contract_customer' ? null : s.text('name')),
    says: (s) => [`${version(s)} har ${s.text('name') ?? 'en annen'} som part.`],
    truth: (t) => [
      (F23[t.text('of') ?? ''] ?? ((name: string) => `Parten er ${name}.`))(
        t.text('name') ?? 'en annen',
        t.day('from'),
      ),
    ],
  },
  F25: {
    detail: (_, t) => t.text('name'),
    says: (s) => [
      s.text('role') === 'contract_customer'
        ? `${s.text('name') ?? 'Samarbeidet'} er kunde i hovedavtalen som ${lower(version(s))} bygger på.`
        : `${version(s)} har ${s.text('name') ?? 'samarbeidet'} som part (${lower(s.label('partyRole', 'role') ?? 'part')}).`,
    ],
    truth: (t) => [
      `Kommunen var med i ${t.text('name') ?? 'samarbeidet'} til og med ${t.day('memberUntil') ?? 'en ukjent dato'}.`,
    ],
  },
  F26: {
    says: () => [],
    truth: (t) => [
      `Tofaktor i ${t.text('name') ?? 'systemet'}: ${lower(t.label('twoFactor', 'twoFactor') ?? 'ukjent')}${when(t.day('from'), (day) => ` (siden ${day})`) ?? ''}.`,
      t.text('zone') === 'secure' ? 'Systemet er i sikker sone.' : null,
      t.flag('personalData') ? 'Systemet har personopplysninger.' : null,
    ],
  },
  F29: {
    says: () => [],
    truth: (t, part) => [
      F29[part ?? ''] ?? F29.mandate ?? null,
      when(t.day('decidedOn'), (day) => `Vedtatt ${day}.`),
      when(t.day('notifiedOn'), (day) => `Meldt til Datatilsynet ${day}.`),
      when(t.text('publishedUrl'), (url) => `Publisert på ${url}.`),
      t.text('name') && null,
    ],
  },
};

function annexDetail(t: Told): string | null {
  const category = t.label('category', 'category') ?? t.label('subject', 'subject');
  if (category !== null) return lower(category);
  const activity = t.label('activity', 'activity');
  return activity === null ? null : `${lower(activity)} i ${t.country('country') ?? 'ukjent land'}`;
}

function annexTruth(t: Told): string {
  const names = t.list('systems') ?? 'Systemet';
  const from = when(t.day('from'), (day) => ` fra ${day}`) ?? '';
  const category = t.label('category', 'category');
  if (t.flag('need') === false)
    return `${names}: behovet for fødselsnummer er ikke dokumentert${from} (personopplysningsloven § 12).`;
  if (category !== null) return `${names}: ${lower(category)}${from}.`;
  const subject = t.label('subject', 'subject');
  if (subject !== null) return `${names}: opplysninger om ${lower(subject)}${from}.`;
  const activity = t.label('activity', 'activity');
  if (activity !== null) return `${names}: ${lower(activity)} i ${t.country('country') ?? 'ukjent land'}${from}.`;
  return `${names} har personopplysninger.`;
}
