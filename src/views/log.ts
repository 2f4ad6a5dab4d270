// The log as a page: the links of one hash chain, newest first.
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { actionLabel } from './wording/labels.ts';
import { lawName } from './wording/law.ts';

/** A link of a chain; the shape `LogEntry` satisfies it. */
export type LogEntryView = {
  chain: string;
  position: number;
  at: string;
  actor: string;
  action: string;
  subjects: readonly string[];
  hash: string;
  previous: string;
};

/** GET /log?chain=…: `names` name the actors and, where known, the subjects. */
export type LogInput = {
  /** The chains one may read; `shared` is the one for shared facts. */
  chains: readonly { id: string; title: string }[];
  chain: string;
  entries: readonly LogEntryView[];
  nextCursor: string | null;
  names: Names;
};

/** The page of the log. */
export function renderLog(renderer: Renderer, frame: Frame, input: LogInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('log.title');
  const content = {
    chains: input.chains.map((chain) => ({ ...chain, selected: chain.id === input.chain })),
    several: input.chains.length > 1,
    action: links.log(),
    rows: input.entries.map((entry) => rowOf(setting, entry, input.names)),
    nextUrl: input.nextCursor === null ? null : links.log({ chain: input.chain, cursor: input.nextCursor }),
  };
  return printPage(renderer, setting, 'log', { title, section: 'log' }, content);
}

function rowOf({ words }: Setting, entry: LogEntryView, names: Names): object {
  const isLaw = entry.action.startsWith('law_');
  const known = entry.subjects.flatMap((id, i) => names[id] ?? (isLaw && i > 0 ? lawName(words, id) : []));
  return {
    position: entry.position,
    at: words.moment(entry.at),
    who: names[entry.actor] ?? entry.actor,
    what: actionLabel(entry.action),
    subjects: known.length > 0 ? words.list(known) : null,
    hash: entry.hash.slice(0, 12),
  };
}
