// Realistic data for the pages that ask and tell beside the register: "what if", the law, what a body goes by.
import type { LawRowView } from '../../src/views/law.ts';
import type { PolicyInput, PolicyValueView } from '../../src/views/policy.ts';
import type { WhatIfChoices, WhatIfView } from '../../src/views/what-if.ts';
import { NAMES } from './sample.ts';

const ROW: LawRowView = {
  ...{ id: 'US-DPF', kind: 'adequacy', country: 'US', instrument: '2023/1795', scope: 'Listed <entities> only' },
  ...{ validFrom: '2023-07-10', validTo: null, lastSigningDay: null, transferTool: null, unchangedFrom: null },
  ...{
    listed: true,
    reassess: null,
    doubts: null,
    settledOn: null,
    eeaIncorporatedOn: null,
    holds: true,
    note: null,
    source: null,
  },
  ...{ certainty: 'H', checkedOn: '2026-11-22', recordedFrom: null, revisionId: null },
};

/** A row of each kind; one that was recorded here, one to come. */
export const ROWS: readonly LawRowView[] = [
  ROW,
  {
    ...ROW,
    ...{ id: 'IN', country: 'IN', instrument: '2027/1', scope: null, listed: false, validFrom: '2027-01-01' },
    ...{ validTo: '2031-01-01', holds: false, certainty: 'M', source: 'EUT <2027>' },
    ...{ recordedFrom: '2026-11-20', revisionId: 'rev_1', note: 'Bare virksomheter under loven' },
  },
  { ...ROW, id: 'ORG', country: null, instrument: '2025/1382', listed: false, scope: null },
  {
    ...ROW,
    ...{ id: 'SCC-C2P-1', kind: 'clauses', country: null, instrument: '2010/87/EU', listed: false, holds: false },
    ...{ lastSigningDay: '2021-09-26', unchangedFrom: '2021-09-27', validTo: '2022-12-27', transferTool: true },
  },
  {
    ...ROW,
    id: 'SCC-ART28',
    kind: 'clauses',
    country: null,
    instrument: '2021/915',
    listed: false,
    transferTool: false,
  },
  { ...ROW, id: 'EEA-GB', kind: 'eea', country: 'GB', instrument: null, validTo: '2020-12-31', holds: false },
  {
    ...ROW,
    ...{ id: 'LATOMBE-C-703-25', kind: 'event', country: null, instrument: null, listed: false, scope: null },
    ...{ doubts: 'US-DPF', reassess: 'US', settledOn: '2027-02-01', note: 'Appeal, pending' },
  },
];

export const CHOICES: WhatIfChoices = {
  law: ['US-DPF', 'UK', 'SCC-2021'],
  vendors: [{ id: 'ven_1', title: 'Pratsvar <AS>', hint: '311331507' }],
  products: [{ id: 'pro_1', title: 'Kommune-Kari', hint: null }],
  versions: [{ id: 'ver_1', title: 'Databehandleravtale for Office 365, 2.0', hint: 'Hustadvika kommune' }],
};

type Supposed = WhatIfView['consequences'][number];

const SUBJECT: Pick<Supposed, 'bodyId' | 'bodyName' | 'subjectKind' | 'subjectId' | 'subjectTitle' | 'title'> = {
  ...{ bodyId: 'bod_hus', bodyName: 'Hustadvika kommune', subjectKind: 'agreement', subjectId: 'agr_1' },
  ...{ subjectTitle: 'Databehandleravtale for Office 365', title: 'Overføringsgrunnlaget er falt bort' },
};
const FALLEN: Supposed = {
  ...SUBJECT,
  ...{ findingKey: 'F16.bod_hus.agr_1.US', code: 'F16', severity: 'critical', agreementId: 'agr_1', makesStale: true },
  ...{ agreementSays: 'Versjon 2.0 bygger på rammeverket.', trueNow: 'Det gjelder ikke.\nGjelder Office 365.' },
  ...{ facts: {}, since: '2027-03-01', dueOn: '2027-03-15', ownerId: 'per_kari', effect: 'found' },
  cause: { key: 'law:US-DPF', title: 'EU–US Data Privacy Framework gjelder ikke fra 1. mars 2027' },
};

export const ANSWER: WhatIfView = {
  on: '2027-03-01',
  consequences: [
    FALLEN,
    { ...FALLEN, findingKey: 'F19.x', code: 'F19', severity: 'high', title: 'Mangler overføringsvurdering' },
    {
      ...FALLEN,
      ...{
        bodyId: 'bod_ave',
        bodyName: 'Averøy kommune',
        subjectKind: 'system',
        subjectId: 'sys_1',
        agreementId: null,
      },
      ...{ agreementSays: null, ownerId: null, cause: { key: 'change:chg_1', title: 'Pratsvar AS er konkurs' } },
    },
    { ...FALLEN, findingKey: 'F18.x', code: 'F18', title: 'DPF ikke bekreftet', effect: 'cleared' },
  ],
  dataGaps: [
    {
      ...{ ...SUBJECT, findingKey: 'F13.x', effect: 'opened' },
      missing: { fact: 'subProcessor.children', where: 'product/pro_1' },
    },
    {
      ...{ ...SUBJECT, subjectKind: 'system', subjectId: 'sys_1', findingKey: 'F13.y', effect: 'closed' },
      missing: { fact: 'subProcessor.children', where: 'product/pro_1' },
    },
  ],
  statuses: [
    { agreementId: 'agr_1', title: 'Office 365', bodyName: 'Hustadvika', before: 'in_force', after: 'needs_update' },
    { agreementId: 'agr_2', title: 'Ny', bodyName: 'Averøy', before: null, after: 'in_force' },
  ],
};

const VALUE: PolicyValueView = {
  ...{ path: 'thresholds.listCheckDays', group: 'thresholds', name: 'listCheckDays', code: 'F18', unit: 'days' },
  ...{ value: 60, standard: 90, least: 1, most: 365 },
  ...{ setFrom: '2026-11-01', setById: 'per_kari', reason: 'Vedtak <12/26>' },
};
const UNSET = { setFrom: null, setById: null, reason: null };

/** A value of each sort: set and not, a number and a severity. */
export const VALUES: readonly PolicyValueView[] = [
  VALUE,
  {
    ...{ ...VALUE, ...UNSET, path: 'thresholds.greyPercent', name: 'greyPercent', code: null, unit: 'percent' },
    ...{ value: 10, standard: 10 },
  },
  {
    ...VALUE,
    path: 'dueDays.F01',
    group: 'dueDays',
    name: 'F01',
    code: 'F01',
    value: 10,
    standard: 14,
    setById: 'per_gone',
  },
  {
    ...{ ...VALUE, ...UNSET, path: 'severities.F01', group: 'severities', name: 'F01', code: 'F01', unit: 'severity' },
    ...{ value: 'critical', standard: 'critical', least: null, most: null },
  },
  {
    ...{ ...VALUE, path: 'severities.F04', group: 'severities', name: 'F04', code: 'F04', unit: 'severity' },
    ...{ value: 'high', standard: 'medium', least: null, most: null },
  },
];

/** What Hustadvika goes by. */
export function policy(may: PolicyInput['may']): PolicyInput {
  const revision = {
    ...{ id: 'rev_2', effectiveOn: '2026-11-01', recordedAt: '2026-11-20T09:00:00.000Z', setById: 'per_kari' },
    ...{ reason: 'Vedtak <12/26>', counts: true },
    changes: [
      { path: 'thresholds.listCheckDays', value: 60 },
      { path: 'severities.F04', value: 'high' },
      { path: 'dueDays.F01', value: null },
    ],
  };
  return {
    body: { id: 'bod_hus', name: 'Hustadvika kommune' },
    values: VALUES,
    revisions: [revision, { ...revision, id: 'rev_1', counts: false, setById: 'per_gone' }],
    names: NAMES,
    may,
    refused: { revision: 'rev_2', reason: ' ' },
  };
}
