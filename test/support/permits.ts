// Reads the operations and says which of them somebody may call without the table of permissions being asked.
import { posix } from 'node:path';
import { parseSync } from 'rolldown/utils';
import type { Files } from './architecture.ts';

type Node = { type: string; name?: string } & Record<string, unknown>;
/** A function of a module: whether it is exported, takes an actor, and which names it mentions. */
type Fn = { exported: boolean; forActor: boolean; names: Set<string> };
type Module = { functions: Map<string, Fn>; imports: Map<string, string> };

/** Asking one of these is asking the table. */
const ASKS = new Set(['may', 'mayAnywhere', 'mustBeAllowed', 'mustBeAllowedSomewhere']);
/** Reading within what the actor may read is asking it too. */
const BOUNDS = new Set([...ASKS, 'mustSee', 'scopeOf', 'inScope', 'bodiesFor']);
/** What takes an actor only to write down who it was. */
const MACHINERY = new Set([
  'src/operations/operation.ts',
  'src/operations/planning.ts',
  'src/operations/idempotency.ts',
  'src/operations/restricted-reads.ts',
]);

/** The operations that ask nothing, one line each: `path: name …`; those that write must ask for an action. */
export function unpermitted(files: Files): string[] {
  const modules = new Map([...files].map(([path, source]) => [path, moduleOf(path, source)]));
  const open = [...modules].flatMap(([path, { functions }]) =>
    [...functions].filter(([, fn]) => fn.exported && fn.forActor).map(([name]) => [path, name] as const),
  );
  return open
    .filter(([path]) => !MACHINERY.has(path))
    .flatMap(([path, name]) => {
      const writes = reaches(modules, path, name, new Set(['carryOut']));
      if (reaches(modules, path, name, writes ? ASKS : BOUNDS)) return [];
      return [`${path}: ${name} ${writes ? 'writes' : 'reads'} without asking for a permission`];
    })
    .sort();
}

function reaches(
  modules: Map<string, Module>,
  path: string,
  name: string,
  wanted: Set<string>,
  seen = new Set<string>(),
): boolean {
  const module = modules.get(path);
  const fn = module?.functions.get(name);
  if (!(module && fn) || seen.has(`${path} ${name}`)) return false;
  seen.add(`${path} ${name}`);
  return [...fn.names].some((called) => {
    if (wanted.has(called)) return true;
    const home = module.functions.has(called) ? path : module.imports.get(called);
    return home !== undefined && reaches(modules, home, called, wanted, seen);
  });
}

function moduleOf(path: string, source: string): Module {
  const { program } = parseSync(path, source);
  const module: Module = { functions: new Map(), imports: new Map() };
  for (const statement of program.body as unknown as Node[]) {
    const exported = statement.type === 'ExportNamedDeclaration';
    const declared = (exported ? statement.declaration : statement) as Node | null;
    if (declared?.type === 'ImportDeclaration') addImports(module, path, declared);
    else for (const fn of functionsIn(declared)) addFunction(module, fn, exported);
  }
  return module;
}

function functionsIn(declared: Node | null): Node[] {
  if (declared?.type === 'FunctionDeclaration') return [declared];
  if (declared?.type !== 'VariableDeclaration') return [];
  return (declared.declarations as { id: Node; init: Node | null }[]).flatMap(({ id, init }) =>
    init?.type === 'ArrowFunctionExpression' ? [{ ...init, id }] : [],
  );
}

function addImports(module: Module, path: string, { source, specifiers }: Node): void {
  const from = (source as { value: string }).value;
  for (const { local } of specifiers as { local: Node }[])
    module.imports.set(local.name ?? '', posix.join(posix.dirname(path), from));
}

function addFunction(module: Module, { id, params, body }: Node, exported: boolean): void {
  const types = namesIn(params);
  module.functions.set((id as Node).name ?? '', { exported, forActor: types.has('Actor'), names: namesIn(body) });
}

function namesIn(value: unknown, names = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) namesIn(item, names);
  } else if (value && typeof value === 'object') {
    const node = value as Node;
    if (node.type === 'Identifier' && node.name) names.add(node.name);
    for (const child of Object.values(node)) namesIn(child, names);
  }
  return names;
}
