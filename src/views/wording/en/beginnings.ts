// English texts of what is begun and ended from a page: a new agreement, a new system, a version that is terminated.
import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/beginnings.ts';

export const beginnings: SameKeys<typeof nb.beginnings> = {
  'newAgreement.title': 'New agreement for {body}',
  'newAgreement.titleAny': 'New agreement: choose a municipality',
  'newAgreement.titleFor': 'Data processing agreement for {systems}',
  'newAgreement.lead':
    'Choose what the agreement is to cover. The first version is made as a draft, filled in with what is recorded about the systems. Nothing is sent until you do so.',
  'newAgreement.begun': 'An agreement for the system has been begun already:',
  'newAgreement.noSystems': 'No systems to cover yet',
  'newAgreement.noSystemsText': 'A data processing agreement concerns one or more systems. Register the system first.',
  'newAgreement.toSystems': 'Register a system',
  'newAgreement.covers': 'What the agreement covers',
  'newAgreement.systems': 'Systems',
  'newAgreement.uncovered': 'Without an agreement in force',
  'newAgreement.covered': 'Covered by an agreement already',
  'newAgreement.contract': 'Contract',
  'newAgreement.contractHint': 'The vendor of the contract becomes the processor.',
  'newAgreement.noContract': 'No contract',
  'newAgreement.about': 'About the agreement',
  'newAgreement.name': 'Name of the agreement',
  'newAgreement.ownerHint': 'Who is told when the agreement must be mended.',
  'newAgreement.framework': 'Others may accede to the agreement',
  'newAgreement.first': 'First version',
  'newAgreement.validFromHint':
    'The draft gets what is recorded about the systems on that day. If the day has passed, it gets what is recorded today.',
  'newAgreement.processor': 'The processor is another than the vendor',
  'newAgreement.button': 'Make the agreement and open the draft',
  'newAgreement.new': 'New agreement',
  'newAgreement.mend': 'Make an agreement',
  'error.processorMissing': 'Choose a contract, or say who the processor is: neither the contract nor the systems tell',
  'flash.agreement_begun':
    'The agreement is made, and the draft is filled in with what is recorded. Read it through and save.',
  'newSystem.title': 'New system in {body}',
  'newSystem.titleAny': 'New system: choose a municipality',
  'newSystem.new': 'New system',
  'newSystem.productLead': 'Choose the product, and its sub-processors, locations and usual personal data come along.',
  'newSystem.noProduct': 'No product of the register: own description',
  'newSystem.next': 'Next',
  'newSystem.lead':
    'A use of {product} from {vendor}. Sub-processors and locations come from the product. Look over what is filled in, and add what you know.',
  'newSystem.leadOwn':
    'Describe the system. What you do not know may be left blank: it is shown as missing until somebody enters it.',
  'newSystem.processor': 'Processor',
  'newSystem.edition': 'Edition',
  'newSystem.effectiveOnHint': 'The day from which this is so. A day that has been is possible.',
  'newSystem.button': 'Register the system',
  'error.productLater': 'The product is not registered as early as {day}. Choose a later day',
  'flash.system_begun': 'The system is registered and assessed.',
};
