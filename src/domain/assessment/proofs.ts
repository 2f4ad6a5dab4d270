// Which evidence mends which finding: what a rule asks to be shown, the likeliest kind first (docs/findings.md, "Evidence").
import type { EvidenceKind } from '../vocabulary.ts';

/** The kinds of evidence that mend a finding, by its code; findings that nothing shown would mend are left out. */
export const DOCUMENTED_BY: Readonly<Record<string, readonly EvidenceKind[]>> = {
  F07: ['deletion_certificate'],
  F12: ['chain_confirmation'],
  F14: ['flow_down'],
  F18: ['dpf_list_check'],
  F19: ['tia'],
  F21: ['verification', 'audit_report'],
  F28: ['dpia'],
};
