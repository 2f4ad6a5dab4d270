// The overview: what needs someone, by cause; what is coming; what is missing; a row per municipality for the DPO.
import { type CauseGroup, causeItem } from './causes.ts';
import { type FindingView, findingLink } from './findings.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { restingRows } from './standing.ts';
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

/** The first causes by urgency, each with the first of its findings, and how many causes there are. */
type Causes = { shown: readonly CauseGroup[]; total: number };
type SomeFindings = { shown: readonly FindingView[]; total: number };

/** What the overview is made of; `Needs` satisfies all but the last three. */
export type OverviewInput = {
  now: Causes;
  /** What is coming in the next ninety days. */
  soon: Causes;
  /** Found, and accepted or put off. */
  resting: SomeFindings;
  /** What cannot be told; `total` counts subjects. */
  gaps: SomeFindings;
  /** How many findings are open, the reader's own and all. */
  own: number;
  all: number;
  /** Figures of each body shown; more than one gives the table with a row per municipality. */
  figures: readonly BodyFigures[];
  worst: ReadonlyMap<string, { critical: number; high: number }>;
  /** Names of owners by id. */
  names: Names;
  /** What is waited for today; null on another day. */
  waiting: readonly WaitingView[] | null;
  /** Whether only what the reader is responsible for is shown; null for who may decide nothing. */
  mine: { only: boolean } | null;
};

/** The overview page: GET /. */
export function renderOverview(renderer: Renderer, frame: Frame, input: OverviewInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const body =
    frame.bodies.find(({ id }) => id === frame.body) ?? (frame.bodies.length === 1 ? frame.bodies[0] : undefined);
  const title = body ? words.text('overview.titleBody', { body: body.name }) : words.text('overview.title');
  const { now, soon, resting, gaps, figures, names } = input;
  const decides = input.mine !== null && frame.asOf === frame.today && frame.knownAt === null;
  const content = {
    mayRegister: frame.may.registerChange,
    newChangeUrl: links.newChange(),
    nowTitle: words.text(frame.bodies.length > 1 ? 'overview.nowMany' : 'overview.now'),
    counts: countsOf(setting, figures),
    now: items(setting, now, names, 'n', decides),
    nowRest: restOf(setting, now, 'overview.restOfCauses', links.findings()),
    resting: restingRows(setting, resting.shown, names),
    restingRest: restOf(setting, resting, 'overview.restOfFindings', links.findings()),
    mine: input.mine === null ? null : mineOf(setting, input),
    waiting: input.waiting === null ? null : waitingRows(setting, input.waiting, resting.shown, names),
    nothingNow: words.text(resting.total > 0 ? 'decided.nothingElse' : 'overview.nothingNowText'),
    soon: items(setting, soon, names, 's', false),
    comingUrl: links.findings({ outcome: 'coming' }),
    ...gapsOf(setting, gaps),
    bodies: figures.length > 1 ? figures.map((row) => bodyRow(setting, row, input.worst.get(row.bodyId))) : null,
    empty: now.total + soon.total + resting.total + gaps.total === 0 && figures.every(isEmpty),
  };
  return printPage(renderer, setting, 'overview', { title, section: 'overview', choosesBody: true }, content);
}

function isEmpty(body: BodyFigures): boolean {
  return body.agreementsInForce + body.agreementsNeedingUpdate + body.agreementsMissing + body.dataGaps === 0;
}

function items(setting: Setting, { shown }: Causes, names: Names, prefix: string, decides: boolean): object[] {
  return shown.map((group, index) => ({
    ...causeItem(setting, group, names, `${prefix}${index + 1}`),
    decideUrl: decides ? setting.links.decide({ cause: group.cause }) : null,
  }));
}

/** The way to what is not shown; null when all is. */
function restOf(
  { words }: Setting,
  { shown, total }: { shown: readonly unknown[]; total: number },
  text: 'overview.restOfCauses' | 'overview.restOfFindings' | 'overview.restOfGaps',
  url: string,
): object | null {
  const n = total - shown.length;
  return n > 0 ? { text: words.text(text, { n }), url } : null;
}

/** The two ways to see the list: all there is, and what the reader is responsible for. */
function mineOf({ words, links }: Setting, { mine, own, all }: OverviewInput): object[] {
  const only = mine?.only ?? false;
  return [
    { text: words.text('overview.all', { n: all }), url: links.overview(), current: !only },
    { text: words.text('overview.mine', { n: own }), url: links.mine(), current: only },
  ];
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
function gapsOf(setting: Setting, { shown, total }: SomeFindings): { gaps: object[]; gapsRest: object | null } {
  const { words, frame, links } = setting;
  const bySubject = [...Map.groupBy(shown, ({ subjectId }) => subjectId).values()];
  const url = links.findings({ outcome: 'cannot_tell' });
  const gapsRest = restOf(setting, { shown: bySubject, total }, 'overview.restOfGaps', url);
  const gaps = bySubject.map((group) => {
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
  return { gaps, gapsRest };
}

/** A light as it is shown: a code for its colour, its name and what it means. */
export function lightOf({ words }: Pick<Setting, 'words'>, light: Light): object {
  return { code: light, label: words.label('light', light), meaning: words.label('lightMeaning', light) };
}

function bodyRow(setting: Setting, row: BodyFigures, worst = { critical: 0, high: 0 }): object {
  return {
    name: row.bodyName,
    url: setting.links.overview(row.bodyId),
    light: lightOf(setting, row.light),
    inForce: row.agreementsInForce,
    needsUpdate: row.agreementsNeedingUpdate,
    missing: row.agreementsMissing,
    ...worst,
    gaps: row.dataGaps,
  };
}
