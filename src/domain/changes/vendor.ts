// Changes of a vendor as a company: its registered name, its merger into another, its status in the register of companies.
import { END_OF_TIME } from '../calendar.ts';
import { sameEntities } from '../entities.ts';
import { invalid, notFound } from '../failures.ts';
import type { RevisionDraft, Subject } from '../revisions.ts';
import { type ChangeDetails, type Changing, drafted, nothingChanges, subjectOf } from './changing.ts';

/** The company has another registered name; the one before stays as an alias. */
export function renameVendor(changing: Changing, { name }: ChangeDetails['vendor_renamed']): RevisionDraft[] {
  const entity = entityOf(changing);
  const before = entity.fields.name;
  if (before === name) throw nothingChanges('details.name', `it is called so already on ${changing.effectiveOn}`);
  const added = before ? { aliases: { [before]: { name: before } } } : {};
  return [drafted(changing, entity, { fields: { name }, added })];
}

/** The company has been merged into another. */
export function mergeVendor(changing: Changing, { into }: ChangeDetails['vendor_merged']): RevisionDraft[] {
  const entity = entityOf(changing);
  if (entity.fields.mergedInto === into)
    throw nothingChanges('details.into', 'it was merged into that company already');
  if (sameEntities(changing.onDay, into).has(entity.id)) {
    throw invalid('details.into', 'expected another company than the vendor itself, or one merged into it');
  }
  return [drafted(changing, entity, { fields: { mergedInto: into } })];
}

/** The company's status in the register of companies changes. */
export function changeVendorStatus(
  changing: Changing,
  { registryStatus }: ChangeDetails['vendor_status_changed'],
): RevisionDraft[] {
  const entity = entityOf(changing);
  if (entity.fields.registryStatus === registryStatus) {
    throw nothingChanges('details.registryStatus', `it is so already on ${changing.effectiveOn}`);
  }
  return [drafted(changing, entity, { fields: { registryStatus } })];
}

function entityOf(changing: Changing): Subject<'entity'> {
  const { onDay, effectiveOn } = changing;
  const { entity: id } = subjectOf(changing, 'vendor').fields;
  const entity = onDay.get('entity', id);
  if (entity) return entity;
  const later = onDay.on(END_OF_TIME).get('entity', id);
  if (!later) throw notFound('entity');
  throw invalid(
    'effectiveOn',
    `expected a day on or after ${later.since}, when the company is first known, and got ${effectiveOn}`,
  );
}
