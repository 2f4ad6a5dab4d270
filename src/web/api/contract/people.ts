// The endpoints of people: who has which role, invitations, leaving, and what somebody or nobody answers for.
import * as z from 'zod';
import * as people from '../../../operations/shapes/people.ts';
import { Id, ListQuery } from '../../../operations/shapes/values.ts';
import { get, Nothing, post } from './endpoint.ts';

const ById = z.strictObject({ id: Id });
const Search = ListQuery.extend({
  q: z.string().max(200).optional().meta({ description: 'Part of a name or address' }),
  bodyId: Id.optional().meta({ description: 'Those with a role in this body' }),
});

export const peopleEndpoints = {
  listPeople: get('listPeople', '/people', {
    tag: 'People',
    summary: 'People and roles you may see',
    query: Search,
    answer: people.PersonPage,
  }),
  createPerson: post('createPerson', '/people', {
    tag: 'People',
    summary: 'Register a person; an address somebody out of your sight has is taken like any other',
    body: people.PersonCreate,
    answer: people.Person,
  }),
  getPerson: get('getPerson', '/people/{id}', {
    tag: 'People',
    summary: 'One person, with roles ended and to come',
    params: ById,
    answer: people.Person,
  }),
  grantRole: post('grantRole', '/people/{id}/roles', {
    tag: 'People',
    summary: 'Give a role; a data protection officer’s conflict of interest is refused unless explained',
    params: ById,
    body: people.RoleGrant,
    answer: people.Person,
  }),
  endRole: post('endRole', '/people/{id}/roles/{role}/end', {
    tag: 'People',
    summary: 'End a role; `to` is the last day',
    params: z.strictObject({ id: Id, role: Id }),
    body: people.RoleEnd,
    answer: people.Person,
  }),
  invitePerson: post('invitePerson', '/people/{id}/invitations', {
    tag: 'People',
    summary: 'Invite a person by mail to sign in; also lets one begin anew who has lost the way in',
    params: ById,
    body: Nothing,
    answer: people.Invitation,
  }),
  signOutPerson: post('signOutPerson', '/people/{id}/sign-outs', {
    tag: 'People',
    summary: 'End every session of a person at once; they can sign in again',
    params: ById,
    body: Nothing,
    answer: people.SignedOut,
  }),
  listOwned: get('listOwned', '/people/{id}/owned', {
    tag: 'People',
    summary: 'What a person answers for in bodies you administer: systems, agreements and open findings',
    params: ById,
    query: ListQuery,
    answer: people.OwnedItemPage,
  }),
  createDeparture: post('createDeparture', '/people/{id}/departures', {
    tag: 'People',
    summary: 'Somebody leaves: ends every role in bodies you administer and hands on what they answer for, in one step',
    params: ById,
    body: people.DepartureCreate,
    answer: people.Departure,
  }),
  listWithoutOwner: get('listWithoutOwner', '/bodies/{body}/without-owner', {
    tag: 'People',
    summary:
      'Systems, agreements and open findings with nobody to answer for them, or somebody without a role any more',
    params: z.strictObject({ body: Id }),
    query: ListQuery,
    answer: people.OwnedItemPage,
  }),
};
