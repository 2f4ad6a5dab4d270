// Every rule there is, in order of code: a rule's name is its file, its test, its wording and its anchor on the page.
import type { AssessedKind, Rule } from './rule.ts';
import { agreementExpired } from './rules/agreement-expired.ts';
import { agreementExpiring } from './rules/agreement-expiring.ts';
import { annexIncomplete } from './rules/annex-incomplete.ts';
import { basisExpiring } from './rules/basis-expiring.ts';
import { basisLapsed } from './rules/basis-lapsed.ts';
import { chainUnknown } from './rules/chain-unknown.ts';
import { contractChanged } from './rules/contract-changed.ts';
import { controllerCeased } from './rules/controller-ceased.ts';
import { derogationMisused } from './rules/derogation-misused.ts';
import { dpfNotConfirmed } from './rules/dpf-not-confirmed.ts';
import { dpiaMissing } from './rules/dpia-missing.ts';
import { dpoNotRegistered } from './rules/dpo-not-registered.ts';
import { heldByFormerCoOperative } from './rules/held-by-former-co-operative.ts';
import { liveBeforeSignature } from './rules/live-before-signature.ts';
import { mandatoryClauseMissing } from './rules/mandatory-clause-missing.ts';
import { noAgreement } from './rules/no-agreement.ts';
import { noDeletionProof } from './rules/no-deletion-proof.ts';
import { noFlowDownEvidence } from './rules/no-flow-down-evidence.ts';
import { noTwoFactor } from './rules/no-two-factor.ts';
import { normenTermsAbsent } from './rules/normen-terms-absent.ts';
import { notInRecord } from './rules/not-in-record.ts';
import { objectionWindowClosing } from './rules/objection-window-closing.ts';
import { partyMismatch } from './rules/party-mismatch.ts';
import { preGdprAgreement } from './rules/pre-gdpr-agreement.ts';
import { processorNotVerified } from './rules/processor-not-verified.ts';
import { subProcessorListStale } from './rules/sub-processor-list-stale.ts';
import { transferAssessmentMissing } from './rules/transfer-assessment-missing.ts';
import { transferWithoutBasis } from './rules/transfer-without-basis.ts';
import { unauthorisedSubProcessor } from './rules/unauthorised-sub-processor.ts';
import { vendorInsolvent } from './rules/vendor-insolvent.ts';

/** The rules by the kind of subject they judge. */
export const RULES: { readonly [K in AssessedKind]: readonly Rule<K>[] } = {
  system: [noAgreement, noTwoFactor, notInRecord, dpiaMissing],
  agreement: [
    liveBeforeSignature,
    agreementExpired,
    agreementExpiring,
    preGdprAgreement,
    contractChanged,
    noDeletionProof,
    mandatoryClauseMissing,
    annexIncomplete,
    unauthorisedSubProcessor,
    objectionWindowClosing,
    subProcessorListStale,
    chainUnknown,
    noFlowDownEvidence,
    transferWithoutBasis,
    basisLapsed,
    basisExpiring,
    dpfNotConfirmed,
    transferAssessmentMissing,
    derogationMisused,
    processorNotVerified,
    vendorInsolvent,
    partyMismatch,
    controllerCeased,
    heldByFormerCoOperative,
    normenTermsAbsent,
  ],
  contract: [],
  body: [dpoNotRegistered],
};

/** What a rule is, apart from how it judges. */
export type RuleInfo = Omit<Rule, 'judge' | 'of'> & { readonly of: AssessedKind };

/** Every rule by its code, for instance `F10`, in order of code. */
export const RULE_BY_CODE: ReadonlyMap<string, RuleInfo> = new Map(
  Object.values(RULES)
    .flat()
    .map((rule) => rule as RuleInfo)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((rule) => [rule.code, rule]),
);
