// The log as a page: the links of one hash chain, newest first.
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { actionCodes, actionLabel } from './wording/labels.ts';
import { lawName } from './wording/law.ts';
import type { TextKey } from './wording/nb.ts';

/** A link of a chain; the shape `LogEntry` satisfies it. */
export type LogEntryView = {
  chain: string;
  position: number;
  at: string;
  actor: string;
  action: string;
  origin: string | null;
  subjects: readonly string[];
  hash: string;
  previous: string;
};

/** The last checkpoint, and whether the log still holds what it states of the chain shown. */
export type CheckpointView = {
  number: number;
  at: string;
  key: string;
  /** Where this chain ended; null when it had not begun. */
  position: number | null;
  stands: boolean;
};

/** GET /log?chain=…&action=…&actor=…: `names` name the actors and, where known, the subjects. */
export type LogInput = {
  /** The chains one may read; `shared` is the one for shared facts. */
  chains: readonly { id: string; title: string }[];
  chain: string;
  /** What was asked for; null for all. */
  only: { action: string | null; actor: string | null };
  /** Who has written here, to choose from. */
  actors: readonly string[];
  entries: readonly LogEntryView[];
  nextCursor: string | null;
  checkpoint: CheckpointView | null;
  names: Names;
  may: { export: boolean };
};

/** The page of the log. */
export function renderLog(renderer: Renderer, frame: Frame, input: LogInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { chain, only, may } = input;
  const title = words.text('log.title');
  const filtered = only.action !== null || only.actor !== null;
  const content = {
    chains: input.chains.map((one) => ({ ...one, selected: one.id === chain })),
    several: input.chains.length > 1,
    action: links.log(),
    actions: actionCodes(words.language).map((code) => ({
      code,
      title: actionLabel(code, words.language),
      selected: code === only.action,
    })),
    actors: input.actors.map((id) => ({ id, name: whoIs(setting, id, input.names), selected: id === only.actor })),
    rows: input.entries.map((entry) => rowOf(setting, entry, input.names)),
    allUrl: filtered ? links.log({ chain }) : null,
    nextUrl: input.nextCursor === null ? null : links.log({ chain, ...only, cursor: input.nextCursor }),
    checkpoint: checkpointOf(setting, input.checkpoint),
    exportUrl: may.export ? links.exportLog({ body: chain === 'shared' ? null : chain, texts: 'true' }) : null,
    checkpointUrl: input.checkpoint ? links.checkpoint() : null,
    makeUrl: may.export ? links.newCheckpoint() : null,
    chain,
  };
  return printPage(renderer, setting, 'log', { title, section: 'log' }, content);
}

function checkpointOf({ words }: Setting, checkpoint: CheckpointView | null): object {
  if (checkpoint === null) return { bad: false, text: words.text('log.checkpointNone'), key: null };
  const { number, position, stands } = checkpoint;
  const at = words.moment(checkpoint.at);
  const key = words.text('log.checkpointKey', { key: checkpoint.key });
  if (!stands) return { bad: true, text: words.text('log.checkpointBroken', { number, at }), key };
  if (position === null) return { bad: false, text: words.text('log.checkpointEmpty', { number, at }), key };
  return { bad: false, text: words.text('log.checkpointStands', { number, at, position }), key };
}

const DOORS: Record<string, TextKey> = {
  api: 'log.originApi',
  page: 'log.originPage',
  schedule: 'log.originSchedule',
  program: 'log.originProgram',
};

function whoIs({ words }: Setting, id: string, names: Names): string {
  if (id === 'program') return words.text('log.program');
  return id === 'local' ? words.text('log.local') : (names[id] ?? id);
}

function rowOf(setting: Setting, entry: LogEntryView, names: Names): object {
  const { words } = setting;
  const door = DOORS[entry.origin?.split(' ')[0] ?? ''];
  const isLaw = entry.action.startsWith('law_');
  const known = entry.subjects.flatMap((id, i) => names[id] ?? (isLaw && i > 0 ? lawName(words, id) : []));
  return {
    position: entry.position,
    at: words.moment(entry.at),
    who: whoIs(setting, entry.actor, names),
    from: door ? words.text(door) : null,
    what: actionLabel(entry.action, words.language),
    subjects: known.length > 0 ? words.list(known) : null,
    hash: entry.hash.slice(0, 12),
  };
}
