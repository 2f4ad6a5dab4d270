// The clause checklist of GDPR art. 28 as a version has it: what is met, and where in the text it stands.
import { CLAUSE_RESULTS, CLAUSES } from '../domain/vocabulary.ts';
import type { VersionView } from './agreement-types.ts';
import { type Field, type FormValues, printableField, typedValue } from './form.ts';
import type { FieldError } from './page.ts';
import { dictionaryOf } from './wording/dictionaries.ts';
import { problemText } from './wording/problems.ts';
import type { Words } from './words.ts';

const TONES: Record<string, string> = { fulfilled: 'success', partial: 'warning', missing: 'danger' };

/** The checklist of a version: how many clauses are judged, and each with its result and place. */
export function clausesOf(words: Words, version: VersionView) {
  const judged = new Map(version.clauses.map((clause) => [clause.code, clause]));
  const rows = CLAUSES.map((code) => {
    const clause = judged.get(code);
    const result = clause?.result ?? 'unknown';
    const at = [
      clause?.clauseRef == null ? null : words.text('clauses.at', { ref: clause.clauseRef }),
      clause?.page == null ? null : words.text('clauses.atPage', { page: clause.page }),
    ].filter((part) => part !== null);
    return {
      ...named(words, code),
      result: words.label('clauseResult', result),
      tone: TONES[result] ?? 'neutral',
      where: at.length > 0 ? words.list(at) : '–',
      comment: clause?.comment ?? null,
    };
  });
  const done = version.clauses.filter(({ result }) => result !== 'unknown').length;
  return { lead: words.text('clauses.lead', { done, label: version.label }), rows };
}

function named(words: Words, code: string) {
  const articles: Readonly<Record<string, string>> = dictionaryOf(words.language).clauseArticles;
  return { code, name: words.label('clause', code), article: articles[code] ?? '' };
}

/** What the form begins with: what the version says of each clause. */
export function clauseValues(version: VersionView): FormValues {
  return Object.fromEntries(
    version.clauses.flatMap(({ code, result, clauseRef, page, comment }) => [
      [`clauses.${code}.result`, result === 'unknown' ? '' : result],
      [`clauses.${code}.clauseRef`, clauseRef ?? ''],
      [`clauses.${code}.page`, page === null ? '' : String(page)],
      [`clauses.${code}.comment`, comment ?? ''],
    ]),
  );
}

/** The clauses as typed, for the door's own parser: those of which something is said, in order of code. */
export function clauseInput(values: FormValues): Record<string, unknown>[] {
  return CLAUSES.flatMap((code) => {
    const typed = (part: string) => typedValue(values, `clauses.${code}.${part}`).trim();
    const parts = ['result', 'clauseRef', 'page', 'comment'];
    if (parts.every((part) => typed(part) === '')) return [];
    const page = typed('page');
    return [
      {
        code,
        result: typed('result') || 'unknown',
        clauseRef: typed('clauseRef') || null,
        page: page === '' ? null : /^\d+$/.test(page) ? Number(page) : page,
        comment: typed('comment') || null,
      },
    ];
  });
}

/** The rows of the form, with what was typed and what was wrong; errors name a clause by its place in the input. */
export function clauseForm(words: Words, values: FormValues, errors: readonly FieldError[]) {
  const given = clauseInput(values).map(({ code }) => String(code));
  const told = errors.map((error) => {
    const [, index = '', part = ''] = /^clauses\.(\d+)\.(\w+)$/.exec(error.path) ?? [];
    const code = given[Number(index)];
    const name = index !== '' && code ? `clauses.${code}.${part}` : null;
    const label = part === 'page' ? words.text('clauses.page') : words.text('clauses.ref');
    return { name, text: `${code ?? ''} ${problemText(words, error, label)}`.trim() };
  });
  const wrong = new Map(told.map(({ name, text }) => [name, text]));
  const rows = CLAUSES.map((code) => ({
    ...named(words, code),
    fields: fieldsOf(words, code).map((field) => printableField(words, field, values, wrong.get(field.name) ?? null)),
  }));
  const summary = told.map(({ name, text }) => ({
    text,
    href: name === null ? null : `#felt-${name.replaceAll('.', '-')}`,
  }));
  return { rows, errors: summary.length > 0 ? summary : null };
}

function fieldsOf(words: Words, code: string): Field[] {
  const results = CLAUSE_RESULTS.filter((result) => result !== 'unknown');
  const options = [
    { value: '', label: words.label('clauseResult', 'unknown') },
    ...results.map((value) => ({ value, label: words.label('clauseResult', value) })),
  ];
  const name = (part: string) => `clauses.${code}.${part}`;
  return [
    { name: name('result'), kind: 'select', label: words.text('clauses.result'), groups: [{ label: null, options }] },
    { name: name('clauseRef'), kind: 'text', label: words.text('clauses.ref') },
    { name: name('page'), kind: 'text', label: words.text('clauses.page'), inputmode: 'numeric' },
    { name: name('comment'), kind: 'text', label: words.text('clauses.comment') },
  ];
}
