// Nynorsk: every text of the pages by key, labels of coded values, counts, and the words of findings and facts.
import type { Dictionary } from './dictionary.ts';
import { access } from './nn/access.ts';
import { actions, fields } from './nn/actions.ts';
import { audit } from './nn/audit.ts';
import { beginnings } from './nn/beginnings.ts';
import { bodies } from './nn/bodies.ts';
import { causes } from './nn/causes.ts';
import { changes } from './nn/changes.ts';
import { clauseArticles } from './nn/clauses.ts';
import { decisions } from './nn/decisions.ts';
import { dependencies } from './nn/dependencies.ts';
import { documents } from './nn/documents.ts';
import { evidence } from './nn/evidence.ts';
import { facts } from './nn/facts.ts';
import { findings } from './nn/findings.ts';
import { followUp } from './nn/follow-up.ts';
import { help } from './nn/help.ts';
import { law } from './nn/law.ts';
import { lists } from './nn/lists.ts';
import { mending } from './nn/mending.ts';
import { notices } from './nn/notices.ts';
import { pages } from './nn/pages.ts';
import { people } from './nn/people.ts';
import { plurals } from './nn/plurals.ts';
import { profile } from './nn/profile.ts';
import { proofs } from './nn/proofs.ts';
import { questions } from './nn/questions.ts';
import { registryForms } from './nn/registry-forms.ts';
import { reports } from './nn/reports.ts';
import { search } from './nn/search.ts';
import { signIn } from './nn/sign-in.ts';
import { systems } from './nn/systems.ts';
import { vendors } from './nn/vendors.ts';
import { vocabulary } from './nn/vocabulary.ts';
import { workplace } from './nn/workplace.ts';

export const nn: Dictionary = {
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
