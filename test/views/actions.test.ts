// Everything the log can say was done has a label of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ACTIONS } from '../../src/domain/permissions.ts';
import { DECISION_KINDS, VERSION_STATES } from '../../src/domain/vocabulary.ts';
import { en } from '../../src/views/wording/en.ts';
import { actions } from '../../src/views/wording/nb/actions.ts';
import { nb } from '../../src/views/wording/nb.ts';
import { nn } from '../../src/views/wording/nn.ts';

/** What someone may do is no entry of the log, though it is called an action too. */
const PERMITTED: ReadonlySet<string> = new Set(ACTIONS);

it('every action an operation logs has a label, and no label is left over', () => {
  const folder = new URL('../../src/operations/', import.meta.url);
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const literal = sources.flatMap((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return [...text.matchAll(/action: '([a-z_]+)'/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !PERMITTED.has(name));
  });
  const made = [
    ...VERSION_STATES.map((state) => `version_${state}`),
    ...DECISION_KINDS.map((kind) => `decision_${kind}`),
  ];
  expect(new Set(Object.keys(actions))).toEqual(new Set([...literal, ...made]));
});

it('every fact a revision may hold has a name in a history, in each language', () => {
  const source = readFileSync(new URL('../../src/domain/subjects.ts', import.meta.url), 'utf8');
  const kinds = /export type Subjects = \{(.*?)\n\};/s.exec(source)?.[1]?.replaceAll(/\/\*\*.*?\*\//gs, '') ?? '';
  const facts = [...kinds.matchAll(/(?:fields|sets): \{([^}]*)\}/g)].flatMap(([, inner = '']) =>
    [...inner.matchAll(/(\w+)\??:/g)].map(([, name = '']) => name),
  );
  expect(facts.length).toBeGreaterThan(100);
  for (const own of [nb.fields, nn.fields, en.fields])
    expect([...new Set(facts)].filter((fact) => !Object.hasOwn(own, fact))).toEqual([]);
});
