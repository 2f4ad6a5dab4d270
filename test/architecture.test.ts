// The rules of the house: which room may import what, in one table, and how the code in it must look.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkHouse, checkTests, type Files, type Table } from './support/architecture.ts';
import { unpermitted } from './support/permits.ts';

const ALL = ['domain', 'storage', 'operations', 'views', 'web', 'outside', 'identity', 'entry'];

/** Room by room: the rooms and the packages it may import; only entry and tools see the machine they run on. */
const TABLE: Table = {
  entry: { rooms: [...ALL, 'drizzle'], packages: 'any', ambient: true },
  web: { rooms: ['operations', 'views', 'domain'], packages: ['hono', '@asteasolutions/zod-to-openapi', 'zod'] },
  views: { rooms: ['domain'], packages: ['handlebars', 'hucre', 'i18next', 'uqr'] },
  operations: { rooms: ['storage', 'domain'], packages: ['zod'] },
  domain: { rooms: [], packages: ['date-fns'] },
  storage: { rooms: ['domain'], packages: ['drizzle-orm', '@libsql/client'], sql: true },
  identity: {
    rooms: ['operations/signing-in', 'storage', 'domain'],
    packages: [
      'better-auth',
      '@better-auth/core',
      '@better-auth/utils',
      '@better-auth/passkey',
      '@better-auth/drizzle-adapter',
      'jose',
      'zod',
    ],
  },
  outside: {
    rooms: ['views', 'domain'],
    packages: ['node:', 'hucre', 'nodemailer', 'smtp-server', 'postal-mime', 'unpdf', 'zod'],
  },
  tools: {
    rooms: ['views/template-functions', 'web/api/contract/openapi', 'entry/kept-secret'],
    packages: 'any',
    ambient: true,
  },
};

function read(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  return new Map(paths.sort().map((path) => [path, readFileSync(path, 'utf8')]));
}

describe('the house', () => {
  test('keeps its rules', () => {
    expect(checkHouse(read('src'), TABLE)).toEqual([]);
  });

  test('takes zod as a namespace: taken by name, all of it and fifty languages come into the Worker', () => {
    const wrong = [...read('src')].filter(([, source]) => /^import \{[^}]*\bz\b[^}]*\} from 'zod'/m.test(source));
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  test('keeps the tests honest too', () => {
    expect(checkTests(read('test'))).toEqual([]);
  });

  test('lets nobody call an operation without asking the table of permissions', () => {
    expect(unpermitted(read('src/operations'))).toEqual([]);
  });

  test('has a row for every folder under src, and no file beside them', () => {
    const entries = readdirSync('src', { withFileTypes: true });
    expect(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)).toEqual([]);
    expect(entries.map(({ name }) => name).filter((name) => !Object.hasOwn(TABLE, name))).toEqual([]);
  });
});

const HEAD = '// A planted file.\n';
const plant = (path: string, source: string) => checkHouse(new Map([[path, HEAD + source]]), TABLE);
const times = (count: number, line: string) => `${line}\n`.repeat(count);

describe('a planted breach is found:', () => {
  test.each([
    ['a room without a row', 'src/attic/x.ts', 'export const a = 1;', '"attic" has no row'],
    ['a file in no room', 'src/x.ts', 'export const a = 1;', 'has no row'],
    ['web → storage', 'src/web/x.ts', "import { a } from '../storage/a.ts';", 'web may not import src/storage/a.ts'],
    ['domain → operations', 'src/domain/a/x.ts', "import type { A } from '../../operations/a.ts';", 'domain may not'],
    [
      'views → web, handed on',
      'src/views/x.ts',
      "export { a } from '../web/a.ts';",
      'views may not import src/web/a.ts',
    ],
    ['operations → outside, late', 'src/operations/x.ts', "await import('../outside/a.ts');", 'operations may not'],
    ['tools → views', 'src/tools/x.ts', "import '../views/render.ts';", 'tools may not import src/views/render.ts'],
    ['a way out of src', 'src/web/x.ts', "import '../../test/a.ts';", 'web may not import test/a.ts'],
    ['zod in the domain', 'src/domain/x.ts', "import { z } from 'zod';", 'may not import the package zod'],
    ['Node in the domain', 'src/domain/x.ts', "import 'node:fs';", 'may not import the package node:fs'],
    ['a driver in operations', 'src/operations/x.ts', "import '@libsql/client/http';", 'package @libsql/client/http'],
    ['Handlebars in web', 'src/web/x.ts', "import 'handlebars/runtime.js';", 'package handlebars/runtime.js'],
    ['the environment', 'src/web/x.ts', 'export const a = process.env.PORT;', 'process.env belongs in entry'],
    ['the clock', 'src/domain/x.ts', 'export const a = Date.now();', 'Date.now belongs in entry'],
    ['a new Date', 'src/storage/x.ts', 'export const a = new Date();', 'new Date() belongs in entry'],
    ['SQL', 'src/operations/x.ts', "export const a = 'SELECT id FROM bodies WHERE 1';", 'SQL belongs in storage'],
    ['SQL in a template', 'src/web/x.ts', 'export const a = `insert into t values (1)`;', 'SQL belongs in storage'],
    ['an empty name', 'src/domain/x.ts', 'export class LawManager {}', '"LawManager" says nothing'],
    ['an empty type name', 'src/domain/x.ts', 'export type DateUtil = string;', '"DateUtil" says nothing'],
    ['an empty file name', 'src/domain/date-util.ts', 'export const a = 1;', '"date-util" says nothing'],
    ['any', 'src/domain/x.ts', 'export const a = {} as any;', 'any is not a type'],
    ['a silenced compiler', 'src/domain/x.ts', '// @ts-expect-error\nexport const a = 1;', '@ts-expect-error'],
    ['work put off', 'src/domain/x.ts', 'export const a = 1; // TODO later', 'TODO later'],
    ['a function without a docstring', 'src/domain/x.ts', 'export function a() {}', 'must have a docstring'],
    ['an arrow without a docstring', 'src/domain/x.ts', 'export const a = () => 1;', 'must have a docstring'],
    ['a long function', 'src/domain/x.ts', `const a = () => {\n${times(39, 'b;')}};`, 'a function of 41 lines'],
    ['a long file', 'src/domain/x.ts', times(300, 'a;'), '301 lines'],
    ['a long comment', 'src/domain/x.ts', `const a = 1;\n${times(4, '// on and on')}`, 'more than 3 lines'],
  ])('%s', (_, path, source, expected) => {
    expect(plant(path, source).join('\n')).toContain(expected);
  });

  test('a file that does not say what it holds', () => {
    const found = checkHouse(new Map([['src/domain/x.ts', 'export const a = 1;']]), TABLE);
    expect(found).toEqual(['src/domain/x.ts:1: the first line must be a comment that says what the file holds']);
  });

  test('a circle of files', () => {
    const circle = new Map([
      ['src/domain/a.ts', `${HEAD}import './b.ts';`],
      ['src/domain/b.ts', `${HEAD}import type {} from './c.ts';`],
      ['src/domain/c.ts', `${HEAD}export * from './a.ts';`],
    ]);
    expect(checkHouse(circle, TABLE).join()).toContain(
      'src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts',
    );
  });
});

describe('what is allowed is let through:', () => {
  test.each([
    ['web → operations', 'src/web/x.ts', "import '../operations/a.ts'; import { Hono } from 'hono/tiny';"],
    [
      'tools → views/template-functions',
      'src/tools/x.ts',
      "import '../views/template-functions.ts'; import 'node:fs';",
    ],
    ['the clock in entry', 'src/entry/x.ts', 'const a = [Date.now(), new Date(), process.env.PORT];'],
    ['a Date of a given instant', 'src/domain/x.ts', 'const a = (ms: number) => new Date(ms);'],
    ['SQL in storage', 'src/storage/x.ts', "const a = 'SELECT 1 FROM t';"],
    ['words that look like SQL', 'src/views/x.ts', "const a = 'Select a municipality from the list';"],
    ['words about any thing', 'src/views/x.ts', "const a = 'any: new Date() and process.env';"],
    ['a long docstring', 'src/domain/x.ts', `/**\n${times(9, ' * why')} */\nexport function a() {}`],
  ])('%s', (_, path, source) => {
    expect(plant(path, source)).toEqual([]);
  });
});

describe('an operation that asks for no permission is found:', () => {
  const HOME = 'src/operations/x.ts';
  const planted = (source: string) => unpermitted(new Map([[HOME, HEAD + source]]));
  test.each([
    ['a reader', 'export async function list(world: World, actor: Actor) { return rows(world); }', 'list reads'],
    ['a writer within its scope', 'export function save(a: Actor) { scopeOf(a); return carryOut(a); }', 'save writes'],
    [
      'one that hands on',
      'export const one = (a: Actor) => two(a);\nfunction two(a: Actor) { return a; }',
      'one reads',
    ],
  ])('%s', (_, source, expected) => {
    expect(planted(source).join()).toContain(expected);
  });

  test.each([
    ['a reader', 'export function list(actor: Actor) { return own(actor); }\nconst own = (a: Actor) => scopeOf(a);'],
    ['a writer', "export function save(a: Actor) { mustBeAllowed(a, 'decide', null); return carryOut(a); }"],
    ['what takes no actor', 'export function list(world: World) { return world; }'],
  ])('but not %s that does', (_, source) => {
    expect(planted(source)).toEqual([]);
  });
});
