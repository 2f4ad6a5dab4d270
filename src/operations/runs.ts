// Runs: what the schedule does. Assess what is due, tell each responsible person once what is new, correct what was withdrawn.
import { RULES_REVISION } from '../domain/assessment/assess.ts';
import type { Outcome } from '../domain/assessment/rule.ts';
import { addDays, type Instant, instant, osloDay } from '../domain/calendar.ts';
import { Failure, notFound } from '../domain/failures.ts';
import {
  type Actor,
  EVERYTHING,
  mustBeAllowed,
  mustBeAllowedSomewhere,
  mustSee,
  scopeOf,
} from '../domain/permissions.ts';
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
import { forgetFull } from '../storage/allowances.ts';
import { assessmentsOf } from '../storage/caches.ts';
import type { Statement } from '../storage/database.ts';
import { forgetUploads } from '../storage/documents.ts';
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
import { endSessionsWithoutRole } from '../storage/roles.ts';
import { forgetAttempts } from '../storage/security-log.ts';
import { forgetPast } from '../storage/sign-in.ts';
import { correctionsFor, digestsFor } from './alerts.ts';
import { inTurnUntilThrough } from './attempts.ts';
import { mailCheckpoint } from './checkpoint-mail.ts';
import { makeCheckpoint } from './checkpoints.ts';
import { type Dated, datedOutcomes } from './dated.ts';
import { readUnread } from './document-texts.ts';
import { carryOut } from './operation.ts';
import { cursorOf, cursorValue } from './paging.ts';
import { COMING_DAYS, type Decided } from './planning.ts';
import { type Input, PROGRAM } from './reading.ts';
import { sendOutbox } from './sending.ts';
import { assessDue, fresh } from './upkeep.ts';
import type { World } from './world.ts';

/** Idempotency keys are kept for a day. */
const KEYS_KEPT_MS = 86_400_000;
/** Attempts at what is not theirs are kept for half a year (policy). */
const ATTEMPTS_KEPT_DAYS = 183;

type ListQuery = { limit: number; cursor?: string };

/** Runs now what the schedule runs; for an administrator. */
export async function createRun(world: World, actor: Actor) {
  mustBeAllowed(actor, 'administer', null);
  return presentRun(world, await run(world, 'request', actor.id));
}

/**
 * One run: caches brought up to today, the difference of outcomes since the last run turned into alerts and mail rows in
 * one batch, a checkpoint of the log, then mail sent from the rows. Two runs at once tell nobody twice. `by` is the id of
 * whoever asked for it. A log that was tampered with is told of in the run's error; mail is sent nevertheless.
 */
export async function run(world: World, trigger: RunRow['trigger'], by: string = PROGRAM.id): Promise<RunRow> {
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
  const asker = { ...PROGRAM, id: by };
  const planned = await carryOut(world, asker, async () => planAlerts(world, blank));
  const kept = await keepCheckpoint(world, blank.id);
  const { sent, error: unsent } = await sendOutbox(world);
  const done: RunRow = {
    ...planned,
    finishedAt: world.now(),
    deliveriesCreated: planned.deliveriesCreated + kept.mails,
    deliveriesSent: sent,
    error: [kept.error, unsent].filter((error) => error !== null).join('; ') || null,
  };
  const dayBefore = instant(new Date(Date.parse(startedAt) - KEYS_KEPT_MS));
  await inTurnUntilThrough(world.database, () =>
    world.database.write([
      putRun(done),
      forgetRequests(dayBefore),
      ...forgetPast(Date.parse(dayBefore)),
      endSessionsWithoutRole(),
      ...forgetUploads(dayBefore),
      ...forgotten(startedAt),
    ]),
  );
  return done;
}

function forgotten(at: Instant): Statement[] {
  const now = Date.parse(at);
  return [forgetFull(now), forgetAttempts(instant(new Date(now - ATTEMPTS_KEPT_DAYS * KEYS_KEPT_MS)))];
}

/** What people are told of: what holds today, and what a change or fact already registered will bring. */
export function worthTelling({ outcome, coming }: Dated): boolean {
  if (outcome.outcome !== 'found') return false;
  return !coming || outcome.cause.startsWith('change:') || outcome.cause.startsWith('revision:');
}

const pairOf = (finding: string, cause: string): string => `${finding}\n${cause}`;

/** Makes a checkpoint and mails it where the month's has not been; one that cannot be made is told of, and stops nothing. */
async function keepCheckpoint(world: World, run: string): Promise<{ mails: number; error: string | null }> {
  try {
    return { mails: await mailCheckpoint(world, run, await makeCheckpoint(world)), error: null };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { mails: 0, error: error.message };
  }
}

async function planAlerts(world: World, blank: RunRow): Promise<Decided<RunRow>> {
  const today = osloDay(world.now());
  const bodies = await everyBody(world.database);
  const days = [today, addDays(today, COMING_DAYS)] as const;
  const kept = await assessmentsOf(EVERYTHING, world.database, bodies, days, RULES_REVISION);
  const bySubject = Map.groupBy(kept, (row) => row.subject);
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
  const rows = [
    putRun(planned),
    closeAlerts(cleared, 'cleared', blank.id),
    closeAlerts(taken, 'withdrawn', blank.id),
    ...insertAlerts(alerts),
    ...deliveries.flatMap(({ delivery, about }) => insertDelivery(delivery, about)),
  ];
  return { drafts: [], log: logOf(planned), rows, answer: () => planned };
}

function logOf({ id, trigger, assessed, newAlerts, clearedAlerts, deliveriesCreated }: RunRow): Decided<RunRow>['log'] {
  const note = { trigger, assessed, newAlerts, clearedAlerts, deliveriesCreated };
  return { action: 'run_carried_out', about: [id], note };
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
  mustBeAllowed(actor, 'administer', null);
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
  mustBeAllowedSomewhere(actor, 'acknowledge');
  const alert = await alertById(scopeOf(actor), world.database, params.id);
  if (!alert) throw notFound('alert');
  mustBeAllowed(actor, 'acknowledge', alert.body);
  await carryOut(world, actor, async ({ at }) => {
    const now = await alertById(scopeOf(actor), world.database, params.id);
    const first = now?.acknowledgedAt == null;
    return {
      drafts: [],
      log: { action: 'alert_acknowledged', about: [alert.subject, alert.id], ...(first ? { chain: alert.body } : {}) },
      rows: first ? [acknowledge(alert.id, at, actor.id)] : [],
      answer: () => undefined,
    };
  });
  return presentAlert((await alertById(scopeOf(actor), world.database, params.id)) ?? alert);
}

/** Mail sent or waiting, newest first; for an administrator. */
export async function listDeliveries(world: World, actor: Actor, { query }: Input<unknown, ListQuery>) {
  mustBeAllowed(actor, 'administer', null);
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
  return {
    id,
    runId: d.run === '' ? null : d.run,
    personId: d.person,
    kind,
    messageId,
    subject,
    createdAt,
    sentAt,
    attempts,
    lastError,
  };
}

/** The scheduled run as a runtime starts it. */
export async function scheduledRun(world: World): Promise<RunRow> {
  const own = { ...world, origin: { door: 'schedule' as const, address: null } };
  const done = await run(own, 'schedule');
  await readUnread(own);
  return done;
}
