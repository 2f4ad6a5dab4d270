// Statements for each finding: what the agreement says and what is true, from the facts the rule answers with.
import type { TextKey } from '../nb.ts';
import type { Told } from '../told.ts';
import { chain } from './chain.ts';
import { duties } from './duties.ts';
import { byDay, countryOf, dated, dayOf, type Evidence, lower, named, systems, version, when } from './statements.ts';
import { transfers } from './transfers.ts';

/** An amendment's number as it is said: a bare number is told as one. */
const amendment = (told: Told): string | null =>
  when(told.text('number'), (number) =>
    /^\d+$/.test(number) ? told.words.text('line.amendment', { number }) : number,
  );

const ANNEX: Record<string, TextKey> = {
  subjectMatter: 'says.annex.subjectMatter',
  nature: 'says.annex.nature',
  purpose: 'says.annex.purpose',
  duration: 'says.annex.duration',
  dataCategories: 'says.annex.dataCategories',
  dataSubjects: 'says.annex.dataSubjects',
};

/** The field of the annex that is empty; null where something is missing in it. */
const annexField = (says: Told): string | null =>
  when(says.text('field'), (field) => (ANNEX[field] ? says.words.text(ANNEX[field]) : field));

/** What the annex lists of the kind that is missing, with the labels of codes. */
function listed(told: Told): string | null {
  const codes = told.items('listed');
  if (codes.length === 0) return null;
  const items = told.words.list(codes.map((code) => lower(told, labelOf(told, code))));
  return told.words.text('says.annexLists', { version: version(told), items });
}

function labelOf(told: Told, code: string): string {
  const [, country, activity] = /^([A-Z]{2}):(\w+)$/.exec(code) ?? [];
  if (!(country && activity)) return told.name('category', code, 'subject');
  const where = { activity: lower(told, told.name('activity', activity)), country: told.name('country', country) };
  return told.words.text('line.place', where);
}

const NO_DPO: Record<string, TextKey> = {
  mandate: 'says.noMandate',
  decidedOn: 'says.notDecided',
  notifiedOn: 'says.notNotified',
  publishedUrl: 'says.notPublished',
};

/** Who the right party is, by what makes it so; the first kind is told without a day. */
const PARTY: Record<string, TextKey> = {
  contract_vendor: 'says.contractVendor',
  system_processor: 'says.systemProcessor',
  contract_customer: 'says.contractCustomer',
};
const PARTY_FROM: Record<string, TextKey> = { merged_into: 'says.mergedInto', registered_name: 'says.registeredName' };

function rightParty(truth: Told): string {
  const of = truth.text('of') ?? '';
  const name = named(truth, 'name', 'says.another');
  const from = PARTY_FROM[of];
  if (from !== undefined) return dated(truth, truth.words.text(from, { name }));
  // The day is told by none of these sentences.
  truth.day('from');
  return truth.words.text(PARTY[of] ?? 'says.partyIs', { name });
}

/** That a system is in use, and since when. */
const inUse = (told: Told, names: string | null): string =>
  dated(
    told,
    told.words.text('says.inUse', { names: names ?? told.words.text('says.theSystem') }),
    'inUseFrom',
    'says.since',
  );

export const evidence: Record<string, Evidence> = {
  ...chain,
  ...transfers,
  ...duties,
  F01: {
    says: (s) => [byDay(s, 'coveredUntil', 'says.coveredUntil', 'says.neverCovered', {})],
    truth: (t) => [
      inUse(t, t.text('name')),
      when(t.text('processorName'), (name) => t.words.text('says.processes', { name })),
    ],
  },
  F02: {
    says: (s) => [
      s.text('state') === 'signed'
        ? byDay(s, 'validFrom', 'says.notSignedByAllFor', 'says.notSignedByAll', { version: version(s) })
        : byDay(s, 'validFrom', 'says.outForSignatureFor', 'says.outForSignature', { version: version(s) }),
      when(s.list('unsigned'), (names) => s.words.text('says.unsigned', { names })),
    ],
    truth: (t) => [inUse(t, t.list('systems'))],
  },
  F03: {
    says: (s) => [s.words.text('says.wasInForceUntil', { version: version(s), day: dayOf(s, 'validTo') })],
    truth: (t) => [
      byDay(t, 'inUseFrom', 'says.stillInUseSince', 'says.stillInUse', {
        names: t.list('systems') ?? t.words.text('says.theSystem'),
      }),
    ],
  },
  F04: {
    says: (s) => [s.words.text('says.inForceUntil', { version: version(s), day: dayOf(s, 'validTo') })],
    truth: (t) => [t.words.text('says.noNewVersion'), systems(t)],
  },
  F05: {
    says: (s) => [
      s.words.text('says.signedOn', { version: version(s), day: dayOf(s, 'signedOn') }),
      s.flag('gdpr') === false ? s.words.text('says.notGdpr') : null,
    ],
    truth: (t) => [t.law('law') && when(t.day('appliesFrom'), (day) => t.words.text('says.gdprSince', { day }))],
  },
  F06: {
    detail: (_, t) => amendment(t),
    says: (s) => [byDay(s, 'readUpTo', 'says.readUpTo', 'says.readAtSignature', { version: version(s) })],
    truth: (t) => [
      t.words.text('says.amended', {
        title: named(t, 'title', 'says.theContract'),
        amendment: amendment(t) ?? t.words.text('says.anAmendment'),
        day: dayOf(t, 'effectiveOn'),
      }),
      amendedKinds(t),
      t.text('summary'),
    ],
  },
  F09: {
    detail: (s, t) => annexField(s) ?? annexDetail(t),
    says: (s) => [
      when(annexField(s), (field) => s.words.text('says.annexSilent', { version: version(s), field })) ??
        listed(s) ??
        s.words.text('says.annexNothing', { version: version(s) }),
    ],
    truth: (t) => [annexTruth(t)],
  },
  F23: {
    // Where the contract has another customer, the party named is the right one.
    detail: (s, t) => (t.text('of') === 'contract_customer' ? null : s.text('name')),
    says: (s) => [s.words.text('says.party', { version: version(s), name: named(s, 'name', 'says.another') })],
    truth: (t) => [rightParty(t)],
  },
  F25: {
    detail: (_, t) => t.text('name'),
    says: (s) => [heldBy(s)],
    truth: (t) => [
      t.words.text('says.memberUntil', { name: named(t, 'name', 'says.theCoOperative'), day: dayOf(t, 'memberUntil') }),
    ],
  },
  F26: {
    says: () => [],
    truth: (t) => [
      byDay(t, 'from', 'says.twoFactorSince', 'says.twoFactor', {
        name: named(t, 'name', 'says.theSystem'),
        twoFactor: lower(t, t.label('twoFactor', 'twoFactor') ?? t.words.label('twoFactor', 'unknown')),
      }),
      t.text('zone') === 'secure' ? t.words.text('says.secureZone') : null,
      t.flag('personalData') ? t.words.text('says.personalData') : null,
    ],
  },
  F29: {
    says: () => [],
    truth: (t, part) => [
      t.words.text(NO_DPO[part ?? ''] ?? 'says.noMandate'),
      when(t.day('decidedOn'), (day) => t.words.text('says.decidedOn', { day })),
      when(t.day('notifiedOn'), (day) => t.words.text('says.notifiedOn', { day })),
      when(t.text('publishedUrl'), (url) => t.words.text('says.publishedAt', { url })),
      t.text('name') && null,
    ],
  },
};

function amendedKinds(truth: Told): string | null {
  const kinds = truth.items('kinds').map((kind) => lower(truth, truth.name('amendmentKind', kind)));
  return kinds.length === 0 ? null : truth.words.text('says.amendedKinds', { kinds: truth.words.list(kinds) });
}

/** The co-operative that still holds the agreement, as customer of its contract or as party. */
function heldBy(says: Told): string {
  const name = named(says, 'name', 'says.theCoOperative');
  if (says.text('role') === 'contract_customer')
    return says.words.text('says.customerOf', { name, version: lower(says, version(says)) });
  const role = lower(says, says.label('partyRole', 'role') ?? says.words.text('says.aParty'));
  return says.words.text('says.partyAs', { version: version(says), name, role });
}

function annexDetail(t: Told): string | null {
  const category = t.label('category', 'category') ?? t.label('subject', 'subject');
  if (category !== null) return lower(t, category);
  return when(t.label('activity', 'activity'), (activity) =>
    t.words.text('line.place', { activity: lower(t, activity), country: countryOf(t) }),
  );
}

function annexTruth(t: Told): string {
  const { text } = t.words;
  const names = t.list('systems') ?? text('says.theSystem');
  const category = t.label('category', 'category');
  if (t.flag('need') === false) return byDay(t, 'from', 'says.noNeedFrom', 'says.noNeed', { names });
  const subject = t.label('subject', 'subject');
  const processed =
    when(category, (label) => lower(t, label)) ??
    when(subject, (label) => text('says.about', { subject: lower(t, label) })) ??
    annexDetail(t);
  if (processed === null) {
    t.day('from');
    return text('says.hasPersonalData', { names });
  }
  return dated(t, text('says.processed', { names, what: processed }));
}
