// The register on a day: subjects by kind, root and reference; horizons; answers that are remembered while they hold.
import { describe, expect, test } from 'vitest';
import { instant } from '../../src/domain/calendar.ts';
import { journalOf, type Register, registerOn } from '../../src/domain/register.ts';
import { type Horizon, note, watchOn } from '../../src/domain/watch.ts';
import { day, journal, recorded, told, vendor, withdrawal } from '../support/journal.ts';

const names = (found: { id: string }[]) => found.map(({ id }) => id);
const version = (id: string, on: string, root = 'agr_1') =>
  told('version', id, on, { fields: { agreement: root, label: id } }, { root });
const all = [
  vendor('ven_b', 'ent_1', '2019-01-01'),
  vendor('ven_a', 'ent_1', '2020-03-01'),
  vendor('ven_c', 'ent_2', '2019-01-01'),
  version('ver_2', '2020-03-01'),
  version('ver_1', '2019-01-01'),
  version('ver_x', '2019-01-01', 'agr_2'),
  told('vendor', 'ven_c', '2020-06-01', { fields: { entity: 'ent_1' } }),
  told('agreement', 'agr_1', '2019-01-01', { added: { systems: { a: { system: 'sys_1' } } } }),
  told('agreement', 'agr_1', '2020-01-01', { ended: { systems: ['a'] } }),
];
const on = (text: string, horizon?: Horizon) => registerOn(journal(all), day(text), horizon);

describe('the register on a day', () => {
  test('has the subjects that exist then, in order of id', () => {
    expect(names(on('2020-02-29').all('vendor'))).toEqual(['ven_b', 'ven_c']);
    expect(names(on('2020-03-01').all('vendor'))).toEqual(['ven_a', 'ven_b', 'ven_c']);
    expect(on('2020-02-29').get('vendor', 'ven_a')).toBeUndefined();
    expect(on('2020-03-01').get('vendor', 'ven_a')?.since).toBe('2020-03-01');
    expect(on('2020-03-01').get('vendor', null)).toBeUndefined();
    expect(on('2020-03-01').all('notice')).toEqual([]);
  });

  test('has those that stand under another, and those that at any time named one', () => {
    expect(names(on('2020-02-29').under('version', 'agr_1'))).toEqual(['ver_1']);
    expect(names(on('2020-03-01').under('version', 'agr_1'))).toEqual(['ver_1', 'ver_2']);
    expect(names(on('2020-03-01').naming('vendor', 'entity', 'ent_1'))).toEqual(['ven_a', 'ven_b', 'ven_c']);
    expect(names(on('2020-03-01').naming('vendor', 'entity', 'ent_2'))).toEqual(['ven_c']);
    expect(names(on('2026-01-01').naming('agreement', 'systems.system', 'sys_1'))).toEqual(['agr_1']);
  });

  test('can be asked about another day', () => {
    const later = on('2020-02-29').on(day('2020-03-01'));
    expect(later.asOf).toBe('2020-03-01');
    expect(names(later.all('vendor'))).toHaveLength(3);
  });

  test('knows what was recorded up to an instant, that instant included', () => {
    const revisions = recorded([
      { ...vendor('ven_a', 'ent_1'), at: '2026-01-01T10:00:00.000Z' },
      { ...vendor('ven_b', 'ent_1'), at: '2026-01-02T10:00:00.000Z' },
    ]);
    const known = (at: string) => names(registerOn(journalOf(revisions, instant(at)), day('2026-01-03')).all('vendor'));
    expect(known('2026-01-01T09:59:59.999Z')).toEqual([]);
    expect(known('2026-01-02T09:59:59.999Z')).toEqual(['ven_a']);
    expect(known('2026-01-02T10:00:00.000Z')).toEqual(['ven_a', 'ven_b']);
    expect(journalOf(revisions, instant('2026-01-01T10:00:00.000Z')).seq).toBe(1);
  });

  test('has nothing of a subject of which all is withdrawn, but counts the withdrawal’s seq', () => {
    const mistake = { ...vendor('ven_a', 'ent_1'), id: 'r1' };
    const of = journal(mistake, withdrawal(mistake));
    expect(registerOn(of, day('2026-01-01')).all('vendor')).toEqual([]);
    expect(of.seq).toBe(2);
  });
});

describe('a horizon', () => {
  const next = (ask: (register: Register) => unknown, text = '2019-06-01') => {
    const horizon: Horizon = { next: null };
    ask(on(text, horizon));
    return horizon.next;
  };

  test('is the next day on which anything read turns, also for what is not there yet', () => {
    expect(next((register) => register.get('vendor', 'ven_a'))).toBe('2020-03-01');
    expect(next((register) => register.get('vendor', 'ven_b'))).toBeNull();
    expect(next((register) => register.get('vendor', 'ven_c'))).toBe('2020-06-01');
    expect(next((register) => register.all('vendor'))).toBe('2020-03-01');
    expect(next((register) => register.under('version', 'agr_1'))).toBe('2020-03-01');
    expect(next((register) => register.under('version', 'agr_2'))).toBeNull();
    expect(next((register) => register.naming('agreement', 'systems.system', 'sys_1'))).toBe('2020-01-01');
    expect(next((register) => register.get('vendor', 'ven_none'))).toBeNull();
  });

  test('is not moved by what held on another day', () => {
    expect(next((register) => register.on(day('2019-03-01')).all('vendor'))).toBeNull();
    expect(next((register) => register.on(day('2019-06-01')).all('vendor'))).toBe('2020-03-01');
  });

  test('keeps the earliest day', () => {
    const horizon: Horizon = { next: null };
    for (const text of ['2020-03-01', '2020-01-01', '2020-02-01']) note(horizon, day(text));
    note(horizon, null);
    expect(horizon.next).toBe('2020-01-01');
  });
});

describe('an answer that is remembered', () => {
  const count = () => {
    let asked = 0;
    const question = (register: Register, id: string): number => {
      asked += 1;
      return register.naming('vendor', 'entity', id).length;
    };
    return { question, asked: () => asked };
  };

  test('is asked once for the days on which it holds, and again when it may turn', () => {
    const { question, asked } = count();
    const of = journal(all);
    const answer = (text: string, horizon?: Horizon) => registerOn(of, day(text), horizon).remember(question, 'ent_1');
    expect([answer('2019-06-01'), answer('2020-02-29'), asked()]).toEqual([2, 2, 1]);
    expect([answer('2020-03-01'), answer('2020-05-31'), asked()]).toEqual([3, 3, 2]);
    expect([answer('2019-07-01'), asked()]).toEqual([2, 2]);
    expect([answer('2019-05-01'), asked()]).toEqual([2, 3]);
    const horizon: Horizon = { next: null };
    expect([answer('2019-06-01', horizon), horizon.next]).toEqual([2, '2020-03-01']);
  });

  test('is kept by subject', () => {
    const { question, asked } = count();
    const register = on('2020-03-01');
    expect([register.remember(question, 'ent_1'), register.remember(question, 'ent_2'), asked()]).toEqual([3, 1, 2]);
  });
});

describe('a watch', () => {
  const turn = (ask: (watch: ReturnType<typeof watchOn>) => unknown) => {
    const horizon: Horizon = { next: null };
    return [ask(watchOn(day('2020-02-29'), horizon)), horizon.next];
  };

  test.each([
    ['2020-02-28', true, null],
    ['2020-02-29', true, null],
    ['2020-03-01', false, '2020-03-01'],
  ])('has reached %s: %s', (text, expected, next) => {
    expect(turn((watch) => watch.reached(day(text)))).toEqual([expected, next]);
  });

  test.each([
    ['2020-02-28', true, null],
    ['2020-02-29', false, '2020-03-01'],
    ['2020-03-01', false, '2020-03-02'],
  ])('is past %s: %s', (text, expected, next) => {
    expect(turn((watch) => watch.passed(day(text)))).toEqual([expected, next]);
  });

  test('never reaches nor passes a day that is not known', () => {
    expect(turn((watch) => watch.reached(null) || watch.passed(undefined))).toEqual([false, null]);
  });
});
