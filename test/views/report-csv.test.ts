// The report as a table: one row a finding or data gap, quoted by RFC 4180, and no cell a formula.
import { describe, expect, test } from 'vitest';
import { csvCell, reportCsv } from '../../src/views/report-csv.ts';
import { finding, NAMES, report } from './sample.ts';

const SETTING = { language: 'nb', demo: true, baseUrl: 'https://av.test', names: NAMES } as const;
const rowsOf = (csv: string) => csv.slice(1).split('\r\n').slice(0, -1);

test('begins with a byte order mark and ends every line with CR LF', () => {
  const csv = reportCsv(report(), SETTING);
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv).toBe(reportCsv(report(), SETTING));
});

test('holds a row for every finding and gap, and one for a body without any, all as wide as the header', () => {
  const rows = rowsOf(reportCsv(report(), SETTING));
  const findings = report().bodies.flatMap((body) => body.causes.flatMap((cause) => cause.findings));
  expect(rows).toHaveLength(1 + findings.length + 1 + 1);
  const width = (row: string) => row.replaceAll(/"(?:[^"]|"")*"/g, '').split(';').length;
  expect(new Set(rows.map(width)).size).toBe(1);
  expect(rows.at(-1)).toContain('Molde kommune');
  expect(rows.at(-1)).toContain('Ingen funn');
});

test('says which report a row is from', () => {
  const row = rowsOf(reportCsv(report(), SETTING))[1];
  expect(row).toContain('2026-11-22T09:30:00.000Z');
  expect(row).toContain('a'.repeat(64));
});

describe('a cell', () => {
  test.each([
    ['plain', 'plain'],
    ['a;b', '"a;b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['=1+1', "'=1+1"],
    ['+47', "'+47"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['=a;"b"', '"\'=a;""b"""'],
  ])('%o is written %o', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });
});

test('a name that begins like a formula is disarmed where it stands', () => {
  const evil = finding({ subjectTitle: '=HYPERLINK("http://evil")' });
  const body = report().bodies[0]!;
  const csv = reportCsv(
    report({
      bodies: [{ ...body, causes: [{ cause: evil.cause, worstSeverity: 'high', findings: [evil] }], gaps: [] }],
    }),
    SETTING,
  );
  expect(csv).toContain('"\'=HYPERLINK(""http://evil"")"');
});
