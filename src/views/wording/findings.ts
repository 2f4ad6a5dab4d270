// The words of findings: their titles and what each means.
import { RULE_BY_CODE } from '../../domain/assessment/rules.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { dictionaryOf } from './dictionaries.ts';

/** The words of one finding. */
export type FindingText = { title: string; explanation: string; remedy: string };

/** The codes there is a rule for, in order. */
export const RULED_CODES: readonly string[] = [...RULE_BY_CODE.keys()].sort();

/** A finding's words; undefined for an unknown code. */
export function findingText(code: string, language: Language): FindingText | undefined {
  const findings: Readonly<Record<string, FindingText>> = dictionaryOf(language).findings;
  return Object.hasOwn(findings, code) ? findings[code] : undefined;
}

/** The title of a finding; its code where it has none. */
export function findingTitle(code: string, language: Language): string {
  return findingText(code, language)?.title ?? code;
}

/** What a finding means, in one sentence; null for an unknown code. */
export function findingExplanation(code: string, language: Language): string | null {
  return findingText(code, language)?.explanation ?? null;
}
