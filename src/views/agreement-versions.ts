// The versions of an agreement and the annex of the one in force, as the agreement's page shows them.
import type { AnnexView, PartyView, SystemView, VersionView } from './agreement-types.ts';
import { period, statusTag } from './agreements.ts';
import { instrumentName } from './wording/law.ts';
import { lowered, type Words } from './words.ts';

/** A row of the table of versions. */
export function versionRow(words: Words, version: VersionView, inForceId: string | null, url = '') {
  return {
    url,
    label: version.label,
    inForce: version.id === inForceId,
    status: statusTag(words, version.status),
    valid: period(words, version.validFrom, version.terminatedOn ?? version.validTo),
    signatures: version.parties.map((party) => signatureLine(words, party)),
    readAgainst: words.text('agreement.readAgainst', { day: words.shortDay(version.contractOn) }),
    document: version.documentReference,
  };
}

function signatureLine(words: Words, party: PartyView): { text: string; missing: boolean } {
  if (party.signedOn === null) {
    const key = party.signatureRequired ? 'agreement.notSigned' : 'agreement.signatureNotNeeded';
    return { text: words.text(key, { party: party.name }), missing: party.signatureRequired };
  }
  const values = { party: party.name, day: words.shortDay(party.signedOn) };
  if (party.signatory === null) return { text: words.text('agreement.signedBy', values), missing: false };
  return { text: words.text('agreement.signedByName', { ...values, signatory: party.signatory }), missing: false };
}

/** Names the systems an annex row is about. */
type SystemName = (id: string | null) => string;

/** The annex of a version: its texts, and what it lists for which system. */
export function annexOf(words: Words, version: VersionView, systems: readonly SystemView[]): object {
  const systemName: SystemName = (id) => {
    if (id === null) return words.text('common.allSystems');
    return systems.find((system) => system.id === id)?.name ?? words.text('common.unknown');
  };
  const valid = period(words, version.validFrom, version.validTo);
  return {
    of: words.text('agreement.annexOf', { label: version.label, valid }),
    texts: annexTexts(words, version, systemName),
    locations: version.annex.locations.map((row) => ({
      country: words.country(row.country),
      activity: words.label('activity', row.activity),
      basis: basisText(words, row.basis, row.instrument),
      system: systemName(row.systemId),
    })),
    subProcessors: version.annex.subProcessors.map((row) => ({
      name: row.name,
      country: words.country(row.country),
      service: row.service ?? '–',
      basis: basisText(words, row.basis, row.instrument),
      system: systemName(row.systemId),
    })),
  };
}

function annexTexts(words: Words, version: VersionView, systemName: SystemName): object[] {
  const texts = (['subjectMatter', 'nature', 'purpose', 'duration', 'retention', 'deletion'] as const).map((field) => ({
    label: words.text(`agreement.${field}`),
    value: version[field] ?? words.text('agreement.emptyField'),
    empty: version[field] === null,
  }));
  const subjects = version.annex.dataSubjects.map((row) =>
    named(words.label('subject', row.subject), row.systemId, systemName),
  );
  return [
    ...texts,
    listed(words, 'agreement.categories', labelled(words, version.annex, systemName)),
    listed(words, 'agreement.subjects', subjects),
  ];
}

function labelled(words: Words, annex: AnnexView, systemName: SystemName): string[] {
  return annex.dataCategories.map((row) => named(words.label('category', row.category), row.systemId, systemName));
}

function named(label: string, systemId: string | null, systemName: SystemName): string {
  return systemId === null ? label : `${label} (${systemName(systemId)})`;
}

function listed(words: Words, key: 'agreement.categories' | 'agreement.subjects', items: string[]): object {
  const empty = items.length === 0;
  return { label: words.text(key), value: empty ? words.text('agreement.emptyField') : phrase(words, items), empty };
}

function phrase(words: Words, [first = '', ...rest]: string[]): string {
  return words.list([first, ...rest.map((item) => lowered(item, words.language))]);
}

/** A transfer basis in words, with the instrument relied on. */
export function basisText(words: Words, basis: string | null, instrument: string | null): string {
  if (basis === null) return words.text('agreement.noBasis');
  const label = words.label('basis', basis);
  return instrument === null ? label : `${label}: ${instrumentName(words, instrument)}`;
}
