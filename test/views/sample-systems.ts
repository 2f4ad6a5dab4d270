// A system as its page and form are given it: with everything told of it, and with as little as possible.
import type { WholeSystemView } from '../../src/views/agreement-types.ts';
import type { SystemInput } from '../../src/views/system.ts';
import type { SystemFormInput } from '../../src/views/system-form.ts';
import { agreementInput, NAMES } from './sample.ts';

const link = {
  ...{ address: 'Storgata 1', contact: 'post@kelda.example', basis: null, instrument: null, basisSignedOn: null },
  ...{ from: '2024-01-01', changeId: null, children: null, fallbackBasis: null, recurring: null, service: 'Drift' },
};

/** ePhorte with a chain of three, two of them in a circle beside it. */
export const SYSTEM: WholeSystemView = {
  ...{
    id: 'sys_1',
    bodyId: 'bod_hus',
    name: 'ePhorte <arkiv>',
    productId: 'prd_1',
    productName: 'ePhorte',
    edition: '5',
  },
  ...{ processorName: 'Kelda AS', purpose: 'Sak og arkiv', personalData: true, operatingModel: 'saas', zone: 'secure' },
  ...{ twoFactor: 'available', ownerId: 'per_kari', goLive: '2018-01-01', endedOn: null, confirmedOn: '2026-03-01' },
  ...{ highRisk: false, normenApplies: null, publicPowers: true, nationalIdNeed: true, inRecord: true },
  ...{
    lawfulBasis: 'Artikkel 6 nr. 1 e',
    recipientCategories: 'Innbyggere',
    retention: '10 år',
    securityMeasures: null,
  },
  dataCategories: ['identity', 'health'],
  dataSubjects: ['residents'],
  subProcessors: [
    { ...link, key: 'a', entityId: 'ent_a', name: 'Kelda Drift AS', country: 'NO', parentKey: null },
    { ...link, key: 'b', entityId: 'ent_b', name: 'Prairie Cloud Inc.', country: 'US', parentKey: 'a', basis: 'A45' },
    { ...link, key: 'c', entityId: 'ent_c', name: 'Deccan Ltd', country: 'IN', parentKey: 'b', service: null },
  ],
  circular: ['b', 'c'],
  locations: [
    { ...link, key: 'NO:storage', country: 'NO', activity: 'storage' },
    { ...link, key: 'US:support', country: 'US', activity: 'support', basis: 'A45', instrument: 'US-DPF' },
  ],
};

/** A system nobody has told anything of. */
export const BARE: WholeSystemView = {
  ...SYSTEM,
  ...{ productId: null, productName: null, edition: null, processorName: null, purpose: null, personalData: null },
  ...{ operatingModel: null, zone: null, twoFactor: 'unknown', ownerId: null, goLive: null, confirmedOn: null },
  ...{ highRisk: null, publicPowers: null, nationalIdNeed: null, inRecord: null },
  ...{ lawfulBasis: null, recipientCategories: null, retention: null },
  ...{ dataCategories: [], dataSubjects: [], subProcessors: [], circular: [], locations: [] },
};

/** The page with all there may be. */
export function systemInput(): SystemInput {
  const { findings, history } = agreementInput();
  return {
    system: SYSTEM,
    bodyName: 'Hustadvika kommune',
    findings: findings.filter(({ outcome }) => outcome !== 'clear'),
    agreements: [{ id: 'agr_1', title: 'Databehandleravtale for ePhorte', status: 'needs_update' }],
    history,
    names: NAMES,
    may: { write: true, registerChange: true },
    idempotencyKey: 'form_1',
  };
}

/** The form as it is first shown. */
export function systemFormInput(more: Partial<SystemFormInput> = {}): SystemFormInput {
  const people = [{ id: 'per_kari', name: 'Kari Malme' }];
  return {
    ...{ system: SYSTEM, people, values: {}, errors: [], stale: false, etag: '"7"', idempotencyKey: 'form_1' },
    ...more,
  };
}
