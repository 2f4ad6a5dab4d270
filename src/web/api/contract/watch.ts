// The endpoints that watch: changes and their consequences, findings, decisions, reports, runs, deliveries, the log.
import * as z from 'zod';
import { DECISION_KINDS, LANGUAGES, OUTCOMES, SEVERITIES } from '../../../domain/vocabulary.ts';
import * as changes from '../../../operations/shapes/changes.ts';
import * as findings from '../../../operations/shapes/findings.ts';
import * as running from '../../../operations/shapes/running.ts';
import { Id, ListQuery, TimeQuery } from '../../../operations/shapes/values.ts';
import { get, Nothing, post } from './endpoint.ts';

const InBody = z.strictObject({ body: Id });
const ById = z.strictObject({ id: Id });
const Key = z.strictObject({ key: z.string().min(5).max(300) });
const Bodies = z
  .string()
  .max(4000)
  .optional()
  .meta({ description: 'Ids separated by commas; every body you may see when left out' });

const FindingQuery = ListQuery.extend(TimeQuery.shape).extend({
  outcome: z.enum(OUTCOMES).default('found'),
  code: z
    .string()
    .regex(/^F\d\d$/, 'expected a code, F01 to F30')
    .optional(),
  severity: z.enum(SEVERITIES).optional(),
  coming: z.enum(['true', 'false']).optional().meta({ description: 'Also what begins within 400 days' }),
});

export const watchEndpoints = {
  createChange: post('createChange', '/changes', {
    tag: 'Changes',
    summary: 'Register what changed, or preview it',
    query: z.strictObject({
      preview: z.enum(['true', 'false']).optional().meta({ description: 'Runs the same code and saves nothing' }),
    }),
    body: changes.ChangeCreate,
    answer: changes.Change,
  }),
  listChanges: get('listChanges', '/changes', {
    tag: 'Changes',
    summary: 'Registered changes, newest first',
    query: ListQuery,
    answer: changes.ChangePage,
  }),
  getChange: get('getChange', '/changes/{id}', {
    tag: 'Changes',
    summary: 'One change with its consequences',
    params: ById,
    answer: changes.Change,
  }),
  withdrawChange: post('withdrawChange', '/changes/{id}/withdrawal', {
    tag: 'Changes',
    summary: 'Take back a mistaken change as a whole',
    params: ById,
    body: changes.WithdrawalCreate,
    answer: changes.Withdrawal,
  }),
  listBodyFindings: get('listBodyFindings', '/bodies/{body}/findings', {
    tag: 'Findings',
    summary: 'Outcomes in one body',
    params: InBody,
    query: FindingQuery,
    answer: findings.FindingPage,
  }),
  listFindings: get('listFindings', '/findings', {
    tag: 'Findings',
    summary: 'Outcomes in several bodies',
    query: FindingQuery.extend({ bodies: Bodies }),
    answer: findings.FindingPage,
  }),
  listDecisions: get('listDecisions', '/findings/{key}/decisions', {
    tag: 'Findings',
    summary: 'Decisions and advice on a finding',
    params: Key,
    query: ListQuery.extend({ kind: z.enum(DECISION_KINDS).optional() }),
    answer: findings.DecisionPage,
  }),
  createDecision: post('createDecision', '/findings/{key}/decisions', {
    tag: 'Findings',
    summary: 'Decide on a finding; the DPO posts advice',
    params: Key,
    body: findings.DecisionCreate,
    answer: findings.Decision,
  }),
  getReport: get('getReport', '/reports/compliance', {
    tag: 'Reports',
    summary: 'The DPO’s compliance report',
    query: TimeQuery.extend({
      body: Bodies,
      format: z.enum(['html', 'csv', 'json']).default('json'),
      language: z
        .enum(LANGUAGES)
        .optional()
        .meta({ description: 'By default that of the one body asked for, else nb' }),
    }),
    answer: findings.Report,
    media: ['application/json', 'text/html', 'text/csv'],
  }),
  createRun: post('createRun', '/runs', {
    tag: 'Running',
    summary: 'Run now what the schedule runs',
    body: Nothing,
    answer: running.Run,
  }),
  listRuns: get('listRuns', '/runs', {
    tag: 'Running',
    summary: 'Runs, newest first',
    query: ListQuery,
    answer: running.RunPage,
  }),
  listAlerts: get('listAlerts', '/bodies/{body}/alerts', {
    tag: 'Running',
    summary: 'Alerts in a body',
    params: InBody,
    query: ListQuery,
    answer: running.AlertPage,
  }),
  acknowledgeAlert: post('acknowledgeAlert', '/alerts/{id}/acknowledgements', {
    tag: 'Running',
    summary: 'Say that it is seen',
    params: ById,
    body: Nothing,
    answer: running.Alert,
  }),
  listDeliveries: get('listDeliveries', '/deliveries', {
    tag: 'Running',
    summary: 'Mail sent or waiting',
    query: ListQuery,
    answer: running.DeliveryPage,
  }),
  listLog: get('listLog', '/audit', {
    tag: 'Log',
    summary: 'A hash chain of the log',
    query: ListQuery.extend({
      body: Id.optional().meta({ description: 'The body’s chain; the shared one when left out' }),
      action: z.string().max(60).optional().meta({ description: 'Only entries of this action' }),
      actor: Id.optional().meta({ description: 'Only what this person or key wrote' }),
    }),
    answer: running.LogPage,
  }),
};
