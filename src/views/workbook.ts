// A workbook with one sheet. The writer is imported by name, so that a bundle holds it without the reader beside it.
import { writeXlsx } from 'hucre/xlsx';

/** Rows of texts and numbers, the heads first. */
export type Table = readonly (readonly (string | number)[])[];

/** A table as XLSX: texts stay texts whatever they begin with; the heads stay in sight. */
export async function workbookOf(sheet: string, table: Table): Promise<Uint8Array<ArrayBuffer>> {
  const [heads = [], ...rows] = table;
  const columns = heads.map((head, i) => ({ header: String(head), key: `c${i}`, autoWidth: true }));
  const data = rows.map((row) => Object.fromEntries(row.map((cell, i) => [`c${i}`, cell])));
  // A sheet's name has at most 31 characters, and none of []:*?/\ in it.
  const name = sheet.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31);
  const bytes = await writeXlsx({ sheets: [{ name, columns, data, freezePane: { rows: 1 } }] });
  return new Uint8Array(bytes);
}
