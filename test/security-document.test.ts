// The document on security: every test it names is there, under that name.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync('docs/security.md', 'utf8');
const files = [...text.matchAll(/`((?:test|src|docs)\/[\w/.-]+\.\w+)`/g)].map(([, file]) => file ?? '');
const QUOTED = /"((?:[^"\\]|\\.)*)"/g;
const named = [...text.matchAll(/`(test\/[\w/.-]+\.ts)`: ((?:"(?:[^"\\]|\\.)*"(?:, (?="))?)+)/g)].flatMap(
  ([, file = '', names = '']) =>
    [...names.matchAll(QUOTED)].map(([, name = '']) => ({ file, name: name.replaceAll('\\"', '"') })),
);

test('every test named in the document on security is where it says', () => {
  expect(named.length).toBeGreaterThan(40);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  const missing = named.filter(({ file, name }) => !(existsSync(file) && readFileSync(file, 'utf8').includes(name)));
  expect(missing).toEqual([]);
});

test('no requirement is told without how it is held', () => {
  const rows = text.split('\n').filter((line) => /^\| \d/.test(line));
  expect(rows.length).toBeGreaterThan(80);
  expect(rows.filter((line) => line.split('|').some((cell, i) => i > 0 && i < 4 && cell.trim() === ''))).toEqual([]);
});
