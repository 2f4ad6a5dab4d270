// Searching by name: what letters count as the same, what a question becomes, and which parts of a name are marked.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compact,
  folded,
  indexedNumbers,
  indexedText,
  LONGEST_QUESTION,
  markedIn,
  nameQueries,
  questionFrom,
  wordsIn,
} from '../../src/domain/search.ts';

/** A text with what is marked in brackets. */
const marked = (text: string, q: string): string =>
  markedIn(text, questionFrom(q))
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('');

describe('letters', () => {
  it('count as the same whatever their case, æ, ø and å too', () => {
    expect(folded('ÆRØY SØR-ÅS')).toBe('ærøy sør-ås');
  });

  it('stay apart where Norwegian has them apart: å is no a, ø no o', () => {
    expect(folded('Ås')).not.toBe(folded('As'));
    expect(folded('Bø')).not.toBe(folded('Bo'));
  });

  it('lose the marks that are none of ours, and ä and ö count as æ and ø', () => {
    expect(folded('Orkidé')).toBe('orkide');
    expect(folded('Malmö Gävle Čálliid')).toBe('malmø gævle calliid');
  });

  it('count as the same whether a mark stands in the letter or after it', () => {
    expect(folded('A\u030as')).toBe('ås');
    expect(folded('Orkide\u0301')).toBe('orkide');
  });
});

describe('a question', () => {
  it.each([
    ['', 'expected at least one letter or digit'],
    ['  "*" - ', 'expected at least one letter or digit'],
    ['\0\0', 'expected at least one letter or digit'],
    ['x'.repeat(LONGEST_QUESTION + 1), 'expected at most 200 characters'],
  ])('%j is none, and says why', (typed, message) => {
    expect(() => questionFrom(typed)).toThrow(expect.objectContaining({ errors: [{ path: 'q', message }] }));
  });

  it('holds nothing of the index’s own language, whatever is typed', () => {
    const SAFE = /^(?:(?:said|number) : "[\p{L}\p{N} ‹·=]+"|[()]|AND|OR|\s)+$/u;
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        'NEAR(a b, 2)',
        'body : x',
        '"a" OR "b"',
        'a* NOT b',
        '- ^a',
        '{said} : a',
        "'; DROP TABLE x; --",
      ),
    );
    fc.assert(
      fc.property(typed, (text) => {
        fc.pre(wordsIn(text).length > 0 && text.length <= LONGEST_QUESTION);
        for (const query of Object.values(nameQueries(questionFrom(text)))) expect(query).toMatch(SAFE);
      }),
    );
  });

  it('looks for long parts anywhere, and for one or two letters at the beginning of a word', () => {
    expect(nameQueries(questionFrom('dal av')).part).toBe('((said : "dal") AND ((said : "‹‹av" OR said : "··av")))');
  });

  it('looks for a number whatever stands between its digits', () => {
    expect(nameQueries(questionFrom('987 654 321')).exact).toBe('number : "=987654321="');
    expect(nameQueries(questionFrom('2018/1234')).exact).toBe('number : "=20181234="');
    expect(compact('987 654 321')).toBe('987654321');
  });
});

describe('what the index holds', () => {
  const item = {
    name: 'Fjordsky AS',
    also: [
      { as: 'number' as const, text: '987654321' },
      { as: 'alias' as const, text: 'Gamle Sky' },
      { as: 'case_reference' as const, text: '2018/12' },
    ],
  };

  it('is every word with the signs of its place, and numbers whole', () => {
    expect(indexedText(item)).toBe('‹‹fjordsky ··as ··987654321 ··gamle ··sky ··2018 ··12');
    expect(indexedNumbers(item)).toBe('=987654321= =201812=');
  });
});

describe('a match is marked', () => {
  it.each([
    ['Averøykommune', 'kommune', 'Averøy[kommune]'],
    ['IKT Orkidé', 'ORKIDE', 'IKT [Orkidé]'],
    ['Avtale for Avgiftsdata', 'av', '[Av]tale for [Av]giftsdata'],
    ['987 654 321', '987654321', '[987 654 321]'],
    ['2018/1234', '2018/1234', '[2018/1234]'],
    ['2018/1234', '1812', '20[18/12]34'],
    ['Sky og sky', 'sky', '[Sky] og [sky]'],
    ['Uten treff', 'zzz', 'Uten treff'],
  ])('%s, asked for %s', (text, q, expected) => {
    expect(marked(text, q)).toBe(expected);
  });

  it('and the text is the same, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1, maxLength: 9 }), (text, q) => {
        fc.pre(wordsIn(q).length > 0);
        expect(
          markedIn(text, questionFrom(q))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text.normalize('NFC'));
      }),
    );
  });
});
