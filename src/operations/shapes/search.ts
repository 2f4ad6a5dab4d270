// Searching: shapes in and out.
import * as z from 'zod';
import { ATTACHED_TO } from '../../domain/documents.ts';
import { LONGEST_QUESTION, MATCHES, SEARCH_KINDS } from '../../domain/search.ts';
import { AGREEMENT_STATUSES } from '../../domain/vocabulary.ts';
import { Id, ListQuery, NullableId, NullableText } from './values.ts';

export const SearchQuery = ListQuery.extend({
  q: z
    .string('expected what to look for')
    .max(LONGEST_QUESTION, `expected at most ${LONGEST_QUESTION} characters`)
    .meta({
      description:
        'Parts of names in any order; an organisation number or case reference with or without its spaces and signs. At least one letter or digit',
      example: 'orkidé',
    }),
  kind: z
    .enum(SEARCH_KINDS)
    .optional()
    .meta({ description: 'Only what is of one kind; else the best hundred of each kind are given' }),
});

export const SearchHit = z
  .strictObject({
    kind: z.enum(SEARCH_KINDS),
    id: Id,
    title: z.string(),
    match: z.enum(MATCHES).meta({
      description:
        'A whole number or reference; the beginning of the name; any part of a name, former name or number; the text of a document that is not restricted',
    }),
    bodyId: NullableId.meta({ description: 'The body that holds it; null for what all bodies share' }),
    bodyName: NullableText,
    organisationNumber: NullableText,
    caseReference: NullableText,
    aliases: z.array(z.string()).meta({ description: 'Other and former names of a company' }),
    companyName: NullableText.meta({
      description: 'The vendor of a product or system, the other party of a contract, the processor of an agreement',
    }),
    status: z.enum(AGREEMENT_STATUSES).nullable().meta({ description: 'Of an agreement, today' }),
    processorIn: z
      .int()
      .nullable()
      .meta({ description: 'Of a company: in how many agreements in force that one may see it is the processor' }),
    subProcessorIn: z
      .int()
      .nullable()
      .meta({ description: 'Of a company: in how many systems in use that one may see it is a sub-processor' }),
    document: z
      .strictObject({
        sha256: z.string(),
        attachedTo: z.enum(ATTACHED_TO),
        excerpt: NullableText.meta({ description: 'Some words around the place, where its text is what matched' }),
      })
      .nullable(),
  })
  .meta({ id: 'SearchHit' });

export const SearchAnswer = z
  .strictObject({
    items: z.array(SearchHit),
    groups: z
      .array(
        z.strictObject({
          kind: z.enum(SEARCH_KINDS),
          count: z.int(),
          more: z.boolean().meta({ description: 'Whether there may be more than were looked at' }),
        }),
      )
      .meta({ description: 'How many of each kind there are; kinds of which there are none are left out' }),
    nextCursor: NullableText,
  })
  .meta({ id: 'SearchAnswer', description: 'What was found among all one may see, the best matches first' });

export type SearchHitValue = z.infer<typeof SearchHit>;
export type SearchAnswerValue = z.infer<typeof SearchAnswer>;
