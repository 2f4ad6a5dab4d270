// English: each finding explained in plain words: when it is raised, why it matters, and what to do step by step.
import type { FindingHelp } from './finding-help.ts';

export const help: Record<string, FindingHelp> = {
  F01: {
    when: 'The system is in use, it holds personal data, another organisation processes them for the municipality, and no signed agreement is in force today.',
    why: 'Without an agreement the vendor is not bound to instructions, confidentiality, security or deletion. The processing itself is then unlawful, however good the system is.',
    steps: [
      'Check whether there is an agreement that has only not been registered. If so, register it.',
      'If there is none: send the vendor a draft, with the annex on data, locations and sub-processors.',
      'If it cannot be signed by the due day, management must stop the use or accept the risk in writing.',
    ],
  },
  F02: {
    when: 'A system the agreement covers has gone live while at least one party has not signed.',
    why: 'The agreement must be in writing and binding before processing begins. An unsigned agreement binds nobody.',
    steps: [
      'See who is missing on the agreement’s page.',
      'Send it out for signature again, and record the day when all have signed.',
    ],
  },
  F03: {
    when: 'The term is over, no new version is in force, and a system the agreement covered is still in use.',
    why: 'From the day after the agreement expired, personal data are processed without one.',
    steps: [
      'Start a new version from the one that expired.',
      'If the system is no longer used, record its last day and ask for a deletion certificate.',
    ],
  },
  F04: {
    when: 'The agreement expires within 90 days and no signed version follows it.',
    why: 'Approval and signature often take weeks on both sides. This is the time to negotiate.',
    steps: [
      'Ask the system owner whether the system stays in use.',
      'Start a new version with the differences that have come since, and send it for approval.',
    ],
  },
  F05: {
    when: 'The agreement was signed before the GDPR applied and is not written under it.',
    why: 'The GDPR asks for terms the old act did not have, among them on sub-processors, breaches and audits.',
    steps: ['Ask the vendor for an agreement under article 28.', 'Go through the checklist K01–K34 before you sign.'],
  },
  F06: {
    when: 'The main contract has a material amendment that took effect after the agreement was last read against it.',
    why: 'When what is delivered changes, the data, locations and sub-processors may have changed too. The agreement must match what is delivered.',
    steps: [
      'Open the agreement and see the amendment beside what the agreement says.',
      'If the agreement still fits, record that it has been reviewed.',
      'If not, start a new version with the differences.',
    ],
  },
  F07: {
    when: 'The main contract ended more than 30 days ago and nothing confirms that the data were deleted or returned.',
    why: 'The vendor no longer has a reason to hold the data. The municipality must be able to show that they are gone.',
    steps: [
      'Ask the vendor in writing for a deletion certificate, also for backups and sub-processors.',
      'Record the certificate as evidence on the agreement.',
    ],
  },
  F08: {
    when: 'A term the law requires is missing or only partly there in the version in force, or the time for reporting a breach is too long.',
    why: 'Article 28(3) lists what the agreement must contain. If one point is missing, it does not comply.',
    steps: [
      'See which term it is in the checklist.',
      'Ask the vendor for an addendum, or put the term into a new version.',
    ],
  },
  F09: {
    when: 'The annex lacks a purpose, data, data subjects or locations the system really has, or it lists the national identity number without a recorded need.',
    why: 'The annex says what the vendor may process. What is not there has not been agreed.',
    steps: [
      'See the differences side by side on the agreement’s page.',
      'Start a new version; the differences are filled in for you.',
      'If the facts about the system are wrong, ask the system owner to correct them.',
    ],
  },
  F10: {
    when: 'A company in the processing chain is neither listed in the agreement nor covered by a notice under general authorisation.',
    why: 'The vendor may not engage anyone new without the municipality’s authorisation. Without it nobody knows whether the duties flow down.',
    steps: [
      'Find out whether a notice came and was not registered.',
      'To accept: list the company in a new version. To refuse: object in writing and record the answer.',
      'If the company is outside the EEA, a transfer basis must be in place as well.',
    ],
  },
  F11: {
    when: 'A notice of a new sub-processor is unanswered, and the objection deadline is less than seven days away or has passed.',
    why: 'Under general authorisation silence means yes. After the deadline it is hard to say no.',
    steps: [
      'Read the notice and consider the company, the country and the service.',
      'Record that the municipality accepts or objects, with the reason.',
    ],
  },
  F12: {
    when: 'The list of sub-processors was last confirmed more than a year ago (half a year at high risk).',
    why: 'The municipality must at any time be able to say who processes the data, all the way down.',
    steps: [
      'Ask the vendor to confirm the list or send a new one.',
      'Record the confirmation, and register changes as changes.',
    ],
  },
  F13: {
    when: 'A link in the chain lacks a name, address, contact or country, or nobody knows whether it uses sub-processors of its own.',
    why: 'The European Data Protection Board expects the name, address and contact person of every link to be readily available.',
    steps: ['See on the finding what is missing.', 'Ask the vendor, and enter the answer on the product.'],
  },
  F14: {
    when: 'Nothing shows that the vendor has passed the duties on to the sub-processor.',
    why: 'The same duties must apply at every level. That is for the vendor to see to, but the municipality must be able to show it.',
    steps: ['Ask the vendor to confirm its contract with the sub-processor.', 'Record the confirmation as evidence.'],
  },
  F15: {
    when: 'Data are stored in, reached from or supported from a country outside the EEA, and no transfer basis is given.',
    why: 'Personal data may leave the EEA only on one of the bases of chapter V. Remote access is a transfer too.',
    steps: [
      'Ask the vendor which basis is used and who the recipient is.',
      'Enter the basis in a new version, or have the transfer stopped.',
    ],
  },
  F16: {
    when: 'The basis the agreement gives does not hold on this day: a decision has fallen, a clause set has lapsed, or the recipient is not on the list.',
    why: 'When the basis falls, every day of transfer is unlawful. There is seldom any time of grace.',
    steps: [
      'See which event in the law is the cause.',
      'If there is a fallback basis, take it into use in a new version. If not, the transfer must stop.',
    ],
  },
  F17: {
    when: 'The basis ends within 180 days, or it is in doubt and no fallback has been entered.',
    why: 'Schrems I and II struck the basis down overnight. Those who had a fallback did not have to stop.',
    steps: ['Agree on standard contractual clauses as a fallback.', 'Enter the fallback basis on the transfer.'],
  },
  F18: {
    when: 'The transfer rests on the Data Privacy Framework, and the recipient has not been checked in the list for 90 days.',
    why: 'The framework holds only for the company on the list, and only as long as it renews every year.',
    steps: [
      'Look the company up in the list at dataprivacyframework.gov.',
      'Record the look-up with its day, and whether it covers human resources data.',
    ],
  },
  F19: {
    when: 'The transfer rests on safeguards under article 46, and the transfer impact assessment is missing, over a year old, or older than an event in the law about the country.',
    why: 'Since Schrems II whoever transfers must assess whether the recipient country’s laws defeat the safeguards.',
    steps: [
      'Ask the vendor for its assessment, and make the municipality’s own.',
      'Record the assessment with its day and conclusion.',
    ],
  },
  F20: {
    when: 'A derogation under article 49 is used again and again, or is used by the municipality as a public authority where that is not allowed.',
    why: 'Derogations are for single cases. Consent and contract cannot be used in the exercise of public powers.',
    steps: [
      'Change to adequacy or safeguards under article 46.',
      'If the transfer really is a single case, correct the fact that it recurs.',
    ],
  },
  F21: {
    when: 'The processor has not been verified within 12 months at high risk, 24 at normal or 36 at low.',
    why: 'The municipality may only use processors that give sufficient guarantees, and the guarantees must hold all the time.',
    steps: [
      'Choose the check by the risk: questionnaire, certificate with scope, audit report or an audit of your own.',
      'Record the check with its day and conclusion.',
    ],
  },
  F22: {
    when: 'The register of companies says that the vendor or processor is bankrupt, being wound up or deleted.',
    why: 'An insolvent estate does not always have people who look after the data, and the municipality may lose access.',
    steps: [
      'Contact the administrator of the estate and secure a copy of the data.',
      'Start the exit plan and demand deletion.',
    ],
  },
  F23: {
    when: 'The party to the agreement is another than in the main contract, has changed its name or has been merged.',
    why: 'The duties bind only whoever signed. If the vendor has become another company, the agreement may bind nobody.',
    steps: ['Check in the register of companies who has taken over.', 'Start a new version with the right party.'],
  },
  F24: {
    when: 'The municipality that made the agreement has been merged or split, and the agreement has not been assigned to a successor.',
    why: 'The new municipality takes over the duties, but somebody must have decided who holds the agreement and follows it up.',
    steps: [
      'After a merger: assign the agreement to the new municipality.',
      'After a split: decide for each agreement who takes it over.',
    ],
  },
  F25: {
    when: 'A co-operative is a party to the agreement, and the municipality is no longer a member of it.',
    why: 'The agreement did not necessarily follow when the municipality left. The co-operative can no longer instruct for it.',
    steps: [
      'Make the agreement anew in the municipality’s own name.',
      'Ask the co-operative to confirm deletion or return.',
    ],
  },
  F26: {
    when: 'The system is in the secure zone or holds personal data, and two-factor sign-in is not required of all.',
    why: 'Stolen passwords are the most common way in. The report of 2018 named two-factor sign-in as the most important measure.',
    steps: [
      'Ask the vendor to require two factors of all users.',
      'If that cannot be done now, management must accept the risk until a day.',
    ],
  },
  F27: {
    when: 'The system is not in the record of processing activities, or a field the law requires is empty.',
    why: 'The supervisory authority may ask for the record at any time, and access requests and assessments build on it.',
    steps: ['Fill in the field on the system’s page.', 'Let the system owner confirm that the facts are right.'],
  },
  F28: {
    when: 'The processing is of high risk, and no impact assessment has been made since the last material change.',
    why: 'At high risk the consequences must be assessed before processing starts, and again when it changes.',
    steps: [
      'Make the assessment with the system owner and seek the advice of the data protection officer.',
      'Record the assessment with its day and conclusion.',
    ],
  },
  F29: {
    when: 'The municipality has no data protection officer today, or the officer has not been decided on, notified and published.',
    why: 'Every municipality must have a data protection officer whom residents and the supervisory authority can reach.',
    steps: ['Record the decision, the day of the notification and the address where the officer is published.'],
  },
  F30: {
    when: 'The system is used where Normen applies, and the agreement does not take up its requirements.',
    why: 'Whoever is connected to the health network has committed to Normen, and the vendor must be bound by the same.',
    steps: ['Ask the vendor for an addendum that refers to Normen.', 'Put the addendum into a new version.'],
  },
};
