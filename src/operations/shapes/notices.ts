// Sub-processor notices as received under an agreement, and the answers to them: shapes in and out.
import * as z from 'zod';
import { NOTICE_RESPONSES } from '../../domain/vocabulary.ts';
import { EntityInput } from './bodies.ts';
import {
  Day,
  Id,
  NullableDay,
  NullableId,
  NullableText,
  optionalDay,
  optionalId,
  optionalText,
  pageOf,
} from './values.ts';

/** How a notice came. */
const HOW = z.enum(['e_mail', 'letter', 'portal', 'web_page', 'meeting', 'other']);

export const Notice = z
  .strictObject({
    id: Id,
    agreementId: Id,
    entityId: Id,
    entityName: z.string(),
    receivedOn: Day,
    how: z.string(),
    evidenceId: NullableId,
    response: z.enum(NOTICE_RESPONSES),
    respondedOn: NullableDay,
    responseReason: NullableText,
    responseReference: NullableText.meta({ description: 'Where the answer is kept: a case or document reference' }),
    objectionDeadline: NullableDay,
  })
  .meta({ id: 'Notice', description: 'A sub-processor notice as received under one agreement' });

export const NoticeCreate = z
  .strictObject({
    entity: EntityInput,
    receivedOn: Day,
    how: HOW,
    evidenceId: optionalId,
    response: z.enum(NOTICE_RESPONSES).default('none'),
    respondedOn: optionalDay,
  })
  .meta({ id: 'NoticeCreate' });

export const NoticeResponse = z
  .strictObject({
    response: z.enum(['accepted', 'objected']).meta({ description: 'No objection, or an objection' }),
    respondedOn: Day.optional().meta({
      description:
        'The day it was answered (Europe/Oslo): not before it was received, not in the future; today when left out',
    }),
    reason: optionalText,
    reference: optionalText.meta({ description: 'Where the answer is kept: a case or document reference' }),
    corrects: z.boolean().default(false).meta({
      description:
        'The earlier answer was recorded wrongly: this stands in its place, also for the days before. Otherwise an answer of a later day follows the earlier one; one of the same or an earlier day always stands in its place',
    }),
  })
  .meta({ id: 'NoticeResponse', description: 'The answer to a notice; a later one may correct it' });

export const NoticePage = pageOf('NoticePage', Notice);
