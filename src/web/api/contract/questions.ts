// The endpoints of the law as dated rows, and of questions across the bodies one may see.
import * as z from 'zod';
import * as dependencies from '../../../operations/shapes/dependencies.ts';
import * as law from '../../../operations/shapes/law.ts';
import * as search from '../../../operations/shapes/search.ts';
import { Country, Id, ListQuery, TimeQuery } from '../../../operations/shapes/values.ts';
import * as whatIf from '../../../operations/shapes/what-if.ts';
import { get, post } from './endpoint.ts';

export const questionEndpoints = {
  listLaw: get('listLaw', '/law', {
    tag: 'Law',
    summary: 'Rows of law: adequacy decisions, clauses, EEA membership, events',
    query: ListQuery.extend(TimeQuery.shape).extend({
      kind: z.enum(law.LAW_KINDS).optional(),
      country: Country.optional(),
    }),
    answer: law.LawPage,
  }),
  createLaw: post('createLaw', '/law', {
    tag: 'Law',
    summary: 'Record a row of law, or another last day of one; everything it reaches is assessed again',
    body: law.LawCreate,
    answer: law.LawRow,
  }),
  withdrawLaw: post('withdrawLaw', '/law/{revision}/withdrawal', {
    tag: 'Law',
    summary: 'Take back what was recorded of a row by mistake; what stood before stands again',
    params: z.strictObject({ revision: Id.meta({ description: 'The row’s revisionId' }) }),
    body: law.LawWithdrawal,
    answer: law.LawWithdrawn,
  }),
  getDependencies: get('getDependencies', '/dependencies', {
    tag: 'Questions',
    summary: 'Agreements and systems that depend on a company or a country, at any depth',
    query: TimeQuery.extend({
      entity: Id.optional().meta({ description: 'A legal entity; either this or a country' }),
      country: Country.optional(),
    }),
    answer: dependencies.Dependencies,
  }),
  search: get('search', '/search', {
    tag: 'Questions',
    summary: 'Search over everything one may see, by parts of names, organisation number or case reference',
    query: search.SearchQuery,
    answer: search.SearchAnswer,
  }),
  whatIf: post('whatIf', '/what-if', {
    tag: 'Questions',
    summary: 'What would differ if …; nothing is saved',
    body: whatIf.WhatIfAsked,
    answer: whatIf.WhatIf,
    status: 200,
  }),
};
