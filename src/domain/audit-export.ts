// An exported log, line by line: what stands in each line of the JSONL, in which order, and how the export is sealed.
import type { Instant } from './calendar.ts';
import { canonicalJson } from './canonical.ts';
import type { ChainHead, Checkpoint, KeyRecord } from './checkpoints.ts';
import { type LogEntry, sha256 } from './log.ts';
import type { SigningKey } from './signing.ts';

/** The first line: which chain of which register, up to which entry, and how many of each line follow. */
export type Opening = {
  kind: 'export';
  format: 1;
  register: string;
  chain: string;
  at: Instant;
  head: ChainHead;
  keys: number;
  checkpoints: number;
  /** Whether the texts behind the entries follow them; those that were erased are left out. */
  texts: boolean;
};

/** What an entry commits to; part `after` is what was written, `before` what held until then. */
export type TextLine = { kind: 'text'; position: number; part: 'after' | 'before'; salt: string; text: string };

/** The last line: signed, so that no line can be taken away, put in or moved without its being seen. */
export type Seal = {
  kind: 'seal';
  /** SHA-256 of the first line. */
  opening: string;
  head: ChainHead;
  texts: number;
  key: string;
  signature: string;
};

/** Any line; keys come after the opening, then checkpoints, then the entries each with its texts, then the seal. */
export type ExportLine =
  | Opening
  | (KeyRecord & { kind: 'key' })
  | (Checkpoint & { kind: 'checkpoint' })
  | (LogEntry & { kind: 'entry' })
  | TextLine
  | Seal;

/** A line as it is written: canonical JSON, so that the same content is always the same bytes. */
export function exportLine(line: ExportLine): string {
  return canonicalJson(line);
}

/** The text a seal's signature is of. */
export function sealText({ kind, opening, head, texts, key }: Omit<Seal, 'signature'>): string {
  return canonicalJson({ kind, opening, head, texts, key });
}

/** The last line of an export. */
export async function sealOf(signer: SigningKey, opening: Opening, texts: number): Promise<Seal> {
  const { head } = opening;
  const seal = { kind: 'seal' as const, opening: await sha256(exportLine(opening)), head, texts, key: signer.id };
  return { ...seal, signature: await signer.sign(sealText(seal)) };
}

/** A checkpoint as one chain's export shows it: the head of that chain only. */
export function checkpointFor(chain: string, checkpoint: Checkpoint): Checkpoint & { kind: 'checkpoint' } {
  return { ...checkpoint, heads: checkpoint.heads.filter((head) => head.chain === chain), kind: 'checkpoint' };
}
