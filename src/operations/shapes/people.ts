// People, their roles and invitations, leaving, and what somebody answers for: shapes in and out.
import * as z from 'zod';
import { LANGUAGES, ROLES } from '../../domain/vocabulary.ts';
import { ConflictReason } from './bodies.ts';
import {
  Day,
  EffectiveOn,
  Email,
  Id,
  Moment,
  Name,
  NullableDay,
  NullableId,
  optionalDay,
  optionalId,
  pageOf,
} from './values.ts';

export const RoleHeld = z
  .strictObject({
    ...{ id: Id, role: z.enum(ROLES), bodyId: NullableId, from: Day, to: NullableDay },
    conflictReason: z.string().nullable(),
  })
  .meta({ id: 'RoleHeld', description: 'A role in a body, or over the register; `to` is the last day' });

export const RoleGrant = z
  .strictObject({
    ...{ role: z.enum(ROLES), bodyId: optionalId, from: EffectiveOn, to: optionalDay },
    conflictReason: ConflictReason,
  })
  .meta({ id: 'RoleGrant' });

export const RoleEnd = z.strictObject({ to: Day }).meta({ id: 'RoleEnd', description: '`to` is the last day' });

/** How far somebody has come on the way in. */
export const ACCESS = ['not_invited', 'invited', 'expired', 'active', 'left'] as const;

export const Person = z
  .strictObject({
    ...{ id: Id, name: z.string(), email: z.string(), language: z.enum(LANGUAGES), roles: z.array(RoleHeld) },
    access: z.enum(ACCESS).nullable().meta({
      description:
        'Not invited, invited, an invitation that ran out, able to sign in, or left: every role you see has ended. Null unless you administer a body they have a role in',
    }),
    invitedUntil: Moment.nullable(),
  })
  .meta({ id: 'Person' });

export const PersonCreate = z
  .strictObject({
    name: Name,
    // Two spellings of one address are one person; who signs in need not remember which.
    email: Email.toLowerCase(),
    language: z
      .enum(LANGUAGES)
      .optional()
      .meta({ description: 'By default that of the body of the first role, else nb' }),
    roles: z.array(RoleGrant).max(50).default([]),
  })
  .meta({ id: 'PersonCreate' });

export const Invitation = z.strictObject({ personId: Id, expiresAt: Moment }).meta({ id: 'Invitation' });

export const SignedOut = z.strictObject({ id: Id, signedOutAt: Moment }).meta({ id: 'SignedOut' });

export const OWNED_KINDS = ['system', 'agreement', 'finding'] as const;

export const OwnedItem = z
  .strictObject({
    kind: z.enum(OWNED_KINDS),
    id: z.string().meta({ description: 'The id of a system or agreement, the key of a finding' }),
    title: z.string(),
    bodyId: Id,
    ownerId: NullableId.meta({ description: 'Who has it, or had it last' }),
    agreementId: NullableId.meta({ description: 'For a finding: the agreement it is about' }),
  })
  .meta({
    id: 'OwnedItem',
    description: 'A system or agreement somebody answers for, or an open finding given to somebody',
  });

export const DepartureCreate = z
  .strictObject({
    lastDay: Day.meta({ description: 'The last day at work; roles in bodies you administer end with it' }),
    successorId: optionalId.meta({ description: 'Who takes everything over; left out, it is nobody’s' }),
    successors: z
      .array(z.strictObject({ bodyId: Id, personId: Id }))
      .max(200)
      .default([])
      .meta({ description: 'Who takes over in a body, where it is somebody else' }),
    endApiKeys: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether keys they have made end with the same day: they know the secrets' }),
  })
  .meta({ id: 'DepartureCreate' });

export const Departure = z
  .strictObject({
    personId: Id,
    lastDay: Day,
    endedRoleIds: z.array(Id),
    endedApiKeyIds: z.array(Id),
    reassigned: z.array(z.strictObject({ ...OwnedItem.shape, newOwnerId: Id })),
    withoutOwner: z.array(OwnedItem).meta({ description: 'What nobody was named for' }),
    signedOut: z.boolean().meta({ description: 'Whether their open sessions were ended: nothing is left they may do' }),
  })
  .meta({ id: 'Departure' });

export const PersonPage = pageOf('PersonPage', Person);
export const OwnedItemPage = pageOf('OwnedItemPage', OwnedItem);

export type OwnedItemValue = z.infer<typeof OwnedItem>;
