// JSON as the interface takes it: each name once, and no deeper than anything of ours is.
import { Failure } from '../../domain/failures.ts';

/** How deep lists and objects may stand in each other; the shapes of the interface need six. */
const DEEPEST = 32;

/**
 * The value of a JSON text. Throws Failure unreadable for what is no JSON, and invalid, with the name, where an object says
 * a name twice (RFC 8259 section 4 leaves open which one counts) or things stand too deep in each other.
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Failure('unreadable', 'expected JSON', [{ path: '', message: 'expected JSON' }]);
  }
  mustBePlain(text);
  return value;
}

/** Walks a text that is known to be JSON: strings and brackets are all that matters. */
function mustBePlain(text: string): void {
  const names: (Set<string> | null)[] = [];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[[\]{}]/g)) {
    if (token === '{') names.push(new Set());
    else if (token === '[') names.push(null);
    else if (token === '}' || token === ']') names.pop();
    else if (token.endsWith(':')) addName(names.at(-1), token);
    if (names.length > DEEPEST) throw wrong('', `expected at most ${DEEPEST} levels of lists and objects`);
  }
}

function addName(names: Set<string> | null | undefined, token: string): void {
  const name = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)) as string;
  if (names?.has(name)) throw wrong(name, 'expected each name once in an object');
  names?.add(name);
}

function wrong(path: string, message: string): Failure {
  return new Failure('invalid', message, [{ path, message }]);
}
