// Verifying the log where it stands: every chain from its first entry to its last, and the last checkpoint.
import { type LogEntry, whyNotNext } from '../domain/log.ts';
import { EVERYTHING } from '../domain/permissions.ts';
import { groundOf, headsThatStand } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import { logPage } from '../storage/log.ts';

/** What every chain of a register comes to; `bad` names what is wrong, chain by chain, and is empty when all is whole. */
export type VerifiedLog = { chains: number; entries: number; checkpoint: number | null; bad: string[] };

const PAGE = 2_000;

/** Verifies every chain and the last checkpoint of a register; `hash` gives SHA-256 of a text in hex. */
export async function verifyLog(database: Database, hash: (text: string) => string): Promise<VerifiedLog> {
  const { heads, last } = await groundOf(database);
  const found: VerifiedLog = { chains: heads.length, entries: 0, checkpoint: last?.number ?? null, bad: [] };
  for (const { chain } of heads) {
    const { entries, bad } = await verifyChain(database, chain, hash);
    found.entries += entries;
    if (bad !== null) found.bad.push(`chain ${chain}, ${bad}`);
  }
  if (last) {
    const standing = await headsThatStand(database, last.heads);
    for (const head of last.heads.filter((one) => !standing.has(one.hash)))
      found.bad.push(`chain ${head.chain}, position ${head.position}: expected what checkpoint ${last.number} states`);
  }
  return found;
}

async function verifyChain(database: Database, chain: string, hash: (text: string) => string) {
  let last: LogEntry | null = null;
  for (;;) {
    const page: LogEntry[] = await logPage(EVERYTHING, database, chain, last?.position ?? 0, PAGE);
    for (const entry of page) {
      const why = whyNotNext(entry, last, hash);
      if (why !== null) return { entries: last?.position ?? 0, bad: `position ${entry.position}: expected ${why}` };
      last = entry;
    }
    if (page.length < PAGE) return { entries: last?.position ?? 0, bad: null };
  }
}
