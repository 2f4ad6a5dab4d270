// The endpoints that keep the register: bodies, vendors, products, systems.
import * as z from 'zod';
import * as bodies from '../../../operations/shapes/bodies.ts';
import * as policy from '../../../operations/shapes/policy.ts';
import * as systems from '../../../operations/shapes/systems.ts';
import { Id, ListQuery, TimeQuery } from '../../../operations/shapes/values.ts';
import * as vendors from '../../../operations/shapes/vendors.ts';
import { get, post } from './endpoint.ts';

const InBody = z.strictObject({ body: Id });
const ById = z.strictObject({ id: Id });
const InBodyById = z.strictObject({ body: Id, id: Id });
const Search = ListQuery.extend({
  q: z.string().max(200).optional().meta({ description: 'Part of a name or number' }),
});
const TimedList = ListQuery.extend(TimeQuery.shape);

export const registerEndpoints = {
  listBodies: get('listBodies', '/bodies', {
    tag: 'Bodies',
    summary: 'Bodies you may see',
    query: ListQuery,
    answer: bodies.BodyPage,
  }),
  createBody: post('createBody', '/bodies', {
    tag: 'Bodies',
    summary: 'Register a body',
    body: bodies.BodyCreate,
    answer: bodies.Body,
  }),
  getBody: get('getBody', '/bodies/{body}', {
    tag: 'Bodies',
    summary: 'One body',
    params: InBody,
    query: TimeQuery,
    answer: bodies.Body,
  }),
  reviseBody: post('reviseBody', '/bodies/{body}/profile', {
    tag: 'Bodies',
    summary: 'Correct what is told of a body',
    params: InBody,
    body: bodies.BodyProfile,
    answer: bodies.Body,
  }),
  createSuccessor: post('createSuccessor', '/bodies/{body}/successors', {
    tag: 'Bodies',
    summary: 'Register a merger or split',
    params: InBody,
    body: bodies.SuccessorCreate,
    answer: bodies.Body,
  }),
  listMemberships: get('listMemberships', '/bodies/{body}/memberships', {
    tag: 'Bodies',
    summary: 'Its memberships in co-operatives',
    params: InBody,
    query: TimedList,
    answer: bodies.MembershipPage,
  }),
  createMembership: post('createMembership', '/bodies/{body}/memberships', {
    tag: 'Bodies',
    summary: 'Join a co-operative',
    params: InBody,
    body: bodies.MembershipCreate,
    answer: bodies.Membership,
  }),
  endMembership: post('endMembership', '/bodies/{body}/memberships/{id}/end', {
    tag: 'Bodies',
    summary: 'Leave a co-operative; `to` is the last day',
    params: InBodyById,
    body: bodies.MembershipEnd,
    answer: bodies.Membership,
  }),
  listMandates: get('listMandates', '/bodies/{body}/mandates', {
    tag: 'Bodies',
    summary: 'DPO mandates for the body',
    params: InBody,
    query: TimedList,
    answer: bodies.MandatePage,
  }),
  createMandate: post('createMandate', '/bodies/{body}/mandates', {
    tag: 'Bodies',
    summary: 'Give a DPO office a mandate',
    params: InBody,
    body: bodies.MandateCreate,
    answer: bodies.Mandate,
  }),
  endMandate: post('endMandate', '/bodies/{body}/mandates/{id}/end', {
    tag: 'Bodies',
    summary: 'End a DPO mandate; `to` is the last day',
    params: InBodyById,
    body: bodies.MandateEnd,
    answer: bodies.Mandate,
  }),
  getPolicy: get('getPolicy', '/bodies/{body}/policy', {
    tag: 'Policy',
    summary: 'Thresholds, due days and severities it goes by on a day, beside the defaults',
    params: InBody,
    query: TimeQuery,
    answer: policy.Policy,
  }),
  changePolicy: post('changePolicy', '/bodies/{body}/policy', {
    tag: 'Policy',
    summary: 'Set some of them from a day, on record; all it answers for is assessed again',
    params: InBody,
    body: policy.PolicyChange,
    answer: policy.Policy,
  }),
  listPolicyRevisions: get('listPolicyRevisions', '/bodies/{body}/policy/revisions', {
    tag: 'Policy',
    summary: 'What was set, newest first',
    params: InBody,
    query: ListQuery,
    answer: policy.PolicyRevisionPage,
  }),
  withdrawPolicy: post('withdrawPolicy', '/bodies/{body}/policy/revisions/{revision}/withdrawal', {
    tag: 'Policy',
    summary: 'Take back what was set by mistake',
    params: z.strictObject({ body: Id, revision: Id }),
    body: policy.PolicyWithdrawal,
    answer: policy.Policy,
  }),
  listEntities: get('listEntities', '/entities', {
    tag: 'Entities',
    summary: 'Legal entities',
    query: Search,
    answer: bodies.EntityPage,
  }),
  createEntity: post('createEntity', '/entities', {
    tag: 'Entities',
    summary: 'Register a legal entity',
    body: bodies.EntityCreate,
    answer: bodies.Entity,
  }),
  getEntity: get('getEntity', '/entities/{id}', {
    tag: 'Entities',
    summary: 'One legal entity',
    params: ById,
    query: TimeQuery,
    answer: bodies.Entity,
  }),
  listVendors: get('listVendors', '/vendors', {
    tag: 'Vendors',
    summary: 'Vendors',
    query: Search,
    answer: vendors.VendorPage,
  }),
  createVendor: post('createVendor', '/vendors', {
    tag: 'Vendors',
    summary: 'Register a vendor',
    body: vendors.VendorCreate,
    answer: vendors.Vendor,
  }),
  getVendor: get('getVendor', '/vendors/{id}', {
    tag: 'Vendors',
    summary: 'One vendor',
    params: ById,
    query: TimeQuery,
    answer: vendors.Vendor,
  }),
  reviseVendor: post('reviseVendor', '/vendors/{id}/profile', {
    tag: 'Vendors',
    summary: 'Correct how a vendor is reached and what identifies its company',
    params: ById,
    body: vendors.VendorProfile,
    answer: vendors.Vendor,
    guard: 'if-match',
  }),
  listProducts: get('listProducts', '/vendors/{id}/products', {
    tag: 'Vendors',
    summary: 'A vendor’s products',
    params: ById,
    query: ListQuery,
    answer: vendors.ProductPage,
  }),
  createProduct: post('createProduct', '/vendors/{id}/products', {
    tag: 'Vendors',
    summary: 'Register a product',
    params: ById,
    body: vendors.ProductCreate,
    answer: vendors.Product,
  }),
  getProduct: get('getProduct', '/products/{id}', {
    tag: 'Vendors',
    summary: 'One product',
    params: ById,
    query: TimeQuery,
    answer: vendors.Product,
  }),
  reviseProduct: post('reviseProduct', '/products/{id}/profile', {
    tag: 'Vendors',
    summary: 'Correct a product’s name, description and editions',
    params: ById,
    body: vendors.ProductProfile,
    answer: vendors.Product,
    guard: 'if-match',
  }),
  listSubProcessors: get('listSubProcessors', '/products/{id}/sub-processors', {
    tag: 'Vendors',
    summary: 'Declared sub-processors',
    params: ById,
    query: TimedList,
    answer: vendors.SubProcessorPage,
  }),
  createSubProcessor: post('createSubProcessor', '/products/{id}/sub-processors', {
    tag: 'Vendors',
    summary: 'Declare a sub-processor; to see consequences register a change',
    params: ById,
    body: vendors.SubProcessorCreate,
    answer: vendors.SubProcessorFact,
  }),
  listSystems: get('listSystems', '/bodies/{body}/systems', {
    tag: 'Systems',
    summary: 'A body’s systems',
    params: InBody,
    query: Search,
    answer: systems.SystemPage,
  }),
  createSystem: post('createSystem', '/bodies/{body}/systems', {
    tag: 'Systems',
    summary: 'Register a system',
    params: InBody,
    body: systems.SystemCreate,
    answer: systems.System,
  }),
  getSystem: get('getSystem', '/bodies/{body}/systems/{id}', {
    tag: 'Systems',
    summary: 'One system',
    params: InBodyById,
    query: TimeQuery,
    answer: systems.System,
  }),
  getSystemProfile: get('getSystemProfile', '/bodies/{body}/systems/{id}/profile', {
    tag: 'Systems',
    summary: 'A system’s facts on a day',
    params: InBodyById,
    query: TimeQuery,
    answer: systems.System,
  }),
  reviseSystem: post('reviseSystem', '/bodies/{body}/systems/{id}/profile', {
    tag: 'Systems',
    summary: 'Confirm or correct a system’s facts',
    params: InBodyById,
    body: systems.SystemProfile,
    answer: systems.System,
    guard: 'if-match',
  }),
};
