// The endpoints of contracts, agreements, their versions, notices and evidence.
import * as z from 'zod';
import { AGREEMENT_STATUSES } from '../../../domain/vocabulary.ts';
import * as agreements from '../../../operations/shapes/agreements.ts';
import * as changes from '../../../operations/shapes/changes.ts';
import * as comparison from '../../../operations/shapes/comparison.ts';
import * as notices from '../../../operations/shapes/notices.ts';
import * as systems from '../../../operations/shapes/systems.ts';
import * as transitions from '../../../operations/shapes/transitions.ts';
import { Id, ListQuery, TimeQuery } from '../../../operations/shapes/values.ts';
import { get, post } from './endpoint.ts';

const InBody = z.strictObject({ body: Id });
const InBodyById = z.strictObject({ body: Id, id: Id });
const Search = ListQuery.extend({
  q: z.string().max(200).optional().meta({ description: 'Part of a name or number' }),
});
const TimedList = ListQuery.extend(TimeQuery.shape);

export const agreementEndpoints = {
  listContracts: get('listContracts', '/bodies/{body}/contracts', {
    tag: 'Contracts',
    summary: 'A body’s contracts',
    params: InBody,
    query: Search,
    answer: systems.ContractPage,
  }),
  createContract: post('createContract', '/bodies/{body}/contracts', {
    tag: 'Contracts',
    summary: 'Register a contract',
    params: InBody,
    body: systems.ContractCreate,
    answer: systems.Contract,
  }),
  getContract: get('getContract', '/bodies/{body}/contracts/{id}', {
    tag: 'Contracts',
    summary: 'One contract',
    params: InBodyById,
    query: TimeQuery,
    answer: systems.Contract,
  }),
  reviseContract: post('reviseContract', '/bodies/{body}/contracts/{id}/profile', {
    tag: 'Contracts',
    summary: 'Correct what is told of a contract, or end it',
    params: InBodyById,
    body: systems.ContractProfile,
    answer: systems.Contract,
    guard: 'if-match',
  }),
  listAmendments: get('listAmendments', '/bodies/{body}/contracts/{id}/amendments', {
    tag: 'Contracts',
    summary: 'A contract’s amendments',
    params: InBodyById,
    query: TimedList,
    answer: systems.AmendmentPage,
  }),
  createAmendment: post('createAmendment', '/bodies/{body}/contracts/{id}/amendments', {
    tag: 'Contracts',
    summary: 'Register an amendment',
    params: InBodyById,
    body: systems.AmendmentCreate,
    answer: systems.Amendment,
  }),
  listAgreements: get('listAgreements', '/bodies/{body}/agreements', {
    tag: 'Agreements',
    summary: 'A body’s agreements with their derived status',
    params: InBody,
    query: Search.extend(TimeQuery.shape).extend({
      status: z.enum(AGREEMENT_STATUSES).optional(),
      finding: z.string().max(3).optional(),
    }),
    answer: agreements.AgreementPage,
  }),
  createAgreement: post('createAgreement', '/bodies/{body}/agreements', {
    tag: 'Agreements',
    summary: 'Register an agreement',
    params: InBody,
    body: agreements.AgreementCreate,
    answer: agreements.Agreement,
  }),
  getAgreement: get('getAgreement', '/bodies/{body}/agreements/{id}', {
    tag: 'Agreements',
    summary: 'One agreement with versions',
    params: InBodyById,
    query: TimeQuery,
    answer: agreements.Agreement,
  }),
  getComparison: get('getComparison', '/bodies/{body}/agreements/{id}/comparison', {
    tag: 'Agreements',
    summary: 'What a version says beside what is true now',
    params: InBodyById,
    query: TimeQuery.extend({ version: Id.optional().meta({ description: 'The version in force when left out' }) }),
    answer: comparison.Comparison,
  }),
  createDraft: post('createDraft', '/bodies/{body}/agreements/{id}/drafts', {
    tag: 'Agreements',
    summary: 'Start a new version with every difference from what is true applied',
    params: InBodyById,
    body: comparison.DraftCreate,
    answer: agreements.Version,
  }),
  listVersions: get('listVersions', '/bodies/{body}/agreements/{id}/versions', {
    tag: 'Agreements',
    summary: 'Its versions',
    params: InBodyById,
    query: TimedList,
    answer: agreements.VersionPage,
  }),
  createVersion: post('createVersion', '/bodies/{body}/agreements/{id}/versions', {
    tag: 'Agreements',
    summary: 'Register a version',
    params: InBodyById,
    body: agreements.VersionCreate,
    answer: agreements.Version,
  }),
  getVersion: get('getVersion', '/bodies/{body}/versions/{id}', {
    tag: 'Agreements',
    summary: 'One version',
    params: InBodyById,
    query: TimeQuery,
    answer: agreements.Version,
  }),
  replaceDraft: post('replaceDraft', '/bodies/{body}/versions/{id}', {
    tag: 'Agreements',
    summary: 'Save a version that is not signed yet',
    params: InBodyById,
    body: agreements.VersionCreate,
    answer: agreements.Version,
    status: 200,
    guard: 'if-match',
  }),
  moveVersion: post('moveVersion', '/bodies/{body}/versions/{id}/transitions', {
    tag: 'Agreements',
    summary: 'Send for approval or signature, sign, terminate',
    params: InBodyById,
    body: transitions.Transition,
    answer: agreements.Version,
    guard: 'if-match',
  }),
  createReview: post('createReview', '/bodies/{body}/agreements/{id}/reviews', {
    tag: 'Agreements',
    summary: 'Confirm that a version still fits the contract',
    params: InBodyById,
    body: agreements.ReviewCreate,
    answer: agreements.Agreement,
  }),
  createAccession: post('createAccession', '/bodies/{body}/agreements/{id}/accessions', {
    tag: 'Agreements',
    summary: 'Join a framework agreement',
    params: InBodyById,
    body: agreements.AccessionCreate,
    answer: agreements.Agreement,
  }),
  listNotices: get('listNotices', '/bodies/{body}/agreements/{id}/notices', {
    tag: 'Agreements',
    summary: 'Sub-processor notices received',
    params: InBodyById,
    query: TimedList,
    answer: notices.NoticePage,
  }),
  createNotice: post('createNotice', '/bodies/{body}/agreements/{id}/notices', {
    tag: 'Agreements',
    summary: 'Register a notice as received',
    params: InBodyById,
    body: notices.NoticeCreate,
    answer: notices.Notice,
  }),
  answerNotice: post('answerNotice', '/bodies/{body}/agreements/{id}/notices/{notice}/responses', {
    tag: 'Agreements',
    summary: 'Answer a notice, or correct the answer',
    params: z.strictObject({ body: Id, id: Id, notice: Id }),
    body: notices.NoticeResponse,
    answer: notices.Notice,
  }),
  listEvidence: get('listEvidence', '/bodies/{body}/evidence', {
    tag: 'Evidence',
    summary: 'Evidence kept by the body',
    params: InBody,
    query: TimedList,
    answer: changes.EvidencePage,
  }),
  createEvidence: post('createEvidence', '/bodies/{body}/evidence', {
    tag: 'Evidence',
    summary: 'Register evidence',
    params: InBody,
    body: changes.EvidenceCreate,
    answer: changes.Evidence,
  }),
};
