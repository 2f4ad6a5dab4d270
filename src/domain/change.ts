// The one table of what a registered change writes: kind × scope → revisions. Every pair that is not in it is refused.

import type { ChangeDetails, ChangeIds, ChangeKind, Changing, RegisteredChange } from './changes/changing.ts';
import { amendContract, amendmentIsMaterial, renewContract } from './changes/contract.ts';
import {
  changeCategories,
  changeDataSubjects,
  changeLocations,
  changeOperatingModel,
  changePurpose,
  changeTwoFactor,
} from './changes/facts.ts';
import { addSubProcessor, removeSubProcessor, replaceSubProcessor } from './changes/sub-processors.ts';
import { changeVendorStatus, mergeVendor, renameVendor } from './changes/vendor.ts';
import { Failure, invalid } from './failures.ts';
import type { Register } from './register.ts';
import type { RevisionDraft } from './revisions.ts';
import type { ChangeScope } from './vocabulary.ts';

export { amendmentIsMaterial };

type Writes<K extends ChangeKind> = (changing: Changing, details: ChangeDetails[K]) => RevisionDraft[];
type Row<K extends ChangeKind> = { scopes: readonly ChangeScope[]; writes: Writes<K> };

const TABLE: { readonly [K in ChangeKind]: Row<K> } = {
  sub_processor_added: { scopes: ['product', 'system'], writes: addSubProcessor },
  sub_processor_removed: { scopes: ['product', 'system'], writes: removeSubProcessor },
  sub_processor_replaced: { scopes: ['product', 'system'], writes: replaceSubProcessor },
  locations_changed: { scopes: ['product', 'system'], writes: changeLocations },
  data_categories_changed: { scopes: ['product', 'system'], writes: changeCategories },
  data_subjects_changed: { scopes: ['system'], writes: changeDataSubjects },
  purpose_changed: { scopes: ['system'], writes: changePurpose },
  operating_model_changed: { scopes: ['system'], writes: changeOperatingModel },
  two_factor_changed: { scopes: ['system'], writes: changeTwoFactor },
  contract_amended: { scopes: ['contract'], writes: amendContract },
  contract_renewed: { scopes: ['contract'], writes: renewContract },
  vendor_renamed: { scopes: ['vendor'], writes: renameVendor },
  vendor_merged: { scopes: ['vendor'], writes: mergeVendor },
  vendor_status_changed: { scopes: ['vendor'], writes: changeVendorStatus },
};

/** The scopes a kind of change fits; what a form offers. */
export function scopesOf(kind: ChangeKind): readonly ChangeScope[] {
  return TABLE[kind].scopes;
}

/**
 * The revisions a registered change writes, all with the cause `change:<id>`, or the failure that says which field is
 * wrong and what was expected. The register's own day is today; what holds is read on the day the change takes effect.
 */
export function changeRevisions(
  change: RegisteredChange,
  register: Register,
  ids: ChangeIds,
): RevisionDraft[] | Failure {
  const { kind, scope, effectiveOn, details } = change;
  const { scopes, writes } = TABLE[kind] as Row<ChangeKind>;
  if (!scopes.includes(scope.kind)) {
    return invalid('scope.kind', `expected ${scopes.join(' or ')}: ${kind} does not fit a ${scope.kind}`);
  }
  const changing: Changing = { scope, effectiveOn, ids, onDay: register.on(effectiveOn), today: register };
  try {
    return (writes as Writes<typeof kind>)(changing, details as never);
  } catch (failure) {
    if (failure instanceof Failure) return failure;
    throw failure;
  }
}
