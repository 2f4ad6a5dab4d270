// The overview: what needs someone, what is waited for, what is coming, figures of each body.
import { mayAnywhere } from '../../domain/permissions.ts';
import { type Needs, needsOf } from '../../operations/needs.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { waitingOf } from '../../operations/waiting.ts';
import { renderOverview } from '../../views/overview.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';

/** GET /?body=&mine=&asOf=&knownAt= */
export async function overviewPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, bodies, time, frame } = reader;
  const decides = mayAnywhere(actor, 'decide');
  const only = decides && c.req.query('mine') === '1';
  const needs = await needsOf(world, actor, bodies, time, frame.language, only);
  const [names, waiting] = await Promise.all([
    namesOfPeople(world, peopleIn(needs)),
    frame.asOf === frame.today && frame.knownAt === null ? waitingOf(world, actor, bodies) : null,
  ]);
  return c.html(renderOverview(renderer(), frame, { ...needs, names, waiting, mine: decides ? { only } : null }).html);
}

function peopleIn({ now, soon, resting }: Needs): string[] {
  const told = [...now.shown, ...soon.shown].flatMap(({ items }) => items);
  return [...told, ...resting.shown]
    .flatMap((finding) => [finding.ownerId, ...finding.decisions.map(({ byId }) => byId)])
    .filter((id) => id !== null);
}
