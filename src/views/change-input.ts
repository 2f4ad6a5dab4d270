// From what was typed to the JSON of a change, for the door's own parser; nothing is checked here.
import { type FormValues, typedValues } from './form.ts';

type Node = { [key: string]: Node | unknown };

/** Fields that carry the form itself and are no part of the change. */
const NOT_PART: ReadonlySet<string> = new Set([
  ...['idempotencyKey', 'agreement', 'contract'],
  ...['heldId', 'heldName', 'heldRemove', 'fill'],
]);
/** Fields that may be ticked several times. */
const LISTS: ReadonlySet<string> = new Set(['details.add', 'details.end', 'details.kinds']);

/**
 * The JSON of a change as typed; blank fields are left out, so that the door says what is missing.
 * Names are paths (`details.entity.name`); `scope` is `kind:id`, a basis may be `basis:instrument`,
 * a location that ends is `country:activity`, and a company chosen by id needs nothing else.
 */
export function changeInput(values: FormValues): Record<string, unknown> {
  const input: Node = { details: {} };
  for (const name of Object.keys(withRowsClosed(values)).sort()) {
    if (NOT_PART.has(name)) continue;
    const typed = typedValues(withRowsClosed(values), name)
      .map((value) => value.trim())
      .filter((value) => value !== '');
    const [first] = typed;
    if (first !== undefined) put(input, name, first, typed);
  }
  return settle(input) as Record<string, unknown>;
}

function put(input: Node, name: string, first: string, all: readonly string[]): void {
  if (name === 'scope') {
    const [kind = '', ...id] = first.split(':');
    input.scope = { kind, id: id.join(':') };
  } else if (name.endsWith('.basis') && first.includes(':')) {
    const [basis, ...instrument] = first.split(':');
    place(input, name, basis);
    place(input, name.replace(/basis$/, 'instrument'), instrument.join(':'));
  } else if (name.endsWith('.instrument') && at(input, name) !== undefined) {
    // The law row chosen with the basis counts, whatever stands in the free field.
  } else if (LISTS.has(name)) {
    place(input, name, all.map(listed));
  } else if (name === 'details.material' || name.endsWith('.recurring')) {
    place(input, name, first === 'true');
  } else {
    place(input, name, first);
  }
}

/** A location is written `NO:storage`; anything else stands as it is. */
function listed(value: string): unknown {
  const [, country, activity] = /^([A-Z]{2}):(\w+)$/.exec(value) ?? [];
  return country ? { country, activity } : value;
}

function at(input: Node, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((node, part) => (isNode(node) && Object.hasOwn(node, part) ? node[part] : undefined), input);
}

function place(input: Node, name: string, value: unknown): void {
  const parts = name.split('.');
  const last = parts.pop() ?? '';
  let node = input;
  for (const part of parts) {
    const inner = Object.hasOwn(node, part) ? node[part] : undefined;
    const next: Node = isNode(inner) ? inner : {};
    Object.defineProperty(node, part, { value: next, enumerable: true, configurable: true, writable: true });
    node = next;
  }
  Object.defineProperty(node, last, { value, enumerable: true, configurable: true, writable: true });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbered members become lists, and a company chosen by id loses what else was typed about one. */
function settle(node: unknown): unknown {
  if (!isNode(node)) return node;
  const entries = Object.entries(node);
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key)))
    return entries.map(([, value]) => settle(value));
  const settled = Object.fromEntries(
    entries.map(([key, value]) => [key, isCompany(key) ? company(value) : settle(value)]),
  );
  return settled;
}

function isCompany(key: string): boolean {
  return key === 'entity' || key === 'into';
}

function company(value: unknown): unknown {
  if (!isNode(value)) return value;
  return typeof value.id === 'string' ? { id: value.id } : value;
}

/** What of the values counts: numbered rows closed up, and nothing more about a company that was chosen by id. */
export function countedValues(values: FormValues): FormValues {
  const chosen = Object.keys(values)
    .filter((name) => /\.(?:entity|into)\.id$/.test(name) && typedValues(values, name).some((id) => id !== ''))
    .map((name) => name.slice(0, -'id'.length));
  const counts = ([name]: [string, unknown]) => !chosen.some((at) => name.startsWith(at) && name !== `${at}id`);
  return Object.fromEntries(Object.entries(withRowsClosed(values)).filter(counts));
}

/** The same values with numbered rows closed up: an empty first row does not leave a hole. */
export function withRowsClosed(values: FormValues): FormValues {
  const rows = new Map<string, [string, string | readonly string[]][]>();
  const closed: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(values)) {
    const [, row, rest] = /^details\.add\.(\d+)\.(\w+)$/.exec(name) ?? [];
    if (row === undefined || rest === undefined) closed[name] = value;
    else if (typedValues(values, name).some((text) => text.trim() !== ''))
      rows.set(row, [...(rows.get(row) ?? []), [rest, value]]);
  }
  for (const [index, row] of [...rows.keys()].sort().entries()) {
    for (const [rest, value] of rows.get(row) ?? []) closed[`details.add.${index}.${rest}`] = value;
  }
  return closed;
}
