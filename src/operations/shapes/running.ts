// Runs, alerts, deliveries, the log and the state of the service: shapes out.
import * as z from 'zod';
import { Id, Moment, NullableId, NullableText, pageOf } from './values.ts';

export const Run = z
  .strictObject({
    id: Id,
    startedAt: Moment,
    finishedAt: Moment.nullable(),
    trigger: z.enum(['schedule', 'request']),
    assessed: z.int(),
    newAlerts: z.int(),
    clearedAlerts: z.int(),
    deliveriesCreated: z.int(),
    deliveriesSent: z.int(),
    deliveriesWaiting: z.int(),
    error: NullableText,
  })
  .meta({ id: 'Run', description: 'One scheduled or requested run' });

export const Alert = z
  .strictObject({
    id: Id,
    findingKey: z.string(),
    causeKey: z.string(),
    bodyId: Id,
    state: z.enum(['open', 'cleared', 'withdrawn']),
    firstRunId: Id,
    clearedRunId: NullableId,
    acknowledgedAt: Moment.nullable(),
    acknowledgedById: NullableId,
  })
  .meta({ id: 'Alert' });

export const Delivery = z
  .strictObject({
    id: Id,
    runId: NullableId,
    personId: Id,
    kind: z.enum(['digest', 'correction', 'checkpoint', 'invitation']),
    messageId: z.string().meta({ description: 'Stable: the same delivery always carries it' }),
    subject: z.string(),
    createdAt: Moment,
    sentAt: Moment.nullable(),
    attempts: z.int(),
    lastError: NullableText,
  })
  .meta({ id: 'Delivery', description: 'An outbox row; holds the final bytes of the mail' });

export const LogEntry = z
  .strictObject({
    chain: z.string().meta({ description: 'A body’s id, or `shared`' }),
    position: z.int(),
    at: Moment,
    actor: z.string(),
    action: z.string(),
    subjects: z.array(z.string()),
    revisions: z.array(z.string()),
    commitment: z
      .string()
      .meta({ description: 'Salted SHA-256 of what was written; the text itself lives outside the chain' }),
    before: NullableText.meta({ description: 'Salted SHA-256 of what held before; null when nothing did' }),
    origin: NullableText.meta({
      description: 'The door and route it came by; null in entries made before this was kept',
    }),
    previous: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'LogEntry', description: 'A link of a hash chain' });

export const Ready = z
  .strictObject({
    status: z.enum(['ready', 'not_ready']),
    database: z.string(),
    migrations: z.strictObject({ applied: z.int(), expected: z.int() }),
    queue: z.strictObject({ waiting: z.int(), deliveriesWaiting: z.int() }),
  })
  .meta({ id: 'Ready' });

export const RunPage = pageOf('RunPage', Run);
export const AlertPage = pageOf('AlertPage', Alert);
export const DeliveryPage = pageOf('DeliveryPage', Delivery);
export const LogPage = pageOf('LogPage', LogEntry);
