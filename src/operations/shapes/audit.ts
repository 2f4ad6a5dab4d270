// Checkpoints of the log, the keys that sign them, and the erasing of a person: shapes in and out.
import * as z from 'zod';
import { Id, Moment, pageOf } from './values.ts';

const Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const Checkpoint = z
  .strictObject({
    number: z.int().min(1),
    at: Moment,
    key: Hex.meta({ description: 'The id of the key that signed' }),
    previous: Hex.nullable().meta({ description: 'SHA-256 of the statement before it' }),
    leaves: z.array(Hex).meta({ description: 'One for each chain: SHA-256 of the canonical JSON of its head' }),
    heads: z
      .array(z.strictObject({ chain: z.string(), position: z.int().min(1), hash: Hex }))
      .meta({ description: 'The heads of the chains you may read' }),
    signature: z
      .string()
      .meta({ description: 'Ed25519, base64, of the canonical JSON of at, key, leaves, number and previous' }),
    stands: z.boolean().meta({ description: 'Whether the log holds today what is stated of these chains' }),
  })
  .meta({ id: 'Checkpoint', description: 'A signed statement of where every chain ended at an instant' });

export const AuditKey = z
  .strictObject({
    id: Hex.meta({ description: 'SHA-256 of the public key’s DER' }),
    algorithm: z.literal('Ed25519'),
    publicKey: z.string().meta({ description: 'SubjectPublicKeyInfo in base64' }),
    pem: z.string(),
    since: Moment,
    predecessor: Hex.nullable(),
    signedBy: Hex.meta({ description: 'The key that vouches for it: its predecessor, or itself' }),
    signature: z.string(),
  })
  .meta({ id: 'AuditKey', description: 'The public half of a key that signs checkpoints' });

export const ErasedPerson = z
  .strictObject({ id: Id, erasedAt: Moment, endedRoleIds: z.array(Id) })
  .meta({ id: 'ErasedPerson', description: 'A person of whom nothing but the opaque id is left' });

export const ErasureCreate = z
  .strictObject({ reason: z.enum(['left', 'request', 'mistake']).default('left') })
  .meta({ id: 'ErasureCreate' });

export const CheckpointPage = pageOf('CheckpointPage', Checkpoint);
export const AuditKeyPage = pageOf('AuditKeyPage', AuditKey);
