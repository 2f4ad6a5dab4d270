// The thread a document is read in: told the kind and the bytes, it answers once with the text.
import { parentPort, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { decodedText, keptText, LONGEST_TEXT, type ReadText, textOfMarkup } from '../domain/document-texts.ts';
import type { MediaType } from '../domain/documents.ts';
import { packedEntry } from '../domain/zip-entries.ts';

/** An entry of an office document grows no larger than this when it is unpacked; libraries' own is fenced by the thread. */
const LARGEST_ENTRY = 64_000_000;

async function textOf(type: MediaType, bytes: Uint8Array): Promise<string> {
  switch (type) {
    case 'application/pdf':
      return pdfText(bytes);
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return textOfMarkup(entryText(bytes, 'word/document.xml'));
    case 'application/vnd.oasis.opendocument.text':
      return textOfMarkup(entryText(bytes, 'content.xml'));
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return sheetText(bytes);
    case 'message/rfc822':
      return mailText(bytes);
    default:
      return decodedText(bytes);
  }
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(bytes);
  let text = '';
  for (let nth = 1; nth <= document.numPages && text.length < LONGEST_TEXT; nth += 1) {
    const { items } = await (await document.getPage(nth)).getTextContent();
    for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
    text += '\n';
  }
  return text;
}

function entryText(bytes: Uint8Array, name: string): string {
  const entry = packedEntry(bytes, name);
  if (entry === null) throw new Error(`there is no ${name}`);
  if (entry.method === 0) return new TextDecoder().decode(entry.bytes);
  return new TextDecoder().decode(inflateRawSync(entry.bytes, { maxOutputLength: LARGEST_ENTRY }));
}

async function sheetText(bytes: Uint8Array): Promise<string> {
  const { readXlsx } = await import('hucre/xlsx');
  const { sheets } = await readXlsx(bytes);
  return sheets.flatMap(({ name, rows }) => [name, ...rows.map((row) => row.join(' '))]).join('\n');
}

async function mailText(bytes: Uint8Array): Promise<string> {
  const { default: PostalMime } = await import('postal-mime');
  const { subject, from, to, text, html, attachments } = await PostalMime.parse(bytes);
  const people = [from, ...(to ?? [])].flatMap((one) => [one?.name, one?.address]);
  const body = text ?? textOfMarkup(html ?? '');
  return [subject, ...people, body, ...attachments.map(({ filename }) => filename)].filter(Boolean).join('\n');
}

async function read(): Promise<ReadText> {
  const { type, bytes } = workerData as { type: MediaType; bytes: Uint8Array };
  try {
    return keptText(await textOf(type, bytes));
  } catch {
    return { state: 'failed', text: '' };
  }
}

parentPort?.postMessage(await read());
