// What is done about a registered change, agreement by agreement: the list, and what is done to many at once.
import * as z from 'zod';
import { FOLLOW_UP_STATES, NEXT_STEPS } from '../../domain/follow-up.ts';
import { VERSION_STATES } from '../../domain/vocabulary.ts';
import { Consequence } from './changes.ts';
import { ComparedThing } from './comparison.ts';
import { Day, Id, NullableDay, NullableId, NullableText, optionalDay, pageOf, Text } from './values.ts';

/** How many agreements one request may name. */
const MOST = 500;

const about = { agreementId: Id, title: z.string(), bodyId: Id, bodyName: z.string() };
const VersionAtHand = z.strictObject({
  id: Id,
  label: z.string(),
  state: z.enum(VERSION_STATES),
  saysAll: z.boolean(),
});

export const FollowUpItem = z
  .strictObject({
    ...about,
    ownerId: NullableId,
    state: z.enum(FOLLOW_UP_STATES).meta({
      description:
        'not_begun, draft and sent are open; fits never stopped matching; signed, decided, reviewed and untouched are done',
    }),
    next: z.enum(NEXT_STEPS).nullable().meta({ description: 'The one next step; null when there is none' }),
    version: VersionAtHand.nullable().meta({
      description: 'The version under way, or the one that was signed; saysAll: it says what the change made otherwise',
    }),
    day: NullableDay.meta({
      description: 'signed: its first day in force; decided: the last day the risk is accepted',
    }),
    fromChange: z.boolean().meta({ description: 'Whether the change’s difference was put into the version here' }),
    findings: z.array(Consequence).meta({ description: 'What makes it stale because of the change' }),
    may: z.strictObject({ write: z.boolean(), review: z.boolean() }),
  })
  .meta({ id: 'FollowUpItem', description: 'Where an agreement stands that a change touches' });

export const FollowUpPage = pageOf('FollowUpPage', FollowUpItem);

const Agreements = z
  .array(Id)
  .min(1, 'expected at least one agreement')
  .max(MOST, `expected at most ${MOST} agreements at a time`)
  .transform((ids) => [...new Set(ids)]);

export const ChangeDrafts = z
  .strictObject({
    agreementIds: Agreements.optional().meta({
      description: `Which agreements; when left out every one not begun that you may write, ${MOST} at most`,
    }),
  })
  .meta({ id: 'ChangeDrafts' });

export const ChangeReviews = z
  .strictObject({
    agreementIds: Agreements,
    note: Text.meta({ description: 'Why they still fit; the same for all' }),
    contractOn: optionalDay.meta({ description: 'The day the contract was read as it stood; today when left out' }),
  })
  .meta({ id: 'ChangeReviews' });

export const ChangeMoves = z
  .strictObject({ agreementIds: Agreements, to: z.enum(['pending_approval', 'out_for_signature']) })
  .meta({ id: 'ChangeMoves' });

const outcome = {
  ...about,
  refused: NullableText.meta({
    description:
      'Why nothing was done: matches, not_in_force, under_way (a version is out that lacks it), not_yet (the change has ' +
      'not taken effect), no_draft, already',
  }),
};

const PartyTurn = z.strictObject({ from: z.string(), to: z.string() });

export const DraftOutcome = z
  .strictObject({
    ...outcome,
    outcome: z.enum(['started', 'updated', 'already', 'refused']),
    versionId: NullableId.meta({ description: 'The draft; null in a preview of a new one, and where it is refused' }),
    versionLabel: NullableText,
    validFrom: NullableDay,
    things: z.array(ComparedThing).meta({ description: 'What the change puts into the annex, takes out or turns' }),
    parties: z.array(PartyTurn).meta({ description: 'Parties by name that others take the place of' }),
    contractOn: NullableDay.meta({ description: 'The contract is read as it stands on this day; null: as before' }),
  })
  .meta({ id: 'DraftOutcome' });

export const ChangeDraftsMade = z
  .strictObject({ changeId: Id, preview: z.boolean(), items: z.array(DraftOutcome) })
  .meta({ id: 'ChangeDraftsMade', description: 'All that is not refused is saved at once, or nothing is' });

export const ReviewOutcome = z
  .strictObject({ ...outcome, outcome: z.enum(['reviewed', 'refused']), versionId: NullableId })
  .meta({ id: 'ReviewOutcome' });

export const ChangeReviewsMade = z
  .strictObject({ changeId: Id, contractOn: Day, note: z.string(), items: z.array(ReviewOutcome) })
  .meta({ id: 'ChangeReviewsMade' });

export const MoveOutcome = z
  .strictObject({
    ...outcome,
    outcome: z.enum(['moved', 'refused']),
    versionId: NullableId,
    versionLabel: NullableText,
  })
  .meta({ id: 'MoveOutcome' });

export const ChangeMovesMade = z
  .strictObject({ changeId: Id, to: z.enum(['pending_approval', 'out_for_signature']), items: z.array(MoveOutcome) })
  .meta({ id: 'ChangeMovesMade' });

export type FollowUpValue = z.infer<typeof FollowUpItem>;
export type DraftOutcomeValue = z.infer<typeof DraftOutcome>;
export type ReviewOutcomeValue = z.infer<typeof ReviewOutcome>;
export type MoveOutcomeValue = z.infer<typeof MoveOutcome>;
