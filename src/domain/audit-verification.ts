// Verifying an exported log without the register it came from: the first bad row, where it is and what was expected.
import { type ExportLine, exportLine, type Opening, type Seal, sealText, type TextLine } from './audit-export.ts';
import { type Checkpoint, type KeyRecord, leafText, statementText, whyNoKey, whyUntrue } from './checkpoints.ts';
import { type LogEntry, whyNotNext } from './log.ts';
import { isSignedBy } from './signing.ts';

/** The first row that is not as it should be. `position` is that of the entry it is about, null where it is about none. */
export type BadRow = { line: number; position: number | null; expected: string };

/** What is held elsewhere or known beforehand. */
export type Trust = {
  /** A checkpoint that was kept outside the register, as it was mailed or fetched. */
  held: Checkpoint | null;
  /** Ids of keys that are trusted although the key before does not vouch for them. */
  keys: readonly string[];
};

/** What an export that is whole was found to hold. */
export type Verified = {
  chain: string;
  entries: number;
  texts: number;
  checkpoints: number;
  /** Position up to which a checkpoint of the export speaks; the seal speaks for the rest. */
  checkpointed: number;
  keys: KeyRecord[];
  /** Whether a checkpoint held elsewhere was found to agree. */
  held: boolean;
  sealedBy: string;
};

/** Takes the lines of an export one by one. */
export type Verification = {
  /** The first bad row if it is this one or was an earlier one, else null. */
  take: (text: string) => Promise<BadRow | null> | BadRow | null;
  /** To be asked when there are no more lines. */
  end: () => BadRow | Verified;
};

type State = {
  line: number;
  opening: Opening | null;
  openingHash: string;
  keys: KeyRecord[];
  checkpoints: Checkpoint[];
  /** By position, what checkpoints say the hash there is. */
  pinned: Map<number, string>;
  last: LogEntry | null;
  /** The parts of the last entry whose texts may follow. */
  parts: ('after' | 'before')[];
  texts: number;
  seal: Seal | null;
  held: boolean;
};

type Hash = (text: string) => string;
type Why = string | null;

/**
 * A verification of one export. `hash` gives SHA-256 of a text's UTF-8 bytes in hex; it is handed in since a runtime's
 * own is ten times as fast as the one every runtime has.
 */
export function verification(hash: Hash, trust: Trust): Verification {
  const state: State = {
    ...{ line: 0, opening: null, openingHash: '', keys: [], checkpoints: [], pinned: new Map(), last: null },
    ...{ parts: [], texts: 0, seal: null, held: false },
  };
  let bad: BadRow | null = null;
  const found = (expected: Why, position: number | null): BadRow | null => {
    if (expected !== null) bad ??= { line: state.line, position, expected };
    return bad;
  };
  return {
    take: (text) => {
      if (bad) return bad;
      state.line += 1;
      const line = parsed(text);
      if (typeof line === 'string') return found(line, null);
      const position = 'position' in line ? line.position : null;
      try {
        const why = whyBad(state, line, text, hash, trust);
        if (!(why instanceof Promise)) return found(why, position);
        return why.catch(malformed).then((answer) => found(answer, position));
      } catch (error) {
        return found(malformed(error), position);
      }
    },
    end: () => {
      state.line += 1;
      return bad ?? found(whyUnfinished(state, trust), (state.last?.position ?? 0) + 1) ?? verified(state);
    },
  };
}

/** A member that is no list or no text where one belongs fails what is asked of it; that is what is wrong with the line. */
function malformed(error: unknown): string {
  if (!(error instanceof TypeError)) throw error;
  return 'members of the types such a line has';
}

/** Every member a line of each kind has, in the order of canonical JSON; one more or less is not what was written. */
const MEMBERS: Record<string, string> = {
  export: 'at,chain,checkpoints,format,head,keys,kind,register,texts',
  key: 'id,kind,predecessor,publicKey,signature,signedBy,since',
  checkpoint: 'at,heads,key,kind,leaves,number,previous,signature',
  entry: 'action,actor,at,before,chain,commitment,hash,kind,origin,position,previous,revisions,subjects',
  text: 'kind,part,position,salt,text',
  seal: 'head,key,kind,opening,signature,texts',
};
const HEAD_MEMBERS = 'chain,hash,position';

function parsed(text: string): ExportLine | string {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return 'JSON';
  }
  const kind = String((line as { kind?: unknown } | null)?.kind);
  const members = Object.hasOwn(MEMBERS, kind) ? MEMBERS[kind] : undefined;
  if (members === undefined) return `a line of kind ${Object.keys(MEMBERS).join(', ')}`;
  const known = line as ExportLine;
  if (Object.keys(known).join(',') !== members) return `the members ${members}, in this order`;
  return written(known) === text ? known : 'canonical JSON: no white space, no member twice, members in order';
}

/** A line as it was written. Entries and texts are flat, so that with members in order they are canonical as they are. */
function written(line: ExportLine): string {
  return line.kind === 'entry' || line.kind === 'text' ? JSON.stringify(line) : exportLine(line);
}

function whyBad(state: State, line: ExportLine, text: string, hash: Hash, trust: Trust): Why | Promise<Why> {
  if (state.seal) return 'nothing after the seal';
  if (state.opening === null) return opened(state, line, text, hash, trust.held);
  switch (line.kind) {
    case 'entry':
      return entryTaken(state, line, hash);
    case 'text':
      return textTaken(state, line, hash);
    case 'key':
      return keyTaken(state, line, trust);
    case 'checkpoint':
      return checkpointTaken(state, line, trust);
    case 'seal':
      return sealTaken(state, line);
    default:
      return 'one opening only';
  }
}

function opened(state: State, line: ExportLine, text: string, hash: Hash, held: Checkpoint | null): Why {
  if (line.kind !== 'export') return 'the opening of an export';
  if (line.format !== 1) return 'format 1';
  if (line.head?.chain !== line.chain) return 'a head of the chain that is exported';
  state.opening = line;
  state.openingHash = hash(text);
  if (held === null) return null;
  const head = held.heads.find(({ chain }) => chain === line.chain);
  if (!(head && held.leaves.includes(hash(leafText(head)))))
    return `a held checkpoint that speaks of chain ${line.chain}`;
  state.pinned.set(head.position, head.hash);
  return null;
}

async function keyTaken(state: State, { kind: _, ...record }: KeyRecord & { kind: 'key' }, trust: Trust): Promise<Why> {
  if (state.checkpoints.length > 0 || state.last) return 'keys before checkpoints and entries';
  const why = await whyNoKey(record, state.keys);
  if (why !== null) return why;
  if (record.predecessor !== null && record.signedBy === record.id && !trust.keys.includes(record.id))
    return `a key that ${record.predecessor} vouches for, or one that is trusted by --trust-key ${record.id}`;
  state.keys.push(record);
  return null;
}

async function checkpointTaken(
  state: State,
  { kind: _, ...checkpoint }: Checkpoint & { kind: 'checkpoint' },
  { held }: Trust,
): Promise<Why> {
  if (state.last) return 'checkpoints before entries';
  const before = state.checkpoints.at(-1);
  if (before && checkpoint.number !== before.number + 1) return `checkpoint ${before.number + 1}`;
  if (before && checkpoint.at < before.at) return 'an instant not before that of the checkpoint before';
  const key = state.keys.find(({ id }) => id === checkpoint.key);
  if (!key) return `a checkpoint signed by one of the keys above, not ${checkpoint.key}`;
  const why = (await whyUntrue(checkpoint, key.publicKey)) ?? whyOtherHead(state, checkpoint);
  if (why !== null) return why;
  if (held?.number === checkpoint.number && statementText(held) !== statementText(checkpoint))
    return 'the same statement as in the checkpoint that is held elsewhere';
  state.checkpoints.push(checkpoint);
  return null;
}

/** A checkpoint of an export shows the head of the exported chain, and none says otherwise of the same position. */
function whyOtherHead({ opening, pinned }: State, { heads }: Checkpoint): Why {
  const [head, ...others] = heads;
  if (head && Object.keys(head).join(',') !== HEAD_MEMBERS) return `a head with the members ${HEAD_MEMBERS}`;
  if (head?.chain !== opening?.chain || !head || others.length > 0)
    return 'the head of the exported chain, and no other';
  const known = pinned.get(head.position);
  if (known !== undefined && known !== head.hash) return `the hash ${known} at position ${head.position}`;
  pinned.set(head.position, head.hash);
  return null;
}

function entryTaken(state: State, { kind: _, ...entry }: LogEntry & { kind: 'entry' }, hash: Hash): Why {
  const { opening, last } = state;
  const before = last === null && whyTooFew(state);
  if (before) return before;
  if (entry.chain !== opening?.chain) return `chain ${opening?.chain}`;
  const why = whyNotNext(entry, last, hash);
  if (why !== null) return why;
  const pinned = state.pinned.get(entry.position);
  if (pinned !== undefined && pinned !== entry.hash) return `the hash ${pinned} that a checkpoint states`;
  state.last = entry;
  state.parts = entry.before ? ['after', 'before'] : ['after'];
  return null;
}

function whyTooFew({ opening, keys, checkpoints }: State): Why {
  if (opening?.keys !== keys.length) return `${opening?.keys} keys before the first entry`;
  return opening.checkpoints === checkpoints.length
    ? null
    : `${opening.checkpoints} checkpoints before the first entry`;
}

function textTaken(state: State, line: TextLine, hash: Hash): Why {
  const { last, parts } = state;
  if (!state.opening?.texts) return 'no texts: the opening says there are none';
  if (last === null || line.position !== last.position) return `a text of position ${last?.position ?? 0}`;
  if (!parts.includes(line.part)) return `${parts.length > 0 ? `part ${parts.join(' or ')}` : 'no more texts'}`;
  const commitment = line.part === 'after' ? last.commitment : last.before;
  if (hash(`${line.salt}\n${line.text}`) !== commitment) return `a text whose salted hash is ${commitment}`;
  state.parts = parts.slice(parts.indexOf(line.part) + 1);
  state.texts += 1;
  return null;
}

async function sealTaken(state: State, seal: Seal): Promise<Why> {
  const { opening, last } = state;
  if (last === null) return 'an entry at position 1';
  const head = { chain: last.chain, hash: last.hash, position: last.position };
  if (seal.head.position !== head.position) return `${seal.head.position} entries before the seal`;
  if (seal.head.hash !== head.hash || seal.head.chain !== head.chain) return `a seal of ${head.hash}`;
  if (opening?.head.hash !== head.hash || opening.head.position !== head.position)
    return `${opening?.head.position} entries, the last one with hash ${opening?.head.hash}`;
  if (seal.opening !== state.openingHash) return `a seal of the opening ${state.openingHash}`;
  if (seal.texts !== state.texts) return `${seal.texts} texts before the seal`;
  const key = state.keys.find(({ id }) => id === seal.key);
  if (!(key && (await isSignedBy(key.publicKey, sealText(seal), seal.signature))))
    return 'a seal signed by one of the keys';
  state.seal = seal;
  return null;
}

/** What is missing when the lines end; and whether what is held elsewhere agrees. */
function whyUnfinished(state: State, { held }: Trust): Why {
  if (state.seal === null)
    return state.opening === null ? 'the opening of an export' : 'more lines, and a seal at the end';
  const ahead = [...state.pinned].find(([position]) => position > (state.last?.position ?? 0));
  if (ahead) return `an entry at position ${ahead[0]}, where a checkpoint states ${ahead[1]}`;
  return held && whyNotHeld(state, held);
}

function whyNotHeld(state: State, held: Checkpoint): Why {
  if (!state.keys.some(({ id }) => id === held.key))
    return `the key ${held.key}, which signed the checkpoint held elsewhere`;
  if (!state.checkpoints.some(({ number }) => number === held.number))
    return `checkpoint ${held.number}, which is held elsewhere`;
  state.held = true;
  return null;
}

function verified({ opening, keys, checkpoints, last, texts, seal, held, pinned }: State): Verified {
  return {
    chain: opening?.chain ?? '',
    entries: last?.position ?? 0,
    texts,
    checkpoints: checkpoints.length,
    checkpointed: Math.max(0, ...pinned.keys()),
    keys,
    held,
    sealedBy: seal?.key ?? '',
  };
}
