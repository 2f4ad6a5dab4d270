// Findings month by month: a small picture for each municipality, with the same in words and in a table.
import type { Severity } from '../domain/vocabulary.ts';
import { type Frame, type Page, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { printPart } from './workplace.ts';

/** The findings at the end of a month, by severity; the shape `TrendPoint` satisfies it. */
export type TrendPointView = { on: string; found: Readonly<Record<Severity, number>> };
export type TrendView = { bodyId: string; bodyName: string; points: readonly TrendPointView[] };

/** What the page is made of; `trends` is null where there are too many bodies to work out at once. */
export type TrendInput = { trends: readonly TrendView[] | null };

/** Units of the picture: the browser scales it. */
const PICTURE = { width: 390, height: 100, step: 30, bar: 22 };

/** The trend of each municipality: GET /workplace/trend. */
export function renderTrend(renderer: Renderer, frame: Frame, { trends }: TrendInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const most = Math.max(1, ...(trends ?? []).flatMap(({ points }) => points.map(total)));
  const content = {
    trends: trends?.map((trend) => trendOf(setting, trend, most)) ?? null,
    choices: trends === null ? frame.bodies.map(({ id, name }) => ({ name, url: links.trend({ body: id }) })) : [],
    ...PICTURE,
  };
  return printPart(renderer, setting, 'trend', words.text('trend.title'), content);
}

function serious({ found }: TrendPointView): number {
  return found.critical + found.high;
}

function total({ found }: TrendPointView): number {
  return found.critical + found.high + found.medium + found.low;
}

/** One municipality's picture; every picture has the scale of the highest, so that they can be compared. */
function trendOf({ words, links }: Setting, { bodyId, bodyName, points }: TrendView, most: number): object {
  const first = points[0] as TrendPointView;
  const last = points.at(-1) as TrendPointView;
  const tall = (n: number) => Math.round((n / most) * (PICTURE.height - 10) * 10) / 10;
  return {
    id: `utvikling-${bodyId}`,
    name: bodyName,
    url: links.overview(bodyId),
    now: words.count('findings', total(last)),
    change: changeText(words, total(last) - total(first), words.day(first.on)),
    alternative: words.text('trend.alternative', {
      body: bodyName,
      first: words.count('findings', total(first)),
      from: words.day(first.on),
      last: words.count('findings', total(last)),
      to: words.day(last.on),
      most: Math.max(...points.map(total)),
    }),
    bars: points.map((point, index) => {
      const [worse, all] = [tall(serious(point)), tall(total(point))];
      const x = index * PICTURE.step + (PICTURE.step - PICTURE.bar) / 2;
      return { x, serious: worse, seriousY: PICTURE.height - worse, other: all - worse, otherY: PICTURE.height - all };
    }),
    caption: words.text('trend.caption', { body: bodyName }),
    rows: [...points].reverse().map((point) => ({
      day: words.day(point.on),
      serious: serious(point),
      other: total(point) - serious(point),
    })),
  };
}

function changeText(words: Setting['words'], by: number, from: string): string {
  if (by === 0) return words.text('trend.same', { from });
  return words.text('trend.change', { sign: by > 0 ? '+' : '−', n: Math.abs(by), from });
}
