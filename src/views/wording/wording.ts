// The words for coded outcomes, causes and changes: what a runtime hands to the operations through the world.
import type { Facts, FactValue } from '../../domain/assessment/rule.ts';
import type { LawRow } from '../../domain/law/rows.ts';
import type { Language, OutcomeKind } from '../../domain/vocabulary.ts';
import { type Words, wordsOf } from '../words.ts';
import { changeLine, type NameOf, type WordedChange } from './changes.ts';
import { evidence } from './evidence/evidence.ts';
import { findingText, findingTitle } from './findings.ts';
import { factLabel, missingFact } from './labels.ts';
import { lawTurn } from './law.ts';
import { reading } from './reading.ts';
import type { Told } from './told.ts';

export type { NameOf, WordedChange } from './changes.ts';

/** An outcome to be worded; the domain's `Outcome` satisfies it. */
export type WordedOutcome = {
  code: string;
  outcome: OutcomeKind;
  part: string | null;
  says: Facts;
  truth: Facts;
  missing: { fact: string } | null;
};

/** An outcome in words. `agreementSays` and `trueNow` hold a statement per line. */
export type FindingWords = {
  title: string;
  /** What it means, in one sentence. */
  explanation: string;
  agreementSays: string | null;
  trueNow: string | null;
  remedy: string;
};

/** What is known about a cause. */
export type CauseAbout = {
  change: WordedChange | null;
  /** The title of the subject the revision, time or gap is about. */
  subjectTitle: string | null;
  subjectKind: string | null;
  /** A code that hangs on it; chooses the words when nothing else is known. */
  code: string | null;
  /** How names are found inside the change's details. */
  nameOf: NameOf;
  /** The row of law behind it, as it is on record. */
  law?: LawRow | undefined;
};

/** The words operations ask for, in the reader's language. */
export type Wording = {
  erasedPerson: (language: Language) => string;
  finding: (outcome: WordedOutcome, nameOf: NameOf, language: Language) => FindingWords;
  /** The title of a cause: `change:…`, `revision:…`, `law:…`, `time:…`, `gap:…`. */
  cause: (key: string, about: CauseAbout, language: Language) => string;
  change: (change: WordedChange, nameOf: NameOf, language: Language) => string;
};

/** The words of this release. */
export const wording: Wording = {
  erasedPerson: (language) => wordsOf(language).text('person.erased'),
  finding: wordFinding,
  cause: (key, about, language) => causeTitle(wordsOf(language), key, about),
  change: (change, nameOf, language) => changeLine(wordsOf(language), change, nameOf),
};

/** An outcome in words: its title, what the agreement says, what is true, and what to do. */
export function wordFinding(outcome: WordedOutcome, nameOf: NameOf, language: Language): FindingWords {
  const words = wordsOf(language);
  const title = findingTitle(outcome.code, words.language);
  if (outcome.outcome === 'cannot_tell') return wordGap(words, outcome, title);
  const told = findingText(outcome.code, words.language);
  const statements = evidence[outcome.code];
  const says = reading(words, outcome.says, nameOf);
  const truth = reading(words, outcome.truth, nameOf);
  const detail = statements?.detail?.(says, truth, outcome.part) ?? null;
  return {
    title: detail === null ? title : `${title}: ${detail}`,
    explanation: told?.explanation ?? '',
    agreementSays: lines(words, statements?.says(says) ?? [], says, nameOf),
    trueNow: lines(words, statements?.truth(truth, outcome.part) ?? [], truth, nameOf),
    remedy: told?.remedy ?? '',
  };
}

/** Statements one a line, those no one wrote a sentence for told by label; null when there is nothing to say. */
function lines(words: Words, statements: readonly (string | null)[], told: Told, nameOf: NameOf): string | null {
  const rest = told.untold().map(([key, value]) => `${factLabel(key, words.language)}: ${shown(words, value, nameOf)}`);
  const all = [...statements.filter((statement) => statement !== null && statement !== ''), ...rest];
  return all.length > 0 ? all.join('\n') : null;
}

function shown(words: Words, value: FactValue, nameOf: NameOf): string {
  if (Array.isArray(value)) return words.list(value.map((item) => shown(words, item, nameOf)));
  if (typeof value === 'boolean') return words.text(value ? 'common.yes' : 'common.no');
  if (value === null) return words.text('common.unknown');
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return words.day(text);
  return nameOf(text) ?? text;
}

function wordGap(words: Words, outcome: WordedOutcome, title: string): FindingWords {
  const fact = missingFact(outcome.missing?.fact ?? '', words.language);
  return {
    title: words.text('finding.cannotTell', { finding: title, fact }),
    explanation: words.text('finding.cannotTellExplanation'),
    agreementSays: null,
    trueNow: null,
    remedy: words.text('finding.cannotTellRemedy', { fact }),
  };
}

function causeTitle(words: Words, key: string, about: CauseAbout): string {
  const [kind, id = ''] = key.split(':');
  if (about.change !== null) return changeLine(words, about.change, about.nameOf);
  if (kind === 'change') return words.text('cause.change');
  if (kind === 'law') return lawTurn(words, id, about.law);
  const subject = about.subjectTitle;
  if (kind === 'gap') return subject === null ? words.text('cause.gapAlone') : words.text('cause.gap', { subject });
  const finding = about.code === null ? null : findingTitle(about.code, words.language);
  if (finding === null) return subject === null ? words.text('cause.change') : words.text('cause.other', { subject });
  return subject === null
    ? words.text('cause.foundAlone', { finding })
    : words.text('cause.found', { finding, subject });
}
