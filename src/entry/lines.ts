// The lines of a file, one by one, however long the file is.
import { createReadStream } from 'node:fs';

/**
 * Lines as they were written, ended by a line feed and by nothing else: text within JSON may hold any other line end. What
 * follows the last line feed is a line of its own, if it is anything.
 */
export async function* linesOf(path: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield parts;
  }
  if (rest !== '') yield [rest];
}
