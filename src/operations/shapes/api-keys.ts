// Keys of programs and attempts at what is not theirs: shapes in and out.
import * as z from 'zod';
import { KEY_ROLES } from '../../domain/api-keys.ts';
import { ROLES } from '../../domain/vocabulary.ts';
import { Day, Id, ListQuery, Moment, Name, NullableId, pageOf } from './values.ts';

const key = {
  id: Id,
  bodyId: Id,
  role: z.enum(ROLES),
  name: z.string(),
  ending: z.string().meta({ description: 'The last letters of the secret, by which its owner knows it again' }),
  createdAt: Moment,
  createdById: z.string(),
  expiresOn: Day.meta({ description: 'The last day, in Oslo, on which it opens anything' }),
  lastUsedAt: Moment.nullable().meta({ description: 'Written when an hour has passed since it was last written' }),
  revokedAt: Moment.nullable(),
  revokedById: NullableId,
  inForce: z.boolean(),
};

export const ApiKey = z.strictObject(key).meta({ id: 'ApiKey', description: 'A key of a program, without its secret' });

export const ApiKeyMade = z
  .strictObject({
    ...key,
    secret: z.string().meta({ description: 'What the program sends; told now and never again' }),
  })
  .meta({ id: 'ApiKeyMade', description: 'A key that was just made, with its secret' });

export const ApiKeyCreate = z
  .strictObject({
    name: Name.meta({ description: 'Which program it is for' }),
    role: z.enum(KEY_ROLES).meta({ description: 'What it may do in the body' }),
    expiresOn: Day.meta({ description: 'The last day it opens anything, a year on at the most' }),
  })
  .meta({ id: 'ApiKeyCreate' });

export const SecurityEvent = z
  .strictObject({
    id: Id,
    actor: z.string().meta({ description: 'A person’s or key’s id; empty where nobody made themselves known' }),
    via: z.enum(['session', 'api_key', 'program', 'nobody']),
    kind: z.enum(['out_of_sight', 'forbidden', 'bad_key', 'too_many', 'sign_in_refused']),
    route: z.string(),
    target: z.string().meta({
      description:
        'The id asked about; why somebody was not let in; empty where there is neither, or were too many to name',
    }),
    body: NullableId.meta({ description: 'The body that holds it; null where nobody does' }),
    times: z.int(),
    firstAt: Moment,
    lastAt: Moment,
  })
  .meta({ id: 'SecurityEvent', description: 'Attempts of one actor at one thing within one hour' });

/** Which attempts are wanted: of one kind, by one actor, at what one body holds. */
export const SecurityEventQuery = ListQuery.extend({
  kind: SecurityEvent.shape.kind.optional().meta({ description: 'Of this kind alone' }),
  actor: z.string().max(64).optional().meta({ description: 'By this person or key alone' }),
  body: Id.optional().meta({ description: 'At what this body holds alone' }),
});

export const ApiKeyPage = pageOf('ApiKeyPage', ApiKey);
export const SecurityEventPage = pageOf('SecurityEventPage', SecurityEvent);
