// English words for facts: how a rule's values are told, what a missing fact is called, and where it is entered.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/facts.ts';

export const facts: SameKeys<typeof nb.facts> = {
  /** Labels of facts told generically, `Label: value`. */
  label: {
    country: 'Country',
    activity: 'Processing',
    basis: 'Transfer basis',
  },
  /** What a missing fact is called, by its dotted name or its last part. */
  missing: {
    'system.personalData': 'whether the system holds personal data',
    'system.dataCategories': 'categories of personal data',
    'system.dataSubjects': 'categories of data subjects',
    'system.processor': 'who the processor is',
    'system.product': 'the product',
    'system.twoFactor': 'whether two-factor authentication is enforced',
    'system.zone': 'zone',
    'system.goLive': 'when the system went live',
    'system.operatingModel': 'operating model',
    'system.locations': 'where the data are processed',
    'system.highRisk': 'whether the processing is high-risk',
    'system.normenApplies': 'whether Normen applies to the system',
    'system.publicPowers': 'whether the system is used to exercise public powers',
    'system.nationalIdNeed': 'whether the need for national identity numbers is documented',
    'system.inRecord': 'whether the system is in the record of processing',
    'version.authorisation': 'whether sub-processors are authorised specifically or generally',
    'version.objectionDays': 'objection deadline',
    'version.contractOn': 'which edition of the main contract the agreement was read against',
    'version.parties': 'parties',
    'version.signedOn': 'when the agreement was signed',
    'version.parties.signedOn': 'when the parties signed the agreement',
    'version.clauses': 'assessment of the clauses',
    'version.breachHours': 'time limit for notifying breaches',
    'version.normen': 'whether the agreement adopts the requirements of Normen',
    'evidence.chain_confirmation': 'confirmation that the list of sub-processors is correct',
    'evidence.coversHr': 'whether the entry in the DPF list covers data about employees',
    'subProcessor.children': 'whether the sub-processor uses sub-processors of its own',
    'transfer.recurring': 'whether the transfer recurs',
    'entity.registryStatus': 'whether the company is active, bankrupt or deleted',
    'agreement.contract': 'the main contract',
    'contract.vendor': 'the vendor of the main contract',
    'contract.customer': 'the customer of the main contract',
    instrument: 'which basis the transfer relies on',
    basisSignedOn: 'when the transfer basis was signed',
    country: 'country',
  },
  /** Where a missing fact is entered, by the kind of subject. */
  where: {
    system: 'entered on the system',
    product: 'entered on the product',
    contract: 'entered on the main contract',
    agreement: 'entered on the data processing agreement',
    version: 'entered in the agreement version',
    body: 'entered on the municipality',
    entity: 'entered on the legal entity',
    vendor: 'entered on the vendor',
    mandate: 'entered on the data protection officer',
    evidence: 'entered on the evidence',
  },
};
