// The overview: what needs someone, what is coming, figures of each body.

import { figuresOf } from '../../operations/figures.ts';
import { findingsOf } from '../../operations/findings.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { renderOverview } from '../../views/overview.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';

/** GET / */
export async function overviewPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, bodies, time, frame } = reader;
  const { findings } = await findingsOf(world, actor, bodies, time, frame.language, true);
  const figures = await figuresOf(world, actor, bodies, time, findings);
  const names = await namesOfPeople(
    world,
    findings.flatMap((f) => [f.ownerId, ...f.decisions.map((d) => d.byId)]).filter((id) => id !== null),
  );
  return c.html(renderOverview(renderer(), frame, { findings, bodies: figures, names }).html);
}
