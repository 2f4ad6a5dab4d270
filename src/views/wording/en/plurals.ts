// English texts that depend on a number: for one, and for any other number.
import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/plurals.ts';

export const plurals: SameKeys<typeof nb.plurals> = {
  agreements: ['{n} agreement', '{n} agreements'],
  contracts: ['{n} main contract', '{n} main contracts'],
  systems: ['{n} system', '{n} systems'],
  bodies: ['{n} municipality', '{n} municipalities'],
  drafts: ['{n} draft', '{n} drafts'],
  findings: ['{n} finding', '{n} findings'],
  causes: ['{n} cause', '{n} causes'],
  gaps: ['{n} fact is missing', '{n} facts are missing'],
  gapsShort: ['{n} missing', '{n} missing'],
  days: ['{n} day', '{n} days'],
  hours: ['{n} hour', '{n} hours'],
  months: ['{n} month', '{n} months'],
  percent: ['{n} per cent', '{n} per cent'],
  recoveryCodes: ['You have {n} code left.', 'You have {n} codes left.'],
  matters: ['{n} matter', '{n} matters'],
  changes: ['{n} change', '{n} changes'],
  consequences: ['{n} consequence', '{n} consequences'],
  overdueBy: ['{n} day overdue', '{n} days overdue'],
  monthsOverdue: ['{n} month overdue', '{n} months overdue'],
  yearsOverdue: ['over {n} year overdue', 'over {n} years overdue'],
  differences: ['One difference', '{n} differences'],
  dueIn: ['in {n} day', 'in {n} days'],
  mails: ['{n} person gets a correction by e-mail.', '{n} people get a correction by e-mail.'],
  errors: ['One thing must be corrected', '{n} things must be corrected'],
  showAffected: ['Show what it concerns', 'Show all {n} findings'],
  notAgreed: ['One matter does not agree with the agreement.', '{n} matters do not agree with the agreement.'],
};
