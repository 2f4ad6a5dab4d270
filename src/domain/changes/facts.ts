// Changes of what holds of a product or system: locations, categories, data subjects, purpose, model, two-factor.
import { placesOf } from '../chain.ts';
import { invalid } from '../failures.ts';
import { locationFacts } from '../members.ts';
import { type RevisionContent, type RevisionDraft, type Subject, sameValue } from '../revisions.ts';
import type { Location } from '../subjects.ts';
import { categoriesOf } from '../systems.ts';
import { type ChangeDetails, type Changing, drafted, nothingChanges, subjectOf } from './changing.ts';

/** What is added to and ended of one set, by key: `present` is all that holds, `own` what the subject itself may end. */
type SetChange = {
  add: { key: string; value: object }[];
  end: string[];
  present: ReadonlyMap<string, object>;
  own: ReadonlyMap<string, unknown>;
};

/** The key of a location: its country and activity. */
export function locationKey({ country, activity }: Pick<Location, 'country' | 'activity'>): string {
  return `${country}:${activity}`;
}

/** Locations come and go. */
export function changeLocations(changing: Changing, { add, end }: ChangeDetails['locations_changed']): RevisionDraft[] {
  const subject = factsSubject(changing);
  const own = subject.sets.locations ?? new Map();
  const present =
    subject.kind === 'product'
      ? new Map([...own].map(([key, { value }]) => [key, value]))
      : new Map(placesOf(changing.onDay, subject.id).map((place) => [place.key, locationFacts(place)]));
  const added = add.map((location) => ({ key: locationKey(location), value: locationFacts(location) }));
  return [changedSet(changing, subject, 'locations', { add: added, end: end.map(locationKey), present, own })];
}

/** Categories of personal data come and go. */
export function changeCategories(
  changing: Changing,
  { add, end }: ChangeDetails['data_categories_changed'],
): RevisionDraft[] {
  const subject = factsSubject(changing);
  const own = subject.sets.dataCategories ?? new Map();
  const all = subject.kind === 'system' ? categoriesOf(changing.onDay, subject as Subject<'system'>) : own;
  const present = new Map([...all].map(([key, { value }]) => [key, value]));
  const added = add.map((category) => ({ key: category, value: { category } }));
  return [changedSet(changing, subject, 'dataCategories', { add: added, end, present, own })];
}

/** Categories of data subjects come and go. */
export function changeDataSubjects(
  changing: Changing,
  { add, end }: ChangeDetails['data_subjects_changed'],
): RevisionDraft[] {
  const system = subjectOf(changing, 'system');
  const own = system.sets.dataSubjects ?? new Map();
  const present = new Map([...own].map(([key, { value }]) => [key, value]));
  const added = add.map((subject) => ({ key: subject, value: { subject } }));
  return [changedSet(changing, system, 'dataSubjects', { add: added, end, present, own })];
}

/** The system serves another purpose. */
export function changePurpose(changing: Changing, { purpose }: ChangeDetails['purpose_changed']): RevisionDraft[] {
  return [changedField(changing, 'purpose', purpose)];
}

/** The system is run another way. */
export function changeOperatingModel(
  changing: Changing,
  { operatingModel }: ChangeDetails['operating_model_changed'],
): RevisionDraft[] {
  return [changedField(changing, 'operatingModel', operatingModel)];
}

/** Signing in to the system changes. */
export function changeTwoFactor(
  changing: Changing,
  { twoFactor }: ChangeDetails['two_factor_changed'],
): RevisionDraft[] {
  return [changedField(changing, 'twoFactor', twoFactor)];
}

function factsSubject(changing: Changing): Subject<'product'> | Subject<'system'> {
  return changing.scope.kind === 'product' ? subjectOf(changing, 'product') : subjectOf(changing, 'system');
}

function changedField(
  changing: Changing,
  name: 'purpose' | 'operatingModel' | 'twoFactor',
  value: string,
): RevisionDraft {
  const system = subjectOf(changing, 'system');
  if (system.fields[name] === value)
    throw nothingChanges(`details.${name}`, `it is so already on ${changing.effectiveOn}`);
  return drafted(changing, system, { fields: { [name]: value } });
}

function changedSet(
  changing: Changing,
  subject: Subject<'product'> | Subject<'system'>,
  set: 'locations' | 'dataCategories' | 'dataSubjects',
  change: SetChange,
): RevisionDraft {
  const { add, end } = change;
  if (add.length + end.length === 0) throw nothingChanges('details', 'something to add or to end');
  refuseRepeats(
    add.map(({ key }) => key),
    'details.add',
    [],
  );
  refuseRepeats(
    end,
    'details.end',
    add.map(({ key }) => key),
  );
  for (const [i, { key, value }] of add.entries()) {
    const present = change.present.get(key);
    if (present && sameValue(present, value)) {
      throw nothingChanges(`details.add.${i}`, `it is there already on ${changing.effectiveOn}`);
    }
  }
  for (const [i, key] of end.entries()) mustBeOwn(changing, change, key, `details.end.${i}`);
  const content: { added?: object; ended?: object } = {};
  if (add.length > 0) content.added = { [set]: Object.fromEntries(add.map(({ key, value }) => [key, value])) };
  if (end.length > 0) content.ended = { [set]: [...end] };
  return drafted(changing, subject as Subject<'product'>, content as RevisionContent<'product'>);
}

function refuseRepeats(keys: readonly string[], path: string, taken: readonly string[]): void {
  const seen = new Set(taken);
  for (const [i, key] of keys.entries()) {
    if (seen.has(key)) throw invalid(`${path}.${i}`, 'expected each to be named once, either to add or to end');
    seen.add(key);
  }
}

function mustBeOwn({ scope, effectiveOn }: Changing, { own, present }: SetChange, key: string, path: string): void {
  if (own.has(key)) return;
  const where = present.has(key) ? '; this one is declared for the product: change it there' : '';
  throw invalid(path, `expected one the ${scope.kind} has on ${effectiveOn}${where}`);
}
