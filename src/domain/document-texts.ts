// The text of a document, to search it by: which kinds have one, how much is kept, and reading what needs no program. Pure.
import type { MediaType } from './documents.ts';

/** How much of a document's text is kept, in characters: a hundred pages or so. */
export const LONGEST_TEXT = 250_000;

/** What came of reading a document: its text, none in it (a scan), or a file that could not be read. */
export type ReadText = { state: 'read' | 'empty' | 'failed'; text: string };

/** The kinds whose text is read; pictures have none, and mails as Outlook keeps them are not read. */
export const TEXT_KINDS = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'message/rfc822',
  'text/csv',
  'text/plain',
] as const satisfies readonly MediaType[];

/** Whether the text of a kind is read. */
export function hasText(type: MediaType): boolean {
  return (TEXT_KINDS as readonly MediaType[]).includes(type);
}

/** A text as it is kept: without control characters, one space where there were more, and no longer than it may be. */
export function keptText(text: string): ReadText {
  const plain = text
    .slice(0, LONGEST_TEXT * 2)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_TEXT);
  return plain === '' ? { state: 'empty', text: '' } : { state: 'read', text: plain };
}

/** Bytes of a text file as letters: what its first bytes say, else UTF-8, else the code of older Windows programs. */
export function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The letters between the tags of XML or HTML; a paragraph, a cell and a break part words, other tags do not. */
export function textOfMarkup(markup: string): string {
  return markup
    .replaceAll(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, ' ')
    .replaceAll(/<\/?(?:[a-z]+:)?(?:p|h|tab|br|s|tr|td|th|li|div|table-cell|line-break)\b[^>]*>/gi, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    });
}
