// The log's entries: what their hashes are of, and that a chain tells where it was broken.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/domain/calendar.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import {
  commitmentTo,
  firstBadEntry,
  GENESIS,
  hashedText,
  type LogEntry,
  sealed,
  sha256,
} from '../../src/domain/log.ts';

const FIRST: Omit<LogEntry, 'hash'> = {
  ...{ chain: 'shared', position: 1, at: instant('2026-11-23T08:00:00.000Z'), actor: 'per_kari' },
  ...{ action: 'change_registered', subjects: ['chg_1'], revisions: ['rev_1'], commitment: 'ab'.repeat(32) },
  ...{ before: null, origin: null, previous: GENESIS },
};

describe('what the hash of an entry is of', () => {
  it('is canonical JSON of every field that is not null, whatever they hold', () => {
    const text = fc.string({ unit: 'grapheme' });
    const entry = fc.record({
      ...{ chain: text, position: fc.nat(), at: text, actor: text, action: text, commitment: text, previous: text },
      ...{ subjects: fc.array(text), revisions: fc.array(text), before: fc.option(text), origin: fc.option(text) },
    });
    fc.assert(
      fc.property(entry, (one) => {
        const present = Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null));
        expect(hashedText(one as never)).toBe(canonicalJson(present));
      }),
    );
  });

  it('is for an entry from before origins were kept what it was then', async () => {
    const { before: _, origin: __, ...then } = FIRST;
    expect((await sealed(FIRST)).hash).toBe(await sha256(canonicalJson(then)));
  });
});

describe('a chain', () => {
  it('is whole from its first entry on, or tells the first bad one', async () => {
    const one = await sealed(FIRST);
    const two = await sealed({ ...FIRST, position: 2, previous: one.hash, origin: 'api POST /changes' });
    expect(await firstBadEntry([one, two])).toBeNull();
    expect(await firstBadEntry([two])).toEqual({ position: 1, why: 'expected position 1, found 2' });
    expect(await firstBadEntry([one, { ...two, origin: 'page POST /changes' }])).toMatchObject({ position: 2 });
  });
});

describe('a commitment', () => {
  it('tells nothing without its salt, and another text has another', async () => {
    const salted = await commitmentTo('salt_a', 'Kari');
    expect(salted).not.toBe(await commitmentTo('salt_b', 'Kari'));
    expect(salted).not.toBe(await commitmentTo('salt_a', 'Odd'));
    expect(salted).toBe(await sha256('salt_a\nKari'));
  });
});
