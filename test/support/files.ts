// Small files of each kind that is taken, whole enough for programs to open, and some that are not what they say.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (text: string): Bytes => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

/** A PDF with one line of text, another one for each text. */
export function pdf(text: string): Bytes {
  return bytesOf(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${text}\n` +
      'trailer<</Root 1 0 R>>\n%%EOF\n',
  );
}

/** SHA-256 of bytes in hex, made without what is tried. */
export function sha256OfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SHA-256 of the PDF of a text. */
export function sha256OfPdf(text: string): string {
  return sha256OfBytes(pdf(text));
}

/** A PDF of a size in bytes, of random bytes after its head. */
export function largePdf(size: number, seed = 1): Bytes {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let at = 0; at < size; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[at] = state >> 16;
  }
  bytes.set(pdf(`seed ${seed}`).subarray(0, Math.min(60, size)));
  return bytes;
}

/** A ZIP file of entries that are stored as they are. */
export function zip(entries: Record<string, string>): Bytes {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [title, data] = [Buffer.from(name), Buffer.from(content)];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const head = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, title, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    central.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, place, title]));
    local.push(head);
    at += head.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(local.length, 8);
  end.writeUInt16LE(local.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return joined(...local, directory, end);
}

const DOCX = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': '<Relationships/>',
  'word/document.xml': '<w:document/>',
};
const XLSX = { '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>', 'xl/workbook.xml': '<workbook/>' };
const ODT = {
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': '<office:document-content/>',
  'META-INF/manifest.xml': '<manifest:manifest/>',
};
const PNG_HEAD = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const COMPOUND = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** One file of each kind that is taken, by its ending. */
export const FILES: Readonly<Record<string, Bytes>> = {
  pdf: pdf('Avtale'),
  png: joined(PNG_HEAD, Uint8Array.of(0, 0, 0, 13), bytesOf('IHDR')),
  jpg: joined(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), bytesOf('JFIF')),
  jpeg: joined(Uint8Array.of(0xff, 0xd8, 0xff, 0xdb, 0, 67), bytesOf('x')),
  docx: zip(DOCX),
  xlsx: zip(XLSX),
  odt: zip(ODT),
  msg: joined(COMPOUND, new Uint8Array(504), new Uint8Array(Buffer.from('__properties_version1.0', 'utf16le'))),
  eml: bytesOf(
    'Received: from mx.skoleportal.example\r\n by post.frana.example;\r\n Mon, 23 Nov 2026 08:00:00 +0100\r\n' +
      'From: Varsel <varsel@skoleportal.example>\r\nSubject: Ny underleverandør\r\n\r\n<html><body>Hei</body></html>\r\n',
  ),
  csv: joined(bytesOf('Navn;Sted\r\nJ'), Uint8Array.of(0xf8), bytesOf('rgen;Eide\r\n')),
  txt: bytesOf('Møte 23. november.\nVi ble enige.\n'),
};

/** Files that are refused: the name they come under and what they hold. */
export const REFUSED: Readonly<Record<string, readonly [name: string, bytes: Bytes]>> = {
  'a page': ['side.html', bytesOf('<!doctype html><script>alert(1)</script>')],
  'a page that calls itself text': ['side.txt', bytesOf('\n <!DOCTYPE html><title>x</title>')],
  'a page behind a mark of its code': ['side.txt', joined(Uint8Array.of(0xef, 0xbb, 0xbf), bytesOf('<html>'))],
  'a page in wide letters': [
    'side.txt',
    joined(Uint8Array.of(0xff, 0xfe), new Uint8Array(Buffer.from('<html>', 'utf16le'))),
  ],
  'a script inside a table': ['liste.csv', bytesOf('Navn;Sted\n<script>alert(1)</script>;x\n')],
  'a drawing': ['tegning.svg', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  'a drawing that calls itself a picture': ['tegning.png', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  'a program': ['avtale.exe', bytesOf('MZ')],
  'a program that calls itself a PDF': ['avtale.pdf', joined(bytesOf('MZ'), new Uint8Array(64))],
  'a PDF with something before it': ['avtale.pdf', joined(bytesOf('GIF89a'), pdf('x'))],
  'a PDF inside a text': ['avtale.txt', joined(bytesOf('hei\n'), pdf('x'))],
  'an archive': ['filer.zip', zip({ 'a.txt': 'a' })],
  'an archive that calls itself a letter': ['brev.docx', zip({ 'a.txt': 'a' })],
  'a letter with macros': ['brev.docx', zip({ ...DOCX, 'word/vbaProject.bin': 'x' })],
  'a letter with macros and an honest ending': ['brev.docm', zip({ ...DOCX, 'word/vbaProject.bin': 'x' })],
  'a letter with macros in another program’s way': ['brev.odt', zip({ ...ODT, 'Basic/script-lc.xml': 'x' })],
  'a table that calls itself a letter': ['brev.docx', zip(XLSX)],
  'a drawing of OpenDocument': ['brev.odt', zip({ ...ODT, mimetype: 'application/vnd.oasis.opendocument.graphics' })],
  'a letter with something before it': ['brev.docx', joined(bytesOf('%PDF-1.4'), zip(DOCX))],
  'a letter with something behind it': ['brev.docx', joined(zip(DOCX), bytesOf('x'.repeat(70_000)))],
  'an old document that calls itself a mail': ['brev.msg', joined(COMPOUND, new Uint8Array(600))],
  'a mail without a sender': ['post.eml', bytesOf('Subject: x\r\nDate: x\r\n\r\nHei')],
  'text that calls itself a mail': ['post.eml', bytesOf('Hei\r\n\r\nHilsen')],
  'bytes that call themselves text': ['notat.txt', Uint8Array.of(72, 101, 105, 0, 1, 2)],
};

/** A PDF with a page of text that programs can read out of it. */
export function pdfSaying(text: string): Bytes {
  const content = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}
