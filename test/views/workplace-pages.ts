// The officer's workplace and the pages of findings in every state that matters, by name.
import { renderDecide } from '../../src/views/decide.ts';
import { renderFinding, renderFindings } from '../../src/views/finding-page.ts';
import type { Renderer } from '../../src/views/render.ts';
import { renderSideBySide, renderTransfers } from '../../src/views/side-by-side.ts';
import { renderTrend } from '../../src/views/trend.ts';
import { renderWorkplace } from '../../src/views/workplace.ts';
import * as sample from './sample.ts';

const { frame, dpoFrame, bareFrame, NAMES } = sample;
const AT = '2026-11-22T09:30:00.000Z';
const GROUPS = ['agreement', 'contract', 'content', 'chain', 'transfers', 'vendor', 'security', 'officer'] as const;
const NOTHING = GROUPS.map((group) => ({ group, found: 0, worst: null, overdue: 0, gaps: 0 }));
const CELLS = [
  { group: 'agreement', found: 3, worst: 'critical', overdue: 2, gaps: 0 },
  { group: 'chain', found: 1, worst: 'low', overdue: 0, gaps: 4 },
  { group: 'transfers', found: 0, worst: null, overdue: 0, gaps: 1 },
] as const;
const NONE = { found: { low: 0, medium: 0, high: 0, critical: 0 } };
const POINTS = [
  { on: '2026-09-30', ...NONE },
  { on: '2026-10-31', found: { low: 1, medium: 2, high: 3, critical: 1 } },
  { on: '2026-11-22', found: { low: 0, medium: 1, high: 2, critical: 4 } },
];
const COMPARED = {
  agreementId: 'agr_office',
  title: 'Databehandleravtale <Office 365>',
  bodyName: 'Hustadvika kommune',
  status: 'needs_update',
  systemNames: ['Office 365'],
  versionLabel: '3.0',
  validFrom: '2025-01-01',
  validTo: null,
  authorisation: 'specific',
  noticeDays: 30,
  breachHours: 24,
  subProcessors: ['Atea AS', 'Datavask Inc.'],
  findingCodes: ['F10'],
  worstSeverity: 'critical',
};
const BARE = {
  ...{ ...COMPARED, agreementId: 'agr_2', bodyName: 'Averøy kommune', systemNames: [], versionLabel: null },
  ...{ validFrom: null, authorisation: null, noticeDays: null, breachHours: null, subProcessors: [] },
  ...{ findingCodes: [], worstSeverity: null, status: 'draft' },
};
const PROCESSORS = [{ entityId: 'ent_ms', name: 'Microsoft Ireland', bodies: 2, agreements: 3 }];
const USE = {
  ...{ bodyId: 'bod_hus', bodyName: 'Hustadvika kommune', agreementId: 'agr_office', agreementTitle: 'Office 365' },
  ...{ systemName: 'Office 365', company: 'Datavask Inc.', activity: null },
};
const PLACE = { ...USE, company: null, activity: 'support' };
const FORMS = {
  group: 'chain',
  kinds: ['assign', 'snooze', 'accept_risk', 'reopen', 'management', 'advice'],
  colleagues: [{ id: 'per_kari', name: 'Kari Nes' }],
  refused: null,
  idempotencyKey: 'form_1',
  names: NAMES,
} as const;
const LIST = { total: 0, cursor: null, nextCursor: null, names: {} };
const ADVICE = {
  ...{ id: 'dec_9', kind: 'advice', byId: 'per_dpo', ownerId: null, dueOn: null, until: null },
  ...{ reason: 'Be om <frist>.', decidedAt: AT },
};
const ASSIGNED = { ...ADVICE, id: 'dec_10', kind: 'assign', ownerId: 'per_kari', reason: null, byId: 'per_gone' };

const DECIDE = { ...FORMS, kinds: ['assign', 'snooze', 'accept_risk'], kind: 'assign' } as const;

/** Each page by a name that says its state. */
export const WORKPLACE: Record<string, (renderer: Renderer) => string> = {
  'workplace, matrix': (r) =>
    renderWorkplace(r, dpoFrame(), [
      { ...sample.FIGURES[0], cells: [...CELLS] },
      { ...sample.FIGURES[1], cells: NOTHING },
    ]).html,
  'workplace, no municipality': (r) => renderWorkplace(r, bareFrame(), []).html,
  'workplace, trend': (r) =>
    renderTrend(r, dpoFrame(), {
      trends: [
        { bodyId: 'bod_hus', bodyName: 'Hustadvika kommune', points: POINTS },
        { bodyId: 'bod_ave', bodyName: 'Averøy kommune', points: POINTS.map(({ on }) => ({ on, ...NONE })) },
      ],
    }).html,
  'workplace, trend of too many': (r) => renderTrend(r, dpoFrame(), { trends: null }).html,
  'workplace, vendors': (r) =>
    renderSideBySide(r, dpoFrame({ body: 'bod_hus' }), { processors: PROCESSORS, chosen: null, compared: null }).html,
  'workplace, vendors side by side': (r) =>
    renderSideBySide(r, dpoFrame(), { processors: PROCESSORS, chosen: 'ent_ms', compared: [COMPARED, BARE] }).html,
  'workplace, no vendor': (r) =>
    renderSideBySide(r, bareFrame(), { processors: [], chosen: null, compared: null }).html,
  'workplace, transfers': (r) =>
    renderTransfers(r, dpoFrame(), [
      { country: 'RS', basis: null, instrument: null, result: 'no_basis', uses: [USE] },
      { country: 'US', basis: 'A45', instrument: 'US-DPF', result: 'ok', uses: [USE, PLACE] },
    ]).html,
  'workplace, transfers of too many': (r) => renderTransfers(r, dpoFrame(), null).html,
  'workplace, no transfer': (r) => renderTransfers(r, dpoFrame(), []).html,
  'findings, some': (r) =>
    renderFindings(r, dpoFrame({ body: 'bod_hus' }), {
      filter: { group: 'chain', severity: 'critical', show: 'found', cause: null },
      findings: sample.DPO_FINDINGS,
      ...{ total: 90, cursor: 'abc', nextCursor: 'def', names: NAMES },
    }).html,
  'findings, coming of one cause': (r) =>
    renderFindings(r, dpoFrame(), {
      filter: { group: 'chain', severity: null, show: 'coming', cause: 'change:chg_1' },
      findings: sample.DPO_FINDINGS.map((finding) => ({ ...finding, coming: true })),
      ...{ ...LIST, total: 2 },
    }).html,
  'findings, gaps': (r) =>
    renderFindings(r, frame(), {
      filter: { group: null, severity: null, show: 'cannot_tell', cause: null },
      findings: sample.FINDINGS.filter(({ outcome }) => outcome === 'cannot_tell'),
      ...{ ...LIST, total: 1 },
    }).html,
  'findings, none': (r) =>
    renderFindings(r, bareFrame(), {
      filter: { group: null, severity: null, show: 'found', cause: null },
      findings: [],
      ...LIST,
    }).html,
  'finding, everything': (r) =>
    renderFinding(r, dpoFrame(), { ...FORMS, finding: sample.finding({ decisions: [ADVICE, ASSIGNED] }) }).html,
  'finding, that rests': (r) => renderFinding(r, frame(), { ...FORMS, finding: sample.snoozed }).html,
  'finding, nothing to write': (r) =>
    renderFinding(r, bareFrame({ asOf: '2026-01-01' }), { ...FORMS, kinds: [], finding: sample.withoutAgreement }).html,
  'finding, on another day': (r) =>
    renderFinding(r, dpoFrame({ asOf: '2026-01-01' }), { ...FORMS, kinds: ['advice'], finding: sample.finding() }).html,
  'finding, a decision refused': (r) =>
    renderFinding(r, frame(), {
      ...FORMS,
      finding: sample.finding(),
      refused: {
        kind: 'snooze',
        values: { until: '2020-01-01', reason: 'Venter <på> svar' },
        errors: [{ path: 'until', message: 'expected a day on or after 2026-11-22' }],
      },
    }).html,
  'decide, on several': (r) =>
    renderDecide(r, dpoFrame(), { ...DECIDE, cause: sample.finding().cause, findings: sample.DPO_FINDINGS }).html,
  'decide, refused': (r) =>
    renderDecide(r, frame(), {
      ...{ ...DECIDE, cause: sample.finding().cause, findings: [sample.finding()], kind: 'snooze' },
      refused: {
        kind: 'snooze',
        values: { keys: [], reason: 'Venter <på> svar' },
        errors: [{ path: 'keys', message: 'expected at least one finding' }],
      },
    }).html,
  'decide, nothing': (r) => renderDecide(r, bareFrame(), { ...DECIDE, cause: null, findings: [], kinds: [] }).html,
};
