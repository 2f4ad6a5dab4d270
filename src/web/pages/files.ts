// A list as a file: what a page shows of it, every row, for a spreadsheet.
import type { Frame } from '../../views/page.ts';
import { csvOf, xlsxOf } from '../../views/spreadsheet.ts';
import type { Table } from '../../views/workbook.ts';
import type { PageContext } from './framing.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A table as the file the address asks for, `format=xlsx` or else CSV, named after its title and the day. */
export async function tableFile(c: PageContext, frame: Frame, title: string, table: Table): Promise<Response> {
  const name = `${title.toLocaleLowerCase(frame.language).replaceAll(/[^a-z0-9]+/g, '-')}-${frame.asOf}`;
  const format = c.req.query('format') === 'xlsx' ? 'xlsx' : 'csv';
  c.header('content-disposition', `attachment; filename="${name}.${format}"`);
  if (format === 'csv') return c.body(csvOf(table), 200, { 'content-type': 'text/csv; charset=utf-8' });
  return c.body(await xlsxOf(title, table), 200, { 'content-type': XLSX });
}
