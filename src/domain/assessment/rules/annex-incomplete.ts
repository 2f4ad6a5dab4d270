// F09: the annex of the version in force lacks a mandatory field or what a covered system holds, or lists what it may not.
import type { Span } from '../../agreements.ts';
import { placesOf } from '../../chain.ts';
import type { Register } from '../../register.ts';
import type { Member, Provenance, Subject } from '../../revisions.ts';
import type { Annexed } from '../../subjects.ts';
import { movedBy, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, turnedLater, versionFacts } from '../parts.ts';
import type { Assessing, Facts, Judgement, Rule, SystemFacts } from '../rule.ts';
import { isAbout } from '../transfers.ts';

const TEXTS = ['subjectMatter', 'nature', 'purpose', 'duration'] as const;
const SETS = ['dataCategories', 'dataSubjects'] as const;
const NATIONAL_ID = 'national_identity_number';

/** F09. Legal source: GDPR art. 28(3), first sentence; personopplysningsloven § 12. */
export const annexIncomplete: Rule<'agreement'> = {
  code: 'F09',
  name: 'annex-incomplete',
  of: 'agreement',
  severity: 'high',
  dueDays: 30,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)', 'personopplysningsloven § 12'],
  reads: [
    'version.annex',
    'system.dataCategories',
    'system.dataSubjects',
    'system.locations',
    'product.locations',
    'system.nationalIdNeed',
  ],
  judge: (assessing) => {
    const { inForce, systems } = assessing;
    if (!inForce) return CLEAR;
    const holding = systems.filter(({ personalData }) => personalData !== false);
    if (holding.length === 0) return CLEAR;
    const sightings = holding.flatMap((facts) => unlisted(assessing, inForce, facts));
    return orClear([
      ...emptyFields(inForce, holding),
      ...gathered(sightings),
      ...needless(inForce, holding),
      ...holding.flatMap((facts) => gapsOf(inForce, facts)),
    ]);
  },
};

function emptyFields(span: Span, holding: readonly SystemFacts[]): Judgement[] {
  const sure = holding.filter(({ personalData }) => personalData === true);
  const { fields, sets } = span.version;
  const empty = [...TEXTS.filter((name) => !fields[name]), ...SETS.filter((name) => !sets[name]?.size)];
  const mover = underVersion(span);
  return gathered(
    empty.flatMap((field) =>
      sure.map(({ system }) => ({
        part: `field:${field}`,
        system,
        mover,
        says: { ...versionFacts(span), field },
        truth: {},
      })),
    ),
  );
}

/** Something a system holds, and the annex rows of its kind that are about the system. */
type Held = { kind: string; key: string; from: Provenance; listed: Set<string>; truth: Facts };

/** The categories, data subjects and locations of a system that the annex does not list for it. */
function unlisted({ register }: Assessing<'agreement'>, span: Span, facts: SystemFacts): Sighting[] {
  const { system } = facts;
  return heldBy(register, span, facts)
    .filter(({ key, listed }) => !listed.has(key))
    .map(({ kind, key, from, listed, truth }) => ({
      part: `${kind}:${key}`,
      system,
      mover: underVersion(span, movedBy(from)),
      says: { ...versionFacts(span), listed: [...listed].sort() },
      truth: { ...truth, from: from.since },
    }));
}

function heldBy(register: Register, { version }: Span, { system, categories }: SystemFacts): Held[] {
  const { dataCategories, dataSubjects, locations } = version.sets;
  const held: Held[] = [];
  // An empty annex set is one finding about the field, not one for each thing it could have listed.
  if (dataCategories?.size) {
    const listed = rowsAbout(dataCategories, system, (row) => row.category);
    for (const { key, from } of categories.values()) {
      held.push({ kind: 'category', key, from, listed, truth: { category: key } });
    }
  }
  if (dataSubjects?.size) {
    const listed = rowsAbout(dataSubjects, system, (row) => row.subject);
    for (const { key, from } of system.sets.dataSubjects?.values() ?? []) {
      held.push({ kind: 'subject', key, from, listed, truth: { subject: key } });
    }
  }
  const listed = rowsAbout(locations, system, placeKey);
  for (const place of placesOf(register, system.id)) {
    const { country, activity, from } = place;
    held.push({ kind: 'location', key: placeKey(place), from, listed, truth: { country, activity } });
  }
  return held;
}

const placeKey = ({ country, activity }: { country: string; activity: string }): string => `${country}:${activity}`;

function rowsAbout<T>(
  rows: Map<string, Member<Annexed<T>>> | undefined,
  { id }: Subject<'system'>,
  keyOf: (row: Annexed<T>) => string,
): Set<string> {
  const listed = new Set<string>();
  for (const { value } of rows?.values() ?? []) if (isAbout(value, id)) listed.add(keyOf(value));
  return listed;
}

function listsNationalId({ version }: Span, system: Subject<'system'>): boolean {
  return rowsAbout(version.sets.dataCategories, system, (row) => row.category).has(NATIONAL_ID);
}

/** The national identity number is listed, and the need for it is not recorded (personopplysningsloven § 12). */
function needless(span: Span, holding: readonly SystemFacts[]): Judgement[] {
  const seen = holding.filter(({ system }) => system.fields.nationalIdNeed === false && listsNationalId(span, system));
  const sightings = seen.map(({ system }) => {
    const from = system.from.nationalIdNeed;
    const listed = rowsAbout(span.version.sets.dataCategories, system, (row) => row.category);
    return {
      part: `need:${NATIONAL_ID}`,
      system,
      mover: underVersion(span, movedBy(turnedLater(from, system.since))),
      says: { ...versionFacts(span), listed: [...listed].sort() },
      truth: { category: NATIONAL_ID, need: false, from: from?.since ?? null },
    };
  });
  return gathered(sightings).map((judgement) => ({ ...judgement, severity: 'medium' }));
}

/** What is not known of a system, so that nobody can tell whether the annex lists it, or may. */
function gapsOf(span: Span, { system, personalData, categories }: SystemFacts): Judgement[] {
  const at = { kind: 'system', id: system.id };
  const gap = (missing: string): Judgement => ({
    outcome: 'cannot_tell',
    part: `gap:${missing}:${system.id}`,
    missing,
    at,
  });
  if (personalData === null) return [gap('system.personalData')];
  return [
    ...(categories.size === 0 ? [gap('system.dataCategories')] : []),
    ...(system.sets.dataSubjects?.size ? [] : [gap('system.dataSubjects')]),
    ...(system.fields.nationalIdNeed == null && listsNationalId(span, system) ? [gap('system.nationalIdNeed')] : []),
  ];
}
