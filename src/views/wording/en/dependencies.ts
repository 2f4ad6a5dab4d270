// English texts of the page that tells who depends on a company or a country: for the day it reports a breach.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/dependencies.ts';

export const dependencies: SameKeys<typeof nb.dependencies> = {
  'depend.title': 'Dependencies',
  'depend.lead':
    'Who depends on a company or a country? The answer shows agreements and systems, however far down the chain it is, and whom to contact the day something happens.',
  'depend.entity': 'Company',
  'depend.entityChoose': 'Choose a company',
  'depend.country': 'Or a country',
  'depend.countryChoose': 'Choose a country',
  'depend.day': 'Day',
  'depend.show': 'Show the answer',
  'depend.answer': 'Depending on {name} on {day}',
  'depend.none': 'Nobody depends on {name} on this day',
  'depend.noneText':
    'No agreement or system in the municipalities you see has it as processor, in the processing chain, in the annex or as a processing location.',
  'depend.counts': '{bodies}, {agreements} and {systems}.',
  'depend.printHint': 'The page can be printed as it is.',
  'depend.known': 'With what was registered {known}.',
  'depend.caption': 'Agreements in {body} that depend on {name}',
  'depend.agreement': 'Agreement',
  'depend.systems': 'Systems and data',
  'depend.way': 'The way there',
  'depend.breach': 'Breach notification',
  'depend.breachNone': 'No time limit in the agreement',
  'depend.breachNotInForce': 'No agreement is in force',
  'depend.contacts': 'Contacts',
  'depend.case': 'Case {number}',
  'depend.version': 'Version {label}',
  'depend.owner': 'Responsible: {name}',
  'depend.systemOwner': 'System owner: {name}',
  'depend.vendor': 'Vendor: {name}',
  'depend.noContact': 'No contact is registered',
  'depend.subjects': 'about {subjects}',
  'depend.noData': 'The data are not registered',
  'depend.asProcessor': 'Processor in the agreement',
  'depend.inAnnex': 'listed in the annex: {name}',
  'depend.without': 'Systems without an agreement',
  'depend.withoutLead': 'These systems are in use and depend on it, but no data processing agreement covers them.',
  'depend.withoutCaption': 'Systems without an agreement that depend on {name}',
  'depend.system': 'System',
  'depend.body': 'Municipality',
  'depend.errorBoth': 'Choose either a company or a country, not both.',
};
