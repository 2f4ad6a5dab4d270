// Labels of what was done, of what was changed and of facts, with a readable fallback for names that have no label yet.
import type { Language } from '../../domain/vocabulary.ts';
import { dictionaryOf, LOCALES } from './dictionaries.ts';

/** Makes `membership_ended` or `contractOn` readable when it has no label. */
export function readable(name: string): string {
  const spaced = name.replaceAll(/[_.]/g, ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1).toLowerCase();
}

/** The label of a name, where the labels have one of their own. */
function labelled(labels: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}

/** What was done, for a log entry's or a revision's action. */
export function actionLabel(action: string, language: Language): string {
  return labelled(dictionaryOf(language).actions, action) ?? readable(action);
}

/** Everything that can have been done, in order of its label. */
export function actionCodes(language: Language): string[] {
  const order = new Intl.Collator(LOCALES[language]);
  return Object.keys(dictionaryOf(language).actions).sort((a, b) =>
    order.compare(actionLabel(a, language), actionLabel(b, language)),
  );
}

/** A changed field's name, in the middle of a sentence. */
export function fieldLabel(field: string, language: Language): string {
  return labelled(dictionaryOf(language).fields, field) ?? readable(field).toLowerCase();
}

/** What a fact is called when it is told by label. */
export function factLabel(key: string, language: Language): string {
  return labelled(dictionaryOf(language).facts.label, key) ?? readable(key);
}

/** What a missing fact is called, by its dotted name or the last part of it. */
export function missingFact(fact: string, language: Language): string {
  const last = fact.split('.').at(-1) ?? fact;
  const { missing } = dictionaryOf(language).facts;
  return labelled(missing, fact) ?? labelled(missing, last) ?? readable(last).toLowerCase();
}

/** Where a missing fact is entered, from `kind/id`; null for a kind without words. */
export function missingWhere(where: string, language: Language): string | null {
  return labelled(dictionaryOf(language).facts.where, where.split('/')[0] ?? '') ?? null;
}

/** The name people know a row of law by; undefined where it has none. */
export function knownLaw(id: string, language: Language): string | undefined {
  return labelled(dictionaryOf(language).law.names, id);
}

/** The article that asks for a clause, as it is cited; undefined for an unknown code. */
export function clauseArticle(code: string, language: Language): string | undefined {
  return labelled(dictionaryOf(language).clauseArticles, code);
}
