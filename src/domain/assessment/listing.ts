// Whether a company stands in the list an adequacy decision holds for: the last look-up, and what it says.
import type { Law } from '../law/law.ts';
import type { TransferEvaluation } from '../law/transfer.ts';
import type { Subject } from '../revisions.ts';
import { latestEvidence } from './evidence.ts';
import { lastMover, type Mover, movedBy } from './movers.ts';
import type { Listing, Scene, Sought, SystemFacts } from './rule.ts';

/** The look-up behind a transfer that holds by a decision with a list; null for every other transfer. */
export function listingOf(
  scene: Scene<'agreement'>,
  evaluation: TransferEvaluation,
  sought: Omit<Sought, 'kinds'>,
  system: SystemFacts,
): Listing | null {
  if (evaluation.result !== 'ok' || !hasList(scene.law, evaluation.law)) return null;
  const check = latestEvidence(scene, { ...sought, kinds: ['dpf_list_check'] });
  if (!check) return { check, refuted: null, hrUnknown: false };
  if (check.fields.result === 'negative') {
    const mover = movedBy(check.from.result ?? check.from.kind);
    return { check, refuted: mover ? { as: 'not_listed', mover } : null, hrUnknown: false };
  }
  const hr = holdsHrData(system);
  const covered = check.fields.coversHr ?? null;
  const refuted = hr && covered === false ? hrNotCovered(check, hr) : null;
  return { check, refuted, hrUnknown: hr !== undefined && covered === null };
}

function hasList({ adequacy }: Law, row: string | null): boolean {
  return adequacy.some(({ id, listed }) => id === row && listed === true);
}

function hrNotCovered(check: Subject<'evidence'>, hr: Mover): Listing['refuted'] {
  return { as: 'hr_not_covered', mover: lastMover(movedBy(check.from.coversHr), hr) };
}

/** Since when a system holds human resources data; undefined when it does not. */
function holdsHrData({ system, categories }: SystemFacts): Mover | undefined {
  const category = movedBy(categories.get('employment')?.from);
  const subject = movedBy(system.sets.dataSubjects?.get('employees')?.from);
  if (category && subject) return category.on < subject.on ? category : subject;
  return category ?? subject;
}
