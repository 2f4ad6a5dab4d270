// What differs between two versions' annexes, in words: what is new, what is taken out, and what is otherwise.
import type { LocationView, SubProcessorView, VersionView } from './agreement-types.ts';
import { basisText } from './agreement-versions.ts';
import type { TextKey } from './wording/nb.ts';
import { lowered, type Words } from './words.ts';

type Thing = { name: string; more: string };

/** A line for each thing that is otherwise in `version` than in `before`, by kind of thing. */
export function changesBetween(words: Words, before: VersionView, version: VersionView): string[] {
  return [
    ...between(words, linksOf(words, before), linksOf(words, version)),
    ...between(words, placesOf(words, before), placesOf(words, version)),
    ...between(words, labelsOf(words, 'category', before), labelsOf(words, 'category', version)),
    ...between(words, labelsOf(words, 'subject', before), labelsOf(words, 'subject', version)),
    ...between(words, partiesOf(words, before), partiesOf(words, version)),
  ];
}

function between(words: Words, before: ReadonlyMap<string, Thing>, after: ReadonlyMap<string, Thing>): string[] {
  const line = (key: TextKey, { name, more }: Thing) =>
    words.text(key, { what: more === '' ? name : `${name} (${more})` });
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, thing]) => line('version.removed', thing));
  const rest = [...after].flatMap(([key, thing]) => {
    const old = before.get(key);
    if (!old) return [line('version.added', thing)];
    return old.more === thing.more ? [] : [line('version.altered', thing)];
  });
  return [...rest, ...gone];
}

/** The companies of a version's annex, each with its country, service and basis. */
export function linksOf(words: Words, { annex }: VersionView): Map<string, Thing> {
  const more = (row: SubProcessorView): string => {
    const parts = [words.country(row.country), row.service, row.basis && basisText(words, row.basis, row.instrument)];
    return parts.filter(Boolean).join(', ');
  };
  return new Map(annex.subProcessors.map((row) => [keyOf(row.entityId, row), { name: row.name, more: more(row) }]));
}

/** The places of a version's annex, each with its basis. */
export function placesOf(words: Words, { annex }: VersionView): Map<string, Thing> {
  const name = (row: LocationView): string =>
    `${words.country(row.country)}: ${lowered(words.label('activity', row.activity), words.language)}`;
  const more = (row: LocationView): string => (row.basis === null ? '' : basisText(words, row.basis, row.instrument));
  return new Map(
    annex.locations.map((row) => [keyOf(`${row.country}:${row.activity}`, row), { name: name(row), more: more(row) }]),
  );
}

/** The categories or subjects of a version's annex. */
export function labelsOf(words: Words, vocabulary: 'category' | 'subject', { annex }: VersionView): Map<string, Thing> {
  const codes =
    vocabulary === 'category'
      ? annex.dataCategories.map(({ category, systemId }) => ({ code: category, systemId }))
      : annex.dataSubjects.map(({ subject, systemId }) => ({ code: subject, systemId }));
  return new Map(codes.map((row) => [keyOf(row.code, row), { name: words.label(vocabulary, row.code), more: '' }]));
}

function partiesOf(words: Words, { parties }: VersionView): Map<string, Thing> {
  return new Map(
    parties.map(({ entityId, name, role }) => [
      entityId,
      { name, more: words.label('partyRole', role).toLocaleLowerCase(words.language) },
    ]),
  );
}

const keyOf = (key: string, { systemId }: { systemId: string | null }): string => `${key}@${systemId ?? ''}`;
