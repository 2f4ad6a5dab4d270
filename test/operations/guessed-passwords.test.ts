// Passwords that are easily guessed, and those that only look like it.
import { describe, expect, test } from 'vitest';
import { isGuessed } from '../../src/operations/guessed-passwords.ts';

const KARI = ['Kari Malme', 'kari.malme@frana.kommune.example'];

describe('a password is easily guessed', () => {
  test.each([
    ['who has it', 'Kari.Malme2026!'],
    ['an address', 'kari.malme@frana.kommune.example'],
    ['the program', 'Avtalevakt2026!'],
    ['the trade', 'Personvernombudet'],
    ['the place', 'frana-kommune-1'],
    ['digits in a row', '123456789012'],
    ['digits back again', '987654321098'],
    ['keys in a row', 'qwertyuiop12'],
    ['keys across', '1q2w3e4r5t6y'],
    ['keys downwards', '1qaz2wsx3edc'],
    ['letters in a row', 'abcdefghijkl'],
    ['one word twice', 'passwordpassword'],
    ['a word and its numbers', 'Password1234!'],
    ['one letter for ever', 'aaaaaaaaaaaaaaaa'],
    ['two letters in turn', 'abababababab'],
    ['a season', 'Sommer2026!!!'],
  ])('when it is %s', (_, password) => {
    expect(isGuessed(password, KARI)).toBe(true);
  });

  test.each([
    'Fjorden er blå i november',
    'rødt hus bak naustet',
    'kommunen kjøpte tre sykler',
    'x7#Kq!vR2mPz',
    'correct horse battery staple',
    '文書を守る人は静かに歩くものだ',
  ])('but not when it is %s', (password) => {
    expect(isGuessed(password, KARI)).toBe(false);
  });
});
