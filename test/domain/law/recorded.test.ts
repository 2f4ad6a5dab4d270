// The law as the journal has it: what is recorded at run time takes the place of the release's rows, for who knows of it.
import { describe, expect, test } from 'vitest';
import { assess, segments } from '../../../src/domain/assessment/assess.ts';
import { RULES } from '../../../src/domain/assessment/rules.ts';
import { LAW } from '../../../src/domain/law/law.ts';
import { lawEntry, lawOn } from '../../../src/domain/law/recorded.ts';
import { dependencies } from '../../../src/domain/reach.ts';
import { journalOf, registerOn } from '../../../src/domain/register.ts';
import { BODIES } from '../../support/cast.ts';
import { day, journal, lawEnding, place, recorded, told } from '../../support/journal.ts';
import { IDS, story, verdicts } from '../../support/story.ts';

const american = (...more: Parameters<typeof journal>) => [
  ...story({ product: { locations: place('US', 'support', { basis: 'A45', instrument: 'US-DPF' }) } }),
  ...more.flat(),
];
const falls = (validTo: string, on: string) =>
  told('law', 'law', on, { added: { rows: lawEnding('US-DPF', validTo) } });

test('is the release’s own book while nothing is recorded, and the same book for the same state', () => {
  expect(lawOn(registerOn(journal(story()), day('2026-01-01')))).toBe(LAW);
  const known = journal(falls('2027-02-28', '2026-11-23'));
  const [once, again] = [registerOn(known, day('2026-12-01')), registerOn(known, day('2028-01-01'))].map(lawOn);
  expect(once).toBe(again);
  expect(lawOn(registerOn(known, day('2026-11-22')))).toBe(LAW);
});

describe('a decision that falls', () => {
  test('lapses transfers from its first bad day, and only for who knows of it', () => {
    const known = journal(american(falls('2027-02-28', '2026-11-23')));
    expect(verdicts(known, 'F16', ['2026-11-22', '2027-02-28', '2027-03-01'])).toEqual([
      '2026-11-22 clear',
      '2027-02-28 clear',
      '2027-03-01 found location:US:support',
    ]);
    const revisions = recorded(american(falls('2027-02-28', '2026-11-23')));
    const before = journalOf(revisions, revisions.at(-2)?.recordedAt);
    expect(verdicts(before, 'F16', ['2027-03-01'])).toEqual(['2027-03-01 clear']);
  });

  test('is the cause of what it brings, by the row’s id and from the day it no longer holds', () => {
    const [outcome] = assess(
      journal(american(falls('2026-10-31', '2026-11-01'))),
      { kind: 'agreement', id: IDS.agreement },
      day('2026-11-23'),
    ).filter(({ code }) => code === 'F16');
    expect(outcome).toMatchObject({ cause: 'law:US-DPF', since: '2026-11-01', truth: { law: 'US-DPF' } });
  });

  test('shows as coming in the segments of an agreement', () => {
    const found = segments(
      journal(american(falls('2027-02-28', '2026-11-23'))),
      { kind: 'agreement', id: IDS.agreement },
      day('2026-11-23'),
      day('2027-06-30'),
    );
    const coming = found.find(({ outcomes }) => outcomes.some(({ code }) => code === 'F16'));
    expect(coming?.from).toBe('2027-03-01');
  });

  test('stands as it was again when it is taken back', () => {
    const fall = { ...falls('2027-02-28', '2026-11-23'), id: 'rev_fall' };
    const back = told('law', 'law', '2026-11-23', {}, { withdraws: 'rev_fall' });
    expect(verdicts(journal(american(fall, back)), 'F16', ['2027-03-01'])).toEqual(['2027-03-01 clear']);
    expect(lawEntry(registerOn(journal(fall, back), day('2027-03-01')), 'US-DPF')?.from).toBeNull();
  });
});

test('every agreement, and through it each system it covers, reads the law; a body does not', () => {
  const { rootsFor } = dependencies(recorded(american(falls('2027-02-28', '2026-11-23'))));
  expect(rootsFor(IDS.agreement)).toContain('law');
  expect(rootsFor(IDS.system)).toContain('law');
  expect(rootsFor(BODIES.frana.id)).not.toContain('law');
});

test('only rules about agreements read the law: what is kept of other subjects does not depend on it', () => {
  const others = Object.entries(RULES).flatMap(([kind, rules]) => (kind === 'agreement' ? [] : [...rules]));
  expect(others.filter((rule) => rule.reads.includes('law')).map(({ name }) => name)).toEqual([]);
});

test('a recorded row of any kind stands among the released ones of its kind, and in no other', () => {
  const common = { note: null, source: 'x', certainty: 'M' as const, checkedOn: day('2026-11-23') };
  const open = { validFrom: day('2026-12-01'), validTo: null };
  const clauses = { lastSigningDay: null, transferTool: true, unchangedFrom: null };
  const rows = {
    'IN-1': { kind: 'adequacy' as const, id: 'IN-1', country: 'IN', instrument: '2026/1', ...open, ...common },
    'SCC-9': { kind: 'clauses' as const, id: 'SCC-9', instrument: '2026/9', ...clauses, ...open, ...common },
    'EEA-UA': { kind: 'eea' as const, id: 'EEA-UA', country: 'UA', ...open, ...common },
    'EVT-1': { kind: 'event' as const, id: 'EVT-1', on: day('2026-12-01'), reassess: 'IN', ...common },
  };
  const law = lawOn(registerOn(journal(told('law', 'law', '2026-11-23', { added: { rows } })), day('2026-12-01')));
  const ids = (of: readonly { id: string }[]) => of.map(({ id }) => id);
  expect(ids(law.adequacy)).toEqual([...ids(LAW.adequacy), 'IN-1']);
  expect(ids(law.clauses)).toEqual([...ids(LAW.clauses), 'SCC-9']);
  expect(ids(law.events)).toEqual([...ids(LAW.events), 'EVT-1']);
  expect(ids(law.eeaOf.get('UA') ?? [])).toEqual(['EEA-UA']);
  expect([...law.eeaOf.keys()].length).toBe([...LAW.eeaOf.keys()].length + 1);
  expect(ids(law.adequacyOf.get('IN') ?? [])).toEqual(['IN-1']);
});

test('the rows of a country stand in order of their first day, however they were recorded', () => {
  const early = { ...lawEnding('US-SH', '1999-12-31')['US-SH'], id: 'US-0', validFrom: day('1999-01-01') };
  const known = journal(told('law', 'law', '2026-11-23', { added: { rows: { 'US-0': early as never } } }));
  const law = lawOn(registerOn(known, day('2026-12-01')));
  expect(law.adequacyOf.get('US')?.map(({ id }) => id)).toEqual(['US-0', 'US-SH', 'US-PS', 'US-DPF']);
  expect(law.adequacyOf.has('null')).toBe(false);
  expect([...law.adequacyOf.keys()]).not.toContain(null);
});
