// The few words templates may use besides each, if, unless and with.
import { Handlebars } from './handlebars.ts';

type Options = { hash: Record<string, unknown>; data?: { root?: { wording?: Fill } } };
type Fill = (key: string, values: Record<string, unknown>) => string;

/** Handlebars hands every helper its options as the last argument; this takes them off. */
function values(args: unknown[]): unknown[] {
  return args.slice(0, -1);
}

/** A text of the page's `wording`, filled with the values given, so that a template never holds words of one language. */
function lookupText(key: string, options: Options): string {
  const fill = options.data?.root?.wording;
  if (!fill) throw new Error(`the wording has no text "${key}"`);
  return fill(key, options.hash);
}

/** Quotes one cell of a CSV file, and keeps a spreadsheet from taking a text for a formula. */
export function csvCell(value: string | number | boolean | bigint): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Stands around every printed value (the build step puts it there): nothing is printed blank by mistake. */
function show(value: unknown, kind: string, label: string): unknown {
  if (value instanceof Handlebars.SafeString) return value;
  if (value === undefined || value === null) throw new Error(`the value "${label}" is missing`);
  if (typeof value === 'object' || typeof value === 'function' || typeof value === 'symbol' || Number.isNaN(value)) {
    throw new Error(`the value "${label}" cannot be printed`);
  }
  return kind === 'csv' ? csvCell(value as string | number | boolean | bigint) : String(value);
}

/** Every helper by the name a template calls it. */
export const helpers = {
  eq: (a: unknown, b: unknown) => a === b,
  not: (a: unknown) => !a,
  and: (...args: unknown[]) => values(args).every(Boolean),
  or: (...args: unknown[]) => values(args).some(Boolean),
  t: lookupText,
  show,
};

/** The names the build step lets templates use; `asset` is given by the renderer. */
export const helperNames: readonly string[] = [...Object.keys(helpers), 'asset'];
