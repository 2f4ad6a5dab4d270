// The pages of the officer's workplace: the matrix, the trend, the same vendor side by side, transfers.

import { may } from '../../domain/permissions.ts';
import { fitAtOnce } from '../../operations/figures.ts';
import { matrixOf } from '../../operations/matrix.ts';
import { agreementsWith, sharedProcessors } from '../../operations/side-by-side.ts';
import { transfersIn } from '../../operations/transfers.ts';
import { trendOf } from '../../operations/trend.ts';
import { transfersTable } from '../../views/file-tables.ts';
import { renderSideBySide, renderTransfers } from '../../views/side-by-side.ts';
import { renderTrend } from '../../views/trend.ts';
import { wordsOf } from '../../views/words.ts';
import { renderWorkplace } from '../../views/workplace.ts';
import { renderer } from '../renderer.ts';
import { tableFile } from './files.ts';
import type { PageContext, Reader } from './framing.ts';

/** The bodies shown of which the reader may have reports. */
function reported({ actor, bodies }: Reader): string[] {
  return bodies.filter((body) => may(actor, 'report', body));
}

/** GET /workplace?body=&asOf=&knownAt= */
export async function workplacePage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const { rows } = await matrixOf(world, actor, reported(reader), time);
  const named = [...rows].sort((a, b) => a.bodyName.localeCompare(b.bodyName, 'nb'));
  return c.html(renderWorkplace(renderer(), frame, named).html);
}

/** GET /workplace/trend?body=&asOf=&knownAt= */
export async function trendPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const bodies = reported(reader);
  if (!(await fitAtOnce(world, actor, bodies))) return c.html(renderTrend(renderer(), frame, { trends: null }).html);
  const trends = [];
  for (const body of bodies) {
    const bodyName = frame.bodies.find(({ id }) => id === body)?.name ?? body;
    trends.push({ ...(await trendOf(world, actor, body, time)), bodyName });
  }
  return c.html(renderTrend(renderer(), frame, { trends }).html);
}

/** GET /workplace/vendors?vendor=&body= */
export async function sideBySidePage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const bodies = reported(reader);
  const chosen = c.req.query('vendor') || null;
  const processors = await sharedProcessors(world, actor, bodies);
  const compared = chosen === null ? null : await agreementsWith(world, actor, bodies, chosen);
  return c.html(renderSideBySide(renderer(), frame, { processors, chosen, compared }).html);
}

/** GET /workplace/transfers?body=&asOf=&knownAt= */
export async function transfersPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const bodies = reported(reader);
  const groups = (await fitAtOnce(world, actor, bodies)) ? await transfersIn(world, actor, bodies, time) : null;
  return c.html(renderTransfers(renderer(), frame, groups).html);
}

/** GET /workplace/transfers/file?format=xlsx|csv&…: a row for each use, of a body at a time where they do not fit at once. */
export async function transfersFile(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const bodies = reported(reader);
  const fit = await fitAtOnce(world, actor, bodies);
  const groups = [];
  for (const some of fit ? [bodies] : bodies.map((body) => [body]))
    groups.push(...(await transfersIn(world, actor, some, time)));
  const words = wordsOf(frame.language);
  return tableFile(c, frame, words.text('transfers.title'), transfersTable(words, groups));
}
