// A world in which nothing is saved: what shows a form again may run as if it saved, and is refused at the last step.
import { Failure } from '../domain/failures.ts';
import type { Database } from '../storage/database.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

/** Thrown instead of saving: nothing is wrong with what was given. */
export class Withheld extends Failure {
  constructor() {
    super('invalid', 'Nothing was saved: it was only to be shown again');
    this.name = 'Withheld';
  }
}

/**
 * The same world with a database that is read only: every write throws Withheld, and nothing leaves by mail. What pages of
 * the bodies are made of is brought to today first, since that too is written.
 */
export async function withholding(world: World, bodies: readonly string[]): Promise<World> {
  await fresh(world, bodies);
  const refuse = () => Promise.reject(new Withheld());
  const { read, waiting, close } = world.database;
  const turns = { inTurn: refuse, inSharedTurn: refuse, inNextTurn: refuse };
  const database: Database = { read, waiting, close, write: refuse, ...turns };
  return { ...world, mailer: null, database };
}
