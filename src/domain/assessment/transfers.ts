// Where an agreement's data are outside the EEA, and on what basis: what F15 and F16 both ask.
import type { Span } from '../agreements.ts';
import type { CalendarDate } from '../calendar.ts';
import { type ChainLink, chainOf, type Place, placesOf } from '../chain.ts';
import { entityName, isAmong, sameEntity } from '../entities.ts';
import { evaluateTransfer, isInEea, type Transfer, type TransferEvaluation } from '../law/transfer.ts';
import type { Register } from '../register.ts';
import type { Provenance } from '../revisions.ts';
import type { Annexed, Ref, TransferFacts } from '../subjects.ts';
import type { AmendmentKind } from '../vocabulary.ts';
import { evidenceAbout } from './evidence.ts';
import { listingOf } from './listing.ts';
import type { Facts, Listing, Part, Scene, SystemFacts, TransferPlace } from './rule.ts';

/** The facts `transfersOf` reads: what every rule about a transfer declares first. */
export const TRANSFER_READS: readonly string[] = [
  'product.locations',
  'system.locations',
  'product.subProcessors',
  'system.subProcessors',
  'version.annex',
];

type Basis = Pick<Transfer, 'basis' | 'instrument' | 'basisSignedOn'> & TransferFacts;
type Fact = Basis & { country: string; from: Provenance; at: Ref };

/** One covered system under one version, with the days its processing changed. */
type Under = { scene: Scene<'agreement'>; span: Span; holds: SystemFacts; changedOn: readonly CalendarDate[] };

/** How a place is called: its part and facts, and what evidence about it names. */
type Named = { part: string; facts: Facts; evidenced: Omit<Part, 'at'> };

/** Kinds of amendment that change the processing itself and so end the tail of an older set of clauses. */
const CHANGES_PROCESSING: ReadonlySet<AmendmentKind> = new Set<AmendmentKind>([
  'new_module',
  'new_purpose',
  'data_category',
  'data_subject_category',
  'sub_processor',
  'hosting_or_support_move',
  'operating_model',
  'retention',
]);

/** The places outside the EEA of the systems a version in force covers, each with its basis as the law has it that day. */
export function transfersOf(scene: Scene<'agreement'>, span: Span, systems: readonly SystemFacts[]): TransferPlace[] {
  const found: TransferPlace[] = [];
  const changedOn = processingChanges(scene);
  for (const holds of systems) {
    const { system, personalData } = holds;
    if (personalData === false) continue;
    for (const place of placesOf(scene.register, system.id)) {
      if (isInEea(place.country, scene.watch, scene.law)) continue;
      found.push(atPlace({ scene, span, holds, changedOn }, place));
    }
    for (const link of chainOf(scene.register, system.id).links) {
      if (isInEea(link.country, scene.watch, scene.law) || isParty(scene.register, span, link)) continue;
      found.push(atLink({ scene, span, holds, changedOn }, link));
    }
  }
  return found;
}

/** Whether a company of the chain is itself a party to the version, and so no sub-processor under it. */
export function isParty(register: Register, { version }: Pick<Span, 'version'>, link: ChainLink): boolean {
  const parties = [...(version.sets.parties?.values() ?? [])].map(({ value }) => value.entity);
  return isAmong(register, link.entity, parties);
}

/** Whether an annex row is about the system: it names that one, or none. */
export function isAbout(row: { system: string | null }, system: string): boolean {
  return row.system === null || row.system === system;
}

function processingChanges({ subject, register }: Scene<'agreement'>): CalendarDate[] {
  const contract = register.get('contract', subject.fields.contract);
  const days: CalendarDate[] = [];
  for (const { value } of contract?.sets.amendments?.values() ?? []) {
    if (value.material && value.kinds.some((kind) => CHANGES_PROCESSING.has(kind))) days.push(value.effectiveOn);
  }
  return days;
}

function atPlace(under: Under, place: Place): TransferPlace {
  const rows = [...(under.span.version.sets.locations?.values() ?? [])].map(({ value }) => value);
  const own = rows.filter((row) => row.country === place.country && row.activity === place.activity);
  const { country, activity, from } = place;
  const facts = { country, activity, entity: null, name: null, from: from.since };
  return evaluated(under, place, own, {
    part: `location:${place.key}`,
    evidenced: { key: place.key, of: 'locations' },
    facts,
  });
}

function atLink(under: Under, link: ChainLink): TransferPlace {
  const { register } = under.scene;
  const rows = [...(under.span.version.sets.subProcessors?.values() ?? [])].map(({ value }) => value);
  const own = rows.filter((row) => sameEntity(register, row.entity, link.entity));
  const { entity, country, from } = link;
  const facts = { country, activity: null, entity, name: entityName(register, entity), from: from.since };
  return evaluated(under, link, own, { part: entity, evidenced: { key: link.key, of: 'subProcessors' }, facts });
}

function evaluated(
  { scene, span, holds, changedOn }: Under,
  fact: Fact,
  rows: readonly Annexed<Basis>[],
  { evidenced: part, ...named }: Named,
): TransferPlace {
  const { system } = holds;
  const withBasis = rows.filter((row) => row.basis !== null && isAbout(row, system.id));
  const row = withBasis.find((r) => r.system === system.id) ?? withBasis[0];
  const { basis, instrument, basisSignedOn } = row ?? fact;
  const { country, from } = fact;
  const transfer = { country, basis, instrument, basisSignedOn, processingChangedOn: changedOn };
  const evidence = { about: evidenceAbout(scene.register, system, [scene.subject]), part: { ...part, at: fact.at } };
  const byLaw = evaluateTransfer(transfer, scene.watch, scene.law);
  // A place names no company, so a look-up that names none can be about it.
  const listing = listingOf(scene, byLaw, { ...evidence, named: named.facts.entity !== null }, holds);
  return {
    ...named,
    system,
    from,
    transfer,
    fallbackBasis: row?.fallbackBasis ?? fact.fallbackBasis ?? null,
    recurring: row?.recurring ?? fact.recurring ?? null,
    at: row ? { kind: 'version', id: span.version.id } : fact.at,
    evaluation: refutedBy(byLaw, listing),
    listing,
    evidence,
  };
}

/** The evaluation by law, unless a look-up shows that the decision does not hold for this company or these data. */
function refutedBy(evaluation: TransferEvaluation, listing: Listing | null): TransferEvaluation {
  if (evaluation.result !== 'ok' || evaluation.law === null || !listing?.refuted) return evaluation;
  return { result: 'lapsed', firstBadDay: listing.refuted.mover.on, law: evaluation.law };
}
