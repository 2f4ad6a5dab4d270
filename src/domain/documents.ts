// Uploaded files: which kinds are taken, whether the bytes are of the kind the name says, and what a name may look like.
import type { CalendarDate } from './calendar.ts';
import { Failure, invalid } from './failures.ts';
import { isOfficeDocument } from './zip-entries.ts';

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 25_000_000;
/** The longest name that is kept, in characters; what is over is taken out before the ending. */
const LONGEST_NAME = 150;

/** The media types that are taken, each with the endings a name of it may have; the first one is given to a bare name. */
export const MEDIA_TYPES = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.ms-outlook': ['msg'],
  'message/rfc822': ['eml'],
  'text/csv': ['csv'],
  'text/plain': ['txt'],
} as const;
export type MediaType = keyof typeof MEDIA_TYPES;

/** The kinds of subject a document can be attached to. */
export const ATTACHED_TO = ['agreement', 'version', 'contract', 'notice', 'evidence', 'change'] as const;
export type AttachedTo = (typeof ATTACHED_TO)[number];

/** A file that is taken: its name as it is kept, and what it is. */
export type KnownFile = { name: string; mediaType: MediaType };

/** What a mail says of itself; what it does not say is null. The day is Oslo's. */
export type MailFacts = { from: string | null; subject: string | null; sentOn: CalendarDate | null };

const ENDINGS: ReadonlyMap<string, MediaType> = new Map(
  Object.entries(MEDIA_TYPES).flatMap(([type, all]) => all.map((one) => [one as string, type as MediaType])),
);
/** In the order in which bytes without an ending are tried; a table of values is told from text by its ending alone. */
const TRIED = (Object.keys(MEDIA_TYPES) as MediaType[]).filter((type) => type !== 'text/csv');
const TAKEN = [...ENDINGS.keys()].join(', ');

/**
 * The file under the name it is kept by and the media type its bytes bear out. Throws 422 for an empty file or a name that
 * is none, and unsupported (with the path `file`) for a kind that is not taken or bytes that are not what the name says.
 */
export function knownFile(given: string, bytes: Uint8Array): KnownFile {
  const name = fileName(given);
  if (bytes.length === 0) throw invalid('file', 'expected a file that is not empty');
  const ending = endingOf(name);
  const claimed = ending === null ? undefined : ENDINGS.get(ending);
  if (ending !== null && claimed === undefined) throw refused(`expected a file of one of the kinds ${TAKEN}`);
  if (claimed !== undefined) {
    if (!bearsOut(claimed, bytes)) throw refused(`expected the content of a .${ending} file; this is something else`);
    return { name, mediaType: claimed };
  }
  const mediaType = TRIED.find((type) => bearsOut(type, bytes));
  if (mediaType === undefined) throw refused(`expected a file of one of the kinds ${TAKEN}`);
  return { name: `${name}.${MEDIA_TYPES[mediaType][0]}`, mediaType };
}

function refused(message: string): Failure {
  return new Failure('unsupported', `file: ${message}`, [{ path: 'file', message }]);
}

/** Folders, characters that print nothing or turn the direction of writing, and what systems do not take in a name. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}<>:"|?*]/gu;

/** A name as it is kept: the last part of a path, without what could deceive whoever reads it. Throws 422 when none is left. */
export function fileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replaceAll(NOT_IN_NAMES, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '')
    .replace(/[\s.]+$/u, '');
  if (plain === '') throw invalid('name', 'expected the name of a file');
  const letters = [...plain];
  if (letters.length <= LONGEST_NAME) return plain;
  const ending = endingOf(plain);
  const tail = ending === null ? '' : `.${ending}`;
  return `${letters.slice(0, LONGEST_NAME - tail.length).join('')}${tail}`;
}

/** What stands behind the last dot, in lower case; null where that is no ending but part of the name, as in "v1.2". */
function endingOf(name: string): string | null {
  const ending = /\.([a-z][a-z0-9]{0,9})$/i.exec(name)?.[1];
  return ending === undefined ? null : ending.toLowerCase();
}

/** How many bytes from the beginning a reader may look for what a file is. */
const HEAD = 2_048;
const PDF = ascii('%PDF-');
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff);
/** A compound file (MS-CFB), and the stream every Outlook item has in it (MS-OXMSG 2.4). */
const COMPOUND = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const OUTLOOK = utf16('__properties_version1.0');

function bearsOut(type: MediaType, bytes: Uint8Array): boolean {
  switch (type) {
    case 'application/pdf':
      return startsWith(bytes, PDF);
    case 'image/png':
      return startsWith(bytes, PNG);
    case 'image/jpeg':
      return startsWith(bytes, JPEG);
    case 'application/vnd.ms-outlook':
      return startsWith(bytes, COMPOUND) && holds(bytes, OUTLOOK);
    case 'message/rfc822':
      return isMail(bytes);
    case 'text/csv':
    case 'text/plain':
      return isText(bytes);
    default:
      return isOfficeDocument(type, bytes);
  }
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

function holds(bytes: Uint8Array, part: Uint8Array): boolean {
  const [first = 0] = part;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (startsWith(bytes.subarray(at, at + part.length), part)) return true;
  return false;
}

/** Each byte as one character, which is enough to look for what is written in ASCII. */
function letters(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** A header of fields (RFC 5322) with a sender and a day, or where it came by, before anything else. */
function isMail(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  const [head = ''] = letters(bytes.subarray(0, 65_536)).split(/\r?\n\r?\n/, 1);
  const fields = head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const names = fields.map((field) => /^([!-9;-~]+):/.exec(field)?.[1]?.toLowerCase());
  if (names.includes(undefined)) return false;
  return names.includes('from') && ['date', 'received', 'message-id'].some((name) => names.includes(name));
}

/** Text without control characters in whatever code, that no program would take for a page or a document by its head. */
function isText(bytes: Uint8Array): boolean {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (wide === null && bytes.some(isControl)) return false;
  const head = wide === null ? letters(bytes.subarray(0, HEAD)) : new TextDecoder(wide).decode(bytes.subarray(0, HEAD));
  if (wide !== null && head.includes('\0')) return false;
  const shown = head.replace(/^(?:\u00ef\u00bb\u00bf|\ufeff)/, '').trimStart();
  return !(
    /^<[a-z!?/]/i.test(shown) ||
    /<(?:!doctype|html|head|body|script|svg|iframe|\?xml)\b/i.test(head) ||
    head.includes('%PDF-')
  );
}

/** What stands in no text: control characters but tab, line ends and page ends. */
function isControl(byte: number): boolean {
  return byte === 0x7f || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d && byte !== 0x0b) && byte !== 0x1a);
}
