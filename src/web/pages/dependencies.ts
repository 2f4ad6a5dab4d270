// The page that tells who depends on a company or a country on a day.
import { isCountry } from '../../domain/countries.ts';
import { forbidden, invalid } from '../../domain/failures.ts';
import { mayAnywhere } from '../../domain/permissions.ts';
import { companies } from '../../operations/choosing.ts';
import { getDependencies } from '../../operations/dependencies.ts';
import { renderDependencies } from '../../views/dependencies.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';

/** GET /dependencies?entity=…|country=…&asOf= */
export async function dependenciesPage(c: PageContext, { world, actor, frame, time }: Reader): Promise<Response> {
  if (!mayAnywhere(actor, 'read')) throw forbidden('read');
  const { entity = '', country = '' } = c.req.query();
  if (country !== '' && !isCountry(country)) throw invalid('country', 'expected an ISO 3166-1 alpha-2 country code');
  const both = entity !== '' && country !== '';
  const target = entity !== '' ? { entity } : country !== '' ? { country } : null;
  const answer =
    both || target === null
      ? null
      : await getDependencies(world, actor, { params: {}, query: { ...time, ...target }, body: undefined });
  const input = {
    entities: await companies(world),
    chosen: { entity, country },
    answer,
    error: both ? ('both' as const) : null,
  };
  return c.html(renderDependencies(renderer(), frame, input).html, both ? 422 : 200);
}
