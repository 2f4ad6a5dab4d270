// The demonstration: its register loaded through the operations, each step at its own instant by its own person.
import type { z } from 'zod';
import type { Actor } from '../domain/permissions.ts';
import { actorFor } from '../operations/asking.ts';
import { PROGRAM_ITSELF } from '../operations/first-administrator.ts';
import { run } from '../operations/runs.ts';
import { fresh } from '../operations/upkeep.ts';
import type { World } from '../operations/world.ts';
import { endpoints } from '../web/api/contract/document.ts';
import { handlers } from '../web/api/handlers.ts';
import { loadDemonstration } from './demonstration/load.ts';
import type { Answers, Call } from './demonstration/steps.ts';

type Handler = (world: World, actor: Actor, asked: object) => Promise<Record<string, unknown>>;

/** Loads the demonstration register into an empty one, then runs once so that what is old news has been told. */
export async function fillDemonstration(world: World): Promise<Answers> {
  const answers = await loadDemonstration((call) => perform(world, call));
  await run(world, 'request');
  return answers;
}

async function perform(world: World, call: Call): Promise<Record<string, unknown>> {
  const then: World = { ...world, now: () => call.at };
  await fresh(then, []);
  const actor = call.by === null ? PROGRAM_ITSELF : await actorFor(then, call.by);
  if (!actor) throw new Error(`nobody has the id ${call.by}`);
  const body = (endpoints[call.do].body as z.ZodType | null)?.parse(call.body);
  const handler = handlers[call.do] as unknown as Handler;
  return handler(then, actor, { params: call.params, query: {}, body });
}
