// Build step: precompiles templates/ into one module that both runtimes load without making code from strings.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { helperNames } from '../views/template-functions.ts';

const FOLDERS = ['partials', 'pages', 'mail', 'reports'];
const OUTPUT = 'src/views/templates.generated.ts';

type Kind = 'html' | 'text' | 'csv';
type Printed = hbs.AST.MustacheStatement;

/** Reads every template under a folder: its name without the ending, and its source. */
export function readTemplates(folder: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!entry.endsWith('.hbs')) continue;
    const name = entry.slice(0, -'.hbs'.length).replaceAll('\\', '/');
    const known = name === 'layout' || FOLDERS.some((place) => name.startsWith(`${place}/`));
    if (!known) throw new Error(`templates/${entry}: only layout.hbs and ${FOLDERS.join(', ')}/ hold templates`);
    found.set(name, readFileSync(join(folder, entry), 'utf8'));
  }
  return found;
}

/** Precompiles templates into the source of one ES module; what breaks a house rule is an error naming the template. */
export function compileTemplates(sources: Map<string, string>): string {
  const entries = [...sources].map(([name, source]) => {
    try {
      return `  ${JSON.stringify(name)}: ${compileOne(name, source, sources)},`;
    } catch (error) {
      throw new Error(`templates/${name}.hbs: ${error instanceof Error ? error.message : error}`);
    }
  });
  return [
    '// Made from templates/ by src/tools/templates.ts; do not edit.',
    '// @ts-nocheck',
    'export const templates: Record<string, object> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

/** `x.csv.hbs` prints CSV cells, `x.text.hbs` plain text, anything else HTML. */
function kindOf(name: string): Kind {
  if (name.endsWith('.csv')) return 'csv';
  return name.endsWith('.text') ? 'text' : 'html';
}

function compileOne(name: string, source: string, all: Map<string, string>): string {
  const kind = kindOf(name);
  const program = Handlebars.parse(source);
  walk(program, (node) => {
    if (node.type === 'PartialStatement' || node.type === 'PartialBlockStatement') checkPartial(node, all);
    if (node.type === 'PathExpression') Object.assign(node, { strict: true });
    if (node.type === 'MustacheStatement') guard(node as Printed, name, kind);
  });
  return slim(
    Handlebars.precompile(program, {
      strict: true,
      noEscape: kind !== 'html',
      knownHelpersOnly: true,
      knownHelpers: Object.fromEntries(helperNames.map((helper) => [helper, true])) as KnownHelpers,
    }),
  );
}

const PLACE = /\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/g;
const OWN_LOOKUP =
  /(lookupProperty = container\.lookupProperty) \|\| function\(parent, propertyName\) \{[^}]*\}[^}]*\}/g;

/** Without each expression's line and column, and a copy in each block of what the runtime has: half of what is sent. */
function slim(compiled: TemplateSpecification): string {
  return String(compiled).replaceAll(PLACE, 'null').replaceAll(OWN_LOOKUP, '$1');
}

/** Visits every node of a parsed template, inner nodes first. */
function walk(node: object, visit: (node: hbs.AST.Node) => void): void {
  for (const child of Object.values(node)) {
    if (child && typeof child === 'object') walk(child, visit);
  }
  if ('type' in node && typeof node.type === 'string') visit(node as hbs.AST.Node);
}

function checkPartial(node: hbs.AST.Node, all: Map<string, string>): void {
  const { original } = (node as hbs.AST.PartialStatement).name as hbs.AST.PathExpression;
  if (original && original !== '@partial-block' && !all.has(`partials/${original}`)) {
    throw new Error(`line ${node.loc.start.line}: there is no partial "${original}"`);
  }
}

/** Turns `{{value}}` into `{{show value kind label}}`, which refuses what would print as a blank. */
function guard(node: Printed, template: string, kind: Kind): void {
  const path = node.path as hbs.AST.PathExpression;
  const raw = !(node as Printed & { escaped: boolean }).escaped;
  if (raw && !(template === 'layout' && path.original === 'body')) {
    throw new Error(`line ${node.loc.start.line}: unescaped output is for {{{body}}} in the layout only`);
  }
  const { loc } = node;
  const called = node.params.length > 0 || node.hash || helperNames.includes(String(path.original));
  const value = called ? { type: 'SubExpression', path, params: node.params, hash: node.hash, loc } : path;
  const literal = (text: string) => ({ type: 'StringLiteral', value: text, original: text, loc });
  const show = { type: 'PathExpression', data: false, depth: 0, parts: ['show'], original: 'show', loc };
  const params = [value, literal(kind), literal(`${path.original}`)];
  Object.assign(node, { path: show, params, hash: undefined });
}

if (import.meta.main) writeFileSync(OUTPUT, compileTemplates(readTemplates('templates')));
