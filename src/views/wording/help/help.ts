// What is told about each finding where one stands: when it is raised, why it matters, and what to do.
import type { Language } from '../../../domain/vocabulary.ts';
import { help as en } from './en.ts';
import type { FindingHelp } from './finding-help.ts';
import { help as nb } from './nb.ts';
import { help as nn } from './nn.ts';

const HELP: Readonly<Record<Language, Readonly<Record<string, FindingHelp>>>> = { nb, nn, en };

/** The help for a finding by its code; undefined for a code there is none of. */
export function findingHelp(code: string, language: Language): FindingHelp | undefined {
  return HELP[language][code];
}
