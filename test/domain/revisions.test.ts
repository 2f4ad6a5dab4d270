// The fold: what held on a day, as known at an instant; corrections, withdrawals and ended members.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Instant, instant } from '../../src/domain/calendar.ts';
import { fold, namedIn, type Revision, sameValue, visibleRevisions } from '../../src/domain/revisions.ts';
import { REFERENCES } from '../../src/domain/subjects.ts';
import { day, link, recorded, type Told, told, withdrawal } from '../support/journal.ts';

const product = (id: string, on: string, content: object, more: Partial<Told> = {}): Told & { id: string } => ({
  ...told('product', 'pro_1', on, content, more),
  id,
});
const named = (id: string, on: string, name: string, more: Partial<Told> = {}) =>
  product(id, on, { fields: { name } }, more);
const nameOn = (all: readonly Told[], on: string, knownAt: Instant | null = null) =>
  (fold(recorded(all) as Revision<'product'>[], day(on), knownAt)?.fields.name ?? null) as string | null;

describe('the state of a subject', () => {
  const told = [
    named('r1', '2019-01-01', 'Oppvekst'),
    named('r2', '2020-02-29', 'Oppvekst 2'),
    named('r3', '2019-06-01', 'Oppvekst 1b'),
  ];

  test.each([
    ['2018-12-31', null],
    ['2019-01-01', 'Oppvekst'],
    ['2019-05-31', 'Oppvekst'],
    ['2019-06-01', 'Oppvekst 1b'],
    ['2020-02-28', 'Oppvekst 1b'],
    ['2020-02-29', 'Oppvekst 2'],
    ['2026-11-22', 'Oppvekst 2'],
  ])('on %s is by the day of effect, not by when it was told: %s', (on, expected) => {
    expect(nameOn(told, on)).toBe(expected);
  });

  test('on one day is by what was told last', () => {
    expect(nameOn([named('r1', '2019-01-01', 'A'), named('r2', '2019-01-01', 'B')], '2019-01-01')).toBe('B');
  });

  test('keeps each field and member from the revision that told it', () => {
    const all = [
      product(
        'r1',
        '2019-01-01',
        { fields: { name: 'A', description: 'x' }, added: { subProcessors: link('ent_a', 'NO') } },
        { cause: 'change:c1' },
      ),
      product('r2', '2020-01-01', { fields: { description: 'y' }, added: { subProcessors: link('ent_b', 'US') } }),
    ];
    const state = fold(recorded(all) as Revision<'product'>[], day('2020-01-01'));
    expect(state).toMatchObject({ since: '2019-01-01', seq: 2, fields: { name: 'A', description: 'y' } });
    expect(state?.from).toMatchObject({
      name: { revision: 'r1', root: 'r1', since: '2019-01-01', cause: 'change:c1' },
      description: { revision: 'r2', since: '2020-01-01', cause: null },
    });
    expect([...(state?.sets.subProcessors?.keys() ?? [])]).toEqual(['ent_a', 'ent_b']);
  });

  test('is not moved by saying again what holds', () => {
    const again = [
      product('r1', '2019-01-01', { fields: { name: 'A' }, added: { subProcessors: link('ent_a', 'NO') } }),
      product('r2', '2020-01-01', { fields: { name: 'A' }, added: { subProcessors: link('ent_a', 'NO') } }),
      product('r3', '2021-01-01', { added: { subProcessors: link('ent_a', 'SE') } }),
    ];
    const state = (on: string) => fold(recorded(again) as Revision<'product'>[], day(on));
    expect(state('2020-06-01')).toMatchObject({ from: { name: { revision: 'r1' } }, seq: 2 });
    expect(state('2020-06-01')?.sets.subProcessors?.get('ent_a')?.from.revision).toBe('r1');
    expect(state('2021-01-01')?.sets.subProcessors?.get('ent_a')?.from.revision).toBe('r3');
  });
});

describe('a member that is ended', () => {
  const all = [
    product('r1', '2019-01-01', { added: { subProcessors: link('ent_a', 'NO') } }),
    product('r2', '2020-03-01', { ended: { subProcessors: ['ent_a', 'ent_never'] } }),
    product('r3', '2021-01-01', { added: { subProcessors: link('ent_a', 'NO') } }),
  ];
  const on = (text: string) => fold(recorded(all) as Revision<'product'>[], day(text));

  test('is there until the day before, and is remembered with who ended it', () => {
    expect(on('2020-02-29')?.sets.subProcessors?.has('ent_a')).toBe(true);
    expect(on('2020-03-01')?.sets.subProcessors?.has('ent_a')).toBe(false);
    expect(on('2020-03-01')?.ended.subProcessors?.get('ent_a')).toMatchObject({
      from: { revision: 'r1' },
      endedBy: { revision: 'r2', since: '2020-03-01' },
    });
    expect(on('2020-03-01')?.ended.subProcessors?.has('ent_never')).toBe(false);
  });

  test('comes back as a new one', () => {
    expect(on('2021-01-01')?.sets.subProcessors?.get('ent_a')?.from).toMatchObject({
      revision: 'r3',
      since: '2021-01-01',
    });
    expect(on('2021-01-01')?.ended.subProcessors?.has('ent_a')).toBe(false);
  });
});

describe('a mistake', () => {
  const wrong = named('r1', '2019-01-01', 'Wrong');
  const right = named('r2', '2019-01-01', 'Right', { corrects: 'r1' });

  test('that is corrected is as if never told, also on another day', () => {
    expect(nameOn([wrong, right], '2019-06-01')).toBe('Right');
    const later = named('r2', '2019-03-01', 'Right', { corrects: 'r1' });
    expect([nameOn([wrong, later], '2019-02-28'), nameOn([wrong, later], '2019-03-01')]).toEqual([null, 'Right']);
  });

  test('that is withdrawn is as if never told, and the withdrawal tells nothing', () => {
    expect(nameOn([wrong, withdrawal(wrong, { content: { fields: { name: 'Nonsense' } } })], '2019-06-01')).toBeNull();
  });

  test('comes back when its withdrawal is withdrawn, and goes when that is', () => {
    const first = { ...withdrawal(wrong), id: 'w1' };
    const second = { ...withdrawal(first), id: 'w2' };
    const third = { ...withdrawal(second), id: 'w3' };
    expect([1, 2, 3, 4].map((n) => nameOn([wrong, first, second, third].slice(0, n), '2019-06-01'))).toEqual([
      'Wrong',
      null,
      'Wrong',
      null,
    ]);
  });

  test('of which the correction is withdrawn comes back', () => {
    expect(nameOn([wrong, right, withdrawal(right)], '2019-06-01')).toBe('Wrong');
  });

  test('may be corrected twice: the last correction holds, and its root is the first revision', () => {
    const better = named('r3', '2019-01-01', 'Better', { corrects: 'r2' });
    expect(nameOn([wrong, right, better], '2019-06-01')).toBe('Better');
    expect(nameOn([wrong, right, better, withdrawal(better)], '2019-06-01')).toBe('Right');
    const state = fold(recorded([wrong, right, better]) as Revision<'product'>[], day('2019-06-01'));
    expect(state?.from.name).toMatchObject({ revision: 'r3', root: 'r1' });
  });

  test('is still believed by who asks what was known before it was mended', () => {
    const all = [
      { ...wrong, at: '2026-01-01T10:00:00.000Z' },
      { ...right, at: '2026-02-01T10:00:00.000Z' },
    ];
    const known = (at: string) => nameOn(all, '2019-06-01', instant(at));
    expect(known('2025-12-31T00:00:00.000Z')).toBeNull();
    expect(known('2026-02-01T09:59:59.999Z')).toBe('Wrong');
    expect(known('2026-02-01T10:00:00.000Z')).toBe('Right');
  });
});

describe('however the revisions come,', () => {
  const days = ['2019-01-01', '2019-06-30', '2020-02-29', '2020-12-31'];
  const content = fc.oneof(
    fc.record({ fields: fc.record({ name: fc.constantFrom('A', 'B', 'C') }) }),
    fc.record({ added: fc.constantFrom('ent_a', 'ent_b').map((id) => ({ subProcessors: link(id, 'NO') })) }),
    fc.record({ ended: fc.constantFrom('ent_a', 'ent_b').map((id) => ({ subProcessors: [id] })) }),
  );
  const sequence = fc
    .array(
      fc.record({ on: fc.constantFrom(...days), content, target: fc.option(fc.nat(20)), withdraws: fc.boolean() }),
      { minLength: 1, maxLength: 12 },
    )
    .map((all) =>
      all.map(({ on, content: told, target, withdraws }, i): Told => {
        const of = target !== null && i > 0 ? `r${target % i}` : null;
        const mends = of === null ? {} : withdraws ? { withdraws: of } : { corrects: of };
        return product(`r${i}`, on, told, mends);
      }),
    );
  const asked = fc.constantFrom('2018-12-31', ...days, '2026-11-22');

  test('the fold is the same', () => {
    fc.assert(
      fc.property(sequence, asked, fc.infiniteStream(fc.nat(1000)), (all, on, numbers) => {
        const revisions = recorded(all) as Revision<'product'>[];
        const order = revisions.map((r) => [numbers.next().value ?? 0, r] as const).sort((a, b) => a[0] - b[0]);
        expect(
          fold(
            order.map(([, r]) => r),
            day(on),
          ),
        ).toEqual(fold(revisions, day(on)));
      }),
      { numRuns: 300 },
    );
  });

  test('what is told to hold from a later day changes nothing on an earlier one', () => {
    fc.assert(
      fc.property(sequence, asked, content, (all, on, more) => {
        const later = product('later', '2027-01-01', more);
        expect(fold(recorded([...all, later]) as Revision<'product'>[], day(on))).toEqual(
          fold(recorded(all) as Revision<'product'>[], day(on)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('who asks what was known before a recording never sees it', () => {
    fc.assert(
      fc.property(sequence, asked, fc.nat(12), (all, on, cut) => {
        const revisions = recorded(all) as Revision<'product'>[];
        const last = revisions[cut % revisions.length]!;
        const early = revisions.filter((r) => r.seq <= last.seq);
        expect(fold(revisions, day(on), last.recordedAt)).toEqual(fold(early, day(on)));
      }),
      { numRuns: 300 },
    );
  });

  test('no withdrawal is ever visible, and every visible revision was told', () => {
    fc.assert(
      fc.property(sequence, (all) => {
        const visible = visibleRevisions(recorded(all));
        expect(visible.every((r) => r.withdraws === null)).toBe(true);
        expect(new Set(visible.map((r) => r.id)).size).toBe(visible.length);
      }),
    );
  });
});

test('values are the same when they say the same, at any depth', () => {
  expect(sameValue({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
  expect(sameValue({ a: 1 }, { a: 1, b: undefined })).toBe(false);
  expect(sameValue({ a: 1, c: 2 }, { a: 1, b: 2 })).toBe(false);
  expect(sameValue([1, 2], [1, 3])).toBe(false);
  expect(sameValue(null, {})).toBe(false);
  expect(sameValue('1', 1)).toBe(false);
});

test('a revision names the subjects it refers to', () => {
  const content = {
    fields: { vendor: 'ven_1' },
    added: { subProcessors: { ...link('ent_a', 'NO'), ...link('ent_b', 'US') } },
  };
  expect(namedIn(content as never, REFERENCES.product ?? {})).toEqual([
    { kind: 'vendor', id: 'ven_1' },
    { kind: 'entity', id: 'ent_a' },
    { kind: 'entity', id: 'ent_b' },
  ]);
});
