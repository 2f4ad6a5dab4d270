// Files as they come in: refused by their length before they are read where it is told, else once they have grown too large.
import { LARGEST_FILE } from '../domain/documents.ts';
import { Failure, invalid } from '../domain/failures.ts';
import type { Upload } from '../operations/shapes/documents.ts';
import { readWhole, tooLarge } from './bodies.ts';

/** What a form may have around its file. */
const FORM_BESIDE = 100_000;
const IS_FORM = /^multipart\/form-data\s*;/i;

/** Whether a request brings a file, and is left unread at the door for that. */
export function bringsFile(request: Request): boolean {
  const { pathname } = new URL(request.url);
  if (request.method !== 'POST') return false;
  if (pathname === '/changes/preview' || pathname === '/changes/details') return IS_FORM.test(typeOf(request));
  return pathname === '/api/v1/documents' || pathname === '/documents';
}

/** A form that may bring a file, apart: the file, null where none was chosen, and the request with what was typed alone. */
export async function fileApart(
  request: Request,
): Promise<{ file: Awaited<ReturnType<typeof fileIn>> | null; request: Request }> {
  if (!bringsFile(request)) return { file: null, request };
  const form = await formIn(request);
  const chosen = form.getAll('file').some((one) => one instanceof File && (one.name !== '' || one.size > 0));
  const file = chosen ? await fileIn(form) : null;
  const typed = new URLSearchParams();
  for (const [name, value] of form) if (typeof value === 'string') typed.append(name, value);
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/x-www-form-urlencoded');
  return { file, request: new Request(request.url, { method: 'POST', headers, body: typed }) };
}

/** The file of a request: its body, or the one file of its form. Throws too_large by its length; reads when asked to, once. */
export function uploadIn(request: Request): Upload {
  mustBeSmall(request);
  if (IS_FORM.test(typeOf(request))) return once(async () => fileIn(await formIn(request)));
  return once(async () => ({ name: '', bytes: await bytesIn(request) }));
}

function once<T>(read: () => Promise<T>): { read: () => Promise<T> } {
  let reading: Promise<T> | undefined;
  return {
    read: () => {
      reading ??= read();
      return reading;
    },
  };
}

/** The form of a request that may bring a file. Throws too_large, or unreadable for what is no such form. */
export async function formIn(request: Request): Promise<FormData> {
  mustBeSmall(request);
  const headers = { 'content-type': typeOf(request) };
  const bytes = await bytesIn(request);
  return new Response(bytes, { headers }).formData().catch(() => {
    throw new Failure('unreadable', 'expected a form with a file (multipart/form-data)');
  });
}

/** The one file of a form, under `file`; a form sent without choosing one has an empty file there. */
export async function fileIn(form: FormData): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [file, ...more] = form.getAll('file');
  if (!(file instanceof File) || more.length > 0) throw invalid('file', 'expected one file');
  if (file.size > LARGEST_FILE) throw tooLarge(LARGEST_FILE);
  if (file.name === '' && file.size === 0) throw invalid('file', 'expected a file');
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

const typeOf = (request: Request): string => request.headers.get('content-type') ?? '';
const largestOf = (request: Request): number => LARGEST_FILE + (IS_FORM.test(typeOf(request)) ? FORM_BESIDE : 0);

function mustBeSmall(request: Request): void {
  if (Number(request.headers.get('content-length') ?? 0) > largestOf(request)) throw tooLarge(LARGEST_FILE);
}

function bytesIn(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (request.body === null) return Promise.resolve(new Uint8Array());
  return readWhole(request.body, largestOf(request), LARGEST_FILE);
}
