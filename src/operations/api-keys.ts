// Keys of programs: made for a body and a role, shown once, revoked on record; and who asks with one.
import type { z } from 'zod';
import { isInForce, isSecret, LONGEST_KEY_DAYS, secretOf } from '../domain/api-keys.ts';
import { addDays, osloDay } from '../domain/calendar.ts';
import { invalid, notFound, unauthenticated } from '../domain/failures.ts';
import type { Identity } from '../domain/identity.ts';
import { sha256 } from '../domain/log.ts';
import { type Actor, mustBeAllowed, scopeOf } from '../domain/permissions.ts';
import {
  type ApiKeyRow,
  apiKeyByHash,
  apiKeyById,
  apiKeyNames,
  apiKeyPage,
  insertApiKey,
  noteUse,
  revokeKey,
} from '../storage/api-keys.ts';
import { SUCCESSIONS, successionsFrom } from '../storage/asking.ts';
import { spendRequest } from './allowances.ts';
import { rolesToday } from './asking.ts';
import { inTurnUntilThrough, isPassing } from './attempts.ts';
import { carryOut } from './operation.ts';
import { cursorOf, cursorValue } from './paging.ts';
import { type Input, readSubjects } from './reading.ts';
import { noteAttemptBy } from './security-log.ts';
import type { ApiKeyCreate } from './shapes/api-keys.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

/** How often a key's last use is written at most. */
const USE_NOTED_MS = 3_600_000;

type InBody = { body: string };

/** A body's keys, newest first, revoked and expired ones too; for an administrator of the body. */
export async function listApiKeys(
  world: World,
  actor: Actor,
  { params, query }: Input<InBody, { limit: number; cursor?: string }>,
) {
  mustBeAllowed(actor, 'administer', params.body);
  await readSubjects(world, actor, [params.body], 'body');
  const before = cursorValue(query.cursor, { at: '', id: '' });
  const rows = await apiKeyPage(scopeOf(actor), world.database, params.body, before, query.limit + 1);
  const kept = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? kept.at(-1) : undefined;
  const today = osloDay(world.now());
  return {
    items: kept.map((key) => presentKey(key, isInForce(key, today))),
    nextCursor: cursorOf(last ? { at: last.createdAt, id: last.id } : null),
  };
}

function presentKey(key: ApiKeyRow, inForce: boolean) {
  const { body: bodyId, createdBy: createdById, revokedBy: revokedById, ...plain } = key;
  return { ...plain, bodyId, createdById, revokedById, inForce };
}

/** Names of keys by id, for whoever administers the register and reads what was tried with them. */
export async function namesOfKeys(world: World, ids: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries(await apiKeyNames(world.database, ids));
}

/** Makes a key for a body and a role. The answer holds the secret, which is kept nowhere and never told again. */
export async function createApiKey(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, z.output<typeof ApiKeyCreate>>,
) {
  mustBeAllowed(actor, 'administer', params.body);
  const secret = await secretOf(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await sha256(secret);
  const id = world.newId('key');
  return carryOut(world, actor, async ({ today, at }) => {
    await readSubjects(world, actor, [params.body], 'body');
    const latest = addDays(today, LONGEST_KEY_DAYS);
    if (given.expiresOn < today || given.expiresOn > latest)
      throw invalid('expiresOn', `expected a day from ${today} to ${latest}`);
    const key: ApiKeyRow = {
      ...{ id, body: params.body, role: given.role, name: given.name, expiresOn: given.expiresOn },
      ...{ ending: secret.slice(-4), createdAt: at, createdBy: actor.id },
      ...{ lastUsedAt: null, revokedAt: null, revokedBy: null },
    };
    return {
      drafts: [],
      log: {
        action: 'api_key_made',
        about: [params.body, id],
        chain: params.body,
        note: { role: given.role, expiresOn: given.expiresOn },
      },
      rows: [insertApiKey(key, hash)],
      answer: () => ({ ...presentKey(key, true), secret }),
    };
  });
}

/** Revokes a key of the body, from now on and on record. */
export async function revokeApiKey(world: World, actor: Actor, { params }: Input<InBody & { id: string }>) {
  mustBeAllowed(actor, 'administer', params.body);
  return carryOut(world, actor, async ({ at }) => {
    const key = await apiKeyById(scopeOf(actor), world.database, params.body, params.id);
    if (!key) throw notFound('key');
    if (key.revokedAt !== null) throw invalid('id', 'expected a key that is not revoked already');
    return {
      drafts: [],
      log: { action: 'api_key_revoked', about: [params.body, params.id], chain: params.body },
      rows: [revokeKey(params.id, at, actor.id)],
      answer: () => presentKey({ ...key, revokedAt: at, revokedBy: actor.id }, false),
    };
  });
}

/**
 * Who asks with the secret, today: the key with its role in its body and in the body's predecessors. Throws
 * unauthenticated for one that opens nothing, too_many for one that asked too often; both are noted.
 */
export async function identityByKey(world: World, secret: string, route: string): Promise<Identity> {
  const refuse = async (kind: 'bad_key' | 'too_many', who: Identity | null) =>
    noteAttemptBy(world, who, { kind, route, values: null });
  await fresh(world, []);
  const key = (await isSecret(secret)) ? await apiKeyByHash(world.database, await sha256(secret)) : null;
  if (!(key && isInForce(key, osloDay(world.now())))) {
    await refuse('bad_key', key ? identityOf(key, []) : null);
    throw unauthenticated();
  }
  await spendRequest(world, key.id).catch(async (error: unknown) => {
    if (!isPassing(error)) await refuse('too_many', identityOf(key, []));
    throw error;
  });
  await noteUseOf(world, key);
  const [successions] = await world.database.read([SUCCESSIONS]);
  const roles = [{ role: key.role, body: key.body }];
  return identityOf(key, rolesToday({ roles, mandates: [], successions: successionsFrom(successions) }));
}

function identityOf(key: ApiKeyRow, roles: Identity['roles']): Identity {
  return { id: key.id, name: key.name, roles, personId: null, language: 'nb', via: { kind: 'api_key', id: key.id } };
}

/** Notes the use when an hour has passed since it was last noted; what is asked for does not depend on it. */
async function noteUseOf(world: World, key: ApiKeyRow): Promise<void> {
  const now = world.now();
  if (key.lastUsedAt !== null && Date.parse(now) - Date.parse(key.lastUsedAt) < USE_NOTED_MS) return;
  const noting = inTurnUntilThrough(world.database, () => world.database.write([noteUse(key.id, now)]));
  await noting.catch((error: unknown) => {
    if (!isPassing(error)) throw error;
  });
}
