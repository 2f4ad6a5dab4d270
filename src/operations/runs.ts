// Runs: what the schedule does. Assess what is due, tell each responsible person once what is new, correct what was withdrawn.
import { RULES_REVISION } from '../domain/assessment/assess.ts';
import type { Outcome } from '../domain/assessment/rule.ts';
import { addDays, instant, osloDay } from '../domain/calendar.ts';
import { forbidden, notFound } from '../domain/failures.ts';
import { type Actor, EVERYTHING, may, scopeOf } from '../domain/permissions.ts';
import {
  type AlertRow,
  acknowledge,
  alertById,
  alertPage,
  alertsOfWithdrawn,
  closeAlerts,
  insertAlerts,
  openAlerts,
} from '../storage/alerts.ts';
import { assessmentsOf } from '../storage/caches.ts';
import { forgetRequests } from '../storage/idempotency.ts';
import { everyBody } from '../storage/lookup.ts';
import {
  type DeliveryRow,
  deliveriesWaiting,
  deliveryPage,
  insertDelivery,
  putRun,
  type RunRow,
  runPage,
} from '../storage/outbox.ts';
import { correctionsFor, digestsFor } from './alerts.ts';
import { inTurnUntilThrough } from './attempts.ts';
import { type Dated, datedOutcomes } from './dated.ts';
import { cursorOf, cursorValue } from './paging.ts';
import { COMING_DAYS } from './planning.ts';
import { type Input, mustSee } from './reading.ts';
import { sendOutbox } from './sending.ts';
import { assessDue, fresh } from './upkeep.ts';
import type { World } from './world.ts';

/** Idempotency keys are kept for a day. */
const KEYS_KEPT_MS = 86_400_000;

type ListQuery = { limit: number; cursor?: string };

/** Runs now what the schedule runs; for an administrator. */
export async function createRun(world: World, actor: Actor) {
  if (!may(actor, 'administer', null)) throw forbidden('administer');
  return presentRun(world, await run(world, 'request'));
}

/**
 * One run: caches brought up to today, the difference of outcomes since the last run turned into alerts and mail rows in
 * one batch, then mail sent from the rows. Two runs at once tell nobody twice.
 */
export async function run(world: World, trigger: RunRow['trigger']): Promise<RunRow> {
  const startedAt = world.now();
  await fresh(world, []);
  const assessed = await assessDue(world);
  const blank = {
    id: world.newId('run'),
    trigger,
    startedAt,
    finishedAt: null,
    assessed,
    newAlerts: 0,
    clearedAlerts: 0,
    deliveriesCreated: 0,
    deliveriesSent: 0,
    error: null,
  };
  const planned = await inTurnUntilThrough(world.database, () => planAlerts(world, blank));
  const { sent, error } = await sendOutbox(world);
  const done: RunRow = { ...planned, finishedAt: world.now(), deliveriesSent: sent, error };
  const dayBefore = instant(new Date(Date.parse(startedAt) - KEYS_KEPT_MS));
  await inTurnUntilThrough(world.database, () => world.database.write([putRun(done), forgetRequests(dayBefore)]));
  return done;
}

/** What people are told of: what holds today, and what a change or fact already registered will bring. */
export function worthTelling({ outcome, coming }: Dated): boolean {
  if (outcome.outcome !== 'found') return false;
  return !coming || outcome.cause.startsWith('change:') || outcome.cause.startsWith('revision:');
}

const pairOf = (finding: string, cause: string): string => `${finding}\n${cause}`;

async function planAlerts(world: World, blank: RunRow): Promise<RunRow> {
  const today = osloDay(world.now());
  const bodies = await everyBody(world.database);
  const days = [today, addDays(today, COMING_DAYS)] as const;
  const rows = await assessmentsOf(EVERYTHING, world.database, bodies, days, RULES_REVISION);
  const bySubject = Map.groupBy(rows, (row) => row.subject);
  const dated = [...bySubject.values()].flatMap((own) => datedOutcomes(own, today, true)).filter(worthTelling);
  const [open, withdrawn] = await Promise.all([
    openAlerts(EVERYTHING, world.database),
    alertsOfWithdrawn(EVERYTHING, world.database),
  ]);
  const wasOpen = new Set(open.map((a) => pairOf(a.finding, a.cause)));
  const holds = new Set(dated.map((d) => pairOf(d.outcome.key, d.outcome.cause)));
  const fresh = dated.filter((d) => !wasOpen.has(pairOf(d.outcome.key, d.outcome.cause)));
  const gone = open.filter((a) => !holds.has(pairOf(a.finding, a.cause)));
  const alerts = fresh.map((d) => alertFor(world, blank.id, d.outcome));
  const digests = await digestsFor(world, blank, fresh, alerts);
  const corrections = await correctionsFor(world, blank, withdrawn);
  const taken = withdrawn.map((a) => a.id);
  const cleared = gone.map((a) => a.id).filter((id) => !taken.includes(id));
  const deliveries = [...digests, ...corrections];
  const planned = {
    ...blank,
    newAlerts: alerts.length,
    clearedAlerts: gone.length,
    deliveriesCreated: deliveries.length,
  };
  await world.database.write([
    putRun(planned),
    closeAlerts(cleared, 'cleared', blank.id),
    closeAlerts(taken, 'withdrawn', blank.id),
    ...insertAlerts(alerts),
    ...deliveries.flatMap(({ delivery, about }) => insertDelivery(delivery, about)),
  ]);
  return planned;
}

function alertFor(world: World, run: string, outcome: Outcome): AlertRow {
  const told = JSON.stringify(outcome);
  const own = {
    id: world.newId('alr'),
    finding: outcome.key,
    cause: outcome.cause,
    body: outcome.body,
    subject: outcome.subject,
    outcome: told,
  };
  return { ...own, state: 'open', firstRun: run, clearedRun: null, acknowledgedAt: null, acknowledgedBy: null };
}

async function presentRun(world: World, row: RunRow) {
  return { ...row, deliveriesWaiting: await deliveriesWaiting(world.database) };
}

/** Runs, newest first. */
export async function listRuns(world: World, actor: Actor, { query }: Input<unknown, ListQuery>) {
  if (!may(actor, 'administer', null)) throw forbidden('administer');
  const rows = await runPage(
    world.database,
    cursorValue(query.cursor, { before: '' })?.before ?? null,
    query.limit + 1,
  );
  const kept = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? kept.at(-1) : undefined;
  const items = await Promise.all(kept.map((row) => presentRun(world, row)));
  return { items, nextCursor: cursorOf(last ? { before: `${last.startedAt}${last.id}` } : null) };
}

function presentAlert(a: AlertRow) {
  return {
    id: a.id,
    findingKey: a.finding,
    causeKey: a.cause,
    bodyId: a.body,
    state: a.state,
    firstRunId: a.firstRun,
    clearedRunId: a.clearedRun,
    acknowledgedAt: a.acknowledgedAt,
    acknowledgedById: a.acknowledgedBy,
  };
}

/** A body's alerts. */
export async function listAlerts(world: World, actor: Actor, { params, query }: Input<{ body: string }, ListQuery>) {
  mustSee(actor, params.body);
  const rows = await alertPage(
    scopeOf(actor),
    world.database,
    params.body,
    cursorValue(query.cursor, { id: '' })?.id ?? '',
    query.limit + 1,
  );
  const kept = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? kept.at(-1) : undefined;
  return { items: kept.map(presentAlert), nextCursor: cursorOf(last ? { id: last.id } : null) };
}

/** Notes that someone has seen an alert; the first one counts. */
export async function acknowledgeAlert(world: World, actor: Actor, { params }: Input<{ id: string }>) {
  const alert = await alertById(scopeOf(actor), world.database, params.id);
  if (!alert) throw notFound('alert');
  const at = world.now();
  await inTurnUntilThrough(world.database, () => world.database.write([acknowledge(alert.id, at, actor.id)]));
  return presentAlert((await alertById(scopeOf(actor), world.database, params.id)) ?? alert);
}

/** Mail sent or waiting, newest first; for an administrator. */
export async function listDeliveries(world: World, actor: Actor, { query }: Input<unknown, ListQuery>) {
  if (!may(actor, 'administer', null)) throw forbidden('administer');
  const rows = await deliveryPage(
    world.database,
    cursorValue(query.cursor, { before: '' })?.before ?? null,
    query.limit + 1,
  );
  const kept = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? kept.at(-1) : undefined;
  return {
    items: kept.map(presentDelivery),
    nextCursor: cursorOf(last ? { before: `${last.createdAt}${last.id}` } : null),
  };
}

function presentDelivery(d: DeliveryRow) {
  const { id, kind, messageId, subject, createdAt, sentAt, attempts, lastError } = d;
  return { id, runId: d.run, personId: d.person, kind, messageId, subject, createdAt, sentAt, attempts, lastError };
}

/** The scheduled run as a runtime starts it. */
export function scheduledRun(world: World): Promise<RunRow> {
  return run(world, 'schedule');
}
