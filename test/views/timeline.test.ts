// The time line of an agreement: bars, amendments and turns in the law at their share of the axis, and the same as a list.
import { expect, test } from 'vitest';
import type { VersionView } from '../../src/views/agreement-types.ts';
import { settingOf } from '../../src/views/page.ts';
import { timelineOf } from '../../src/views/timeline.ts';
import { agreementInput, frame, version } from './sample.ts';

type Drawn = {
  bars: { x: number; width: number; label: string | null; look: string }[];
  amendments: { x: number }[];
  law: { x: number }[];
  years: { year: string; x: number }[];
  list: string[];
};

const NOWHERE = { ...version().annex, locations: [], subProcessors: [] };
const old = version({ id: 'ver_2', label: '2.0', status: 'superseded', validFrom: '2018-01-01', validTo: null });
const drawn = (versions: readonly VersionView[], withContract = true): Drawn | null => {
  const contract = withContract ? agreementInput().contract : null;
  return timelineOf(settingOf(frame()), { versions, inForceId: 'ver_3', contract, systems: [] }) as Drawn | null;
};

test('a version ends the day before the next one, and the one in force goes on to the edge', () => {
  const line = drawn([old, version({ validFrom: '2022-07-02' })], false);
  expect(line?.bars.map(({ look }) => look)).toEqual(['past', 'current']);
  expect(line?.bars[0]).toMatchObject({ x: 0, width: 50 });
  expect((line?.bars[1]?.x ?? 0) + (line?.bars[1]?.width ?? 0)).toBeCloseTo(100, 0);
  expect(line?.list).toContain('Versjon 2.0 gjelder 1.1.2018–1.7.2022');
});

test('amendments stand beside it, and only the law that touches where data go', () => {
  const abroad = drawn([version()]);
  expect(abroad?.amendments).toHaveLength(1);
  expect(abroad?.list.join('\n')).toContain('endring i hovedavtalen, Endringsavtale 1');
  expect(abroad?.list.join('\n')).toContain('14086');
  const home = drawn([version({ annex: NOWHERE }), { ...old, annex: NOWHERE }]);
  expect(home?.list.join('\n')).not.toContain('14086');
  expect(home?.list.join('\n')).toContain('Personvernforordningen i Norge');
});

test('names five years at most, none too near the edge; without a version there is nothing to draw', () => {
  const years = drawn([version({ validFrom: '2001-01-01' })])?.years ?? [];
  expect(years.length).toBeLessThanOrEqual(6);
  expect(Math.max(...years.map(({ x }) => x))).toBeLessThanOrEqual(88);
  expect(drawn([])).toBeNull();
});
