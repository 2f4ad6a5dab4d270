// Tables as files for a spreadsheet: CSV that a Norwegian Excel reads as it should, and XLSX from a room opened when needed.
import { csvCell } from './template-functions.ts';
import type { Table } from './workbook.ts';

/** A table as CSV: `;` between cells, a byte order mark, RFC 4180 quoting, and nothing that is taken for a formula. */
export function csvOf(table: Table): string {
  return `\ufeff${table.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`;
}

/** A table as XLSX with one sheet; read when first used: a service that nobody takes files out of starts without it. */
export async function xlsxOf(sheet: string, table: Table): Promise<Uint8Array<ArrayBuffer>> {
  const { workbookOf } = await import('./workbook.ts');
  return workbookOf(sheet, table);
}
