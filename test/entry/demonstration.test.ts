// The demonstration register as data: every step fits its endpoint's shape, and the hand-written outcomes speak of it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDemonstration } from '../../src/entry/demonstration/load.ts';
import { demonstrationSteps } from '../../src/entry/demonstration/register.ts';
import { namesIn, resolve, type Step } from '../../src/entry/demonstration/steps.ts';
import { endpoints } from '../../src/web/api/contract/document.ts';

const steps = demonstrationSteps();
/** An answer in which every field a step may ask for is an id made of the step's name. */
const answerOf = (name: string) => ({ id: name, entityId: `${name}-entity`, key: `${name}-key` });
const answers = new Map(steps.flatMap((step) => (step.as ? [[step.as, answerOf(step.as)] as const] : [])));
const doing = (...names: string[]) => steps.filter((step) => names.includes(step.do));

/** Every text in a value with the field it stands in. */
function texts(value: unknown, field = ''): [string, string][] {
  if (typeof value === 'string') return [[field, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, Array.isArray(value) ? field : key));
}

describe('the demonstration register', () => {
  it('fits the shapes of its endpoints once names are ids', () => {
    const wrong = steps.flatMap((step) => {
      const call = resolve(step, answers);
      const { params, body } = endpoints[step.do];
      return [params.safeParse(call.params), body?.safeParse(call.body)].flatMap((parsed) =>
        parsed?.success ? [] : [`${step.do} ${step.as ?? step.at}: ${parsed?.error.message}`],
      );
    });
    expect(wrong).toEqual([]);
  });

  it('rises in time from 2018 to November 2026', () => {
    const times = steps.map((step) => step.at);
    expect([...times].sort()).toEqual(times);
    expect(new Set(times).size).toBe(times.length);
    expect(times[0]?.slice(0, 4)).toBe('2018');
    expect((times.at(-1) ?? '') > '2026-11' && (times.at(-1) ?? '') < '2026-11-22').toBe(true);
  });

  it('names what an earlier step made, and each name once', () => {
    const known = new Set<string>();
    const early: string[] = [];
    for (const step of steps) {
      const used = [...namesIn([step.params, step.body]), ...(step.by === null ? [] : [step.by])];
      early.push(...used.filter((name) => !known.has(name)).map((name) => `${name} in ${step.do} at ${step.at}`));
      if (step.as === null) continue;
      expect(known.has(step.as), step.as).toBe(false);
      known.add(step.as);
    }
    expect(early).toEqual([]);
  });

  it('records nothing before it has happened: signatures, notices and evidence', () => {
    const dated = new Set(['signedOn', 'receivedOn', 'respondedOn', 'issuedOn', 'decidedOn', 'notifiedOn']);
    const ahead = steps.flatMap((step) =>
      texts(step.body).filter(([field, text]) => dated.has(field) && text > step.at.slice(0, 10)),
    );
    expect(ahead).toEqual([]);
  });

  it('uses synthetic organisation numbers, each for one company', () => {
    const numbers = steps.flatMap((step) =>
      texts(step.body).filter(([field, text]) => field === 'number' && text.length === 9),
    );
    expect(numbers.filter(([, number]) => !/^[23]/.test(number))).toEqual([]);
    expect(new Set(numbers.map(([, number]) => number)).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(30);
  });

  it('sends mail and points nowhere outside .example', () => {
    const all = steps.flatMap((step) => texts(step.body).map(([, text]) => text));
    const mail = all.filter((text) => text.includes('@') && !text.includes('@{'));
    expect(mail.filter((text) => !text.endsWith('.example'))).toEqual([]);
    const links = all.filter((text) => text.startsWith('http'));
    expect(links.filter((text) => !new URL(text).hostname.endsWith('.example'))).toEqual([]);
    expect(mail.length).toBeGreaterThan(40);
  });

  it('is as large as a lived-in register', () => {
    expect(doing('createSystem').length).toBeGreaterThanOrEqual(40);
    expect(doing('createVendor').length).toBeGreaterThanOrEqual(25);
    expect(doing('createAgreement').length).toBeGreaterThanOrEqual(40);
    expect(doing('createVersion').length).toBeGreaterThanOrEqual(80);
    expect(doing('createAmendment', 'createReview', 'createNotice').length).toBeGreaterThanOrEqual(12);
    expect(doing('withdrawChange')).toHaveLength(1);
  });

  it('has a change that is back-dated and one to come', () => {
    const changes = doing('createChange').map((step) => [String(step.body.effectiveOn), step.at.slice(0, 10)] as const);
    expect(changes.some(([effective, recorded]) => effective < recorded)).toBe(true);
    expect(changes.some(([effective]) => effective > '2026-11-22')).toBe(true);
  });
});

describe('loading the demonstration register', () => {
  it('carries out every step with ids for names', async () => {
    const calls: string[] = [];
    let nth = 0;
    const loaded = await loadDemonstration(async (call) => {
      calls.push(JSON.stringify(call));
      nth += 1;
      return { id: `id${nth}`, entityId: `ent${nth}`, key: `key${nth}` };
    });
    expect(calls).toHaveLength(steps.length);
    expect(calls.filter((call) => call.includes('@{'))).toEqual([]);
    expect(loaded.get('hustadvika')?.id).toMatch(/^id\d+$/);
  });

  it('says which step failed', async () => {
    const failing = loadDemonstration(async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow(/createPerson at 2018-01-15T08:00:00.000Z \(sigrun\)/);
  });

  it('refuses a name that no step has made', () => {
    const step: Step = { ...steps[0]!, body: { name: '@{nobody}' } };
    expect(() => resolve(step, answers)).toThrow(/"nobody"/);
  });
});

describe('the hand-written outcomes of 2018–2020', () => {
  const page = readFileSync(new URL('../../docs/outcomes-2018-2020.md', import.meta.url), 'utf8');
  const tables = page
    .split(/\n(?=## )/)
    .map((section) => section.split('\n').filter((line) => line.startsWith('| ')))
    .filter((lines) => lines.length > 0)
    .map((lines) =>
      lines.map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
    );
  const byDay = tables.filter(([head]) => head?.[1]?.startsWith('20'));
  const turns = (tables.find(([head]) => head?.[1] === 'from') ?? []).slice(2);

  it('speak of agreements, systems and bodies of the demonstration register', () => {
    const subjects = [...byDay.flatMap((table) => table.slice(2)), ...turns].map(([name = '']) => name);
    expect(subjects.filter((name) => !answers.has(name))).toEqual([]);
    expect(byDay.map((table) => table.length - 2)).toEqual([19, 6, 4]);
  });

  it('use codes that findings.md has and statuses of the vocabulary', () => {
    const rules = readFileSync(new URL('../../docs/findings.md', import.meta.url), 'utf8');
    const cells = byDay.flatMap((table) => table.slice(2).flatMap((row) => row.slice(1)));
    const codes = new Set(cells.flatMap((cell) => cell.match(/F\d\d/g) ?? []));
    expect([...codes].filter((code) => !rules.includes(`| ${code} `))).toEqual([]);
    const fits = /^(–|clear|F\d\d( F\d\d)*|(in_force|needs_update|out_for_signature|expired|terminated)( F\d\d)*)$/;
    expect(cells.filter((cell) => !fits.test(cell))).toEqual([]);
  });

  it('are on each day what the last turn before it says', () => {
    const differing = byDay.flatMap(([head = [], , ...rows]) =>
      rows.flatMap(([name = '', ...cells]) =>
        cells.flatMap((cell, i) => {
          const day = head[i + 1] ?? '';
          const held = turns.filter(([subject, from = '']) => subject === name && from <= day).at(-1)?.[2] ?? '–';
          return held === cell ? [] : [`${name} ${day}: ${cell}, but the turns say ${held}`];
        }),
      ),
    );
    expect(differing).toEqual([]);
  });
});
