// Help where one stands: every finding is explained in three languages, and the glossary has no holes.
import { describe, expect, test } from 'vitest';
import { RULE_BY_CODE } from '../../src/domain/assessment/rules.ts';
import { LANGUAGES } from '../../src/domain/vocabulary.ts';
import { renderFindingHelp } from '../../src/views/help.ts';
import { createRenderer } from '../../src/views/render.ts';
import { GLOSSARY, type Term } from '../../src/views/wording/help/glossary.ts';
import { findingHelp } from '../../src/views/wording/help/help.ts';
import { frame } from './sample.ts';

const renderer = createRenderer();
const TERMS: readonly Term[] = Object.values(GLOSSARY).flat();

describe('every finding', () => {
  test.each([...RULE_BY_CODE.keys()])('%s says when, why and what to do, in as many steps in each language', (code) => {
    const [nb, nn, en] = (['nb', 'nn', 'en'] as const).map((language) => findingHelp(code, language));
    for (const help of [nb, nn, en]) {
      expect(help?.when).toMatch(/^\p{Lu}.{20,}\.$/u);
      expect(help?.why).toMatch(/^\p{Lu}.{20,}\.$/u);
      expect(help?.steps.every((step) => /^\p{Lu}.{10,}\.$/u.test(step))).toBe(true);
    }
    expect([nn?.steps.length, en?.steps.length]).toEqual([nb?.steps.length, nb?.steps.length]);
    expect(new Set([nb?.when, nn?.when, en?.when]).size).toBe(3);
  });

  test('tells its legal source, and whether the agreement must be updated', () => {
    const html = renderFindingHelp(renderer, frame(), 'F10')?.html ?? '';
    expect(html).toContain('GDPR art. 28(2)');
    expect(html).toContain('Avtalen må oppdateres så lenge funnet er der.');
    expect(renderFindingHelp(renderer, frame(), 'F26')?.html).toContain('Funnet gjør ikke at avtalen må oppdateres.');
  });
});

describe('the glossary', () => {
  test('has every term in the three languages, once', () => {
    for (const term of TERMS) for (const language of LANGUAGES) expect(term[language]).toMatch(/\S/);
    expect(new Set(TERMS.map(({ nb }) => nb)).size).toBe(TERMS.length);
  });

  test('explains in every language what it explains in one', () => {
    const explained = TERMS.flatMap(({ means }) => (means ? [means] : []));
    expect(explained.length).toBeGreaterThan(30);
    for (const means of explained) for (const language of LANGUAGES) expect(means[language]).toMatch(/\.$/);
  });
});
