// Nynorsk texts of the page that tells who depends on a company or a country: for the day it reports a breach.

import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/dependencies.ts';

export const dependencies: SameKeys<typeof nb.dependencies> = {
  'depend.title': 'Avhengnader',
  'depend.lead':
    'Kven er avhengig av ei verksemd eller eit land? Svaret viser avtalar og system, kor langt nede i kjeda det enn er, og kven du skal kontakte den dagen noko skjer.',
  'depend.entity': 'Verksemd',
  'depend.entityChoose': 'Vel ei verksemd',
  'depend.country': 'Eller eit land',
  'depend.countryChoose': 'Vel eit land',
  'depend.day': 'Dag',
  'depend.show': 'Vis svaret',
  'depend.answer': 'Avhengig av {name} {day}',
  'depend.none': 'Ingen er avhengige av {name} denne dagen',
  'depend.noneText':
    'Verken avtalar eller system i kommunane du ser, har den som databehandlar, i behandlingskjeda, i vedlegget eller som behandlingsstad.',
  'depend.counts': '{bodies}, {agreements} og {systems}.',
  'depend.printHint': 'Sida kan skrivast ut som ho er.',
  'depend.known': 'Med det som var registrert {known}.',
  'depend.caption': 'Avtalar i {body} som er avhengige av {name}',
  'depend.agreement': 'Avtale',
  'depend.systems': 'System og opplysningar',
  'depend.way': 'Vegen dit',
  'depend.breach': 'Varsel om avvik',
  'depend.breachNone': 'Ingen frist i avtalen',
  'depend.breachNotInForce': 'Ingen avtale gjeld',
  'depend.contacts': 'Kontaktar',
  'depend.case': 'Sak {number}',
  'depend.version': 'Versjon {label}',
  'depend.owner': 'Ansvarleg: {name}',
  'depend.systemOwner': 'Systemeigar: {name}',
  'depend.vendor': 'Leverandør: {name}',
  'depend.noContact': 'Ingen kontakt er registrert',
  'depend.subjects': 'om {subjects}',
  'depend.noData': 'Opplysningane er ikkje registrerte',
  'depend.asProcessor': 'Databehandlar i avtalen',
  'depend.inAnnex': 'ført opp i vedlegget: {name}',
  'depend.without': 'System utan avtale',
  'depend.withoutLead': 'Desse systema er i bruk og avhengige av den, men ingen databehandlaravtale dekkjer dei.',
  'depend.withoutCaption': 'System utan avtale som er avhengige av {name}',
  'depend.system': 'System',
  'depend.body': 'Kommune',
  'depend.errorBoth': 'Vel anten ei verksemd eller eit land, ikkje begge.',
};
