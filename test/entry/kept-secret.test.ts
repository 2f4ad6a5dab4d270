// The secret of sign-in on Node: made once, for its owner only, and refused where somebody could guess or read it.
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keptSecret } from '../../src/entry/kept-secret.ts';
import { temporaryFolder } from '../support/folders.ts';

describe('the secret of sign-in', () => {
  test('is made once, readable for its owner only, and is the same afterwards', () => {
    const folder = join(temporaryFolder(), 'data');
    const secret = keptSecret(folder);
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(readdirSync(folder)).toEqual(['sign-in.secret']);
    expect(statSync(join(folder, 'sign-in.secret')).mode & 0o777).toBe(0o600);
    expect(keptSecret(folder)).toBe(secret);
  });

  test.each([
    ['empty, as a file that was cut off is', ''],
    ['short', 'kort\n'],
  ])('is refused when it is %s: anybody could make sessions with it', (_, text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'sign-in.secret'), text, { mode: 0o600 });
    expect(() => keptSecret(folder)).toThrow(/^SIGN_IN_SECRET: expected at least 32 characters/);
  });

  test('is refused when others may read it', () => {
    const folder = temporaryFolder();
    keptSecret(folder);
    chmodSync(join(folder, 'sign-in.secret'), 0o644);
    expect(() => keptSecret(folder)).toThrow(/others may read .*expected mode 0600/);
  });
});
