// The endpoints that follow up a registered change: where each agreement stands, and what is done to many at once.
import * as z from 'zod';
import * as following from '../../../operations/shapes/follow-up.ts';
import { Id, ListQuery } from '../../../operations/shapes/values.ts';
import { get, post } from './endpoint.ts';

const ById = z.strictObject({ id: Id });

export const followingEndpoints = {
  getFollowUp: get('getFollowUp', '/changes/{id}/follow-up', {
    tag: 'Changes',
    summary: 'Where each agreement stands that a change touches',
    params: ById,
    query: ListQuery,
    answer: following.FollowUpPage,
  }),
  createChangeDrafts: post('createChangeDrafts', '/changes/{id}/drafts', {
    tag: 'Changes',
    summary: 'Put a change’s difference into a draft of each agreement, or preview it',
    params: ById,
    query: z.strictObject({
      preview: z.enum(['true', 'false']).optional().meta({ description: 'Runs the same code and saves nothing' }),
    }),
    body: following.ChangeDrafts,
    answer: following.ChangeDraftsMade,
  }),
  createChangeReviews: post('createChangeReviews', '/changes/{id}/reviews', {
    tag: 'Changes',
    summary: 'Record one review for all agreements that still fit',
    params: ById,
    body: following.ChangeReviews,
    answer: following.ChangeReviewsMade,
  }),
  moveChangeDrafts: post('moveChangeDrafts', '/changes/{id}/transitions', {
    tag: 'Changes',
    summary: 'Send the drafts that take a change up on, for approval or signature',
    params: ById,
    body: following.ChangeMoves,
    answer: following.ChangeMovesMade,
  }),
};
