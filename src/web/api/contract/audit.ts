// The endpoints by which the log proves itself: checkpoints, public keys, an export to verify, the erasing of a person.
import * as z from 'zod';
import * as audit from '../../../operations/shapes/audit.ts';
import { Id, ListQuery } from '../../../operations/shapes/values.ts';
import { get, Nothing, post } from './endpoint.ts';

export const auditEndpoints = {
  getCheckpoint: get('getCheckpoint', '/audit/checkpoint', {
    tag: 'Log',
    summary: 'The last signed checkpoint; keep it somewhere else',
    answer: audit.Checkpoint,
  }),
  listCheckpoints: get('listCheckpoints', '/audit/checkpoints', {
    tag: 'Log',
    summary: 'Signed checkpoints, newest first',
    query: ListQuery,
    answer: audit.CheckpointPage,
  }),
  createCheckpoint: post('createCheckpoint', '/audit/checkpoints', {
    tag: 'Log',
    summary: 'Sign where every chain ends now',
    body: Nothing,
    answer: audit.Checkpoint,
  }),
  listAuditKeys: get('listAuditKeys', '/audit/keys', {
    tag: 'Log',
    summary: 'The public keys checkpoints are signed with',
    answer: audit.AuditKeyPage,
  }),
  exportLog: get('exportLog', '/audit/export', {
    tag: 'Log',
    summary: 'A whole chain with checkpoints and keys, as JSON lines to verify offline; the log says who took it',
    query: z.strictObject({
      body: Id.optional().meta({ description: 'The body’s chain; the shared one when left out' }),
      texts: z
        .enum(['true', 'false'])
        .default('false')
        .meta({ description: 'Also the texts the entries commit to; erased ones are left out' }),
    }),
    answer: z.string(),
    media: ['application/jsonl'],
  }),
  erasePerson: post('erasePerson', '/people/{id}/erasure', {
    tag: 'People',
    summary: 'Erase a person’s name and address for good; roles end, the log stays whole',
    params: z.strictObject({ id: Id }),
    body: audit.ErasureCreate,
    answer: audit.ErasedPerson,
  }),
};
