// Settings: what is taken when nothing is said, and what is said of each one that cannot be.
import { describe, expect, test } from 'vitest';
import { clockFrom } from '../../src/entry/clock.ts';
import { type Environment, readSettings, WrongSettings } from '../../src/entry/settings.ts';

function wrongOf(environment: Environment, demonstration = false): string[] {
  try {
    readSettings(environment, demonstration);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.message.split('\n');
    throw error;
  }
}

describe('settings', () => {
  test('have a sensible default each', () => {
    expect(readSettings({}, false)).toMatchObject({
      ...{ port: 8787, baseUrl: 'http://localhost:8787', dataFolder: './data', schedule: '15 5 * * *' },
      ...{ smtpUrl: null, libsqlUrl: null, libsqlToken: null, clock: null, demonstration: false },
    });
  });

  test('that are empty or blank count as not given', () => {
    const blank = { PORT: ' ', BASE_URL: '', SMTP_URL: ' ', LIBSQL_URL: '', CLOCK: '' };
    expect(readSettings(blank, false)).toEqual(readSettings({}, false));
  });

  test('that are wrong are all named at once, with what was expected', () => {
    const wrong = wrongOf({ PORT: 'eighty', BASE_URL: 'avtalevakt', SMTP_URL: 'mail.example', MAIL_FROM: 'nobody' });
    expect(wrong.map((line) => line.split(':')[0])).toEqual(['PORT', 'BASE_URL', 'MAIL_FROM', 'SMTP_URL']);
    expect(wrong[0]).toBe('PORT: expected a port number, 0 to 65535, got "eighty"');
  });

  test.each([
    ['PORT', ['0', '80', '65535'], ['-1', '65536', '1e3', '0x50', '80.5', '99999999999']],
    [
      'BASE_URL',
      ['https://avtalevakt.kommune.example', 'http://localhost:1/'],
      ['localhost', 'ftp://x', 'javascript:1'],
    ],
    [
      'MAIL_FROM',
      ['a@b.example', 'Ombudet <a@b.example>'],
      ['a', '<a@b.example', 'A <a@b.example>\r\nBcc: x@y.example'],
    ],
    ['SMTP_URL', ['smtp://mail:25', 'smtps://u:p@mail.example'], ['http://mail', 'smtp:mail', 'mail']],
    [
      'LIBSQL_URL',
      ['http://127.0.0.1:8880', 'libsql://db.example', 'wss://db.example'],
      ['file:x.db', 'db', 'https://'],
    ],
  ])('%s takes what it can use, and nothing else', (name, fitting, wrong) => {
    for (const value of fitting) expect([value, wrongOf({ [name]: value })]).toEqual([value, []]);
    for (const value of wrong) expect([value, wrongOf({ [name]: value }).length]).toEqual([value, 1]);
  });

  test('never say a token or password aloud', () => {
    expect(readSettings({ LIBSQL_AUTH_TOKEN: 'hemmelig' }, false).libsqlToken).toBe('hemmelig');
    expect(wrongOf({ SMTP_URL: 'http://u:hemmelig@mail.example' }).join()).not.toContain('hemmelig');
  });
});

describe('the clock', () => {
  test.each(['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000Z'])('of the demonstration may be set: %s', (CLOCK) => {
    expect(readSettings({ CLOCK }, true).clock).toBe('2026-11-22T09:30:00.000Z');
  });

  test.each(['now', '2026-11-22', '2026-02-30T09:30:00Z', '2026-11-22T09:30:00+01:00'])(
    'cannot be set to %s',
    (CLOCK) => {
      expect(wrongOf({ CLOCK }, true)).toEqual([expect.stringMatching(/^CLOCK: expected a UTC instant/)]);
    },
  );

  test('of a register that is no demonstration cannot be set at all', () => {
    expect(wrongOf({ CLOCK: '2026-11-22T09:30:00Z' })).toEqual([
      expect.stringMatching(/^CLOCK: only the demonstration/),
    ]);
  });

  test('starts where it was set and goes on', async () => {
    const { clock } = readSettings({ CLOCK: '2026-11-22T09:30:00Z' }, true);
    const now = clockFrom(clock);
    expect(now() >= '2026-11-22T09:30:00.000Z' && now() < '2026-11-22T09:30:10.000Z').toBe(true);
    const before = now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(now() > before).toBe(true);
  });
});
