// Compiles templates given as text and loads what came out, the way the program itself would.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileTemplates } from '../../src/tools/templates.ts';
import type { Templates } from '../../src/views/render.ts';
import { temporaryFolder } from './folders.ts';

/** Writes the compiled module of some templates to a file of its own and returns the file. */
export function compiledFile(sources: Record<string, string>): string {
  const file = join(temporaryFolder(), 'templates.ts');
  writeFileSync(file, compileTemplates(new Map(Object.entries(sources))));
  return file;
}

/** Compiles some templates and loads them. */
export async function compiled(sources: Record<string, string>): Promise<Templates> {
  const module = await import(pathToFileURL(compiledFile(sources)).href);
  return module.templates;
}
