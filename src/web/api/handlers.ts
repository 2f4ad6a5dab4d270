// Which operation answers which endpoint; the compiler asks for one handler for each.
import type { z } from 'zod';
import type { Identity } from '../../domain/identity.ts';
import { listAgreements } from '../../operations/agreement-list.ts';
import * as agreements from '../../operations/agreements.ts';
import * as keys from '../../operations/api-keys.ts';
import { exportLog } from '../../operations/audit-export.ts';
import * as bodies from '../../operations/bodies.ts';
import * as profiles from '../../operations/body-profile.ts';
import * as changes from '../../operations/changes.ts';
import * as checkpoints from '../../operations/checkpoints.ts';
import * as contracts from '../../operations/contracts.ts';
import * as decisions from '../../operations/decisions.ts';
import { createDeparture } from '../../operations/departures.ts';
import { getDependencies } from '../../operations/dependencies.ts';
import * as documents from '../../operations/documents.ts';
import { erasePerson } from '../../operations/erasing.ts';
import * as evidence from '../../operations/evidence.ts';
import * as findings from '../../operations/findings.ts';
import { getFollowUp } from '../../operations/follow-up.ts';
import { invitePerson } from '../../operations/invitations.ts';
import * as law from '../../operations/law.ts';
import * as log from '../../operations/log.ts';
import * as many from '../../operations/many-at-once.ts';
import { createChangeDrafts } from '../../operations/mending.ts';
import { moveVersion } from '../../operations/moving.ts';
import * as next from '../../operations/next-version.ts';
import * as notices from '../../operations/notices.ts';
import * as owning from '../../operations/owning.ts';
import * as people from '../../operations/people.ts';
import * as policy from '../../operations/policy.ts';
import * as profile from '../../operations/profile.ts';
import * as registered from '../../operations/registered-changes.ts';
import * as report from '../../operations/report.ts';
import * as roles from '../../operations/roles.ts';
import * as runs from '../../operations/runs.ts';
import { search } from '../../operations/search.ts';
import { listSecurityEvents } from '../../operations/security-log.ts';
import * as sharedFacts from '../../operations/shared-facts.ts';
import { signOutPerson } from '../../operations/signing-out.ts';
import * as systems from '../../operations/systems.ts';
import * as vendors from '../../operations/vendors.ts';
import * as versions from '../../operations/versions.ts';
import { whatIf } from '../../operations/what-if.ts';
import type { World } from '../../operations/world.ts';
import type { endpoints } from './contract/document.ts';

type Endpoints = typeof endpoints;
type Body<E> = E extends { body: infer B | null } ? (B extends z.ZodType ? z.output<B> : undefined) : undefined;

/** What a handler is given: parsed path, query and body, and the ETag the asker read. */
export type Asked<E extends { params: z.ZodType; query: z.ZodType }> = {
  params: z.output<E['params']>;
  query: z.output<E['query']>;
  body: Body<E>;
  ifMatch?: string;
};

/** One handler for each endpoint; each answers in the endpoint's own shape, or line by line where that is text. */
export type Handlers = {
  [N in keyof Endpoints]: (
    world: World,
    actor: Identity,
    asked: Asked<Endpoints[N]>,
  ) => Promise<Endpoints[N]['answer'] extends z.ZodString ? AsyncIterable<string> : z.output<Endpoints[N]['answer']>>;
};

export const handlers: Handlers = {
  listBodies: bodies.listBodies,
  createBody: bodies.createBody,
  getBody: bodies.getBody,
  reviseBody: profiles.reviseBody,
  createSuccessor: bodies.createSuccessor,
  listMemberships: bodies.listMemberships,
  createMembership: bodies.createMembership,
  endMembership: bodies.endMembership,
  listMandates: bodies.listMandates,
  createMandate: bodies.createMandate,
  endMandate: profiles.endMandate,
  getPolicy: policy.getPolicy,
  changePolicy: policy.changePolicy,
  listPolicyRevisions: policy.listPolicyRevisions,
  withdrawPolicy: policy.withdrawPolicy,
  listEntities: vendors.listEntities,
  createEntity: vendors.createEntity,
  getEntity: vendors.getEntity,
  listPeople: people.listPeople,
  createPerson: people.createPerson,
  getPerson: people.getPerson,
  grantRole: roles.grantRole,
  endRole: roles.endRole,
  invitePerson,
  signOutPerson,
  listOwned: owning.listOwned,
  createDeparture,
  listWithoutOwner: owning.listWithoutOwner,
  listVendors: vendors.listVendors,
  createVendor: vendors.createVendor,
  getVendor: vendors.getVendor,
  reviseVendor: sharedFacts.reviseVendor,
  listProducts: vendors.listProducts,
  createProduct: vendors.createProduct,
  getProduct: vendors.getProduct,
  reviseProduct: sharedFacts.reviseProduct,
  listSubProcessors: vendors.listSubProcessors,
  createSubProcessor: vendors.createSubProcessor,
  listSystems: systems.listSystems,
  createSystem: systems.createSystem,
  getSystem: systems.getSystem,
  getSystemProfile: systems.getSystem,
  reviseSystem: systems.reviseSystem,
  listContracts: contracts.listContracts,
  createContract: contracts.createContract,
  getContract: contracts.getContract,
  reviseContract: contracts.reviseContract,
  listAmendments: contracts.listAmendments,
  createAmendment: contracts.createAmendment,
  listAgreements,
  createAgreement: agreements.createAgreement,
  getAgreement: agreements.getAgreement,
  getComparison: next.getComparison,
  createDraft: next.createDraft,
  listVersions: versions.listVersions,
  createVersion: versions.createVersion,
  getVersion: versions.getVersion,
  replaceDraft: versions.replaceDraft,
  moveVersion,
  createReview: agreements.createReview,
  createAccession: agreements.createAccession,
  listNotices: notices.listNotices,
  createNotice: notices.createNotice,
  answerNotice: notices.answerNotice,
  listEvidence: evidence.listEvidence,
  createEvidence: evidence.createEvidence,
  createChange: changes.createChange,
  listChanges: registered.listChanges,
  getChange: registered.getChange,
  withdrawChange: registered.withdrawChange,
  getFollowUp,
  createChangeDrafts,
  createChangeReviews: many.createChangeReviews,
  moveChangeDrafts: many.moveChangeDrafts,
  listBodyFindings: findings.listBodyFindings,
  listFindings: findings.listFindings,
  listDecisions: decisions.listDecisions,
  createDecision: decisions.createDecision,
  getReport: report.getReport,
  createRun: runs.createRun,
  listRuns: runs.listRuns,
  listAlerts: runs.listAlerts,
  acknowledgeAlert: runs.acknowledgeAlert,
  listDeliveries: runs.listDeliveries,
  listLog: log.listLog,
  getCheckpoint: checkpoints.getCheckpoint,
  listCheckpoints: checkpoints.listCheckpoints,
  createCheckpoint: checkpoints.createCheckpoint,
  listAuditKeys: checkpoints.listAuditKeys,
  exportLog,
  erasePerson,
  listLaw: law.listLaw,
  createLaw: law.createLaw,
  withdrawLaw: law.withdrawLaw,
  listApiKeys: keys.listApiKeys,
  createApiKey: keys.createApiKey,
  revokeApiKey: keys.revokeApiKey,
  getProfile: profile.getProfile,
  changeLanguage: profile.changeLanguage,
  listSecurityEvents,
  getDependencies,
  search,
  whatIf,
  createDocument: documents.createDocument,
  getDocument: documents.getDocument,
  listAttachments: documents.listAttachments,
  eraseDocument: documents.eraseDocumentIn,
};
