// Office documents told by the directory of their ZIP file (PKWARE APPNOTE 6.3): nothing in it is unpacked here.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
/** More entries than a document of an office has; a directory that names more is not read. */
const MOST_ENTRIES = 10_000;
/** Entries that carry programs: a document with macros, whatever its ending says. */
const MACROS = /(?:^|\/)(?:vbaProject\.bin|vbaData\.xml|activeX\d*\.bin)$|^(?:Basic|Scripts)\//i;

/** What must be in each kind, by the names of its entries. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': [
    '[Content_Types].xml',
    'word/document.xml',
  ],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['[Content_Types].xml', 'xl/workbook.xml'],
  'application/vnd.oasis.opendocument.text': ['mimetype', 'content.xml', 'META-INF/manifest.xml'],
};

/** Whether the bytes are a document of the type: a ZIP file from its first byte on, with its parts and without macros. */
export function isOfficeDocument(type: string, bytes: Uint8Array): boolean {
  const names = entryNames(bytes);
  const parts = PARTS[type];
  if (names === null || parts === undefined) return false;
  if (!parts.every((part) => names.has(part)) || [...names].some((name) => MACROS.test(name))) return false;
  return !names.has('mimetype') || openDocumentType(bytes) === type;
}

/** Where an entry stands: how it is packed (0 not at all, 8 deflated), and how many bytes it takes as it stands. */
type Entry = { method: number; packed: number; local: number };

/** The names in the directory; null when the bytes are no whole ZIP file, or one with something before it. */
function entryNames(bytes: Uint8Array): Set<string> | null {
  const entries = entriesOf(bytes);
  return entries && new Set(entries.keys());
}

function entriesOf(bytes: Uint8Array): Map<string, Entry> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < END_LENGTH || view.getUint32(0, true) !== LOCAL) return null;
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  const [length, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  if (count > MOST_ENTRIES || start + length !== end) return null;
  const entries = new Map<string, Entry>();
  for (let at = start, nth = 0; nth < count; nth += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    if (at + 46 + name + extra + comment > end) return null;
    const [packed, local] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    const entry = { method: view.getUint16(at + 10, true), packed, local };
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), entry);
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** The bytes of an entry as they stand, and how they are packed; null where there is none of the name. */
export function packedEntry(bytes: Uint8Array, name: string): { method: number; bytes: Uint8Array } | null {
  const entry = entriesOf(bytes)?.get(name);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!entry || entry.local + 30 > bytes.length || view.getUint32(entry.local, true) !== LOCAL) return null;
  const from = entry.local + 30 + view.getUint16(entry.local + 26, true) + view.getUint16(entry.local + 28, true);
  return { method: entry.method, bytes: bytes.subarray(from, from + entry.packed) };
}

function endOfDirectory(view: DataView): number | null {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === END && at + END_LENGTH + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  return null;
}

/** What the first entry of an OpenDocument file says it is, which stands there as it is (OpenDocument 1.3 part 2, 3.3). */
function openDocumentType(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [method, size, name, extra] = [8, 18, 26, 28].map((at) => view.getUint16(at, true)) as [
    number,
    number,
    number,
    number,
  ];
  if (method !== 0 || new TextDecoder().decode(bytes.subarray(30, 30 + name)) !== 'mimetype') return '';
  const from = 30 + name + extra;
  return new TextDecoder().decode(bytes.subarray(from, from + size));
}
