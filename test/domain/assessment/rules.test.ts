// The table of findings as the domain reference has it (§7): code, name, subject, severity, due days, authority, reads.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/domain/assessment/assess.ts';
import type { AssessedKind } from '../../../src/domain/assessment/rule.ts';
import { RULE_BY_CODE, RULES } from '../../../src/domain/assessment/rules.ts';
import { SEVERITIES } from '../../../src/domain/vocabulary.ts';
import { BODIES } from '../../support/cast.ts';
import { day, journal, type Told, told } from '../../support/journal.ts';
import { IDS, type Otherwise, story } from '../../support/story.ts';

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
  F09|annex-incomplete|agreement|H|30|stale raised|art. 28(3), personopplysningsloven § 12
     version.annex system.dataCategories system.dataSubjects system.locations product.locations system.nationalIdNeed
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
  F23|party-mismatch|agreement|M|30|stale raised|art. 28(3)
     version.parties contract.vendor contract.customer system.processor entity.name entity.mergedInto body.successors
  F24|controller-ceased|agreement|H|60|raised|art. 28(3)
     body.ceased body.successors agreement.accessions holding.body
  F25|held-by-former-co-operative|agreement|H|60|stale raised|art. 28(3)
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

/** The story with every set left out of some kinds of subjects, as if nobody had entered any. */
function bare(kinds: readonly string[], otherwise: Otherwise = {}): Told[] {
  return story({ ...otherwise, proofs: [] }).map((one) =>
    kinds.includes(one.kind) ? { ...one, content: { fields: one.content.fields } } : one,
  );
}

/** What is found (code and part) and what cannot be told (code, fact and where it is entered). */
function said(told: Told[], kind: AssessedKind = 'agreement', id: string = IDS[kind as keyof typeof IDS]): string[] {
  return assess(journal(told), { kind, id }, day('2020-03-29')).map(({ code, outcome, part, missing }) =>
    outcome === 'found' ? [code, part].join(' ').trim() : `${code} ${missing?.fact} at ${missing?.kind} ${missing?.id}`,
  );
}

describe('every rule answers where hardly anything is entered:', () => {
  const nothing = {
    ...{ personalData: null, product: null, zone: null, twoFactor: 'unknown' as const },
    ...{ highRisk: null, inRecord: null },
  };
  const without = (...kinds: string[]) => story().filter(({ kind }) => !kinds.includes(kind));
  const SETS = ['version', 'system', 'product'];

  test('a text without parties, annex and clauses', () => {
    expect(said(bare(['version']))).toEqual([
      'F05 version.parties.signedOn at version ver_1',
      'F08 version.clauses at version ver_1',
      'F09 field:dataCategories',
      'F09 field:dataSubjects',
      'F09 location:NO:storage',
      'F10 ent_bergdata',
      'F12 evidence.chain_confirmation at product pro_oppvekst',
      'F14 ent_bergdata',
      'F21',
    ]);
  });

  test('a system and a product without data, places and chain', () => {
    expect(said(bare(SETS))).toEqual([
      'F05 version.parties.signedOn at version ver_1',
      'F08 version.clauses at version ver_1',
      'F09 field:dataCategories',
      'F09 field:dataSubjects',
      'F09 system.dataCategories at system sys_oppvekst',
      'F09 system.dataSubjects at system sys_oppvekst',
      'F12 evidence.chain_confirmation at product pro_oppvekst',
      'F15 system.locations at system sys_oppvekst',
      'F21',
      'F30 system.normenApplies at system sys_oppvekst',
    ]);
    expect(said(bare(SETS), 'system')).toEqual(['F27 field:dataCategories', 'F27 field:dataSubjects']);
  });

  test('a system nobody has said anything of, under a contract nobody knows', () => {
    const unsaid = { system: nothing, agreement: { contract: 'con_none' } };
    expect(said(bare(SETS, unsaid))).toEqual([
      'F05 version.parties.signedOn at version ver_1',
      'F08 version.clauses at version ver_1',
      'F09 system.personalData at system sys_oppvekst',
      'F12 evidence.chain_confirmation at system sys_oppvekst',
      'F21',
      'F30 system.normenApplies at system sys_oppvekst',
    ]);
    expect(said(bare([...SETS, 'agreement'], unsaid), 'system')).toEqual([
      'F01 system.personalData at system sys_oppvekst',
      'F26 system.personalData at system sys_oppvekst',
      'F27 system.personalData at system sys_oppvekst',
      'F28 system.personalData at system sys_oppvekst',
    ]);
  });

  test('companies, bodies and products nobody has registered', () => {
    expect(said(without('entity', 'vendor'))).toEqual([
      'F13 ent_bergdata',
      'F22 entity.registryStatus at entity ent_fjordsky',
    ]);
    expect(said(without('entity', 'body', 'product', 'evidence'))).toEqual([
      'F12 evidence.chain_confirmation at product pro_oppvekst',
      'F15 system.locations at system sys_oppvekst',
      'F21',
      'F22 entity.registryStatus at entity ent_fjordsky',
    ]);
  });

  test('an agreement that covers no system, and memberships and mandates that name nobody', () => {
    const empty = [
      told('membership', 'mem_1', '2019-01-01', { fields: { body: BODIES.frana.id } }),
      told('membership', 'mem_2', '2019-01-01', {
        fields: { body: BODIES.frana.id, cooperative: 'bod_none', active: false },
      }),
      told('mandate', 'man_1', '2019-01-01', { fields: { body: BODIES.frana.id, active: true } }),
    ];
    expect(said([...bare(['agreement']), ...empty])).toEqual([]);
    const lacks = ['F29 decidedOn', 'F29 notifiedOn', 'F29 publishedUrl'];
    expect(said([...story(), ...empty], 'body', BODIES.frana.id)).toEqual(lacks);
  });
});
