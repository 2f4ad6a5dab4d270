// Every page in every state that matters, by name: with all there may be, and with as little as there may be.
import { renderAgreement } from '../../src/views/agreement.ts';
import { renderAgreements } from '../../src/views/agreements.ts';
import { type CauseGroup, groupByCause } from '../../src/views/causes.ts';
import { renderChange, renderChanges } from '../../src/views/change.ts';
import { KIND_GROUPS } from '../../src/views/change-fields.ts';
import {
  renderChangeDetails,
  renderChangeKind,
  renderChangePreview,
  renderChangeScope,
} from '../../src/views/change-form.ts';
import { renderDependencies } from '../../src/views/dependencies.ts';
import type { FindingView } from '../../src/views/findings.ts';
import { renderAccessibility, renderFindingHelp, renderGlossary, renderHelp } from '../../src/views/help.ts';
import { renderLaw } from '../../src/views/law.ts';
import { type LawFormKind, NEW_KINDS, renderLawForm } from '../../src/views/law-form.ts';
import { renderLog } from '../../src/views/log.ts';
import { renderCheckpointMail, renderCorrection, renderDigest } from '../../src/views/mail.ts';
import { renderDeliveries, renderMailbox, renderMessage } from '../../src/views/mailbox.ts';
import { type BodyFigures, renderOverview } from '../../src/views/overview.ts';
import { type OwnedView, renderWithoutOwner } from '../../src/views/owned.ts';
import {
  type PersonInput,
  type PersonView,
  type RefusedForm,
  renderPeople,
  renderPerson,
} from '../../src/views/people.ts';
import { type DepartureInput, renderDeparture, renderNewPerson } from '../../src/views/people-forms.ts';
import { type PolicyValueView, renderPolicy, renderPolicyForm } from '../../src/views/policy.ts';
import { renderProblem } from '../../src/views/problem.ts';
import { renderRefusedVisit } from '../../src/views/provider-sign-in.ts';
import type { Renderer } from '../../src/views/render.ts';
import { renderReport, renderReportChooser } from '../../src/views/report.ts';
import {
  ENDED,
  renderCode,
  renderEnrolment,
  renderNewAccount,
  renderRecoveryCodes,
  renderSignIn,
} from '../../src/views/sign-in.ts';
import { restsOn } from '../../src/views/standing.ts';
import { renderSystem } from '../../src/views/system.ts';
import { renderSystemForm } from '../../src/views/system-form.ts';
import { renderWhatIf } from '../../src/views/what-if.ts';
import { BODY_PAGES } from './body-pages.ts';
import { DOCUMENT_PAGES, DOCUMENTS, NO_DOCUMENTS } from './document-pages.ts';
import { FOLLOW_UP, FOLLOW_UP_PAGES } from './follow-up-pages.ts';
import { LIST_PAGES } from './lists-pages.ts';
import { MENDING } from './pages-mending.ts';
import { REGISTRY_PAGES } from './registry-pages.ts';
import * as sample from './sample.ts';
import { ACCESS_PAGES } from './sample-access.ts';
import * as asked from './sample-questions.ts';
import * as systems from './sample-systems.ts';
import { SEARCH_PAGES } from './search-pages.ts';
import { WORKPLACE } from './workplace-pages.ts';

const { frame, dpoFrame, bareFrame, NAMES, TODAY } = sample;
const SCOPE = { kind: 'product', id: 'prd_o365', title: 'Office 365' } as const;
const ENTITIES = [
  { id: 'ent_atea', name: 'Atea AS', number: '976239997', country: 'NO' },
  { id: 'ent_zen', name: 'Zendesk Inc.', number: null, country: 'US' },
];
const TYPED = {
  'details.entity.name': 'Datavask <Inc.>',
  'details.entity.country': 'US',
  effectiveOn: '2026-12-01',
  'evidence.kind': 'vendor_notice',
};
const ERRORS = [
  { path: 'effectiveOn', message: 'Invalid input: expected string, received undefined' },
  { path: '/details/entity/number', message: 'expected nine digits with a valid check digit (modulus 11)' },
  { path: 'surprise', message: 'Unrecognized key: "surprise"' },
];
const MESSAGE = {
  id: 'm1',
  subject: 'Emne',
  from: 'a@b.test',
  to: 'kari@hus.test',
  at: '2026-11-22T09:30:00.000Z',
  messageId: '<a@b.test>',
};
const DELIVERY = {
  id: 'd1',
  personId: 'per_kari',
  kind: 'digest',
  subject: 'Emne',
  createdAt: MESSAGE.at,
  sentAt: null,
  attempts: 2,
  lastError: 'ECONNREFUSED',
};
const ENTRY = {
  chain: 'shared',
  position: 3,
  at: MESSAGE.at,
  actor: 'per_kari',
  action: 'change_registered',
  subjects: ['chg_1'],
  hash: 'f'.repeat(64),
  previous: '0'.repeat(64),
  origin: 'api POST /changes',
};
const EMPTY_LOG = {
  ...{ chains: [], chain: 'shared', only: { action: null, actor: null }, actors: [], entries: [] },
  ...{ nextCursor: null, names: {}, may: { export: false } },
};

const lawForm = (kind: LawFormKind | null) => ({
  kind,
  row: null,
  rows: asked.ROWS,
  values: {},
  errors: [],
  idempotencyKey: 'form_1',
});
const policyForm = (value: PolicyValueView) => ({
  body: { id: 'bod_hus', name: 'Hustadvika kommune' },
  value,
  values: {},
  errors: [],
  idempotencyKey: 'form_1',
});

const HELD = {
  ...{ id: 'upl_1_per_kari', name: 'Varsel <ny> underleverandør.eml', size: 48_000 },
  mail: { from: 'Varsel <varsel@fjordsky.example>', subject: 'Ny & "viktig"', sentOn: '2026-11-10' },
};

type Render = (renderer: Renderer) => string;

const details =
  (kind: string, current = sample.CURRENT): Render =>
  (r) =>
    renderChangeDetails(r, frame(), {
      kind,
      scope: SCOPE,
      current,
      entities: ENTITIES,
      held: null,
      values: {},
      errors: [],
    }).html;

const WAITS = {
  ...{ agreementId: 'agr_office', agreementTitle: 'Office 365', bodyName: 'Hustadvika kommune', since: '2026-11-01' },
};
const CALM = { waiting: null, mine: null };
const WAITING = [
  { ...WAITS, kind: 'notice', about: 'Datavask <Inc.>', deadline: '2026-12-10', on: [] },
  {
    ...WAITS,
    kind: 'out_for_signature',
    about: '2.0',
    deadline: null,
    on: ['Microsoft Ireland', 'Hustadvika kommune'],
  },
  { ...WAITS, kind: 'pending_approval', about: '2.1', deadline: null, since: null, on: [] },
] as const;

/** What an overview tells of findings, all of it shown. */
function needs(findings: readonly FindingView[], figures: readonly BodyFigures[]) {
  const found = findings.filter(({ outcome }) => outcome === 'found');
  const resting = found.filter((finding) => !finding.coming && restsOn(finding) !== null);
  const now = groupByCause(found.filter((finding) => !finding.coming && restsOn(finding) === null));
  const soon = groupByCause(found.filter(({ coming }) => coming));
  const gaps = findings.filter(({ outcome }) => outcome === 'cannot_tell');
  const all = <T>(shown: readonly T[]) => ({ shown, total: shown.length });
  const counted = { own: 2, all: 9, worst: new Map([['bod_hus', { critical: 1, high: 2 }]]) };
  return {
    now: all(now),
    soon: all(soon),
    resting: all(resting),
    gaps: { ...all(gaps), total: 1 },
    figures,
    ...counted,
  };
}

/** The same where only the first of everything is shown. */
function crowded(findings: readonly FindingView[], figures: readonly BodyFigures[]) {
  const { now, soon, resting, gaps, ...rest } = needs(findings, figures);
  const many = (group: CauseGroup) => ({ ...group, items: group.items.slice(0, 1), total: 312 });
  const causes = ({ shown }: { shown: readonly CauseGroup[] }) => ({ shown: shown.map(many), total: 40 });
  const some = ({ shown }: { shown: readonly FindingView[] }) => ({ shown, total: 90 });
  return { now: causes(now), soon: causes(soon), resting: some(resting), gaps: some(gaps), ...rest };
}

const overviews: Record<string, Render> = {
  'overview, more than is shown': (r) =>
    renderOverview(r, dpoFrame(), {
      ...crowded([...sample.FINDINGS, sample.accepted, sample.snoozed], sample.FIGURES),
      names: NAMES,
      ...CALM,
    }).html,
  'overview, everything': (r) =>
    renderOverview(r, frame({ flash: { code: 'change_saved' } }), {
      ...needs(sample.FINDINGS, [sample.FIGURES[1]]),
      names: NAMES,
      ...CALM,
    }).html,
  'overview, all that is left rests on decisions': (r) =>
    renderOverview(r, frame(), {
      ...needs([sample.accepted, sample.snoozed], [sample.FIGURES[1]]),
      names: NAMES,
      ...CALM,
    }).html,
  'overview, DPO in 2019': (r) =>
    renderOverview(r, dpoFrame({ path: '/?asOf=2019-06-30&body=', asOf: '2019-06-30' }), {
      ...needs(sample.DPO_FINDINGS, sample.FIGURES),
      names: NAMES,
      ...CALM,
    }).html,
  'overview, DPO on what was known': (r) =>
    renderOverview(r, dpoFrame({ knownAt: MESSAGE.at, body: 'bod_hus' }), {
      ...needs([], [sample.FIGURES[2]]),
      names: {},
      ...CALM,
    }).html,
  'overview, nothing registered': (r) => renderOverview(r, bareFrame(), { ...needs([], []), names: {}, ...CALM }).html,
  'overview, what is waited for': (r) =>
    renderOverview(r, dpoFrame(), {
      ...needs([...sample.FINDINGS, { ...sample.snoozed, code: 'F21' }], sample.FIGURES),
      names: NAMES,
      waiting: WAITING,
      mine: { only: true },
    }).html,
};

const agreements: Record<string, Render> = {
  'agreements, everything': (r) =>
    renderAgreements(r, dpoFrame({ path: '/agreements' }), {
      filter: { status: 'needs_update', finding: 'F10', text: 'office' },
      rows: sample.ROWS,
      total: 124,
      cursor: 'abc',
      nextCursor: 'def',
      any: true,
      withoutAgreement: [sample.withoutAgreement],
      names: NAMES,
    }).html,
  'agreements, none fits': (r) =>
    renderAgreements(r, frame(), {
      filter: { status: null, finding: null, text: 'x' },
      rows: [],
      total: 0,
      cursor: null,
      nextCursor: null,
      any: true,
      withoutAgreement: [],
      names: {},
    }).html,
  'agreements, none at all': (r) =>
    renderAgreements(r, bareFrame(), {
      filter: { status: null, finding: null, text: null },
      rows: [],
      total: null,
      cursor: null,
      nextCursor: null,
      any: false,
      withoutAgreement: [],
      names: {},
    }).html,
  'agreement, everything': (r) => renderAgreement(r, frame(), sample.agreementInput()).html,
  'agreement, as little as possible': (r) => {
    const full = sample.agreementInput();
    const bare = {
      ...full.agreement,
      processorName: null,
      versionInForceId: null,
      versions: [],
      reviews: [],
      notices: [],
      caseReference: null,
      validFrom: null,
      ownerId: null,
      status: 'draft' as const,
    };
    return renderAgreement(r, bareFrame(), {
      agreement: bare,
      findings: [],
      systems: [],
      contract: null,
      history: [],
      names: {},
      comparison: { versionId: null, versionLabel: null, things: [] },
      may: { registerChange: false, write: false, review: false },
      documents: NO_DOCUMENTS,
      mending: { refused: null, idempotencyKey: 'form_1' },
      answering: { evidence: {}, mayAnswer: false, refused: null, idempotencyKey: 'form_1' },
    }).html;
  },
  'agreement, an answer refused': (r) => {
    const full = sample.agreementInput();
    const values = { response: 'objected', respondedOn: '2026-11-01', reason: 'Ukjent <land>', corrects: 'true' };
    const errors = [{ path: 'respondedOn', message: 'expected a day on or after 2026-11-10, when it was received' }];
    const refused = { notice: 'not_1', values, errors };
    return renderAgreement(r, frame(), { ...full, answering: { ...full.answering, refused } }).html;
  },
  'agreement, a new version under way, a start refused': (r) => {
    const full = sample.agreementInput();
    const draft = sample.version({ id: 'ver_4', label: '4.0', state: 'draft', status: 'draft' });
    const errors = [{ path: 'label', message: 'expected a label no other version of the agreement has' }];
    const refused = { form: 'start' as const, values: { label: '<3.0>', validFrom: '2026-12-01' }, errors };
    return renderAgreement(r, frame(), {
      ...full,
      agreement: { ...full.agreement, versions: [...full.agreement.versions, draft] },
      mending: { ...full.mending, refused },
    }).html;
  },
  'agreement, in order': (r) => {
    const full = sample.agreementInput();
    return renderAgreement(r, frame(), { ...full, agreement: { ...full.agreement, status: 'in_force' }, findings: [] })
      .html;
  },
};

const changes: Record<string, Render> = {
  'change, step one': (r) => renderChangeKind(r, frame()).html,
  'change, step two': (r) =>
    renderChangeScope(r, frame(), {
      kind: 'sub_processor_added',
      scopes: [
        { kind: 'product', subjects: [{ id: 'a', title: 'Office 365', hint: 'Microsoft' }] },
        { kind: 'system', subjects: [{ id: 'b', title: 'ePhorte', hint: null }] },
      ],
      values: {},
      errors: [{ path: 'scope', message: 'Invalid input: expected string, received undefined' }],
    }).html,
  'change, step two without a choice': (r) =>
    renderChangeScope(r, frame(), { kind: 'vendor_merged', scopes: [], values: {}, errors: [] }).html,
  ...Object.fromEntries(
    KIND_GROUPS.flatMap(({ kinds }) => kinds).map((kind) => [`change, step three: ${kind}`, details(kind)]),
  ),
  'change, step three without facts': details('sub_processor_replaced', sample.NO_FACTS),
  'change, step three with errors': (r) =>
    renderChangeDetails(r, frame(), {
      kind: 'sub_processor_added',
      scope: SCOPE,
      current: sample.CURRENT,
      entities: [],
      held: HELD,
      values: TYPED,
      errors: [...ERRORS, { path: 'file', message: 'expected a file that is not empty' }],
    }).html,
  'change, step four': (r) =>
    renderChangePreview(r, dpoFrame(), {
      kind: 'sub_processor_added',
      scope: SCOPE,
      current: sample.CURRENT,
      entities: ENTITIES,
      held: HELD,
      values: { ...TYPED, heldId: HELD.id, heldName: HELD.name },
      consequences: sample.CONSEQUENCES,
      idempotencyKey: 'k1',
      names: NAMES,
    }).html,
  'change, step four without consequences': (r) =>
    renderChangePreview(r, frame(), {
      kind: 'two_factor_changed',
      scope: SCOPE,
      current: sample.NO_FACTS,
      entities: [],
      held: { ...HELD, mail: null },
      values: { 'details.twoFactor': 'enforced', effectiveOn: 'soon' },
      consequences: [],
      idempotencyKey: 'k1',
      names: {},
    }).html,
  'change, receipt': (r) =>
    renderChange(r, frame(), {
      change: sample.change(),
      summary: 'Ny underdatabehandler',
      evidence: { kind: 'vendor_notice', reference: '2026/99', issuer: 'Microsoft', issuedOn: '2026-11-10' },
      saved: true,
      withdrawal: null,
      typed: { reason: '', errors: [{ path: 'reason', message: 'expected text, or leave it out' }] },
      may: { withdraw: true },
      names: NAMES,
      documents: DOCUMENTS,
      followUp: FOLLOW_UP,
      choosing: {
        chosen: new Set(['agr_1']),
        errors: [{ path: 'agreementIds', message: 'expected at least one agreement' }],
      },
      idempotencyKey: 'k1',
    }).html,
  'change, withdrawn': (r) =>
    renderChange(r, bareFrame(), {
      change: sample.change({
        withdrawnAt: MESSAGE.at,
        consequences: [],
        note: null,
        registeredAt: null,
        registeredById: null,
      }),
      summary: null,
      evidence: null,
      saved: false,
      withdrawal: { reason: 'Feil leverandør', byId: null, correctingMails: 2 },
      typed: null,
      may: { withdraw: true },
      names: {},
      documents: NO_DOCUMENTS,
      followUp: FOLLOW_UP,
      choosing: null,
      idempotencyKey: 'k1',
    }).html,
  'changes, some': (r) =>
    renderChanges(r, frame(), {
      changes: [sample.change(), sample.change({ id: 'chg_2', withdrawnAt: MESSAGE.at, consequences: [] })],
      nextCursor: 'n',
      names: NAMES,
    }).html,
  'changes, none': (r) => renderChanges(r, bareFrame(), { changes: [], nextCursor: null, names: {} }).html,
};

const dependencies: Record<string, Render> = {
  'dependencies, nothing chosen': (r) =>
    renderDependencies(r, bareFrame(), { entities: [], chosen: { entity: '', country: '' }, answer: null, error: null })
      .html,
  'dependencies, everything': (r) =>
    renderDependencies(r, dpoFrame({ knownAt: MESSAGE.at }), {
      entities: ENTITIES,
      chosen: { entity: 'ent_zen', country: '' },
      answer: sample.dependencies(),
      error: null,
    }).html,
  'dependencies, nobody': (r) =>
    renderDependencies(r, frame(), {
      entities: ENTITIES,
      chosen: { entity: '', country: 'BR' },
      answer: sample.dependencies({ entity: null, country: 'BR', bodies: [], agreements: [], withoutAgreement: [] }),
      error: null,
    }).html,
  'dependencies, both chosen': (r) =>
    renderDependencies(r, frame(), {
      entities: ENTITIES,
      chosen: { entity: 'ent_zen', country: 'BR' },
      answer: null,
      error: 'both',
    }).html,
};

const setting = () => ({ language: sample.reader.language, demo: true, baseUrl: 'https://av.test', names: NAMES });
const bareReport = () =>
  sample.report({
    knownAt: null,
    bodies: [{ ...sample.report().bodies[2]!, number: null, dpo: null, causes: [], gaps: [] }],
  });

const reports: Record<string, Render> = {
  'report chooser, ready': (r) =>
    renderReportChooser(r, dpoFrame(), {
      bodies: dpoFrame().bodies,
      chosen: ['bod_hus'],
      asOf: TODAY,
      knownAt: MESSAGE.at,
      report: sample.report(),
      errors: [],
    }).html,
  'report chooser, errors': (r) =>
    renderReportChooser(r, bareFrame(), {
      bodies: [],
      chosen: [],
      asOf: '2026-02-30',
      knownAt: 'x',
      report: null,
      errors: [
        { path: 'asOf', message: 'expected a day that exists, YYYY-MM-DD' },
        { path: 'knownAt', message: 'a future one is refused' },
      ],
    }).html,
  report: (r) => renderReport(r, sample.report(), setting()),
  'report, with an accepted risk': (r) => {
    const body = sample.report().bodies[1]!;
    const { accepted } = sample;
    const causes = [{ cause: accepted.cause, worstSeverity: accepted.severity, findings: [accepted] }];
    return renderReport(r, sample.report({ bodies: [{ ...body, causes, gaps: [] }] }), setting());
  },
  'report, one body with nothing': (r) => renderReport(r, bareReport(), { ...setting(), demo: false, names: {} }),
};

const DIGEST = {
  get language() {
    return sample.reader.language;
  },
  recipient: { name: 'Kari Nes' },
  today: TODAY,
  baseUrl: 'https://av.test',
  demo: true,
};

const mails: Record<string, Render> = {
  digest: (r) =>
    renderDigest(r, { ...DIGEST, findings: sample.FINDINGS.slice(0, 6), cleared: [sample.withoutAgreement] }).html,
  'digest, only cleared': (r) =>
    renderDigest(r, { ...DIGEST, demo: false, findings: [], cleared: [sample.withoutAgreement] }).html,
  correction: (r) =>
    renderCorrection(r, {
      ...DIGEST,
      change: sample.change(),
      summary: null,
      reason: 'Feil',
      withdrawnOn: TODAY,
      cleared: sample.FINDINGS.slice(0, 2),
    }).html,
  'mailbox, some': (r) => renderMailbox(r, frame(), { messages: [MESSAGE], may: { run: true } }).html,
  'mailbox, none': (r) => renderMailbox(r, bareFrame(), { messages: [], may: { run: false } }).html,
  message: (r) => renderMessage(r, frame(), { message: { ...MESSAGE, text: '<b>', htmlUrl: '/mail/m1/html' } }).html,
  'message, text only': (r) => renderMessage(r, bareFrame(), { message: { ...MESSAGE, text: '', htmlUrl: null } }).html,
  'deliveries, some': (r) =>
    renderDeliveries(r, frame(), {
      deliveries: [DELIVERY, { ...DELIVERY, sentAt: MESSAGE.at }],
      nextCursor: 'n',
      names: NAMES,
      may: { run: true },
    }).html,
  'deliveries, none': (r) =>
    renderDeliveries(r, bareFrame(), { deliveries: [], nextCursor: null, names: {}, may: { run: false } }).html,
  'log, some': (r) =>
    renderLog(r, frame(), {
      chains: [
        { id: 'shared', title: 'Felles' },
        { id: 'bod_hus', title: 'Hustadvika' },
      ],
      chain: 'shared',
      only: { action: 'law_ended', actor: null },
      actors: ['per_ola', 'program', 'local'],
      checkpoint: { number: 12, at: MESSAGE.at, key: 'ab'.repeat(32), position: 2, stands: true },
      may: { export: true },
      entries: [ENTRY, { ...ENTRY, position: 2, action: 'law_ended', subjects: ['law', 'US-DPF'] }],
      nextCursor: 'n',
      names: { ...NAMES, chg_1: 'Ny underdatabehandler' },
    }).html,
  'log, none': (r) => renderLog(r, bareFrame(), { ...EMPTY_LOG, checkpoint: null }).html,
  'log, tampered with': (r) =>
    renderLog(r, bareFrame(), {
      ...EMPTY_LOG,
      only: { action: null, actor: 'per_gone' },
      checkpoint: { number: 3, at: MESSAGE.at, key: 'ab'.repeat(32), position: 2, stands: false },
    }).html,
  'log, not begun at the checkpoint': (r) =>
    renderLog(r, bareFrame(), {
      ...EMPTY_LOG,
      checkpoint: { number: 3, at: MESSAGE.at, key: 'ab'.repeat(32), position: null, stands: true },
    }).html,
  'checkpoint mail': (r) =>
    renderCheckpointMail(r, {
      ...{
        language: sample.reader.language,
        recipient: { name: 'Ingvild' },
        baseUrl: 'https://avtalevakt.example',
        demo: true,
      },
      checkpoint: {
        ...{ number: 12, at: MESSAGE.at, key: 'ab'.repeat(32) },
        heads: [
          { chain: 'shared', position: 9, hash: 'cd'.repeat(32) },
          { chain: 'bod_hus', position: 4, hash: 'ef'.repeat(32) },
        ],
      },
      names: { bod_hus: 'Hustadvika kommune' },
    }).html,
};

const questions: Record<string, Render> = {
  'what if, nothing asked': (r) =>
    renderWhatIf(r, bareFrame(), {
      choices: { law: [], vendors: [], products: [], versions: [] },
      values: {},
      errors: [],
      answer: null,
      names: {},
    }).html,
  'what if, everything': (r) =>
    renderWhatIf(r, dpoFrame(), {
      choices: asked.CHOICES,
      values: { law: 'US-DPF', lawFrom: '2027-03-01', ask: '1' },
      errors: [],
      answer: asked.ANSWER,
      names: NAMES,
    }).html,
  'what if, nothing differs': (r) =>
    renderWhatIf(r, dpoFrame(), {
      choices: asked.CHOICES,
      values: {},
      errors: [],
      answer: { on: '2027-03-01', consequences: [], dataGaps: [], statuses: [] },
      names: {},
    }).html,
  'what if, with errors': (r) =>
    renderWhatIf(r, frame(), {
      choices: asked.CHOICES,
      values: { vendor: 'ven_1', vendorFrom: '<igår>' },
      errors: [
        { path: 'vendorFrom', message: 'expected a day that exists, YYYY-MM-DD' },
        { path: 'changes', message: 'expected at least one change, row of law or signature' },
      ],
      answer: null,
      names: {},
    }).html,
  'law, for an administrator': (r) =>
    renderLaw(r, frame(), {
      rows: asked.ROWS,
      may: { record: true },
      refused: {
        revision: 'rev_1',
        reason: ' ',
        errors: [{ path: 'reason', message: 'expected text, or leave it out' }],
      },
    }).html,
  'law, for a reader': (r) =>
    renderLaw(r, dpoFrame({ asOf: '2019-06-30' }), { rows: asked.ROWS, may: { record: false }, refused: null }).html,
  'law, which kind': (r) => renderLawForm(r, frame(), lawForm(null)).html,
  ...Object.fromEntries(
    NEW_KINDS.map((kind) => [`law, a new ${kind}`, ((r) => renderLawForm(r, frame(), lawForm(kind)).html) as Render]),
  ),
  ...Object.fromEntries(
    asked.ROWS.map((row) => [
      `law, another last day of ${row.id}`,
      ((r) => renderLawForm(r, frame(), { ...lawForm('end'), row }).html) as Render,
    ]),
  ),
  'law, with errors': (r) =>
    renderLawForm(r, frame(), {
      ...lawForm('adequacy'),
      values: { id: 'US-DPF', validFrom: '1993-12-31' },
      errors: [
        {
          path: 'id',
          message: 'expected an id no row has yet; to give a known row another last day, say that it ends',
        },
        { path: 'validFrom', message: 'expected a day on or after 1994-01-01' },
      ],
    }).html,
  'policy, everything': (r) => renderPolicy(r, frame(), asked.policy({ set: true })).html,
  'policy, for a reader': (r) => renderPolicy(r, dpoFrame({ asOf: '2019-06-30' }), asked.policy({ set: false })).html,
  'policy, which body': (r) =>
    renderPolicy(r, dpoFrame(), { ...asked.policy({ set: false }), body: null, values: [], revisions: [] }).html,
  ...Object.fromEntries(
    asked.VALUES.map((value) => [
      `policy, to set ${value.path}`,
      ((r) => renderPolicyForm(r, frame(), policyForm(value)).html) as Render,
    ]),
  ),
  'policy, with errors': (r) =>
    renderPolicyForm(r, frame(), {
      ...policyForm(asked.VALUES[0] as PolicyValueView),
      values: { value: '<900>', effectiveOn: '', reason: '' },
      errors: [
        { path: 'value', message: 'expected a whole number from 1 to 730' },
        { path: 'reason', message: 'Too small: expected string to have >=1 characters' },
      ],
    }).html,
};

const systemPages: Record<string, Render> = {
  'system, everything': (r) => renderSystem(r, frame(), systems.systemInput()).html,
  'system, as little as possible': (r) =>
    renderSystem(r, dpoFrame(), {
      ...systems.systemInput(),
      ...{ system: systems.BARE, findings: [], agreements: [], history: [], names: {} },
      may: { write: false, registerChange: false },
    }).html,
  'system, on another day': (r) => renderSystem(r, frame({ asOf: '2019-06-30' }), systems.systemInput()).html,
  'system form': (r) => renderSystemForm(r, frame(), systems.systemFormInput()).html,
  'system form, nothing known': (r) =>
    renderSystemForm(r, frame(), systems.systemFormInput({ system: systems.BARE })).html,
  'system form, with errors': (r) =>
    renderSystemForm(
      r,
      frame(),
      systems.systemFormInput({
        values: { name: '', endedOn: '2017-<', dataCategories: ['health'] },
        errors: [
          { path: 'name', message: 'expected text' },
          { path: 'endedOn', message: 'expected a day on or after goLive (2018-01-01)' },
        ],
      }),
    ).html,
  'system form, somebody saved meanwhile': (r) =>
    renderSystemForm(
      r,
      frame(),
      systems.systemFormInput({ stale: true, values: { name: 'ePhorte 5', twoFactor: 'enforced', dataSubjects: [] } }),
    ).html,
};

const help: Record<string, Render> = {
  help: (r) => renderHelp(r, frame()).html,
  'help, of a finding': (r) => renderFindingHelp(r, frame(), 'F10')?.html ?? '',
  'help, of a finding about a body': (r) => renderFindingHelp(r, bareFrame(), 'F29')?.html ?? '',
  glossary: (r) => renderGlossary(r, dpoFrame()).html,
  'accessibility, to anybody': (r) => renderAccessibility(r, bareFrame()).html,
};

const problems: Record<string, Render> = {
  ...Object.fromEntries(
    [400, 403, 404, 405, 409, 412, 422, 429, 500, 503].map((status) => [
      `problem ${status}`,
      ((r) => renderProblem(r, bareFrame(), { status, errors: [], retryAfter: null, reference: null }).html) as Render,
    ]),
  ),
  'problem, all told': (r) =>
    renderProblem(r, frame(), { status: 503, errors: ERRORS, retryAfter: 5, reference: 'req_1' }).html,
};

const OTP = 'otpauth://totp/Avtalevakt:kari@hus.test?secret=JBSWY3DPEHPK3PXP&issuer=Avtalevakt';
const SIGNING_IN = {
  returnTo: '/report',
  email: 'kari@hus.test',
  refused: null,
  people: [],
  providers: [],
  ended: null,
};
const ENROLLING = { uri: OTP, secret: 'JBSWY3DPEHPK3PXP', action: '/sign-in/enrol', returnTo: '/', refused: null };
const OFFERED = [
  { id: 'entra', name: 'Microsoft', trouble: null },
  { id: 'ansattporten', name: 'Ansattporten', trouble: 'unreachable' },
];
const SOMEBODY = { name: 'Kari <Nes>', email: 'kari@hus.test' };

const signIns: Record<string, Render> = {
  'sign-in': (r) => renderSignIn(r, bareFrame({ demo: true }), { ...SIGNING_IN, people: sample.PEOPLE }).html,
  'sign-in, refused': (r) => renderSignIn(r, bareFrame(), { ...SIGNING_IN, refused: 'wrong' }).html,
  'sign-in, too late': (r) => renderSignIn(r, bareFrame(), { ...SIGNING_IN, refused: 'gone' }).html,
  'sign-in, too often': (r) => renderSignIn(r, bareFrame(), { ...SIGNING_IN, refused: 'too_many' }).html,
  ...Object.fromEntries(
    ENDED.map((ended) => [
      `sign-in, a form was ${ended}`,
      (r: Renderer) => renderSignIn(r, bareFrame(), { ...SIGNING_IN, ended }).html,
    ]),
  ),
  'sign-in, at providers': (r) => renderSignIn(r, bareFrame(), { ...SIGNING_IN, providers: OFFERED }).html,
  ...Object.fromEntries(
    (
      [
        ...(['no_visit', 'cancelled', 'unavailable', 'bad_signature', 'unknown_tenant', 'unverified_email'] as const),
        ...(['unknown_person', 'invitation_gone', 'no_second_factor', 'passkey_wanted'] as const),
      ] as const
    ).map((reason) => [
      `sign-in refused, ${reason}`,
      ((r) => renderRefusedVisit(r, bareFrame(), { provider: 'Microsoft', reason, onward: '/sign-in' }).html) as Render,
    ]),
  ),
  'sign-in refused, by nobody known': (r) =>
    renderRefusedVisit(r, bareFrame(), { provider: null, reason: 'no_visit', onward: '/sign-in?returnTo=%2Flog' }).html,
  code: (r) => renderCode(r, bareFrame(), { returnTo: '/', kind: 'time_code', refused: null }).html,
  'code, wrong': (r) => renderCode(r, bareFrame(), { returnTo: '/report', kind: 'time_code', refused: 'wrong' }).html,
  'recovery code, wrong': (r) =>
    renderCode(r, bareFrame(), { returnTo: '/', kind: 'recovery_code', refused: 'wrong' }).html,
  'code, locked': (r) => renderCode(r, bareFrame(), { returnTo: '/', kind: 'time_code', refused: 'locked' }).html,
  enrolment: (r) => renderEnrolment(r, bareFrame(), ENROLLING).html,
  'enrolment, wrong': (r) => renderEnrolment(r, bareFrame(), { ...ENROLLING, refused: 'wrong' }).html,
  'recovery codes': (r) => renderRecoveryCodes(r, bareFrame(), { codes: ['abcde-fghjk'], onward: '/' }).html,
  'first administrator': (r) =>
    renderNewAccount(r, bareFrame(), {
      kind: 'first',
      action: '/first/x',
      values: SOMEBODY,
      errors: ERRORS,
      providers: [],
    }).html,
  'invitation taken up': (r) =>
    renderNewAccount(r, bareFrame(), {
      kind: 'invited',
      action: '/invitation/x',
      values: SOMEBODY,
      errors: [],
      providers: OFFERED,
    }).html,
  'invitation of one who signs in already': (r) =>
    renderNewAccount(r, bareFrame(), {
      kind: 'joins',
      action: '/invitation/x',
      values: SOMEBODY,
      errors: [],
      providers: [],
    }).html,
};

const ROLE = {
  id: 'role_1',
  role: 'system_owner',
  bodyId: 'bod_hus',
  from: '2020-01-01',
  to: null,
  conflictReason: null,
};
const ODD: PersonView = {
  ...{ id: 'per_odd', name: 'Odd <Bud>', email: 'odd@hus.test', language: 'nn', access: 'invited' },
  invitedUntil: '2026-11-29T09:30:00.000Z',
  roles: [
    ROLE,
    { ...ROLE, id: 'role_2', role: 'administrator', bodyId: null, from: '2027-01-01', to: '2027-12-31' },
    { ...ROLE, id: 'role_3', role: 'auditor', from: '2018-01-01', to: '2019-12-31', conflictReason: 'Bare kantinen' },
  ],
};
const ITEM = { bodyId: 'bod_hus', ownerId: 'per_kari', agreementId: null };
const OWNED: OwnedView[] = [
  { ...ITEM, kind: 'system', id: 'sys_1', title: 'Office 365' },
  { ...ITEM, kind: 'agreement', id: 'agr_office', title: 'Databehandleravtale Office 365', ownerId: null },
  {
    ...ITEM,
    kind: 'finding',
    id: 'F26.bod_hus.sys_1',
    title: 'Mangler tofaktor: Office 365',
    agreementId: 'agr_office',
  },
];
const HUS = { id: 'bod_hus', name: 'Hustadvika kommune' };
const onePerson = (changed: Partial<PersonInput> = {}): PersonInput => ({
  ...{ person: ODD, owned: OWNED, bodies: [HUS], names: { ...NAMES, bod_hus: HUS.name }, self: false, refused: null },
  ...{ may: { register: true, govern: true, endIn: () => true }, idempotencyKey: 'form_1' },
  ...changed,
});
const CONFLICT = {
  path: 'conflictReason',
  message: 'expected a reason why it is no conflict of interest (GDPR art. 38(6)) that Odd Bud has the role management',
};
const refusedForm = (form: RefusedForm['form'], path: string, message: string): Partial<PersonInput> => ({
  refused: { form, values: { confirm: '' }, errors: [{ path, message }] },
});
const departure = (changed: Partial<DepartureInput> = {}): DepartureInput => ({
  ...{ person: ODD, owned: OWNED, names: { ...NAMES, bod_hus: HUS.name }, values: {}, errors: [] },
  successors: [{ body: HUS, people: [{ id: 'per_kari', name: 'Kari' }] }],
  idempotencyKey: 'form_1',
  ...changed,
});

const people: Record<string, Render> = {
  'people, everything': (r) =>
    renderPeople(r, frame(), {
      people: (['not_invited', 'invited', 'expired', 'active', 'left', null] as const).map((access, i) => ({
        ...ODD,
        id: `per_${i}`,
        access,
      })),
      ...{ nextCursor: 'abc', filter: { q: 'odd', at: 'bod_hus' }, bodies: [HUS], names: {} },
    }).html,
  'people, none': (r) =>
    renderPeople(r, frame(), { people: [], nextCursor: null, filter: { q: '', at: '' }, bodies: [], names: {} }).html,
  'person, everything': (r) => renderPerson(r, frame({ flash: { code: 'role_granted' } }), onePerson()).html,
  'person, whom one may only see': (r) =>
    renderPerson(
      r,
      frame(),
      onePerson({
        ...{ person: { ...ODD, roles: [], access: null }, owned: [], bodies: [], self: true },
        may: { register: false, govern: false, endIn: () => false },
      }),
    ).html,
  'person, a conflict of interest': (r) =>
    renderPerson(
      r,
      frame(),
      onePerson({ refused: { form: 'grant', values: { role: 'management' }, errors: [CONFLICT] } }),
    ).html,
  'person, a role that cannot end so': (r) =>
    renderPerson(r, frame(), onePerson(refusedForm('end:role_1', 'to', 'expected a day on or after 2020-01-01'))).html,
  'person, erased without a yes': (r) =>
    renderPerson(
      r,
      frame(),
      onePerson(refusedForm('erase', 'confirm', 'expected a yes, known that it cannot be undone')),
    ).html,
  'person, not to be invited': (r) =>
    renderPerson(r, frame(), onePerson(refusedForm('invite', 'id', 'expected somebody with a role that has not ended')))
      .html,
  'new person': (r) =>
    renderNewPerson(r, frame(), {
      bodies: [HUS],
      may: { register: false },
      values: {},
      errors: [],
      idempotencyKey: 'f',
    }).html,
  'new person, with errors': (r) =>
    renderNewPerson(r, frame(), {
      ...{ bodies: [HUS], may: { register: true }, values: { name: '<b>', invite: '' }, idempotencyKey: 'f' },
      errors: [{ path: 'email', message: 'expected an e-mail address' }, CONFLICT],
    }).html,
  'departure, everything': (r) => renderDeparture(r, frame(), departure()).html,
  'departure, nothing to hand on, with errors': (r) =>
    renderDeparture(
      r,
      frame(),
      departure({
        owned: [],
        successors: [],
        errors: [{ path: 'lastDay', message: 'expected a day on or after 2020-01-01' }],
      }),
    ).html,
  'without owner': (r) =>
    renderWithoutOwner(r, frame(), { bodies: [{ ...HUS, items: OWNED }], names: { ...NAMES, bod_hus: HUS.name } }).html,
  'without owner, nothing': (r) =>
    renderWithoutOwner(r, dpoFrame(), { bodies: [{ ...HUS, items: [] }], names: NAMES }).html,
};

/** Every page by what it shows. */
export const PAGES: Readonly<Record<string, Render>> = {
  ...overviews,
  ...agreements,
  ...BODY_PAGES,
  ...MENDING,
  ...FOLLOW_UP_PAGES,
  ...changes,
  ...dependencies,
  ...reports,
  ...mails,
  ...questions,
  ...help,
  ...WORKPLACE,
  ...LIST_PAGES,
  ...REGISTRY_PAGES,
  ...SEARCH_PAGES,
  ...DOCUMENT_PAGES,
  ...systemPages,
  ...problems,
  ...signIns,
  ...ACCESS_PAGES,
  ...people,
};
