// What an agreement says beside what is true now, and starting the version that mends it: shapes in and out.
import * as z from 'zod';
import { TRANSFER_BASES } from '../../domain/vocabulary.ts';
import { AnsweredFor, Day, Id, Name, NullableId, NullableText } from './values.ts';

const cell = {
  country: NullableText,
  service: NullableText,
  basis: z.enum(TRANSFER_BASES).nullable(),
  instrument: NullableText,
};

export const ComparedThing = z
  .strictObject({
    set: z.enum(['dataCategories', 'dataSubjects', 'locations', 'subProcessors']),
    thing: z.string().meta({ description: 'A category, a data subject, `CC:activity`, or the company’s id' }),
    name: NullableText.meta({ description: 'The company’s name; null for what is no company' }),
    systemId: Id,
    systemName: z.string(),
    says: z.strictObject(cell).nullable().meta({ description: 'What the annex says; null when it is not listed' }),
    trueNow: z
      .strictObject({ ...cell, from: Day })
      .nullable()
      .meta({ description: 'What is true of the system; null when it is not so, or nobody has recorded it' }),
    difference: z.enum(['unlisted', 'gone', 'changed']).nullable().meta({
      description: 'True and not listed, listed and no longer true, or otherwise than listed; null: they agree',
    }),
    differing: z.array(z.enum(['country', 'service', 'basis'])),
    basis: z
      .enum(['ok', 'lapsed', 'no_basis', 'cannot_tell'])
      .nullable()
      .meta({ description: 'What the law says of the transfer’s basis on the day; null inside the EEA' }),
  })
  .meta({ id: 'ComparedThing', description: 'One thing for one covered system: the annex’s row beside the fact' });

export const Comparison = AnsweredFor.extend({
  versionId: NullableId,
  versionLabel: NullableText,
  things: z.array(ComparedThing),
}).meta({ id: 'Comparison', description: 'What a version’s annex says beside what is true of the systems it covers' });

export const DraftCreate = z
  .strictObject({
    label: Name.optional().meta({ description: 'The next free number after the version before, when left out' }),
    validFrom: Day.optional().meta({
      description: 'Its first day: what is recorded to be true on it is what the annex gets; today when left out',
    }),
  })
  .meta({ id: 'DraftCreate' });
