// Signed checkpoints: where every chain ended at an instant, and the keys that sign, each vouched for by the one before.
import type { Instant } from './calendar.ts';
import { canonicalJson } from './canonical.ts';
import { sha256 } from './log.ts';
import { isSignedBy, keyId, type SigningKey } from './signing.ts';

/** Where a chain ends; position 0 for one without entries. */
export type ChainHead = { chain: string; position: number; hash: string };

/** What is signed: `leaves` stand for all chains, each the SHA-256 of its head, so that no reader learns of others' chains. */
export type Statement = {
  /** From 1, without gaps. */
  number: number;
  at: Instant;
  /** The id of the key that signs. */
  key: string;
  /** SHA-256 of the statement before it; null in the first. */
  previous: string | null;
  /** Hex, sorted. */
  leaves: string[];
};

/** A statement with its signature (base64) and those of the heads that its reader may know. */
export type Checkpoint = Statement & { heads: ChainHead[]; signature: string };

/** The public half of a signing key: when it began, whose place it took, and who vouches for it (itself: the first). */
export type KeyRecord = {
  id: string;
  publicKey: string;
  since: Instant;
  predecessor: string | null;
  signedBy: string;
  signature: string;
};

/** What stands for a head in the leaves of a checkpoint is the SHA-256 of this text: canonical JSON of the head. */
export function leafText({ chain, hash, position }: ChainHead): string {
  return canonicalJson({ chain, hash, position });
}

const leafOf = (head: ChainHead): Promise<string> => sha256(leafText(head));

/** The very text that is signed: canonical JSON of the statement. */
export function statementText({ number, at, key, previous, leaves }: Statement): string {
  return canonicalJson({ number, at, key, previous, leaves });
}

/** A checkpoint of the heads given, behind the one before it. Chains without entries are left out. */
export async function signCheckpoint(
  signer: SigningKey,
  before: Checkpoint | null,
  heads: readonly ChainHead[],
  at: Instant,
): Promise<Checkpoint> {
  const begun = heads.filter((head) => head.position > 0).sort((a, b) => (a.chain < b.chain ? -1 : 1));
  const statement = {
    number: (before?.number ?? 0) + 1,
    at,
    key: signer.id,
    previous: before && (await sha256(statementText(before))),
    leaves: (await Promise.all(begun.map(leafOf))).sort(),
  };
  return { ...statement, heads: begun, signature: await signer.sign(statementText(statement)) };
}

/** Why a checkpoint does not hold under a public key, or null when it does: its signature, and each head it shows. */
export async function whyUntrue(checkpoint: Checkpoint, publicKey: string): Promise<string | null> {
  if (!(await isSignedBy(publicKey, statementText(checkpoint), checkpoint.signature)))
    return `a signature by key ${checkpoint.key}`;
  for (const head of checkpoint.heads)
    if (!checkpoint.leaves.includes(await leafOf(head))) return `a leaf for chain ${head.chain} at ${head.position}`;
  return null;
}

function keyText({ id, publicKey, since, predecessor, signedBy }: Omit<KeyRecord, 'signature'>): string {
  return canonicalJson({ id, publicKey, since, predecessor, signedBy });
}

/** The record of a key that begins to sign: vouched for by its predecessor where that one's private half is at hand. */
export async function keyRecord(
  signer: SigningKey,
  since: Instant,
  predecessor: string | null,
  retiring: SigningKey | null,
): Promise<KeyRecord> {
  const voucher = predecessor !== null && retiring?.id === predecessor ? retiring : signer;
  const record = { id: signer.id, publicKey: signer.publicKey, since, predecessor, signedBy: voucher.id };
  return { ...record, signature: await voucher.sign(keyText(record)) };
}

/** What a key's record should have been, given the keys before it; null when it is as it should be. */
export async function whyNoKey(record: KeyRecord, before: readonly KeyRecord[]): Promise<string | null> {
  const last = before.at(-1) ?? null;
  if (record.predecessor !== (last?.id ?? null)) return `the predecessor ${last?.id ?? 'null'}`;
  const id = await keyId(record.publicKey).catch(() => null);
  if (record.id !== id) return `the id ${id ?? 'of a public key'}`;
  const voucher = record.signedBy === record.id ? record : last;
  if (voucher === null || voucher.id !== record.signedBy) return 'to be signed by itself or by its predecessor';
  return (await isSignedBy(voucher.publicKey, keyText(record), record.signature))
    ? null
    : `a signature by key ${voucher.id}`;
}
