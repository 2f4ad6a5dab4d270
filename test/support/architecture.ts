// Reads source files and says where they break the rules of the house; the rules' table is handed in.
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { parseSync } from 'rolldown/utils';

/** What one room (a folder under src) may do. */
export type Room = {
  /** Rooms, single files written `room/file`, and folders beside src, it may import besides itself. */
  rooms: string[];
  /** npm packages it may import; `node:` stands for all of Node's own modules. */
  packages: string[] | 'any';
  /** It may read the environment and ask the time. */
  ambient?: boolean;
  /** It may hold SQL. */
  sql?: boolean;
};
export type Table = Record<string, Room>;
/** Source text by path, e.g. `src/domain/calendar.ts`. */
export type Files = Map<string, string>;

type Node = { type: string; start: number; end: number } & Record<string, unknown>;
type Comment = { type: 'Line' | 'Block'; value: string; start: number; end: number };
type Parsed = { path: string; source: string; nodes: Node[]; comments: Comment[]; imports: string[] };

const LONGEST_FILE = 300;
const LONGEST_FUNCTION = 40;
const LONGEST_COMMENT = 3;
const EMPTY_NAMES = /(?:Manager|Service|Helper|Util|Utils|Impl)$/;
const EMPTY_FILE_NAMES = /(?:^|-)(?:manager|service|helper|util|utils|impl)$/;
const SQL =
  /^\s*(?:(?:SELECT|select)\s[\s\S]*?\s(?:FROM|from)\s|(?:INSERT|insert)\s+(?:(?:OR|or)\s+\w+\s+)?(?:INTO|into)\s|(?:UPDATE|update)\s+\S+\s+(?:SET|set)\s|(?:DELETE|delete)\s+(?:FROM|from)\s|(?:WITH|with)\s+\w+\s+(?:AS|as)\s|(?:CREATE|ALTER|DROP)\s+(?:UNIQUE\s+)?(?:TABLE|INDEX|VIEW|TRIGGER)\s|PRAGMA\s|VACUUM\b)/;
const GENERATED = /\.generated\.ts$/;

/** Everything in the source files that breaks a rule, one line each: `path:line: what`. */
export function checkHouse(files: Files, table: Table): string[] {
  const parsed = [...files].map(([path, source]) => parseFile(path, source));
  const own = parsed.filter(({ path }) => !GENERATED.test(path));
  return [
    ...own.flatMap((file) => checkImports(file, table)),
    ...own.flatMap((file) => checkAmbient(file, table)),
    ...own.flatMap(checkShape),
    ...own.flatMap(checkDocstrings),
    ...own.flatMap(checkNames),
    ...own.flatMap(checkHonesty),
    ...checkCycles(parsed),
  ].sort();
}

/** The rules that hold for tests as well: a first line that says what is there, and nothing swept under a rug. */
export function checkTests(files: Files): string[] {
  const parsed = [...files].map(([path, source]) => parseFile(path, source));
  return parsed.flatMap((file) => [...checkFirstLine(file), ...checkHonesty(file)]).sort();
}

function parseFile(path: string, source: string): Parsed {
  const { program, module, comments, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const nodes: Node[] = [];
  collect(program, nodes);
  const dynamic = nodes.filter(({ type }) => type === 'ImportExpression').map(({ source: from }) => from as Node);
  const reexported = module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value));
  const imports = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...reexported,
    ...dynamic.map(({ value }) => value),
  ].filter((name) => typeof name === 'string');
  return { path, source, nodes, comments: comments as Comment[], imports: [...new Set(imports)] };
}

function collect(value: unknown, nodes: Node[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes);
  } else if (value && typeof value === 'object') {
    if ('type' in value && typeof value.type === 'string') nodes.push(value as Node);
    for (const child of Object.values(value)) collect(child, nodes);
  }
}

const lineOf = (source: string, offset: number) => source.slice(0, offset).split('\n').length;
const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1];
const at = (file: Parsed, node: { start: number }, what: string) =>
  `${file.path}:${lineOf(file.source, node.start)}: ${what}`;

function checkImports(file: Parsed, table: Table): string[] {
  const room = roomOf(file.path) ?? '';
  const row = table[room];
  if (!row) return [`${file.path}:1: "${room || 'src'}" has no row in the table of rooms`];
  return file.imports.flatMap((name) => {
    const trouble = name.startsWith('.') ? badRoom(file.path, name, room, row) : badPackage(name, row);
    return trouble ? [`${file.path}:1: ${room} ${trouble}`] : [];
  });
}

function badRoom(path: string, name: string, room: string, row: Room): string | undefined {
  const target = posix.join(posix.dirname(path), name);
  const other = roomOf(target);
  if (!other) return row.rooms.includes(target.split('/')[0] ?? '') ? undefined : `may not import ${target}`;
  const file = target.slice('src/'.length).replace(/\.ts$/, '');
  if (other === room || row.rooms.includes(other) || row.rooms.includes(file)) return undefined;
  return `may not import ${target}`;
}

function badPackage(name: string, row: Room): string | undefined {
  const own = name.startsWith('node:') || builtinModules.includes(name);
  const packageName = name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
  const allowed = row.packages === 'any' || row.packages.includes(own ? 'node:' : packageName);
  return allowed ? undefined : `may not import the package ${name}`;
}

function checkAmbient(file: Parsed, table: Table): string[] {
  const row = table[roomOf(file.path) ?? ''];
  return file.nodes.flatMap((node) => {
    const asked = row?.ambient ? undefined : ambientRead(node);
    if (asked) return [at(file, node, `${asked} belongs in entry; take it from the world`)];
    return !row?.sql && holdsSql(node) ? [at(file, node, 'SQL belongs in storage')] : [];
  });
}

function ambientRead(node: Node): string | undefined {
  const text = (part: unknown) => (part as Node | undefined)?.name;
  if (node.type === 'NewExpression' && text(node.callee) === 'Date' && (node.arguments as []).length === 0) {
    return 'new Date()';
  }
  if (node.type === 'CallExpression' && text(node.callee) === 'Date') return 'Date()';
  if (node.type !== 'MemberExpression') return undefined;
  const member = `${text(node.object)}.${text(node.property)}`;
  return ['process.env', 'Date.now', 'performance.now', 'process.argv'].find((name) => name === member);
}

function holdsSql(node: Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string' && SQL.test(node.value);
  return node.type === 'TemplateElement' && SQL.test(String((node.value as { raw: string }).raw));
}

function checkFirstLine({ path, source }: Parsed): string[] {
  return /^\/\/ \S/.test(source) ? [] : [`${path}:1: the first line must be a comment that says what the file holds`];
}

function checkShape(file: Parsed): string[] {
  const lines = file.source.trimEnd().split('\n').length;
  const long = file.nodes.filter(({ type }) => /^(?:FunctionDeclaration|FunctionExpression|ArrowFunction)/.test(type));
  return [
    ...checkFirstLine(file),
    ...(lines > LONGEST_FILE ? [`${file.path}:1: ${lines} lines; no file is longer than ${LONGEST_FILE}`] : []),
    ...long.flatMap((node) => {
      const length = file.source.slice(node.start, node.end).split('\n').length;
      const what = `a function of ${length} lines; none is longer than ${LONGEST_FUNCTION}`;
      return length > LONGEST_FUNCTION ? [at(file, node, what)] : [];
    }),
  ];
}

function checkDocstrings(file: Parsed): string[] {
  const functions = file.nodes.filter((node) => {
    const declared = node.type === 'ExportNamedDeclaration' ? (node.declaration as Node | null) : null;
    if (declared?.type !== 'VariableDeclaration') return declared?.type === 'FunctionDeclaration';
    return (declared.declarations as Node[]).some(
      ({ init }) => (init as Node | null)?.type === 'ArrowFunctionExpression',
    );
  });
  const documented = (node: Node) =>
    file.comments.some(
      ({ type, value, end }) =>
        type === 'Block' &&
        value.startsWith('*') &&
        end <= node.start &&
        file.source.slice(end, node.start).trim() === '',
    );
  return functions
    .filter((node) => !documented(node))
    .map((node) => at(file, node, 'an exported function must have a docstring'));
}

function checkNames(file: Parsed): string[] {
  const declared = file.nodes.filter(({ type }) =>
    /^(?:Class|Function|TSInterface|TSTypeAlias|TSEnum)\w*Declaration$/.test(type),
  );
  const base = posix.basename(file.path, '.ts');
  return [
    ...(EMPTY_FILE_NAMES.test(base) ? [`${file.path}:1: "${base}" says nothing; name what is in it`] : []),
    ...declared.flatMap((node) => {
      const name = String((node.id as Node | null)?.name ?? '');
      return EMPTY_NAMES.test(name) ? [at(file, node, `"${name}" says nothing; name what it is`)] : [];
    }),
  ];
}

/** Nothing may silence the compiler or wait for later. */
function checkHonesty(file: Parsed): string[] {
  const any = file.nodes
    .filter(({ type }) => type === 'TSAnyKeyword')
    .map((node) => at(file, node, 'any is not a type'));
  const silenced = file.comments
    .filter(({ value }) => /@ts-(?:ignore|expect-error|nocheck)|biome-ignore-all|\b(?:TODO|FIXME|XXX)\b/.test(value))
    .map((comment) => at(file, comment, `a comment may not say "${comment.value.trim().slice(0, 40)}"`));
  return [...any, ...silenced, ...longComments(file)];
}

function longComments(file: Parsed): string[] {
  const blocks = file.comments.filter(({ type, value }) => type === 'Block' && !value.startsWith('*'));
  const runs: Comment[] = [];
  for (const comment of file.comments.filter(({ type }) => type === 'Line')) {
    const last = runs.at(-1);
    const joined = last && /^\n[ \t]*$/.test(file.source.slice(last.end, comment.start));
    if (last && joined) last.end = comment.end;
    else runs.push({ ...comment });
  }
  return [...blocks, ...runs]
    .filter(({ start, end }) => file.source.slice(start, end).split('\n').length > LONGEST_COMMENT)
    .map((comment) => at(file, comment, `a comment of more than ${LONGEST_COMMENT} lines that is no docstring`));
}

/** Files that reach themselves through their imports, each circle named once. */
function checkCycles(parsed: Parsed[]): string[] {
  const targets = new Map(
    parsed.map(({ path, imports }) => [
      path,
      imports.filter((name) => name.startsWith('.')).map((name) => posix.join(posix.dirname(path), name)),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push(`${path}:1: imports go in a circle: ${[...trail.slice(start), path].join(' → ')}`);
    if (start >= 0 || done.has(path)) return;
    for (const next of targets.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return found;
}
