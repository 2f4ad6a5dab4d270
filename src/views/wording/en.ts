// English: every text of the pages by key, labels of coded values, counts, and the words of findings and facts.
import type { Dictionary } from './dictionary.ts';
import { access } from './en/access.ts';
import { actions, fields } from './en/actions.ts';
import { audit } from './en/audit.ts';
import { beginnings } from './en/beginnings.ts';
import { bodies } from './en/bodies.ts';
import { causes } from './en/causes.ts';
import { changes } from './en/changes.ts';
import { clauseArticles } from './en/clauses.ts';
import { decisions } from './en/decisions.ts';
import { dependencies } from './en/dependencies.ts';
import { documents } from './en/documents.ts';
import { evidence } from './en/evidence.ts';
import { facts } from './en/facts.ts';
import { findings } from './en/findings.ts';
import { followUp } from './en/follow-up.ts';
import { help } from './en/help.ts';
import { law } from './en/law.ts';
import { lists } from './en/lists.ts';
import { mending } from './en/mending.ts';
import { notices } from './en/notices.ts';
import { pages } from './en/pages.ts';
import { people } from './en/people.ts';
import { plurals } from './en/plurals.ts';
import { profile } from './en/profile.ts';
import { proofs } from './en/proofs.ts';
import { questions } from './en/questions.ts';
import { registryForms } from './en/registry-forms.ts';
import { reports } from './en/reports.ts';
import { search } from './en/search.ts';
import { signIn } from './en/sign-in.ts';
import { systems } from './en/systems.ts';
import { vendors } from './en/vendors.ts';
import { vocabulary } from './en/vocabulary.ts';
import { workplace } from './en/workplace.ts';

export const en: Dictionary = {
  texts: {
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
  },
  vocabulary,
  plurals,
  findings,
  facts,
  actions,
  fields,
  law,
  clauseArticles,
};
