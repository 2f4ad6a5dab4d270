// A log made for tests, exported as the service exports one, and forged as someone who can write everything would forge it.

import { checkpointFor, exportLine, type Opening, sealOf } from '../../src/domain/audit-export.ts';
import { type Instant, instant } from '../../src/domain/calendar.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import { type Checkpoint, keyRecord, signCheckpoint } from '../../src/domain/checkpoints.ts';
import { commitmentTo, GENESIS, type LogEntry, sealed } from '../../src/domain/log.ts';
import type { SigningKey } from '../../src/domain/signing.ts';

const CHAIN = 'bod_frana';
const at = (position: number): Instant => instant(new Date(Date.UTC(2026, 0, 1, 0, position)));

type Options = {
  actor?: string;
  /** Positions whose texts were erased. */
  erased?: number[];
  /** A key that takes over half-way. */
  successor?: SigningKey;
  vouched?: boolean;
};

/** An export of so many entries with a checkpoint at each quarter and the texts of each, and the first half's checkpoint. */
export async function exportOf(count: number, key: SigningKey, options: Options = {}) {
  const { actor = 'per_kari', erased = [], successor, vouched = true } = options;
  const entries: LogEntry[] = [];
  const texts: string[] = [];
  const checkpoints: Checkpoint[] = [];
  const body: string[] = [];
  for (let position = 1; position <= count; position += 1) {
    const { entry, lines } = await entryAt(position, actor, entries.at(-1));
    entries.push(entry);
    const kept = erased.includes(position) ? [] : lines;
    texts.push(...kept);
    body.push(exportLine({ ...entry, kind: 'entry' }), ...kept);
    if (position % Math.ceil(count / 4) !== 0 && position !== count) continue;
    const signer = successor && checkpoints.length >= 2 ? successor : key;
    const heads = [
      { chain: CHAIN, position, hash: entry.hash },
      { chain: 'bod_other', position, hash: 'ab'.repeat(32) },
    ];
    checkpoints.push(await signCheckpoint(signer, checkpoints.at(-1) ?? null, heads, at(position)));
  }
  const keys = [await keyRecord(key, at(0), null, null)];
  if (successor) keys.push(await keyRecord(successor, at(1), key.id, vouched ? key : null));
  const head = { chain: CHAIN, position: count, hash: entries.at(-1)?.hash ?? GENESIS };
  const opening: Opening = {
    ...{ kind: 'export', format: 1, register: 'http://localhost', chain: CHAIN, at: at(count), head },
    ...{ keys: keys.length, checkpoints: checkpoints.length, texts: true },
  };
  const lines = [
    exportLine(opening),
    ...keys.map((record) => exportLine({ ...record, kind: 'key' })),
    ...checkpoints.map((checkpoint) => exportLine(checkpointFor(CHAIN, checkpoint))),
    ...body,
    exportLine(await sealOf(successor ?? key, opening, texts.length)),
  ];
  return { lines, held: checkpoints[Math.ceil(checkpoints.length / 2)] as Checkpoint };
}

async function entryAt(position: number, actor: string, last: LogEntry | undefined) {
  const after = { salt: `salt_${position}`, text: canonicalJson({ note: { position }, revisions: [] }) };
  const before = position % 10 === 0 ? { salt: `before_${position}`, text: '{"note":{},"revisions":[]}' } : null;
  const entry = await sealed({
    ...{ chain: CHAIN, position, at: at(position), actor, action: 'system_revised' },
    ...{ subjects: ['sys_1'], revisions: [`rev_${position}`] },
    commitment: await commitmentTo(after.salt, after.text),
    before: before && (await commitmentTo(before.salt, before.text)),
    // Every fifth entry is one from before this was kept.
    origin: position % 5 === 0 ? null : 'api POST /systems',
    previous: last?.hash ?? GENESIS,
  });
  const lines = [exportLine({ kind: 'text', position, part: 'after', ...after })];
  if (before) lines.push(exportLine({ kind: 'text', position, part: 'before', ...before }));
  return { entry, lines };
}

/**
 * The lines with one entry (that of `line`, or the first after it) changed and every hash after it made to fit; with a key
 * given, checkpoints and seal are signed anew by it, in the name of the key before or (`asItself`) with its own record.
 */
export async function resigned(
  lines: readonly string[],
  line: number,
  by: { key: SigningKey; asItself: boolean } | null,
): Promise<string[]> {
  const parsed = lines.map((one) => JSON.parse(one) as Record<string, unknown> & { kind: string });
  const hashes = new Map<number, string>();
  let previous: string | null = null;
  for (const [i, one] of parsed.entries()) {
    if (one.kind !== 'entry' || (i < line && previous === null)) continue;
    const { kind: _, hash: __, ...entry } = one as unknown as LogEntry & { kind: string };
    if (previous === null) entry.actor = 'per_forged';
    else entry.previous = previous;
    const forged = await sealed(entry);
    previous = forged.hash;
    hashes.set(forged.position, forged.hash);
    parsed[i] = { ...forged, kind: 'entry' };
  }
  if (by === null) return parsed.map((one) => exportLine(one as never));
  return signedAnew(parsed, hashes, by);
}

async function signedAnew(
  parsed: (Record<string, unknown> & { kind: string })[],
  hashes: ReadonlyMap<number, string>,
  { key, asItself }: { key: SigningKey; asItself: boolean },
): Promise<string[]> {
  const name = (one: { key: string }): string => (asItself ? key.id : one.key);
  const opening = parsed.find(({ kind }) => kind === 'export') as unknown as Opening;
  const fitted = <T extends { position: number; hash: string }>(head: T): T => ({
    ...head,
    hash: hashes.get(head.position) ?? head.hash,
  });
  const own = { ...opening, head: fitted(opening.head) };
  let last: Checkpoint | null = null;
  const lines: string[] = [];
  for (const one of parsed) {
    if (one.kind === 'export') lines.push(exportLine(own));
    else if (one.kind === 'key' && asItself)
      lines.push(exportLine({ ...(await keyRecord(key, at(0), null, null)), kind: 'key' }));
    else if (one.kind === 'checkpoint') {
      const given = one as unknown as Checkpoint;
      last = await signCheckpoint(key, last, given.heads.map(fitted), given.at);
      lines.push(exportLine({ ...last, key: name(given), kind: 'checkpoint' }));
    } else if (one.kind === 'seal') {
      const seal = await sealOf(key, own, one.texts as number);
      lines.push(exportLine({ ...seal, key: name(one as never) }));
    } else lines.push(exportLine(one as never));
  }
  return lines;
}
