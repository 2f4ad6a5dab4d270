// Bokmål: every text of the pages by key, labels of coded values, counts, and the words of findings and facts.

import { access } from './nb/access.ts';
import { actions, fields } from './nb/actions.ts';
import { audit } from './nb/audit.ts';
import { beginnings } from './nb/beginnings.ts';
import { bodies } from './nb/bodies.ts';
import { causes } from './nb/causes.ts';
import { changes } from './nb/changes.ts';
import { clauseArticles } from './nb/clauses.ts';
import { decisions } from './nb/decisions.ts';
import { dependencies } from './nb/dependencies.ts';
import { documents } from './nb/documents.ts';
import { evidence } from './nb/evidence.ts';
import { facts } from './nb/facts.ts';
import { findings } from './nb/findings.ts';
import { followUp } from './nb/follow-up.ts';
import { help } from './nb/help.ts';
import { law } from './nb/law.ts';
import { lists } from './nb/lists.ts';
import { mending } from './nb/mending.ts';
import { notices } from './nb/notices.ts';
import { pages } from './nb/pages.ts';
import { people } from './nb/people.ts';
import { plurals } from './nb/plurals.ts';
import { profile } from './nb/profile.ts';
import { proofs } from './nb/proofs.ts';
import { questions } from './nb/questions.ts';
import { registryForms } from './nb/registry-forms.ts';
import { reports } from './nb/reports.ts';
import { search } from './nb/search.ts';
import { signIn } from './nb/sign-in.ts';
import { systems } from './nb/systems.ts';
import { vendors } from './nb/vendors.ts';
import { vocabulary } from './nb/vocabulary.ts';
import { workplace } from './nb/workplace.ts';

const texts = {
  ...pages,
  ...changes,
  ...reports,
  ...causes,
  ...decisions,
  ...dependencies,
  ...questions,
  ...notices,
  ...mending,
  ...audit,
  ...signIn,
  ...help,
  ...workplace,
  ...lists,
  ...search,
  ...evidence,
  ...systems,
  ...vendors,
  ...registryForms,
  ...profile,
  ...access,
  ...people,
  ...documents,
  ...bodies,
  ...beginnings,
  ...followUp,
  ...proofs,
};

export const nb = { texts, vocabulary, plurals, findings, facts, actions, fields, law, clauseArticles };

/** The key of a text. */
export type TextKey = keyof typeof texts;
/** The key of a text that depends on a number. */
export type PluralKey = keyof typeof plurals;
/** A vocabulary with labels. */
export type VocabularyName = keyof typeof vocabulary;
/** A message shown once after an act. */
export type FlashCode = TextKey extends infer K ? (K extends `flash.${infer Code}` ? Code : never) : never;
