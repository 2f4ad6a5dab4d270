// Every rule there is, in order of code: a rule's name is its file, its test, its wording and its anchor on the page.
import type { AssessedKind, Rule } from './rule.ts';
import { agreementExpired } from './rules/agreement-expired.ts';
import { agreementExpiring } from './rules/agreement-expiring.ts';
import { annexIncomplete } from './rules/annex-incomplete.ts';
import { basisLapsed } from './rules/basis-lapsed.ts';
import { contractChanged } from './rules/contract-changed.ts';
import { dpoNotRegistered } from './rules/dpo-not-registered.ts';
import { heldByFormerCoOperative } from './rules/held-by-former-co-operative.ts';
import { liveBeforeSignature } from './rules/live-before-signature.ts';
import { noAgreement } from './rules/no-agreement.ts';
import { noTwoFactor } from './rules/no-two-factor.ts';
import { partyMismatch } from './rules/party-mismatch.ts';
import { preGdprAgreement } from './rules/pre-gdpr-agreement.ts';
import { transferWithoutBasis } from './rules/transfer-without-basis.ts';
import { unauthorisedSubProcessor } from './rules/unauthorised-sub-processor.ts';

/** The rules by the kind of subject they judge. */
export const RULES: { readonly [K in AssessedKind]: readonly Rule<K>[] } = {
  system: [noAgreement, noTwoFactor],
  agreement: [
    liveBeforeSignature,
    agreementExpired,
    agreementExpiring,
    preGdprAgreement,
    contractChanged,
    annexIncomplete,
    unauthorisedSubProcessor,
    transferWithoutBasis,
    basisLapsed,
    partyMismatch,
    heldByFormerCoOperative,
  ],
  contract: [],
  body: [dpoNotRegistered],
};

/** What a rule is, apart from how it judges. */
export type RuleInfo = Omit<Rule, 'judge' | 'of'> & { readonly of: AssessedKind };

/** Every rule by its code, for instance `F10`. */
export const RULE_BY_CODE: ReadonlyMap<string, RuleInfo> = new Map(
  Object.values(RULES)
    .flat()
    .map((rule) => [rule.code, rule as RuleInfo]),
);
