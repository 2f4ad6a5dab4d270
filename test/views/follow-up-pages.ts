// The follow-up of a change in every state that matters: on the change's page, the drafts before they are saved, the reviews.

import { renderChange } from '../../src/views/change.ts';
import type { FollowUpView } from '../../src/views/follow-up.ts';
import { type DraftOutcomeView, renderDraftsPreview, renderReviews } from '../../src/views/mend-many.ts';
import type { Renderer } from '../../src/views/render.ts';
import { NO_DOCUMENTS } from './document-pages.ts';
import { bareFrame, COMPARISON, CONSEQUENCES, change, dpoFrame, frame, NAMES } from './sample.ts';

const stale = CONSEQUENCES.filter(({ makesStale, effect }) => makesStale && effect === 'found');
const item = (n: number, changed: Partial<FollowUpView> = {}): FollowUpView => ({
  ...{ agreementId: `agr_${n}`, title: `Avtale <${n}>`, bodyId: 'bod_hustadvika', bodyName: 'Hustadvika kommune' },
  ...{ ownerId: n === 1 ? 'per_kari' : null, state: 'not_begun', next: 'start_draft', version: null, day: null },
  ...{ fromChange: false, findings: stale, may: { write: true, review: true } },
  ...changed,
});
const version = (state: string) => ({ id: `ver_${state}`, label: '3.0 <ny>', state });
const done = { next: null, findings: [] };

/** One agreement in each state there is. */
export const FOLLOW_UP: readonly FollowUpView[] = [
  item(1),
  item(2, { next: 'update_draft', version: version('draft') }),
  item(3, { next: 'take_back', version: version('out_for_signature'), may: { write: false, review: false } }),
  item(4, { state: 'draft', next: 'send', version: version('draft'), fromChange: true }),
  item(5, { state: 'sent', next: 'approve', version: version('pending_approval'), fromChange: true }),
  item(6, { state: 'sent', next: 'sign', version: version('out_for_signature') }),
  item(7, { next: 'settle' }),
  item(8, { state: 'fits', next: 'review', findings: [] }),
  item(9, { state: 'fits', next: 'review', findings: [], may: { write: false, review: false } }),
  item(10, { state: 'signed', ...done, version: version('signed'), day: '2026-11-20', fromChange: true }),
  item(11, { state: 'decided', ...done, day: '2027-01-31' }),
  item(12, { state: 'reviewed', ...done }),
  item(13, { state: 'untouched', ...done }),
];

const outcome = (n: number, changed: Partial<DraftOutcomeView> = {}): DraftOutcomeView => ({
  ...{ agreementId: `agr_${n}`, title: `Avtale <${n}>`, bodyName: 'Hustadvika kommune', outcome: 'started' },
  ...{ refused: null, versionLabel: '3.0', validFrom: '2026-12-01', parties: [], contractOn: null },
  things: COMPARISON.things.filter(({ difference }) => difference !== null),
  ...changed,
});
const OUTCOMES: readonly DraftOutcomeView[] = [
  outcome(1),
  outcome(2, {
    outcome: 'updated',
    things: [],
    parties: [{ from: 'Gammel AS', to: 'Ny <AS>' }],
    contractOn: '2026-12-01',
  }),
  outcome(3, { things: [] }),
  outcome(4, { outcome: 'already' }),
  ...['matches', 'says_all', 'not_in_force', 'under_way'].map((refused, i) =>
    outcome(5 + i, { outcome: 'refused', refused, things: [] }),
  ),
];

const CHANGE = { id: 'chg_1', title: 'Ny underdatabehandler: Office <365>' };
const onPage = (followUp: readonly FollowUpView[]) => ({
  ...{
    change: change({ consequences: [] }),
    summary: null,
    evidence: null,
    saved: false,
    withdrawal: null,
    typed: null,
  },
  ...{
    may: { withdraw: false },
    names: NAMES,
    documents: NO_DOCUMENTS,
    followUp,
    choosing: null,
    idempotencyKey: 'k1',
  },
});

/** Every such page by what it shows. */
export const FOLLOW_UP_PAGES: Readonly<Record<string, (renderer: Renderer) => string>> = {
  'change, followed up, of several municipalities': (r) => renderChange(r, dpoFrame(), onPage(FOLLOW_UP)).html,
  'change, all in order': (r) => renderChange(r, frame(), onPage(FOLLOW_UP.slice(9))).html,
  'change, only still matching': (r) => renderChange(r, frame(), onPage(FOLLOW_UP.slice(7, 8))).html,
  'change, nothing touched': (r) => renderChange(r, bareFrame(), onPage([])).html,
  'change, drafts before they are saved': (r) =>
    renderDraftsPreview(r, dpoFrame(), { change: CHANGE, items: OUTCOMES, idempotencyKey: 'k1' }).html,
  'change, no drafts to save': (r) =>
    renderDraftsPreview(r, frame(), { change: CHANGE, items: OUTCOMES.slice(3), idempotencyKey: 'k1' }).html,
  'change, one review for many': (r) =>
    renderReviews(r, frame(), {
      ...{ change: CHANGE, items: FOLLOW_UP.slice(0, 2), errors: [], idempotencyKey: 'k1' },
      values: { agreementIds: ['agr_1'] },
    }).html,
  'change, one review with errors': (r) =>
    renderReviews(r, dpoFrame(), {
      ...{ change: CHANGE, items: FOLLOW_UP.slice(7, 8), idempotencyKey: 'k1' },
      values: { agreementIds: ['agr_8'], note: '' },
      errors: [{ path: 'note', message: 'expected text, or leave it out' }],
    }).html,
};
