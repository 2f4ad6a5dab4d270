// Tables as files for a spreadsheet: XLSX, and CSV that a Norwegian Excel reads as it should.
import { csvCell } from './template-functions.ts';

/** Rows of texts and numbers, the heads first. */
export type Table = readonly (readonly (string | number)[])[];

/** A table as CSV: `;` between cells, a byte order mark, RFC 4180 quoting, and nothing that is taken for a formula. */
export function csvOf(table: Table): string {
  return `\ufeff${table.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`;
}

/** A table as XLSX with one sheet: texts stay texts whatever they begin with; the heads stay in sight and filter. */
export async function xlsxOf(sheet: string, table: Table): Promise<Uint8Array<ArrayBuffer>> {
  // Read when first used: a service that nobody takes files out of starts without it.
  const { writeXlsx } = await import('hucre/xlsx');
  const [heads = [], ...rows] = table;
  const columns = heads.map((head, i) => ({ header: String(head), key: `c${i}`, autoWidth: true }));
  const data = rows.map((row) => Object.fromEntries(row.map((cell, i) => [`c${i}`, cell])));
  // A sheet's name has at most 31 characters, and none of []:*?/\ in it.
  const name = sheet.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  const bytes = await writeXlsx({ sheets: [{ name, columns, data, freezePane: { rows: 1 } }] });
  return new Uint8Array(bytes);
}
