// The page that asks which report, and shows in short what it will say.
import { Failure, type FieldError, forbidden } from '../../domain/failures.ts';
import { mayAnywhere } from '../../domain/permissions.ts';
import { getReport } from '../../operations/report.ts';
import { TimeQuery } from '../../operations/shapes/values.ts';
import { renderReportChooser } from '../../views/report.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';

/** GET /report?bodies=a&bodies=b&asOf=&knownAt= */
export async function reportPage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  if (!mayAnywhere(actor, 'report')) throw forbidden('report');
  const chosen = (c.req.queries('bodies') ?? []).filter((id) => frame.bodies.some((body) => body.id === id));
  const { asOf, knownAt } = c.req.query();
  const errors: FieldError[] = [];
  const report = await attempt(errors, async () => {
    const time = check(TimeQuery, { ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }, '');
    const bodies = chosen.length > 0 ? chosen : frame.bodies.map((body) => body.id);
    return getReport(world, actor, {
      params: {},
      query: { ...time, body: bodies.join(','), language: frame.language },
      body: undefined,
    });
  });
  const input = { bodies: frame.bodies, chosen, asOf: asOf || frame.today, knownAt: knownAt || null, report, errors };
  return c.html(renderReportChooser(renderer(), frame, input).html, errors.length > 0 ? 422 : 200);
}

async function attempt<T>(errors: FieldError[], act: () => Promise<T>): Promise<T | null> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'invalid') throw error;
    errors.push(...error.errors);
    return null;
  }
}
