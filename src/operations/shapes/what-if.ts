// "What if": what is supposed, and what would differ. Shapes in and out.
import * as z from 'zod';
import { AGREEMENT_STATUSES } from '../../domain/vocabulary.ts';
import { ChangeCreate, Consequence } from './changes.ts';
import { Cause } from './findings.ts';
import { LawDay, LawSupposed } from './law.ts';
import { Day, Id, Moment } from './values.ts';

const Status = z.enum(AGREEMENT_STATUSES).nullable();

export const WhatIfAsked = z
  .strictObject({
    changes: z.array(ChangeCreate).max(50).default([]).meta({ description: 'As they would be registered, in order' }),
    law: z
      .array(LawSupposed)
      .max(50)
      .default([])
      .meta({ description: 'Rows of law, or other last days of known ones' }),
    signed: z
      .array(z.strictObject({ versionId: Id, on: LawDay }))
      .max(50)
      .default([])
      .meta({ description: 'Versions that would be signed by everybody on a day' }),
    on: LawDay.optional().meta({
      description:
        'The day asked about; the last day on which any of it takes effect, and at least today, when left out',
    }),
  })
  .refine(({ changes, law, signed }) => changes.length + law.length + signed.length > 0, {
    path: ['changes'],
    error: 'expected at least one change, row of law or signature',
  })
  .meta({ id: 'WhatIfAsked', description: 'What is supposed; nothing is saved' });

export const StatusTurn = z
  .strictObject({ agreementId: Id, title: z.string(), bodyId: Id, bodyName: z.string(), before: Status, after: Status })
  .meta({ id: 'StatusTurn', description: 'An agreement whose derived status would be another' });

export const Supposition = Consequence.extend({ cause: Cause }).meta({
  id: 'Supposition',
  description: 'One outcome that would differ, with the cause it would have, or had',
});

export const GapTurn = z
  .strictObject({
    findingKey: z.string(),
    code: z.string(),
    title: z.string(),
    bodyId: Id,
    bodyName: z.string(),
    subjectKind: z.enum(['system', 'contract', 'agreement', 'body']),
    subjectId: Id,
    subjectTitle: z.string(),
    missing: z.strictObject({ fact: z.string(), where: z.string() }),
    effect: z.enum(['opened', 'closed']),
  })
  .meta({
    id: 'GapTurn',
    description: 'Something nobody could tell any more, or could then: which fact, entered where',
  });

export const WhatIf = z
  .strictObject({
    on: Day,
    knownAt: Moment.nullable(),
    consequences: z.array(Supposition).meta({ description: 'Outcomes found on one side only, in bodies you may see' }),
    dataGaps: z.array(GapTurn).meta({ description: 'Data gaps on one side only, in bodies you may see' }),
    statuses: z.array(StatusTurn),
  })
  .meta({ id: 'WhatIf', description: 'What would differ on the day, across all bodies you may see' });

export type WhatIfInput = z.output<typeof WhatIfAsked>;
export type WhatIfValue = z.infer<typeof WhatIf>;
export type SuppositionValue = z.infer<typeof Supposition>;
export type GapTurn = z.infer<typeof GapTurn>;
export type StatusTurn = z.infer<typeof StatusTurn>;
