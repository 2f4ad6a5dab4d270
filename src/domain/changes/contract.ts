// Changes of a commercial contract: an amendment, and a renewal of its term.
import { END_OF_TIME } from '../calendar.ts';
import { invalid } from '../failures.ts';
import type { RevisionDraft, Subject } from '../revisions.ts';
import type { Amendment } from '../subjects.ts';
import type { AmendmentKind } from '../vocabulary.ts';
import { type ChangeDetails, type Changing, drafted, nothingChanges, subjectOf } from './changing.ts';

/** Kinds of amendment that by themselves change nothing an agreement stands on (domain reference §0). */
const IMMATERIAL: ReadonlySet<AmendmentKind> = new Set<AmendmentKind>(['price', 'editorial']);

/** Whether an amendment of these kinds forces a review of the agreement unless somebody says otherwise. */
export function isMaterialByDefault(kinds: readonly AmendmentKind[]): boolean {
  return kinds.some((kind) => !IMMATERIAL.has(kind));
}

type Materiality = { kinds: readonly AmendmentKind[]; material?: boolean | undefined; materialReason: string | null };

/** Whether an amendment is material: by its kinds, or as somebody says. Throws invalid when that is said without a reason. */
export function amendmentIsMaterial(
  { kinds, material, materialReason }: Materiality,
  path = 'materialReason',
): boolean {
  const byDefault = isMaterialByDefault(kinds);
  if (material === undefined || material === byDefault) return byDefault;
  if (materialReason) return material;
  throw invalid(
    path,
    `expected a reason: an amendment of these kinds is ${byDefault ? '' : 'not '}material by default`,
  );
}

/** The contract is amended. */
export function amendContract(changing: Changing, details: ChangeDetails['contract_amended']): RevisionDraft[] {
  const { number, kinds, signedOn, materialReason, summary, documentReference } = details;
  const contract = contractOf(changing, number);
  const material = amendmentIsMaterial(details, 'details.materialReason');
  const { effectiveOn, ids } = changing;
  const amendment = {
    number,
    kinds,
    effectiveOn,
    signedOn,
    material,
    materialReason,
    summary,
    document: documentReference,
  };
  return [drafted(changing, contract, { added: { amendments: { [ids.amendment]: amendment } } })];
}

/** The contract's term is renewed: an amendment that moves its last day. */
export function renewContract(
  changing: Changing,
  { number, endOn }: ChangeDetails['contract_renewed'],
): RevisionDraft[] {
  const contract = contractOf(changing, number);
  const { effectiveOn, ids } = changing;
  const before = contract.fields.endOn ?? null;
  if (before === endOn) throw nothingChanges('details.endOn', `the contract ends on ${endOn} already`);
  if (endOn < effectiveOn || (before !== null && endOn < before)) {
    const earliest = before !== null && before > effectiveOn ? before : effectiveOn;
    throw invalid('details.endOn', `expected a day after ${earliest}, and got ${endOn}`);
  }
  const amendment: Amendment = {
    number,
    kinds: ['renewal'],
    effectiveOn,
    signedOn: null,
    material: true,
    materialReason: null,
    summary: null,
    document: null,
  };
  return [drafted(changing, contract, { fields: { endOn }, added: { amendments: { [ids.amendment]: amendment } } })];
}

/** The contract a change amends, on its day. Throws invalid for a day before it began, and for a number in use. */
function contractOf(changing: Changing, number: string): Subject<'contract'> {
  const { onDay, scope, effectiveOn } = changing;
  const ever = onDay.on(END_OF_TIME).get('contract', scope.id);
  const began = ever?.fields.startOn;
  if (began && effectiveOn < began) {
    throw invalid(
      'effectiveOn',
      `expected a day on or after ${began}, when the contract began, and got ${effectiveOn}`,
    );
  }
  const contract = subjectOf(changing, 'contract');
  // A number that a later amendment bears is taken too: two of one number could not be told apart.
  const amendments = [...(contract.sets.amendments?.values() ?? []), ...(ever?.sets.amendments?.values() ?? [])];
  if (amendments.some(({ value }) => value.number === number)) {
    throw invalid('details.number', `expected a number no other amendment of the contract bears, and got ${number}`);
  }
  return contract;
}
