// Bokmål texts that depend on a number: for one, and for any other number.

type Plural = readonly [one: string, many: string];

export const plurals = {
  agreements: ['{n} avtale', '{n} avtaler'],
  contracts: ['{n} hovedavtale', '{n} hovedavtaler'],
  systems: ['{n} system', '{n} systemer'],
  bodies: ['{n} kommune', '{n} kommuner'],
  drafts: ['{n} utkast', '{n} utkast'],
  findings: ['{n} funn', '{n} funn'],
  causes: ['{n} årsak', '{n} årsaker'],
  gaps: ['{n} opplysning mangler', '{n} opplysninger mangler'],
  gapsShort: ['{n} mangler', '{n} mangler'],
  days: ['{n} dag', '{n} dager'],
  hours: ['{n} time', '{n} timer'],
  months: ['{n} måned', '{n} måneder'],
  percent: ['{n} prosent', '{n} prosent'],
  recoveryCodes: ['Du har {n} kode igjen.', 'Du har {n} koder igjen.'],
  matters: ['{n} sak', '{n} saker'],
  changes: ['{n} endring', '{n} endringer'],
  consequences: ['{n} følge', '{n} følger'],
  overdueBy: ['{n} dag over fristen', '{n} dager over fristen'],
  monthsOverdue: ['{n} måned over fristen', '{n} måneder over fristen'],
  yearsOverdue: ['over {n} år over fristen', 'over {n} år over fristen'],
  differences: ['Ett avvik', '{n} avvik'],
  dueIn: ['om {n} dag', 'om {n} dager'],
  mails: ['{n} person får en rettelse på e-post.', '{n} personer får en rettelse på e-post.'],
  errors: ['Én ting må rettes', '{n} ting må rettes'],
  showAffected: ['Vis hva det gjelder', 'Vis alle {n} funn'],
  notAgreed: ['Ett forhold stemmer ikke med avtalen.', '{n} forhold stemmer ikke med avtalen.'],
} satisfies Record<string, Plural>;
