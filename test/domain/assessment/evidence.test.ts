// Which evidence counts: the last one issued, about what it names, of whom, and until when.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../support/cast.ts';
import { day, evidence, journal, link, type Told, told } from '../../support/journal.ts';
import { abroad, IDS, KNOWN, outcomes, story, verdict } from '../../support/story.ts';

const { frana, eide } = BODIES;
const { bergdata, prairie } = COMPANIES;
const PRODUCT = { kind: 'product', id: IDS.product } as const;
const SYSTEM = { kind: 'system', id: IDS.system } as const;
const VENDOR = { kind: 'vendor', id: IDS.vendor } as const;
const verified = (on: string, more: object = {}, about: typeof PRODUCT | typeof SYSTEM | typeof VENDOR = PRODUCT) =>
  evidence('verification', about, on, { id: `evi_${on}_${Object.values(more).join('')}`, ...more });
const f21 = (on: string, ...told: Told[]) => verdict(journal(story({ proofs: [] }), told), 'F21', on);

describe('of several', () => {
  test('the last one issued counts, in whatever order they were recorded', () => {
    const [old, late] = [verified('2019-02-01'), verified('2020-02-01', { result: 'negative' })];
    expect(f21('2020-01-31', old, late)).toBe('clear');
    expect(f21('2020-02-01', old, late)).toBe('found');
    expect(f21('2020-02-01', late, old)).toBe('found');
  });

  test('of one day the one recorded last counts', () => {
    const [yes, no] = [verified('2020-02-01'), verified('2020-02-01', { result: 'negative' })];
    expect(f21('2020-03-01', yes, no)).toBe('found');
    expect(f21('2020-03-01', no, yes)).toBe('clear');
  });
});

describe('a proof', () => {
  const until = (validTo: string) => verified('2020-01-01', { validTo: day(validTo) });

  test('is good until its own last day, where that comes before its age', () => {
    expect([f21('2020-06-30', until('2020-06-30')), f21('2020-07-01', until('2020-06-30'))]).toEqual([
      'clear',
      'found',
    ]);
  });

  test('is good until its age, where its own last day comes later', () => {
    // Ordinary categories only: low risk, thirty-six months.
    expect([f21('2023-01-01', until('2024-01-01')), f21('2023-01-02', until('2024-01-01'))]).toEqual([
      'clear',
      'found',
    ]);
  });

  test('that ran out has as its cause time, or the revision that cut it short', () => {
    const cut = told(
      'evidence',
      'evi_1',
      '2020-09-01',
      { fields: { validTo: day('2020-06-30') } },
      {
        root: IDS.product,
        id: 'rev_cut',
      },
    );
    const register = journal(story({ proofs: [] }), verified('2020-01-01', { id: 'evi_1' }), cut);
    expect(outcomes(register, 'F21', '2020-09-01')[0]).toMatchObject({
      since: '2020-07-01',
      cause: 'revision:rev_cut',
    });
    const ran = journal(story({ proofs: [] }), until('2020-06-30'));
    expect(outcomes(ran, 'F21', '2020-09-01')[0]).toMatchObject({ cause: `time:${IDS.agreement}` });
  });
});

describe('evidence about a product or vendor', () => {
  const by = (body: string | undefined, kind: 'verification' | 'chain_confirmation' | 'flow_down') =>
    evidence(kind, VENDOR, '2020-01-01', { body });

  test.each([
    [frana.id, 'clear'],
    [undefined, 'clear'],
    [eide.id, 'found'],
  ])('that is somebody’s own counts for them: recorded by %s, %s', (body, expected) => {
    expect(f21('2020-03-01', by(body, 'verification'))).toBe(expected);
  });

  test.each([
    ['chain_confirmation', 'F12'],
    ['flow_down', 'F14'],
  ] as const)('that says how the world is counts for everybody: %s', (kind, code) => {
    const register = journal(story({ proofs: [] }), by(eide.id, kind));
    expect(verdict(register, code, '2020-03-01')).toBe('clear');
  });

  test('of another body counts about a system it holds itself', () => {
    expect(f21('2020-03-01', verified('2020-01-01', { body: eide.id }, SYSTEM))).toBe('clear');
  });

  test('counts from the day it was issued', () => {
    expect([f21('2019-12-31', by(frana.id, 'verification')), f21('2020-01-01', by(frana.id, 'verification'))]).toEqual([
      'found',
      'clear',
    ]);
  });
});

describe('evidence about a link or place', () => {
  const attested = (more: object, on = '2020-02-01') => evidence('flow_down', PRODUCT, on, more);
  const register = (...told: Told[]) => journal(story({ proofs: [] }), told);
  const later = told('product', IDS.product, '2020-03-01', { added: { subProcessors: link(prairie.id, 'NO', KNOWN) } });

  test('that names none counts for all that stood on its day, and for none that came later', () => {
    expect(verdict(register(attested({})), 'F14', '2020-04-01')).toBe('clear');
    expect(verdict(register(attested({}), later), 'F14', '2020-04-01')).toBe(`found ${prairie.id}`);
    expect(verdict(register(attested({}, '2020-03-01'), later), 'F14', '2020-04-01')).toBe('clear');
  });

  test('that names one counts for that one only', () => {
    const both = register(attested({ part: prairie.id }), later);
    expect(verdict(both, 'F14', '2020-04-01')).toBe(`found ${bergdata.id}`);
  });

  test('is no proof about the whole', () => {
    expect(f21('2020-03-01', verified('2020-02-01', { part: bergdata.id }))).toBe('found');
  });

  test('counts for a place by its country and activity', () => {
    const tia = (part: string | null, on = '2020-08-01') => evidence('tia', PRODUCT, on, { part });
    const indian = (...told: Told[]) =>
      verdict(
        journal(
          abroad({ country: 'IN', basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2019-01-01') }),
          told,
        ),
        'F19',
        '2020-09-01',
      );
    const found = 'found location:IN:support';
    expect([indian(), indian(tia('IN:support')), indian(tia('NO:storage')), indian(tia(null))]).toEqual([
      found,
      'clear',
      found,
      'clear',
    ]);
    expect(indian(tia(null, '2018-12-31'))).toBe(found);
  });
});
