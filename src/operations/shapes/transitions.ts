// A version's way from draft to signed and terminated: shapes in and out.
import * as z from 'zod';
import { Day, Id, optionalText, Text } from './values.ts';

export const DeletionProof = z
  .strictObject({ issuer: optionalText, issuedOn: Day, conclusion: optionalText, reference: optionalText })
  .meta({
    id: 'DeletionProof',
    description: 'What proves that the processor has deleted or returned the data: GDPR art. 28(3)(g)',
  });

export const Transition = z
  .strictObject({
    to: z.enum(['pending_approval', 'out_for_signature', 'signed', 'terminated', 'draft']),
    on: Day,
    signatures: z
      .array(z.strictObject({ entityId: Id, signatory: optionalText, signedOn: Day }))
      .max(20)
      .default([]),
    reason: optionalText,
    deletionProof: DeletionProof.optional().meta({ description: 'Only with a termination; kept as evidence' }),
  })
  .meta({
    id: 'Transition',
    description:
      'Recorded on a day that has come; a termination alone may take effect later. draft → pending_approval → out_for_signature → signed → terminated; to out_for_signature again records signatures',
  });

/** A termination as a page asks for it: with the reason. */
export const Termination = Transition.extend({
  to: z.literal('terminated'),
  reason: Text,
});
