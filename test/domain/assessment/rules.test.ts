// The table of findings as the domain reference has it (§7): code, name, subject, severity, due days, authority, reads.
import { expect, test } from 'vitest';
import { RULE_BY_CODE, RULES } from '../../../src/domain/assessment/rules.ts';
import { SEVERITIES } from '../../../src/domain/vocabulary.ts';

/** Code, name, subject, severity, due days, whether it makes stale and is raised, authority; below it the facts it reads. */
const TABLE = `
  F01|no-agreement|system|C|14|raised|art. 28(3)
     system.goLive system.endedOn system.personalData system.dataCategories system.processor agreement.systems version
  F02|live-before-signature|agreement|H|14|raised|art. 28(9)
     version.state version.parties.signedOn system.goLive system.endedOn
  F03|agreement-expired|agreement|C|14|raised|art. 28(3)
     version.validTo version.terminatedOn version.state system.goLive system.endedOn
  F04|agreement-expiring|agreement|M|60|raised|art. 28(3)
     version.validTo version.state
  F05|pre-gdpr-agreement|agreement|H|30|stale raised|art. 28(3)
     version.parties.signedOn version.gdpr
  F06|contract-changed|agreement|H|30|stale raised|art. 28(3), art. 24(1)
     contract.amendments version.contractOn agreement.reviews
  F07|no-deletion-proof|agreement|H|30|raised|art. 28(3)(g)
     contract.endOn agreement.systems system.personalData evidence.deletion_certificate
  F08|mandatory-clause-missing|agreement|H|60|stale raised|art. 28(3), art. 33(2)
     version.clauses version.authorisation version.breachHours
  F09|annex-incomplete|agreement|H|30|stale raised|art. 28(3)
     version.annex system.dataCategories system.dataSubjects system.locations product.locations
  F10|unauthorised-sub-processor|agreement|C|14|stale raised|art. 28(2)
     product.subProcessors system.subProcessors system.deviations version.subProcessors version.authorisation notice
  F11|objection-window-closing|agreement|H|7|raised|art. 28(2)
     notice version.authorisation version.objectionDays version.noticeDays version.subProcessors
  F12|sub-processor-list-stale|agreement|M|30|raised|art. 28(2), art. 24
     evidence.chain_confirmation system.highRisk system.dataCategories system.dataSubjects
  F13|chain-unknown|agreement|H|30|raised|art. 28(1), art. 5(2)
     product.subProcessors system.subProcessors version.subProcessors entity.name entity.address
  F14|no-flow-down-evidence|agreement|M|60|raised|art. 28(4)
     product.subProcessors system.subProcessors evidence.flow_down
  F15|transfer-without-basis|agreement|C|14|stale raised|art. 44
     product.locations system.locations product.subProcessors system.subProcessors version.annex law
  F16|basis-lapsed|agreement|C|14|stale raised|art. 44, art. 45, art. 46
     product.locations system.locations product.subProcessors system.subProcessors version.annex contract.amendments evidence.dpf_list_check law
  F17|basis-expiring|agreement|M|120|raised|art. 45
     product.locations system.locations product.subProcessors system.subProcessors version.annex law
  F18|dpf-not-confirmed|agreement|H|14|raised|art. 45
     product.locations system.locations product.subProcessors system.subProcessors version.annex evidence.dpf_list_check law
  F19|transfer-assessment-missing|agreement|H|60|raised|art. 46(1)
     product.locations system.locations product.subProcessors system.subProcessors version.annex evidence.tia law
  F20|derogation-misused|agreement|H|30|raised|art. 49
     product.locations system.locations product.subProcessors system.subProcessors version.annex system.publicPowers
  F21|processor-not-verified|agreement|H|60|raised|art. 28(1)
     evidence.verification evidence.audit_report system.highRisk system.dataCategories system.goLive
  F22|vendor-insolvent|agreement|H|14|raised|art. 28(1), art. 32
     entity.registryStatus version.parties contract.vendor system.processor product.vendor
  F23|party-mismatch|agreement|M|30|stale|art. 28(3)
     version.parties contract.vendor contract.customer system.processor entity.name entity.mergedInto body.successors
  F24|controller-ceased|agreement|H|60||art. 28(3)
     body.ceased body.successors agreement.accessions holding.body
  F25|held-by-former-co-operative|agreement|H|60|stale|art. 28(3)
     membership.active version.parties contract.customer
  F26|no-two-factor|system|H|30|raised|art. 32(1)
     system.twoFactor system.zone system.personalData system.dataCategories system.goLive system.endedOn
  F27|not-in-record|system|M|60|raised|art. 30(1)
     system.inRecord system.purpose system.dataCategories system.dataSubjects system.recipientCategories system.retention system.securityMeasures
  F28|dpia-missing|system|H|60|raised|art. 35
     system.highRisk system.dataCategories system.dataSubjects evidence.dpia contract.amendments product.subProcessors product.locations
  F29|dpo-not-registered|body|H|14||art. 37(1)(a), art. 37(7)
     mandate.active mandate.decidedOn mandate.notifiedOn mandate.publishedUrl
  F30|normen-terms-absent|agreement|M|60|stale raised|Normen
     system.normenApplies system.dataCategories system.dataSubjects version.normen
`;

const LETTERS = ['L', 'M', 'H', 'C'];

test('every rule has the severity, due days, authority and facts of the table', () => {
  const rules = [...RULE_BY_CODE.values()].map((rule) => {
    const { code, name, of, severity, dueDays, makesStale, raisedBySensitiveData, authority, reads } = rule;
    const marks = [makesStale && 'stale', raisedBySensitiveData && 'raised'].filter(Boolean).join(' ');
    const letter = LETTERS[SEVERITIES.indexOf(severity)];
    const sources = authority.join(', ').replaceAll('GDPR art. ', 'art. ');
    return `  ${code}|${name}|${of}|${letter}|${dueDays}|${marks}|${sources}\n     ${reads.join(' ')}`;
  });
  expect(rules).toEqual(
    TABLE.trim()
      .split(/\n {2}(?=F)/)
      .map((row) => `  ${row.trim()}`),
  );
});

test('a rule stands in the list of the subject it judges', () => {
  for (const [kind, rules] of Object.entries(RULES)) {
    for (const rule of rules) expect(`${rule.code} ${rule.of}`).toBe(`${rule.code} ${kind}`);
  }
});
