// When somebody else has saved a draft meanwhile: both texts, part by part, and the choice of which is to count.
import type { KnownEntity } from './change-questions.ts';
import { type DraftInput, versionCrumbs } from './draft.ts';
import { type FormValues, hiddenFields, typedValue, typedValues } from './form.ts';
import { type Frame, type Page, printPage, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { keptRows } from './version-input.ts';
import type { TextKey } from './wording/nb.ts';
import { lowered, type Words } from './words.ts';

/** Two texts of a draft that was saved by another meanwhile: what one has typed, and what is saved. */
export type StaleInput = Omit<DraftInput, 'errors' | 'values'> & {
  form: 'edit' | 'clauses';
  mine: FormValues;
  theirs: FormValues;
};

/** A part of a draft one chooses whole: its name, what it is called, and the fields it is made of. */
type Part = { name: string; label: TextKey; fields: RegExp };

const field = (name: string, label: TextKey): Part => ({ name, label, fields: new RegExp(`^${name}$`) });
const PARTS: readonly Part[] = [
  field('label', 'draft.label'),
  field('validFrom', 'draft.validFrom'),
  field('validTo', 'draft.validTo'),
  field('contractOn', 'version.contractOn'),
  field('authorisation', 'draft.authorisation'),
  field('noticeDays', 'draft.noticeDays'),
  field('objectionDays', 'draft.objectionDays'),
  field('breachHours', 'draft.breachHours'),
  field('normen', 'draft.normen'),
  field('documentReference', 'draft.document'),
  ...(['subjectMatter', 'nature', 'purpose', 'duration', 'retention', 'deletion'] as const).map((name) =>
    field(name, `agreement.${name}`),
  ),
  { name: 'dataCategories', label: 'draft.categories', fields: /^annex\.dataCategories\./ },
  { name: 'dataSubjects', label: 'draft.subjects', fields: /^annex\.dataSubjects\./ },
  { name: 'locations', label: 'agreement.locations', fields: /^annex\.locations\./ },
  { name: 'subProcessors', label: 'agreement.subProcessors', fields: /^annex\.subProcessors\./ },
  { name: 'clauses', label: 'clauses.title', fields: /^clauses\./ },
];

/** The parts in which two texts differ; blank and left out are the same. */
export function differingParts(mine: FormValues, theirs: FormValues): string[] {
  return PARTS.filter(({ fields }) => canonical(mine, fields) !== canonical(theirs, fields)).map(({ name }) => name);
}

function canonical(values: FormValues, fields: RegExp): string {
  const own = Object.keys(values).filter((name) => fields.test(name));
  return JSON.stringify(
    own.sort().flatMap((name) => {
      const typed = typedValues(values, name).filter((value) => value.trim() !== '');
      return typed.length > 0 ? [[name, [...typed].sort()]] : [];
    }),
  );
}

/** What is typed, with each part chosen to be the other’s taken from there; choices are named `choice.<part>`. */
export function chosenValues(mine: FormValues, theirs: FormValues): FormValues {
  let chosen: Record<string, string | readonly string[]> = Object.fromEntries(
    Object.keys(mine).map((name) => [name, TICKED.test(name) ? apart(typedValues(mine, name)) : (mine[name] ?? '')]),
  );
  for (const { name, fields } of PARTS) {
    if (typedValue(mine, `choice.${name}`) !== 'theirs') continue;
    const kept = Object.entries(chosen).filter(([key]) => !fields.test(key));
    chosen = Object.fromEntries([...kept, ...Object.entries(theirs).filter(([key]) => fields.test(key))]);
  }
  return Object.fromEntries(Object.entries(chosen).filter(([key]) => !key.startsWith('choice.')));
}

/** The page that shows both texts and lets one choose (412); posts to the form it came from. */
export function renderStale(renderer: Renderer, frame: Frame, input: StaleInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { agreement, version, mine, theirs } = input;
  const differing = new Set(differingParts(mine, theirs));
  const at = links.version(agreement.id, version.id, `/${input.form}`);
  const content = {
    action: at,
    etag: version.etag,
    discardUrl: at,
    hidden: hiddenFields(carried(mine)),
    parts: PARTS.filter(({ name }) => differing.has(name)).map((part) => ({
      name: `choice.${part.name}`,
      id: `valg-${part.name}`,
      label: words.text(part.label),
      mine: told(words, part, mine, input),
      theirs: told(words, part, theirs, input),
    })),
  };
  const title = words.text('stale.title');
  const crumbs = versionCrumbs(setting, input);
  return printPage(renderer, setting, 'stale-draft', { title, section: 'agreements', crumbs }, content);
}

const NOT_CARRIED = /^(?:etag|add|choice\..*)$/;

/** What is ticked is carried in one field, codes apart by commas. */
const TICKED = /^annex\.data(?:Categories|Subjects)\./;
const apart = (values: readonly string[]): string[] => values.flatMap((value) => value.split(','));

function carried(mine: FormValues): FormValues {
  const names = Object.keys(mine).filter((name) => !NOT_CARRIED.test(name));
  return Object.fromEntries(names.map((name) => [name, typedValues(mine, name).join(TICKED.test(name) ? ',' : '')]));
}

type Told = Pick<StaleInput, 'entities' | 'systems'>;

/** A part in words, a line for each thing in it. */
function told(words: Words, { name, fields }: Part, values: FormValues, about: Told): string[] {
  const lines = linesOf(words, name, fields, values, about);
  return lines.length > 0 ? lines : [words.text('stale.empty')];
}

function linesOf(words: Words, name: string, fields: RegExp, values: FormValues, { entities }: Told): string[] {
  if (name === 'locations' || name === 'subProcessors')
    return keptRows(values, name).map((n) => rowLine(words, values, `annex.${name}.${n}`, entities));
  if (name === 'clauses') return clauseLines(words, values);
  const own = Object.keys(values).filter((key) => fields.test(key));
  const typed = own.flatMap((key) => typedValues(values, key)).filter((value) => value.trim() !== '');
  if (name === 'dataCategories') return typed.map((code) => words.label('category', code));
  if (name === 'dataSubjects') return typed.map((code) => words.label('subject', code));
  if (name === 'authorisation') return typed.map((code) => words.label('authorisation', code));
  if (name === 'normen') return typed.map((flag) => words.text(flag === 'true' ? 'common.yes' : 'common.no'));
  return typed.map((value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? words.day(value) : value));
}

function rowLine(words: Words, values: FormValues, at: string, entities: readonly KnownEntity[]): string {
  const typed = (part: string) => typedValue(values, `${at}.${part}`).trim();
  const known = entities.find(({ id }) => id === typed('entity.id'))?.name ?? typed('entity.name');
  const country = typed('country') === '' ? '' : words.country(typed('country'));
  const activity = typed('activity') === '' ? '' : lowered(words.label('activity', typed('activity')), words.language);
  const basis = typed('basis') === '' ? '' : words.label('basis', typed('basis').split(':')[0] ?? '');
  return [known, country, activity, typed('service'), basis].filter((part) => part !== '').join(', ');
}

function clauseLines(words: Words, values: FormValues): string[] {
  const codes = new Set(Object.keys(values).flatMap((name) => /^clauses\.(K\d\d)\./.exec(name)?.[1] ?? []));
  return [...codes].sort().flatMap((code) => {
    const typed = ['result', 'clauseRef', 'page', 'comment'].map((part) =>
      typedValue(values, `clauses.${code}.${part}`).trim(),
    );
    if (typed.every((value) => value === '')) return [];
    const [result = '', ...rest] = typed;
    const parts = [result === '' ? '' : words.label('clauseResult', result), ...rest].filter((part) => part !== '');
    return [`${code}: ${parts.join(', ')}`];
  });
}
