// The same change mended in many agreements: the drafts before they are saved, and the form of one review for many.
import type { ComparedView } from './agreement-types.ts';
import { rowsOf } from './comparison.ts';
import type { FollowUpView } from './follow-up.ts';
import { type Field, type FormValues, printableForm } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

/** What comes of one agreement; the shape `DraftOutcome` satisfies it. */
export type DraftOutcomeView = {
  agreementId: string;
  title: string;
  bodyName: string;
  outcome: 'started' | 'updated' | 'already' | 'refused';
  refused: string | null;
  versionLabel: string | null;
  validFrom: string | null;
  things: readonly ComparedView[];
  parties: readonly { from: string; to: string }[];
  contractOn: string | null;
};

/** The change the page is about. */
export type ChangeTold = { id: string; title: string };

/** POST /changes/{id}/drafts/preview. */
export type DraftsPreviewInput = { change: ChangeTold; items: readonly DraftOutcomeView[]; idempotencyKey: string };

const REFUSALS: ReadonlySet<string> = new Set(['matches', 'says_all', 'not_in_force', 'under_way']);

/** What each draft will get, agreement by agreement, before anything is saved. */
export function renderDraftsPreview(renderer: Renderer, frame: Frame, input: DraftsPreviewInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { change, items } = input;
  const made = items.filter(({ outcome }) => outcome === 'started' || outcome === 'updated');
  const skipped = items.filter(({ outcome }) => outcome === 'already' || outcome === 'refused');
  const drafts = words.count('drafts', made.length);
  const content = {
    headline: made.length === 0 ? words.text('mendMany.nothing') : words.text('mendMany.headline', { drafts }),
    made: made.map((item) => draftCard(setting, item)),
    skipped: skipped.map((item) => ({ ...aboutOf(setting, item), why: whyNot(words, item) })),
    skippedTitle: words.text('mendMany.skipped', { n: words.number(skipped.length) }),
    ids: made.map(({ agreementId }) => agreementId).join(','),
    action: links.changePart(change.id, 'drafts'),
    save: words.text('mendMany.save', { drafts }),
    backUrl: links.change(change.id),
    idempotencyKey: input.idempotencyKey,
  };
  const heading = headingOf(setting, change, words.text('mendMany.title'));
  return printPage(renderer, setting, 'change-drafts', heading, content);
}

function headingOf({ words, links }: Setting, change: ChangeTold, title: string) {
  const crumbs = [
    { title: words.text('nav.overview'), href: links.overview() },
    { title: words.text('changes.title'), href: links.changes() },
    { title: change.title, href: links.change(change.id) },
  ];
  return { title, section: 'changes' as const, crumbs };
}

function aboutOf({ links, frame }: Setting, { agreementId, title, bodyName }: DraftOutcomeView) {
  return { title, url: links.agreement(agreementId), body: frame.bodies.length > 1 ? bodyName : null };
}

function draftCard(setting: Setting, item: DraftOutcomeView): object {
  const { words } = setting;
  const { things, parties, contractOn, outcome, versionLabel, validFrom } = item;
  const systems = new Set(things.map(({ systemId }) => systemId)).size;
  const rows = rowsOf(words, things, systems).map((row) => ({
    ...{ name: row.name, systems: row.systems, set: row.set, kind: row.difference },
    sign: words.text(`mendMany.${row.difference ?? 'changed'}`),
    // The last line of what is true says from when: a draft does not.
    told: (row.difference === 'gone' ? [] : row.truth.lines.slice(0, -1)).join(', '),
    was: row.difference === 'changed' ? words.text('mendMany.was', { says: row.says.lines.join(', ') }) : null,
  }));
  const more = [
    ...parties.map(({ from, to }) => words.text('mendMany.party', { from, to })),
    ...(contractOn === null ? [] : [words.text('mendMany.contract', { day: words.day(contractOn) })]),
  ];
  const key: TextKey = outcome === 'started' ? 'mendMany.started' : 'mendMany.updated';
  return {
    ...aboutOf(setting, item),
    what: words.text(key, { label: versionLabel ?? '', day: validFrom === null ? '' : words.day(validFrom) }),
    rows,
    more: rows.length + more.length === 0 ? [words.text('mendMany.resign')] : more,
  };
}

function whyNot(words: Words, { outcome, refused, versionLabel }: DraftOutcomeView): string {
  const label = versionLabel ?? '';
  if (outcome === 'already') return words.text('mendMany.already', { label });
  const reason = REFUSALS.has(refused ?? '') ? refused : 'matches';
  return words.text(`mendMany.refused.${reason}` as TextKey, { label });
}

/** POST /changes/{id}/reviews/new, and what came back with errors. */
export type ReviewsInput = {
  change: ChangeTold;
  /** Those that may be chosen. */
  items: readonly FollowUpView[];
  values: FormValues;
  errors: readonly FieldError[];
  idempotencyKey: string;
};

/** The form of one review for many agreements. */
export function renderReviews(renderer: Renderer, frame: Frame, input: ReviewsInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { change, items, values, errors } = input;
  const named = ({ title, bodyName }: FollowUpView) =>
    frame.bodies.length > 1 ? words.text('decide.keyLine', { subject: title, body: bodyName }) : title;
  const options = items.map((item) => ({ value: item.agreementId, label: named(item) }));
  const fields: Field[] = [
    {
      ...{ name: 'agreementIds', kind: 'checkboxes', label: words.text('reviewMany.agreements'), required: true },
      groups: [{ label: null, options }],
    },
    { name: 'note', kind: 'textarea', label: words.text('reviewMany.note'), required: true },
  ];
  const content = {
    ...printableForm(words, [{ legend: '', fields }], values, errors),
    action: links.changePart(change.id, 'reviews'),
    stays: items.some(({ findings }) => findings.some(({ code }) => code !== 'F06')),
    backUrl: links.change(change.id),
    idempotencyKey: input.idempotencyKey,
  };
  const heading = headingOf(setting, change, words.text('reviewMany.title'));
  return printPage(renderer, setting, 'change-reviews', heading, content);
}
