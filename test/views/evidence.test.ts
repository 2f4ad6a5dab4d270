// The facts of the second release's rules in words: every fact told in a sentence, none by its bare name.
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/domain/assessment/rule.ts';
import { missingFact, missingWhere } from '../../src/views/wording/labels.ts';
import { nb } from '../../src/views/wording/nb.ts';
import { type WordedOutcome, wordFinding } from '../../src/views/wording/wording.ts';
import { AGREED, CHAIN, LINK, SYSTEMS, TRANSFERS, VERSION } from './evidence-cases.ts';

const nobody = () => undefined;
function told(code: string, says: Facts, truth: Facts): { title: string; says: string[]; truth: string[] } {
  const outcome: WordedOutcome = { code, outcome: 'found', part: null, says, truth, missing: null };
  const words = wordFinding(outcome, nobody, 'nb');
  return {
    title: words.title,
    says: words.agreementSays?.split('\n') ?? [],
    truth: words.trueNow?.split('\n') ?? [],
  };
}

describe('a rule’s facts', () => {
  test.each([...AGREED, ...CHAIN, ...TRANSFERS, ...SYSTEMS])('%s %o %o', (code, says, truth, ...expected) => {
    const { title, says: saysLines, truth: truthLines } = told(code, says, truth);
    expect([title, saysLines, truthLines]).toEqual(expected);
  });

  test.each(['F14', 'F19', 'F21'])('%s tells a negative proof as such', (code) => {
    const days = { attestedOn: '2025-01-01', assessedOn: '2025-01-01', verifiedOn: '2025-01-01' };
    expect(told(code, VERSION, { ...LINK, ...days, result: 'negative' }).truth[0]).toMatch(/ 1\. januar 2025 .*ikke /);
  });
});

describe('a missing fact', () => {
  test.each([
    'system.personalData',
    'system.processor',
    'system.zone',
    'system.twoFactor',
    'system.dataCategories',
    'system.dataSubjects',
    'system.locations',
    'version.parties.signedOn',
    'version.authorisation',
    'transfer.instrument',
    'transfer.basisSignedOn',
    'version.clauses',
    'version.breachHours',
    'version.objectionDays',
    'version.normen',
    'evidence.chain_confirmation',
    'evidence.coversHr',
    'system.highRisk',
    'system.normenApplies',
    'system.publicPowers',
    'system.nationalIdNeed',
    'system.inRecord',
    'subProcessor.children',
    'transfer.recurring',
    'entity.registryStatus',
  ])('%s has a name of its own', (fact) => {
    expect(Object.values(nb.facts.missing)).toContain(missingFact(fact, 'nb'));
  });

  test('says where it is entered, whatever it is about', () => {
    for (const kind of [
      'agreement',
      'body',
      'contract',
      'entity',
      'evidence',
      'product',
      'system',
      'vendor',
      'version',
    ])
      expect(missingWhere(`${kind}/x`, 'nb'), kind).not.toBeNull();
  });
});
