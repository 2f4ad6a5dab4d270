// The overview: what needs someone, what is waited for, what is coming, figures of each body.
import { mayAnywhere } from '../../domain/permissions.ts';
import { figuresOf } from '../../operations/figures.ts';
import { findingsOf } from '../../operations/findings.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { waitingOf } from '../../operations/waiting.ts';
import { renderOverview } from '../../views/overview.ts';
import { restsOn } from '../../views/standing.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';

/** GET /?body=&mine=&asOf=&knownAt= */
export async function overviewPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, bodies, time, frame } = reader;
  const { findings: all } = await findingsOf(world, actor, bodies, time, frame.language, true);
  const [figures, names, waiting] = await Promise.all([
    figuresOf(world, actor, bodies, time, all),
    namesOfPeople(
      world,
      all.flatMap((f) => [f.ownerId, ...f.decisions.map((d) => d.byId)]).filter((id) => id !== null),
    ),
    frame.asOf === frame.today && frame.knownAt === null ? waitingOf(world, actor, bodies) : null,
  ]);
  const only = c.req.query('mine') === '1';
  const own = all.filter(({ ownerId }) => ownerId === actor.id);
  const open = (findings: typeof all) =>
    findings.filter((f) => f.outcome === 'found' && !f.coming && restsOn(f) === null).length;
  const mine = mayAnywhere(actor, 'decide') ? { only, own: open(own), all: open(all) } : null;
  const findings = only && mine !== null ? own : all;
  return c.html(renderOverview(renderer(), frame, { findings, bodies: figures, names, waiting, mine }).html);
}
