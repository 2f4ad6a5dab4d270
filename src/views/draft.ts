// The pages that edit a draft: its text and annex, its clauses, and the choice between two texts when both were saved.
import type { AgreementView, VersionView } from './agreement-types.ts';
import type { KnownEntity } from './change-questions.ts';
import { clauseForm } from './clauses.ts';
import { draftGroups, formPath } from './draft-form.ts';
import { type FormValues, printableForm, typedValue } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { rowNumbers } from './version-input.ts';

/** What both forms are made of; `values` are what was typed, or what the version says. */
export type DraftInput = {
  agreement: Pick<AgreementView, 'id' | 'title'>;
  version: VersionView;
  systems: readonly { id: string; name: string }[];
  entities: readonly KnownEntity[];
  values: FormValues;
  errors: readonly FieldError[];
};

/** The way to a version's page from what is beneath it. */
export function versionCrumbs(
  { words, links }: Setting,
  { agreement, version }: Pick<DraftInput, 'agreement' | 'version'>,
) {
  return [
    { title: agreement.title, href: links.agreement(agreement.id) },
    {
      title: words.text('version.title', { label: version.label }),
      href: links.version(agreement.id, version.id),
    },
  ];
}

/** GET /agreements/{id}/versions/{version}/edit; also what comes back with errors (422) or another row. */
export function renderDraft(renderer: Renderer, frame: Frame, input: DraftInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { agreement, version, values } = input;
  const groups = draftGroups({ ...input, words });
  const errors = input.errors.map((error) => ({ ...error, path: formPath(error.path, values) }));
  const title = words.text('draft.title', { label: version.label });
  const content = {
    ...printableForm(words, groups, values, errors),
    hidden: rowNumbers(values, 'subProcessors').flatMap((n) => knownCompany(input, n)),
    etag: version.etag,
    action: links.version(agreement.id, version.id, '/edit'),
    backUrl: links.version(agreement.id, version.id),
  };
  const crumbs = versionCrumbs(setting, input);
  return printPage(renderer, setting, 'draft', { title, section: 'agreements', crumbs }, content);
}

/** A company that is listed already is not asked for again. */
function knownCompany({ values, version }: DraftInput, n: number): { name: string; value: string }[] {
  const name = `annex.subProcessors.${n}.entity.id`;
  const value = typedValue(values, name);
  return version.annex.subProcessors.some((row) => row.entityId === value) ? [{ name, value }] : [];
}

/** GET /agreements/{id}/versions/{version}/clauses; also what comes back with errors (422). */
export function renderClauses(renderer: Renderer, frame: Frame, input: DraftInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { agreement, version, values, errors } = input;
  const title = words.text('clauses.title');
  const content = {
    ...clauseForm(words, values, errors),
    etag: version.etag,
    action: links.version(agreement.id, version.id, '/clauses'),
    backUrl: links.version(agreement.id, version.id),
  };
  const crumbs = versionCrumbs(setting, input);
  return printPage(renderer, setting, 'clauses', { title, section: 'agreements', crumbs }, content);
}
