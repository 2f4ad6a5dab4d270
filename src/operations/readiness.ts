// Whether the service is alive and ready: database, migrations, queue, and the providers people sign in at.
import { Failure } from '../domain/failures.ts';
import { appliedMigrations } from '../storage/migrations.ts';
import { deliveriesWaiting } from '../storage/outbox.ts';
import { offeredProviders } from './provider-sign-in.ts';
import type { World } from './world.ts';

/** Alive: the process answers. */
export function health(): { status: 'alive' } {
  return { status: 'alive' };
}

/**
 * Ready when the database answers and every migration this program knows has been applied. A provider that cannot be used
 * is told of beside it, and keeps nothing from being ready: there is a password, a passkey or another provider.
 */
export async function readiness(world: World) {
  const [register, offered] = await Promise.all([registerReadiness(world), offeredProviders(world)]);
  const providers = offered.map(({ id, trouble }) => ({ id, status: trouble ?? ('reached' as const) }));
  const failing = providers.filter(({ status }) => status !== 'reached').map(({ id }) => id);
  return { ...register, signIn: { status: failing.length > 0 ? 'failing' : 'working', failing, providers } };
}

async function registerReadiness(world: World) {
  const expected = world.settings.migrations;
  const waiting = world.database.waiting();
  try {
    const applied = await appliedMigrations(world.database);
    const ready = applied >= expected;
    const deliveries = ready ? await deliveriesWaiting(world.database) : 0;
    return {
      status: ready ? ('ready' as const) : ('not_ready' as const),
      database: 'reached',
      migrations: { applied, expected },
      queue: { waiting, deliveriesWaiting: deliveries },
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return {
      status: 'not_ready' as const,
      database: 'out of reach',
      migrations: { applied: 0, expected },
      queue: { waiting, deliveriesWaiting: 0 },
    };
  }
}
