// The coded values of the field: what a thing may be called in the journal and at the door (glossary: README).

export const BODY_KINDS = ['municipality', 'county', 'co_operative', 'inter_municipal_company', 'dpo_office'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const REGISTRY_STATUSES = ['active', 'bankrupt', 'winding_up', 'forced_winding_up', 'deleted'] as const;
export type RegistryStatus = (typeof REGISTRY_STATUSES)[number];

export const SUCCESSOR_KINDS = ['merger', 'split'] as const;
export type SuccessorKind = (typeof SUCCESSOR_KINDS)[number];

export const ROLES = [
  'administrator',
  'contract_manager',
  'system_owner',
  'management',
  'archive_staff',
  'auditor',
  'data_protection_officer',
] as const;
export type Role = (typeof ROLES)[number];
/** Roles that are named and not yet given to anyone. */
export type ReservedRole = 'vendor_contact';

export const OPERATING_MODELS = ['saas', 'vendor_operated_on_municipal_hw', 'on_prem', 'coop_operated'] as const;
export type OperatingModel = (typeof OPERATING_MODELS)[number];

export const ZONES = ['open', 'internal', 'secure'] as const;
export type Zone = (typeof ZONES)[number];

export const TWO_FACTOR = ['enforced', 'available', 'absent', 'unknown'] as const;
export type TwoFactor = (typeof TWO_FACTOR)[number];

export const LOCATION_ACTIVITIES = ['storage', 'access', 'support', 'backup'] as const;
export type LocationActivity = (typeof LOCATION_ACTIVITIES)[number];

/** Special categories: GDPR art. 9(1). */
export const ARTICLE_9 = [
  'racial_ethnic_origin',
  'political_opinion',
  'religion_philosophy',
  'trade_union',
  'genetic',
  'biometric_identification',
  'health',
  'sex_life',
  'sexual_orientation',
] as const;

/** Local flags beside art. 9 and 10; the first ones raise severity because the data are secrecy-bound or of children. */
export const SENSITIVE_LOCAL = [
  'shielded_address',
  'child_welfare',
  'social_assistance',
  'children',
  'secrecy_bound',
] as const;

export const DATA_CATEGORIES = [
  'identity',
  'contact',
  'national_identity_number',
  'employment',
  'economy',
  'education',
  'property',
  'location',
  'logs',
  'images',
  'free_text',
  'criminal_convictions',
  ...ARTICLE_9,
  ...SENSITIVE_LOCAL,
] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

const SENSITIVE: ReadonlySet<string> = new Set(['criminal_convictions', ...ARTICLE_9, ...SENSITIVE_LOCAL]);

/** Whether the category raises a finding's severity one step: art. 9, art. 10, children or secrecy-bound. */
export function isSensitive(category: string): boolean {
  return SENSITIVE.has(category);
}

export const DATA_SUBJECTS = [
  'employees',
  'residents',
  'pupils',
  'guardians',
  'patients',
  'clients',
  'applicants',
  'politicians',
  'suppliers',
  'visitors',
] as const;
export type DataSubject = (typeof DATA_SUBJECTS)[number];

/** Transfer bases: GDPR chapter V; `A46_2_c` is the Commission's standard contractual clauses. */
export const TRANSFER_BASES = [
  'A45',
  'A46_2_a',
  'A46_2_b',
  'A46_2_c',
  'A46_2_d',
  'A46_2_e',
  'A46_2_f',
  'A46_3_a',
  'A46_3_b',
  'A49_1_a',
  'A49_1_b',
  'A49_1_c',
  'A49_1_d',
  'A49_1_e',
  'A49_1_f',
  'A49_1_g',
  'A49_1_subpara2',
] as const;
export type TransferBasis = (typeof TRANSFER_BASES)[number];

export const PARTY_ROLES = ['controller', 'joint_controller', 'processor', 'on_behalf_of'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

export const AUTHORISATION_MODES = ['specific', 'general'] as const;
export type AuthorisationMode = (typeof AUTHORISATION_MODES)[number];

export const VERSION_STATES = ['draft', 'pending_approval', 'out_for_signature', 'signed', 'terminated'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export const AGREEMENT_STATUSES = [
  'draft',
  'pending_approval',
  'out_for_signature',
  'not_yet_in_force',
  'in_force',
  'needs_update',
  'superseded',
  'expired',
  'terminated',
  'missing',
] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

export const AGREEMENT_FORMS = ['ssa', 'vendor_form', 'own_form', 'danish_clauses', 'commission_2021_915'] as const;
export type AgreementForm = (typeof AGREEMENT_FORMS)[number];

export const CONTRACT_FORMS = [
  'SSA-K',
  'SSA-T',
  'SSA-V',
  'SSA-D',
  'SSA-L',
  'SSA-sky',
  'SSA-R',
  'SSA-B',
  'SSA-O',
  'vendor_form',
  'other',
] as const;
export type ContractForm = (typeof CONTRACT_FORMS)[number];

/** Kinds of contract change; all but the last two force a review of the agreement (domain reference §0). */
export const AMENDMENT_KINDS = [
  'new_module',
  'new_purpose',
  'data_category',
  'data_subject_category',
  'sub_processor',
  'hosting_or_support_move',
  'operating_model',
  'novation',
  'controller_change',
  'retention',
  'renewal',
  'price',
  'editorial',
] as const;
export type AmendmentKind = (typeof AMENDMENT_KINDS)[number];

export const CHANGE_SCOPES = ['vendor', 'product', 'contract', 'system'] as const;
export type ChangeScope = (typeof CHANGE_SCOPES)[number];

export const CLAUSE_RESULTS = ['fulfilled', 'partial', 'missing', 'not_applicable', 'unknown'] as const;
export type ClauseResult = (typeof CLAUSE_RESULTS)[number];

/** The clause checklist of GDPR art. 28: K01 to K34 (domain reference §1.1). */
export const CLAUSES = Array.from({ length: 34 }, (_, i) => `K${String(i + 1).padStart(2, '0')}`);

export const EVIDENCE_KINDS = [
  'deletion_certificate',
  'dpia',
  'tia',
  'audit_report',
  'flow_down',
  'dpf_list_check',
  'verification',
  'certification',
  'vendor_notice',
  'chain_confirmation',
  'other',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What a piece of evidence concludes, where it can conclude either way. */
export const EVIDENCE_RESULTS = ['positive', 'negative'] as const;
export type EvidenceResult = (typeof EVIDENCE_RESULTS)[number];

/** Whether a sub-processor uses others in turn: they stand in the chain, there are none, or it is not known. */
export const CHAIN_CHILDREN = ['listed', 'none', 'unknown'] as const;
export type ChainChildren = (typeof CHAIN_CHILDREN)[number];

export const NOTICE_RESPONSES = ['none', 'accepted', 'objected'] as const;
export type NoticeResponse = (typeof NOTICE_RESPONSES)[number];

export const DECISION_KINDS = ['assign', 'snooze', 'accept_risk', 'management', 'advice', 'reopen'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const OUTCOMES = ['found', 'clear', 'cannot_tell'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

export const FINDING_CODES = Array.from({ length: 30 }, (_, i) => `F${String(i + 1).padStart(2, '0')}`);
