// Registering a change, step by step and without JavaScript: what happened, to what, the details, the consequences.
import { scopesOf } from '../domain/change.ts';
import type { ChangeKind } from '../domain/changes/changing.ts';
import type { ChangeScope } from '../domain/vocabulary.ts';
import { type ConsequenceView, consequencesOf } from './change.ts';
import { fieldGroups, KIND_GROUPS } from './change-fields.ts';
import { filePart, type HeldView, heldFacts } from './change-file.ts';
import { countedValues, withRowsClosed } from './change-input.ts';
import type { Asking, CurrentFacts, KnownEntity } from './change-questions.ts';
import { type FormValues, hiddenFields, printableField, printableForm, typedSummary, typedValue } from './form.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import type { TextKey } from './wording/nb.ts';
import { problemText } from './wording/problems.ts';

export type { CurrentFacts, KnownEntity } from './change-questions.ts';
export type { FormValues } from './form.ts';

/** A subject that may be chosen in step two; `hint` says which one it is (the vendor of a product, the body of a contract). */
export type ScopeChoice = { id: string; title: string; hint: string | null };

/** What a change is about. */
export type ChosenScope = { kind: ChangeScope; id: string; title: string };

/** Step two: GET /changes/new?kind=…; `scopes` holds only the kinds of scope that fit the kind of change. */
export type ChangeScopeInput = {
  kind: string;
  scopes: readonly { kind: ChangeScope; subjects: readonly ScopeChoice[] }[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** Step three: GET /changes/new?kind=…&scope=kind:id; also POST /changes/details and what comes back with errors (422). */
export type ChangeDetailsInput = {
  kind: string;
  scope: ChosenScope;
  current: CurrentFacts;
  /** Known companies, to choose one instead of typing it. */
  entities: readonly KnownEntity[];
  /** The file that goes along. */
  held: HeldView | null;
  values: FormValues;
  errors: readonly FieldError[];
};

/** Step four: the answer to POST /changes/preview; saving posts the same fields to /changes, correcting to /changes/details. */
export type ChangePreviewInput = Omit<ChangeDetailsInput, 'errors'> & {
  consequences: readonly ConsequenceView[];
  /** Goes along as the field `idempotencyKey`, so that a second press of the button saves nothing twice. */
  idempotencyKey: string;
  names: Names;
};

/** Step one: GET /changes/new; with `scope` what it is about is chosen already, and only the kinds that fit are offered. */
export function renderChangeKind(renderer: Renderer, frame: Frame, scope: ChosenScope | null = null): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const chosen = scope === null ? null : `${scope.kind}:${scope.id}`;
  const groups = KIND_GROUPS.map(({ title, kinds }) => ({
    title: words.text(title),
    kinds: kinds
      .filter((kind) => scope === null || scopesOf(kind as ChangeKind).includes(scope.kind))
      .map((kind) => ({
        title: words.label('changeKind', kind),
        hint: words.text(`change.kindHint.${kind}` as TextKey),
        url: links.newChange({ kind, scope: chosen }),
      })),
  })).filter(({ kinds }) => kinds.length > 0);
  const about = scope === null ? null : words.text('change.isAbout', { scope: scope.title });
  return printStep(renderer, setting, 1, 'change-kind', { about, groups, listUrl: links.changes() });
}

/** Step two: what the change is about. */
export function renderChangeScope(renderer: Renderer, frame: Frame, input: ChangeScopeInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const groups = input.scopes.map(({ kind, subjects }) => ({
    label: words.text(`change.scopeGroup.${kind}` as TextKey),
    options: subjects.map(({ id, title, hint }) => ({
      value: `${kind}:${id}`,
      label: hint === null ? title : `${title} (${hint})`,
    })),
  }));
  const label = words.text('change.scopeLabel');
  const choose = { label: null, options: [{ value: '', label: words.text('change.scopeChoose') }] };
  const chooser = { name: 'scope', kind: 'select' as const, label, required: true, groups: [choose, ...groups] };
  const form = printableForm(words, [{ legend: label, fields: [chooser] }], input.values, input.errors);
  const error = form.errors?.[0]?.text ?? null;
  const content = {
    chosenKind: words.label('changeKind', input.kind),
    kind: input.kind,
    any: input.scopes.some(({ subjects }) => subjects.length > 0),
    errors: form.errors,
    field: printableField(words, chooser, input.values, error),
    hints: input.scopes.map(({ kind }) => ({
      kind: words.label('scopeKind', kind),
      text: words.text(`change.scopeHint.${kind}` as TextKey),
    })),
    backUrl: links.newChange(),
  };
  return printStep(renderer, setting, 2, 'change-scope', content);
}

/** Step three: the details, when, and on what evidence. */
export function renderChangeDetails(renderer: Renderer, frame: Frame, input: ChangeDetailsInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const isOfFile = ({ path }: FieldError) => path === 'file';
  const others = input.errors.filter((error) => !isOfFile(error));
  const form = printableForm(words, groupsOf(setting, input), withRowsClosed(input.values), others);
  const ofFile = input.errors.filter(isOfFile).map((error) => ({
    text: problemText(words, error, words.text('documents.file')),
    href: '#felt-file',
  }));
  const errors = [...(form.errors ?? []), ...ofFile];
  const content = {
    ...chosenOf(setting, input),
    groups: form.groups,
    errors: errors.length > 0 ? errors : null,
    file: filePart(words, input.held, input.values, input.errors),
    idempotencyKey: typedValue(input.values, 'idempotencyKey'),
    backUrl: links.newChange({ kind: input.kind }),
  };
  return printStep(renderer, setting, 3, 'change-details', content);
}

/** Step four: the consequences, before anything is saved. */
export function renderChangePreview(renderer: Renderer, frame: Frame, input: ChangePreviewInput): Page {
  const setting = settingOf(frame);
  const values = countedValues(input.values);
  const carried = {
    ...values,
    kind: input.kind,
    scope: `${input.scope.kind}:${input.scope.id}`,
    idempotencyKey: input.idempotencyKey,
  };
  const content = {
    ...chosenOf(setting, input),
    typed: [
      ...typedSummary(setting.words, groupsOf(setting, input), values),
      ...(input.held === null ? [] : heldFacts(setting.words, input.held)),
    ],
    consequences: consequencesOf(setting, input.consequences, input.names),
    hidden: hiddenFields(carried),
  };
  return printStep(renderer, setting, 4, 'change-preview', content);
}

function groupsOf({ words }: Setting, { kind, current, entities }: Omit<ChangeDetailsInput, 'errors'>) {
  const asking: Asking = { words, current, entities };
  return fieldGroups(asking, kind);
}

function chosenOf({ words }: Setting, { kind, scope }: Pick<ChangeDetailsInput, 'kind' | 'scope'>): object {
  return {
    kind,
    scope: `${scope.kind}:${scope.id}`,
    chosen: words.text('change.chosen', { kind: words.label('changeKind', kind), scope: scope.title }),
  };
}

/** A step's page: its title says the step, so that the browser's tab does too. */
function printStep(renderer: Renderer, setting: Setting, step: 1 | 2 | 3 | 4, template: string, content: object): Page {
  const { words, links } = setting;
  const steps = ([1, 2, 3, 4] as const).map((n) => ({
    title: words.text(`change.step${n}`),
    current: n === step,
    done: n < step,
  }));
  const heading = words.text(step === 4 ? 'preview.title' : `change.step${step}`);
  const title = `${words.text('change.newTitle')}: ${heading}`;
  const crumbs = [{ title: words.text('nav.overview'), href: links.overview() }];
  return printPage(
    renderer,
    setting,
    template,
    { title, section: 'changes', crumbs },
    { ...content, heading, steps, stepText: words.text('change.step', { n: step }) },
  );
}
