// An exported log that was touched in any way is found out, and the first bad row is named.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExportLine, exportLine } from '../../src/domain/audit-export.ts';
import { type BadRow, type Trust, type Verified, verification } from '../../src/domain/audit-verification.ts';
import { OTHER_KEY, TEST_KEY } from '../support/signing.ts';
import { exportOf, resigned } from '../support/told-log.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What verifying the lines comes to. */
async function verified(lines: readonly string[], trust: Partial<Trust> = {}): Promise<BadRow | Verified> {
  const check = verification(sha, { held: null, keys: [], ...trust });
  for (const line of lines) {
    const bad = await check.take(line);
    if (bad) return bad;
  }
  return check.end();
}

let whole: Awaited<ReturnType<typeof exportOf>>;
beforeAll(async () => {
  whole = await exportOf(200, TEST_KEY);
});

describe('an export as it was written', () => {
  it('is whole, and says up to where and by whom', async () => {
    expect(await verified(whole.lines)).toMatchObject({
      ...{ chain: 'bod_frana', entries: 200, texts: 220, checkpoints: 4, checkpointed: 200, held: false },
      sealedBy: TEST_KEY.id,
    });
  });

  it('agrees with a checkpoint that is held elsewhere', async () => {
    expect(await verified(whole.lines, { held: whole.held })).toMatchObject({ entries: 200, held: true });
  });

  it('is whole although texts behind it were erased before it was taken', async () => {
    const { lines } = await exportOf(40, TEST_KEY, { erased: [3, 20] });
    expect(await verified(lines)).toMatchObject({ entries: 40, texts: 41 });
  });
});

describe('the first bad row is named:', () => {
  const at = (kind: string, position?: number): number =>
    whole.lines.findIndex((line) => {
      const one = JSON.parse(line) as { kind: string; position?: number };
      return one.kind === kind && (position === undefined || one.position === position);
    });
  const changed = (index: number, change: (line: Record<string, unknown>) => void): string[] => {
    const line = JSON.parse(whole.lines[index] as string) as ExportLine & Record<string, unknown>;
    change(line);
    return whole.lines.with(index, exportLine(line));
  };

  it('an entry that says something else', async () => {
    const index = at('entry', 57);
    const bad = await verified(changed(index, (line) => Object.assign(line, { actor: 'per_nobody' })));
    expect(bad).toMatchObject({
      line: index + 1,
      position: 57,
      expected: expect.stringMatching(/^hash [0-9a-f]{64}$/),
    });
  });

  it('an entry that is gone', async () => {
    const index = at('entry', 57);
    const bad = await verified(whole.lines.toSpliced(index, 1));
    expect(bad).toMatchObject({ line: index + 1, expected: expect.stringMatching(/position 57|position 56/) });
  });

  it('two entries that changed places', async () => {
    const [a, b] = [at('entry', 57), at('entry', 60)];
    const bad = await verified(whole.lines.with(a, whole.lines[b] as string).with(b, whole.lines[a] as string));
    expect(bad).toEqual({ line: a + 1, position: 60, expected: 'position 57' });
  });

  it('lines that are missing at the end', async () => {
    const index = at('entry', 150);
    const bad = await verified(whole.lines.slice(0, index));
    expect(bad).toMatchObject({ line: index + 1, position: 150, expected: 'more lines, and a seal at the end' });
  });

  it('a text that is not the one committed to', async () => {
    const index = at('text', 10);
    const bad = await verified(changed(index, (line) => Object.assign(line, { text: '{}' })));
    expect(bad).toMatchObject({ line: index + 1, position: 10, expected: expect.stringContaining('salted hash') });
  });

  it('a checkpoint under another key', async () => {
    const index = at('checkpoint');
    const line = JSON.parse(whole.lines[index] as string) as { signature: string };
    const signature = await OTHER_KEY.sign('anything');
    const bad = await verified(whole.lines.with(index, exportLine({ ...line, signature } as never)));
    expect(bad).toMatchObject({ line: index + 1, expected: `a signature by key ${TEST_KEY.id}` });
  });

  it('what is no JSON, or JSON with a space in it', async () => {
    expect(await verified(whole.lines.with(3, 'nonsense'))).toEqual({ line: 4, position: null, expected: 'JSON' });
    const spaced = (whole.lines[3] as string).replace(':', ': ');
    expect(await verified(whole.lines.with(3, spaced))).toMatchObject({ line: 4, expected: /canonical JSON/ });
    expect(await verified([])).toMatchObject({ line: 1, expected: 'the opening of an export' });
  });
});

describe('whoever can write everything anew', () => {
  it('with a key of their own is found out by a checkpoint held elsewhere', async () => {
    const forged = await exportOf(200, OTHER_KEY, { actor: 'per_forged' });
    expect(await verified(forged.lines)).toMatchObject({ entries: 200, sealedBy: OTHER_KEY.id });
    expect(await verified(forged.lines, { held: whole.held })).toMatchObject({ expected: expect.any(String) });
  });

  it('with the very key is found out for all that the held checkpoint speaks of', async () => {
    const forged = await exportOf(200, TEST_KEY, { actor: 'per_forged' });
    expect(await verified(forged.lines, { held: whole.held })).toMatchObject({ expected: expect.any(String) });
  });

  it('and cuts the end off, with the very key, is found out too', async () => {
    const cut = await exportOf(100, TEST_KEY);
    expect(await verified(cut.lines)).toMatchObject({ entries: 100 });
    expect(await verified(cut.lines, { held: whole.held })).toMatchObject({ expected: expect.any(String) });
  });
});

describe('a key that took over', () => {
  it('is accepted where the one before vouches for it', async () => {
    const rotated = await exportOf(60, TEST_KEY, { successor: OTHER_KEY, vouched: true });
    expect(await verified(rotated.lines, { held: rotated.held })).toMatchObject({ sealedBy: OTHER_KEY.id });
  });

  it('is refused where it does not, unless it is trusted by name', async () => {
    const rotated = await exportOf(60, TEST_KEY, { successor: OTHER_KEY, vouched: false });
    expect(await verified(rotated.lines)).toMatchObject({ line: 3, expected: expect.stringContaining(TEST_KEY.id) });
    expect(await verified(rotated.lines, { keys: [OTHER_KEY.id] })).toMatchObject({ sealedBy: OTHER_KEY.id });
  });
});

describe('ten thousand random mutations', () => {
  const line = fc.nat({ max: 10_000 });
  const often = <T>(arbitrary: fc.Arbitrary<T>) => ({ weight: 12, arbitrary });
  // What writes all that follows anew takes a hundred times as long as what touches a line.
  const seldom = <T>(arbitrary: fc.Arbitrary<T>) => ({ weight: 1, arbitrary });
  const mutation = fc.oneof(
    often(fc.record({ kind: fc.constant('byte' as const), line, at: fc.nat(), to: fc.integer({ min: 32, max: 126 }) })),
    often(
      fc.record({ kind: fc.constant('member' as const), line, at: fc.nat(), value: fc.jsonValue({ maxDepth: 1 }) }),
    ),
    often(fc.record({ kind: fc.constant('drop' as const), line, at: fc.nat() })),
    often(fc.record({ kind: fc.constantFrom('delete' as const, 'truncate' as const, 'duplicate' as const), line })),
    often(fc.record({ kind: fc.constantFrom('swap' as const, 'move' as const), line, other: line })),
    seldom(fc.record({ kind: fc.constantFrom('re-hash' as const, 're-sign' as const, 're-key' as const), line })),
  );

  it('of an export are all found', { timeout: 120_000 }, async () => {
    // Every fifth entry has its texts; the rest were erased.
    const erased = Array.from({ length: 200 }, (_, i) => i + 1).filter((position) => position % 5 !== 0);
    const { lines, held } = await exportOf(200, TEST_KEY, { erased });
    let tried = 0;
    const missed: unknown[] = [];
    const kinds = new Set<string>();
    for (const asked of fc.sample(mutation, { seed: 20261122, numRuns: 12_000 })) {
      if (tried === 10_000) break;
      const touched = await mutated(lines, asked);
      if (touched.join('\n') === lines.join('\n')) continue;
      tried += 1;
      kinds.add(asked.kind);
      if (!('expected' in (await verified(touched, { held })))) missed.push(asked);
    }
    expect(missed).toEqual([]);
    expect(tried).toBe(10_000);
    expect(kinds.size).toBe(11);
  });

  type Asked = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

  async function mutated(lines: readonly string[], asked: Asked): Promise<string[]> {
    const i = asked.line % lines.length;
    const own = lines[i] as string;
    switch (asked.kind) {
      case 'byte': {
        const at = asked.at % own.length;
        return lines.with(i, own.slice(0, at) + String.fromCharCode(asked.to) + own.slice(at + 1));
      }
      case 'member':
      case 'drop': {
        const members = Object.entries(JSON.parse(own) as object);
        const at = asked.at % members.length;
        const name = members[at]?.[0] ?? '';
        const rest = asked.kind === 'drop' ? [] : [[name, asked.value] as const];
        return lines.with(i, exportLine(Object.fromEntries([...members.toSpliced(at, 1), ...rest]) as never));
      }
      case 'delete':
        return lines.toSpliced(i, 1);
      case 'truncate':
        return lines.slice(0, i);
      case 'duplicate':
        return lines.toSpliced(i, 0, own);
      case 'swap': {
        const j = asked.other % lines.length;
        return lines.with(i, lines[j] as string).with(j, own);
      }
      case 'move':
        return lines.toSpliced(i, 1).toSpliced(asked.other % lines.length, 0, own);
      case 're-hash':
        return resigned(lines, i, null);
      case 're-sign':
        return resigned(lines, i, { key: OTHER_KEY, asItself: false });
      case 're-key':
        return resigned(lines, i, { key: OTHER_KEY, asItself: true });
    }
  }
});
