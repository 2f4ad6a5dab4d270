// Uploaded files: each kind that is taken, what calls itself something else, and names that would deceive.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName, knownFile, MEDIA_TYPES } from '../../src/domain/documents.ts';
import { Failure } from '../../src/domain/failures.ts';
import { FILES, REFUSED, zip } from '../support/files.ts';

const failure = (name: string, bytes: Uint8Array): Failure => {
  try {
    knownFile(name, bytes);
  } catch (error) {
    return error as Failure;
  }
  throw new Error(`${name} was taken`);
};

describe('a file', () => {
  it.each(Object.keys(FILES))('ending in .%s is taken for what it is, in capitals too', (ending) => {
    const bytes = FILES[ending] as Uint8Array;
    const { mediaType } = knownFile(`Avtale.${ending}`, bytes);
    expect(MEDIA_TYPES[mediaType]).toContain(ending);
    expect(knownFile(`AVTALE.${ending.toUpperCase()}`, bytes).mediaType).toBe(mediaType);
  });

  it.each(Object.keys(FILES).filter((ending) => !['csv', 'jpeg'].includes(ending)))(
    'without an ending is given .%s by its content',
    (ending) => {
      expect(knownFile('Avtale v1.2', FILES[ending] as Uint8Array).name).toBe(`Avtale v1.2.${ending}`);
    },
  );

  it.each(Object.keys(FILES))('ending in .%s is not taken under another ending', (own) => {
    for (const other of Object.keys(FILES)) {
      const same = knownFile(`x.${own}`, FILES[own] as Uint8Array).mediaType;
      const theirs = Object.entries(MEDIA_TYPES).find(([, all]) => (all as readonly string[]).includes(other))?.[0];
      // A table and a mail are text as well.
      if (same === theirs || (['csv', 'txt'].includes(other) && ['csv', 'txt', 'eml'].includes(own))) continue;
      expect(failure(`x.${other}`, FILES[own] as Uint8Array).kind).toBe('unsupported');
    }
  });

  it.each(Object.entries(REFUSED))('that is %s is refused at its field', (_, [name, bytes]) => {
    const refused = failure(name, bytes);
    expect([refused.kind, refused.errors[0]?.path]).toEqual(['unsupported', 'file']);
  });

  it('that is empty is refused', () => {
    expect(failure('avtale.pdf', new Uint8Array())).toMatchObject({ kind: 'invalid', errors: [{ path: 'file' }] });
  });

  it('of any bytes is taken or refused, and is never an error', () => {
    const heads = Object.values(FILES);
    const endings = [...Object.keys(FILES), 'exe', ''];
    const mutated = fc.record({
      of: fc.nat(heads.length - 1),
      ending: fc.nat(endings.length - 1),
      cut: fc.nat(400),
      at: fc.nat(400),
      byte: fc.nat(255),
    });
    fc.assert(
      fc.property(mutated, ({ of, ending, cut, at, byte }) => {
        const bytes = new Uint8Array(heads[of] as Uint8Array).subarray(0, cut);
        if (at < bytes.length) bytes[at] = byte;
        try {
          expect(MEDIA_TYPES).toHaveProperty([knownFile(`x.${endings[ending]}`, bytes).mediaType]);
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 3_000, seed: 5 },
    );
  });

  it('whose directory names more than it has is refused without being walked', () => {
    const bytes = zip({ '[Content_Types].xml': '', 'word/document.xml': '' });
    new DataView(bytes.buffer).setUint16(bytes.length - 12, 65_535, true);
    expect(failure('brev.docx', bytes).kind).toBe('unsupported');
  });
});

describe('a name', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\kari\\Avtale.pdf', 'Avtale.pdf'],
    ['faktura\u202Efdp.exe.pdf', 'fakturafdp.exe.pdf'],
    ['a\u0000b\r\nSet-Cookie: x.pdf', 'abSet-Cookie x.pdf'],
    ['  Avtale   med\tKARI .pdf . ', 'Avtale medKARI .pdf'],
    ['\u200bA\u2066v\u2069tale.pdf', 'Avtale.pdf'],
    ['.htaccess', 'htaccess'],
    ['Avtale "kopi" <1>|?*.pdf', 'Avtale kopi 1.pdf'],
    ['Bla\u030Ab\u00e6r.pdf', 'Bl\u00e5b\u00e6r.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(fileName(given)).toBe(kept);
  });

  it('that is too long loses its middle and keeps its ending', () => {
    const kept = fileName(`${'æ'.repeat(500)}.pdf`);
    expect([...kept]).toHaveLength(150);
    expect(kept.endsWith('æ.pdf')).toBe(true);
  });

  it.each(['', '...', '/', '\u202e', ' \t '])('%j is none', (given) => {
    expect(() => fileName(given)).toThrow('name: expected the name of a file');
  });
});
