// Nynorsk texts that depend on a number: for one, and for any other number.
import type { SameKeys } from '../dictionary.ts';
import type * as nb from '../nb/plurals.ts';

export const plurals: SameKeys<typeof nb.plurals> = {
  agreements: ['{n} avtale', '{n} avtalar'],
  contracts: ['{n} hovudavtale', '{n} hovudavtalar'],
  systems: ['{n} system', '{n} system'],
  bodies: ['{n} kommune', '{n} kommunar'],
  drafts: ['{n} utkast', '{n} utkast'],
  findings: ['{n} funn', '{n} funn'],
  causes: ['{n} årsak', '{n} årsaker'],
  gaps: ['{n} opplysning manglar', '{n} opplysningar manglar'],
  gapsShort: ['{n} manglar', '{n} manglar'],
  days: ['{n} dag', '{n} dagar'],
  hours: ['{n} time', '{n} timar'],
  months: ['{n} månad', '{n} månader'],
  percent: ['{n} prosent', '{n} prosent'],
  recoveryCodes: ['Du har {n} kode att.', 'Du har {n} kodar att.'],
  matters: ['{n} sak', '{n} saker'],
  changes: ['{n} endring', '{n} endringar'],
  consequences: ['{n} følgje', '{n} følgjer'],
  overdueBy: ['{n} dag over fristen', '{n} dagar over fristen'],
  monthsOverdue: ['{n} månad over fristen', '{n} månader over fristen'],
  yearsOverdue: ['over {n} år over fristen', 'over {n} år over fristen'],
  differences: ['Eitt avvik', '{n} avvik'],
  dueIn: ['om {n} dag', 'om {n} dagar'],
  mails: ['{n} person får ei retting på e-post.', '{n} personar får ei retting på e-post.'],
  errors: ['Éin ting må rettast', '{n} ting må rettast'],
  showAffected: ['Vis kva det gjeld', 'Vis alle {n} funn'],
  notAgreed: ['Eitt forhold stemmer ikkje med avtalen.', '{n} forhold stemmer ikkje med avtalen.'],
};
