// The overview: what needs someone, by cause; what is coming; what is missing; a row per municipality for the DPO.
import { addDays, type CalendarDate } from '../domain/calendar.ts';
import { causeItem, groupByCause } from './causes.ts';
import { type FindingView, findingLink } from './findings.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { restingRows, restsOn } from './standing.ts';
import { type WaitingView, waitingRows } from './waiting.ts';
import { missingFact } from './wording/labels.ts';

/** The light of a body, as in the report. */
export type Light = 'red' | 'yellow' | 'green' | 'grey';

/** One body in figures; `ReportBody` satisfies it. */
export type BodyFigures = {
  bodyId: string;
  bodyName: string;
  light: Light;
  agreementsInForce: number;
  agreementsNeedingUpdate: number;
  agreementsMissing: number;
  dataGaps: number;
};

/** What the overview is made of. */
export type OverviewInput = {
  /** Every outcome `found` and `cannot_tell` in the bodies shown, those that are coming too; grouped by cause here. */
  findings: readonly FindingView[];
  /** Figures of each body shown; more than one gives the table with a row per municipality. */
  bodies: readonly BodyFigures[];
  /** Names of owners by id. */
  names: Names;
  /** What is waited for today; null on another day. */
  waiting: readonly WaitingView[] | null;
  /** Whether only what the reader is responsible for is shown, and how much of all there is; null for who may decide nothing. */
  mine: { only: boolean; own: number; all: number } | null;
};

const SOON_DAYS = 90;

/** The overview page: GET /. */
export function renderOverview(renderer: Renderer, frame: Frame, input: OverviewInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const body =
    frame.bodies.find(({ id }) => id === frame.body) ?? (frame.bodies.length === 1 ? frame.bodies[0] : undefined);
  const title = body ? words.text('overview.titleBody', { body: body.name }) : words.text('overview.title');
  const found = input.findings.filter(({ outcome }) => outcome === 'found');
  const gaps = input.findings.filter(({ outcome, coming }) => outcome === 'cannot_tell' && !coming);
  const now = found.filter(({ coming }) => !coming);
  const resting = restingRows(setting, now, input.names);
  const content = {
    mayRegister: frame.may.registerChange,
    newChangeUrl: setting.links.newChange(),
    nowTitle: words.text(frame.bodies.length > 1 ? 'overview.nowMany' : 'overview.now'),
    counts: countsOf(setting, input.bodies),
    now: items(
      setting,
      now.filter((finding) => restsOn(finding) === null),
      input.names,
      'n',
      input.mine !== null && frame.asOf === frame.today && frame.knownAt === null,
    ),
    resting,
    mine: input.mine === null ? null : mineOf(setting, input.mine),
    waiting: input.waiting === null ? null : waitingRows(setting, input.waiting, now, input.names),
    nothingNow: words.text(resting.length > 0 ? 'decided.nothingElse' : 'overview.nothingNowText'),
    ...comingOf(setting, found, input.names),
    gaps: gapsOf(setting, gaps),
    bodies: input.bodies.length > 1 ? input.bodies.map((row) => bodyRow(setting, row, found)) : null,
    empty: input.findings.length === 0 && input.bodies.every(isEmpty),
  };
  return printPage(renderer, setting, 'overview', { title, section: 'overview', choosesBody: true }, content);
}

function isEmpty(body: BodyFigures): boolean {
  return body.agreementsInForce + body.agreementsNeedingUpdate + body.agreementsMissing + body.dataGaps === 0;
}

function items(
  setting: Setting,
  findings: readonly FindingView[],
  names: Names,
  prefix: string,
  decides = false,
): object[] {
  return groupByCause(findings).map((group, index) => ({
    ...causeItem(setting, group, names, `${prefix}${index + 1}`),
    decideUrl: decides ? setting.links.decide({ cause: group.cause.key }) : null,
  }));
}

/** The two ways to see the list: all there is, and what the reader is responsible for. */
function mineOf({ words, links }: Setting, { only, own, all }: NonNullable<OverviewInput['mine']>): object[] {
  return [
    { text: words.text('overview.all', { n: all }), url: links.overview(), current: !only },
    { text: words.text('overview.mine', { n: own }), url: links.mine(), current: only },
  ];
}

function comingOf(
  setting: Setting,
  found: readonly FindingView[],
  names: Names,
): { soon: object[]; later: object[]; laterText: string } {
  const limit = addDays(setting.frame.asOf as CalendarDate, SOON_DAYS);
  const coming = found.filter((finding) => finding.coming);
  const isSoon = (finding: FindingView) => finding.since === null || finding.since <= limit;
  const rest = coming.filter((finding) => !isSoon(finding));
  const later = items(setting, rest, names, 'f');
  const laterText = setting.words.text('overview.showLater', { causes: setting.words.count('causes', later.length) });
  return { soon: items(setting, coming.filter(isSoon), names, 's'), later, laterText };
}

function countsOf({ words, links }: Setting, bodies: readonly BodyFigures[]): object[] {
  const sum = (pick: (body: BodyFigures) => number) => bodies.reduce((total, body) => total + pick(body), 0);
  return [
    {
      label: words.text('overview.inForce'),
      n: sum((b) => b.agreementsInForce),
      url: links.agreements(),
      tone: 'neutral',
    },
    {
      label: words.text('overview.needsUpdate'),
      n: sum((b) => b.agreementsNeedingUpdate),
      url: links.agreements({ status: 'needs_update' }),
      tone: 'warning',
    },
    {
      label: words.text('overview.missing'),
      n: sum((b) => b.agreementsMissing),
      url: `${links.agreements()}#uten-avtale`,
      tone: 'danger',
    },
    { label: words.text('overview.gapsCount'), n: sum((b) => b.dataGaps), url: '#mangler', tone: 'info' },
  ].map((count) => ({ ...count, tone: count.n === 0 ? 'neutral' : count.tone }));
}

/** Data gaps, one line per subject that says everything it lacks. */
function gapsOf(setting: Setting, gaps: readonly FindingView[]): object[] {
  const { words, frame } = setting;
  const bySubject = new Map<string, FindingView[]>();
  for (const gap of gaps) {
    const key = `${gap.subjectKind}:${gap.subjectId}`;
    bySubject.set(key, [...(bySubject.get(key) ?? []), gap]);
  }
  return [...bySubject.values()].map((group) => {
    const first = group[0] as FindingView;
    const facts = [
      ...new Set(
        group.map(({ missing, title }) => (missing === null ? title : missingFact(missing.fact, words.language))),
      ),
    ];
    return {
      url: findingLink(setting, first),
      subject: first.subjectTitle,
      kind: words.label('subjectKind', first.subjectKind),
      body: frame.bodies.length > 1 ? first.bodyName : null,
      facts: words.text('overview.gapMissing', { facts: words.list(facts) }),
    };
  });
}

/** A light as it is shown: a code for its colour, its name and what it means. */
export function lightOf({ words }: Pick<Setting, 'words'>, light: Light): object {
  return { code: light, label: words.label('light', light), meaning: words.label('lightMeaning', light) };
}

function bodyRow(setting: Setting, row: BodyFigures, found: readonly FindingView[]): object {
  const mine = found.filter(({ bodyId, coming }) => bodyId === row.bodyId && !coming);
  return {
    name: row.bodyName,
    url: setting.links.overview(row.bodyId),
    light: lightOf(setting, row.light),
    inForce: row.agreementsInForce,
    needsUpdate: row.agreementsNeedingUpdate,
    missing: row.agreementsMissing,
    critical: mine.filter(({ severity }) => severity === 'critical').length,
    high: mine.filter(({ severity }) => severity === 'high').length,
    gaps: row.dataGaps,
  };
}
