// English words for each finding: its title, what it means in one sentence, and what to do.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/findings.ts';

export const findings: SameKeys<typeof nb.findings> = {
  F01: {
    title: 'No data processing agreement',
    explanation: 'The system processes personal data at a processor without an agreement in force.',
    remedy: 'Conclude a data processing agreement, or stop the processing.',
  },
  F02: {
    title: 'Live before signature',
    explanation: 'The system is in use before all parties have signed the agreement.',
    remedy: 'Get the agreement signed by all parties.',
  },
  F03: {
    title: 'Agreement expired',
    explanation: 'The term of the agreement is over, but the system is still in use.',
    remedy: 'Renew the agreement, or stop using the system.',
  },
  F04: {
    title: 'Agreement expiring',
    explanation: 'The term of the agreement ends soon, and no new version is signed.',
    remedy: 'Start the renewal now, so that a new version is signed before the agreement expires.',
  },
  F05: {
    title: 'Agreement from before the GDPR',
    explanation: 'The agreement was signed under the old law and has not been replaced.',
    remedy: 'Replace the agreement with one that follows the GDPR.',
  },
  F06: {
    title: 'Main contract changed',
    explanation:
      'The main contract has had a material amendment since the data processing agreement was last read against it.',
    remedy: 'Review the data processing agreement against the amendment, and make a new version if it no longer fits.',
  },
  F07: {
    title: 'No deletion certificate',
    explanation: 'The main contract has ended, but the vendor has not confirmed deletion or return.',
    remedy: 'Ask the vendor for a deletion certificate.',
  },
  F08: {
    title: 'Mandatory clause missing',
    explanation: 'The agreement lacks a clause the GDPR requires.',
    remedy: 'Amend the agreement so that it includes the clause.',
  },
  F09: {
    title: 'Annex incomplete',
    explanation: 'The annex does not describe the processing as it is.',
    remedy: 'Complete the annex, and have the parties sign a new version.',
  },
  F10: {
    title: 'Unauthorised sub-processor',
    explanation: 'A sub-processor is in use that neither the agreement nor a notice covers.',
    remedy: 'Authorise the sub-processor in a new version, or object.',
  },
  F11: {
    title: 'Objection window closing',
    explanation: 'A notice of a new sub-processor is unanswered, and the objection deadline is near or past.',
    remedy: 'Decide whether the municipality accepts or objects, and answer the vendor.',
  },
  F12: {
    title: 'Sub-processor list out of date',
    explanation: 'It is too long since anyone confirmed the list of sub-processors.',
    remedy: 'Ask the vendor to confirm the list.',
  },
  F13: {
    title: 'Processing chain unknown',
    explanation:
      'The municipality does not know enough about a link of the processing chain: who it is, where it is, or whom it uses itself.',
    remedy: 'Ask the processor for the missing facts.',
  },
  F14: {
    title: 'No evidence of flow-down',
    explanation: 'It is not confirmed that the same obligations bind the sub-processor.',
    remedy: 'Ask the processor to document its contract with the sub-processor.',
  },
  F15: {
    title: 'Transfer without basis',
    explanation: 'Personal data are processed outside the EEA without a basis for the transfer.',
    remedy: 'Stop the transfer, or put a valid basis in place.',
  },
  F16: {
    title: 'Transfer basis lapsed',
    explanation: 'The basis the agreement refers to no longer holds.',
    remedy: 'Change to a basis that holds, or stop the transfer.',
  },
  F17: {
    title: 'Transfer basis expiring',
    explanation: 'The basis of the transfer ends soon, or it is uncertain and nothing is ready to take over.',
    remedy: 'Plan another basis in good time, and enter it as the fallback basis.',
  },
  F18: {
    title: 'DPF not confirmed',
    explanation: 'It has not been checked recently that the recipient is on the DPF list.',
    remedy: 'Look the recipient up in the DPF list, or use standard contractual clauses.',
  },
  F19: {
    title: 'Transfer impact assessment missing',
    explanation: 'The transfer requires an assessment that is missing, negative or too old.',
    remedy: 'Make a new transfer impact assessment, or stop the transfer.',
  },
  F20: {
    title: 'Derogation misused',
    explanation: 'The transfer relies on a derogation that cannot be used regularly or to exercise public powers.',
    remedy: 'Change to a basis under Article 45 or 46.',
  },
  F21: {
    title: 'Processor not verified',
    explanation:
      'The municipality has not verified, or not recently enough, that the processor provides sufficient guarantees.',
    remedy: 'Verify the processor.',
  },
  F22: {
    title: 'Bankrupt or deleted',
    explanation: 'The processor or vendor is bankrupt, being wound up or deleted.',
    remedy: 'Secure the data, and start the exit plan.',
  },
  F23: {
    title: 'Party mismatch',
    explanation: 'The parties to the data processing agreement are not those of the main contract.',
    remedy: 'Transfer the agreement to the right party in a new version.',
  },
  F24: {
    title: 'Controller has ceased',
    explanation:
      'The municipality that concluded the agreement has ceased or been split, and the agreement has not been assigned to its successor.',
    remedy: 'Assign the agreement to the municipality that has taken over.',
  },
  F25: {
    title: 'Held by a former co-operative',
    explanation: 'The agreement was concluded by a co-operative the municipality has left.',
    remedy: 'Conclude the agreement again in the municipality’s own name.',
  },
  F26: {
    title: 'No two-factor authentication',
    explanation:
      'The system is in the secure zone or holds personal data, but two-factor authentication is not enforced.',
    remedy: 'Enforce two-factor authentication for everyone, or have management accept the risk.',
  },
  F27: {
    title: 'Not in the record of processing',
    explanation: 'The system is missing from the record of processing activities, or a field there is empty.',
    remedy: 'Complete the record.',
  },
  F28: {
    title: 'DPIA missing',
    explanation: 'The processing is high-risk and has not been assessed since the last material change.',
    remedy: 'Carry out a data protection impact assessment.',
  },
  F29: {
    title: 'DPO not registered',
    explanation:
      'The data protection officer has not been designated, notified to the supervisory authority and published.',
    remedy: 'Designate, notify and publish the data protection officer.',
  },
  F30: {
    title: 'Normen terms absent',
    explanation: 'Normen applies, but the agreement does not adopt its requirements.',
    remedy: 'Amend the agreement so that it includes the requirements of Normen.',
  },
};
