// Facts of the second release's rules, and the sentences they are told in: code, says, truth, title, lines of each.
import type { Facts } from '../../src/domain/assessment/rule.ts';

export const VERSION = { version: 'ver_1', label: '2.0' };
const BASIS = { basis: 'A45', instrument: 'US-DPF' };
const ACME = { entity: 'ent_1', name: 'Acme Inc.', country: 'US' };
const PLACE = { ...ACME, activity: null, from: '2024-02-01', systems: ['Visma'] };
export const LINK = { ...ACME, service: 'Drift', from: '2024-02-01', systems: ['Visma'] };

type Case = [code: string, says: Facts, truth: Facts, title: string, saysLines: string[], truthLines: string[]];

const PLACED = ['Acme Inc. behandler opplysninger i USA fra 1. februar 2024.', 'Gjelder Visma.'];
const LINKED = [
  'Acme Inc. behandler personopplysninger i USA fra 1. februar 2024.',
  'Tjeneste: Drift.',
  'Gjelder Visma.',
];

export const AGREED: Case[] = [
  [
    'F07',
    { ...VERSION, deletion: 'Slettes innen 60 dager' },
    { contract: 'con_1', title: 'Visma Flyt', endOn: '2025-01-31', systems: ['Visma'] },
    'Mangler slettebekreftelse',
    ['Versjon 2.0 sier om sletting: «Slettes innen 60 dager»'],
    [
      'Visma Flyt gjaldt til og med 31. januar 2025.',
      'Ingen bekreftelse på sletting eller tilbakelevering er registrert etter det.',
      'Gjelder Visma.',
    ],
  ],
  [
    'F08',
    { ...VERSION, code: 'K13', result: 'partial', clauseRef: '4.2' },
    { code: 'K13' },
    'Mangler pliktig vilkår: taushetsplikt for de ansatte',
    ['Versjon 2.0 har bare delvis med dette vilkåret: taushetsplikt for de ansatte.', 'Sted i avtalen: 4.2.'],
    ['Vilkåret følger av personvernforordningen artikkel 28 nr. 3 bokstav b.'],
  ],
  [
    'F08',
    { ...VERSION, code: 'K27', result: 'fulfilled', clauseRef: null, breachHours: 48 },
    { code: 'K27', hours: 24 },
    'Mangler pliktig vilkår: varsel om brudd uten ugrunnet opphold',
    ['Versjon 2.0 gir databehandleren 48 timer på å varsle om brudd på personopplysningssikkerheten.'],
    [
      'Vilkåret følger av personvernforordningen artikkel 33 nr. 2.',
      'Fristen bør være høyst 24 timer: kommunen har selv 72 timer på å melde fra til Datatilsynet.',
    ],
  ],
  [
    'F08',
    { ...VERSION, code: 'K27', result: 'missing', clauseRef: null, breachHours: null },
    { code: 'K27', hours: 24 },
    'Mangler pliktig vilkår: varsel om brudd uten ugrunnet opphold',
    [
      'Versjon 2.0 sier ikke innen hvor mange timer databehandleren skal varsle om brudd på personopplysningssikkerheten.',
    ],
    [
      'Vilkåret følger av personvernforordningen artikkel 33 nr. 2.',
      'Fristen bør være høyst 24 timer: kommunen har selv 72 timer på å melde fra til Datatilsynet.',
    ],
  ],
  [
    'F21',
    VERSION,
    {
      ...{ processor: 'ent_2', name: 'Visma AS', risk: 'high', months: 12, verifiedOn: null },
      ...{ result: null, validTo: null, systems: ['Visma'] },
    },
    'Databehandleren er ikke kontrollert: Visma AS',
    ['Versjon 2.0 gjelder.'],
    ['Ingen kontroll av Visma AS er registrert.', 'Høy risiko krever kontroll minst hver 12. måned.', 'Gjelder Visma.'],
  ],
  [
    'F22',
    VERSION,
    { ...ACME, country: null, status: 'deleted', of: 'product_vendor', from: '2025-05-01', systems: ['Visma'] },
    'Konkurs eller slettet: Acme Inc.',
    ['Versjon 2.0 gjelder.'],
    ['Acme Inc. er slettet fra 1. mai 2025.', 'Selskapet er leverandør av produktet.', 'Gjelder Visma.'],
  ],
  [
    'F24',
    { version: null, label: null },
    {
      ...{ body: 'bod_1', name: 'Fræna', endedOn: '2020-01-01', successor: 'bod_2' },
      ...{ successorName: 'Hustadvika', kind: 'merger', systems: ['Visma'] },
    },
    'Kommunen er opphørt: Hustadvika',
    ['Ingen versjon av avtalen gjelder.'],
    [
      'Fræna er opphørt fra 1. januar 2020.',
      'Hustadvika har overtatt etter Fræna, men avtalen er ikke overført dit.',
      'Gjelder Visma.',
    ],
  ],
  [
    'F30',
    { ...VERSION, normen: false },
    { systems: ['Visma'] },
    'Mangler Normen-krav',
    ['Versjon 2.0 tar ikke inn kravene i Normen.'],
    ['Normen gjelder for Visma.'],
  ],
];

export const CHAIN: Case[] = [
  [
    'F11',
    { ...VERSION, noticeDays: 30, objectionDays: 1 },
    { notice: 'not_1', entity: 'ent_1', name: 'Acme Inc.', receivedOn: '2026-11-01', deadline: '2026-11-02' },
    'Innsigelsesfrist nærmer seg: Acme Inc.',
    [
      'Versjon 2.0 krever varsel 30 dager før en ny underdatabehandler tas i bruk.',
      'Versjon 2.0 gir kommunen 1 dag på å gjøre innsigelse.',
    ],
    ['Varsel om Acme Inc. kom 1. november 2026 og er ikke besvart.', 'Siste dag for innsigelse er 2. november 2026.'],
  ],
  [
    'F12',
    VERSION,
    { of: 'product', name: 'Visma Flyt', confirmedOn: '2025-01-01', days: 365, systems: ['Visma'] },
    'Utdatert liste over underdatabehandlere: Visma Flyt',
    ['Versjon 2.0 gjelder.'],
    [
      'Listen for produktet Visma Flyt ble sist bekreftet 1. januar 2025.',
      'Listen skal bekreftes på nytt innen 365 dager.',
      'Gjelder Visma.',
    ],
  ],
  [
    'F13',
    VERSION,
    { ...LINK, lacks: ['address', 'contact', 'country', 'children', 'circle'] },
    'Ukjent behandlingskjede: Acme Inc.',
    ['Versjon 2.0 gjelder.'],
    [
      'Det er ikke kjent: adresse, kontaktpunkt, land og om selskapet bruker egne underdatabehandlere.',
      'Selskapet står under seg selv i behandlingskjeden.',
      ...LINKED,
    ],
  ],
  [
    'F13',
    VERSION,
    { ...LINK, name: 'ent_1', service: null, lacks: ['name'] },
    'Ukjent behandlingskjede',
    ['Versjon 2.0 gjelder.'],
    [
      'Det er ikke kjent: navn.',
      'Et selskap uten navn i registeret behandler personopplysninger i USA fra 1. februar 2024.',
      'Gjelder Visma.',
    ],
  ],
  [
    'F14',
    VERSION,
    { ...LINK, above: 'Visma AS', attestedOn: '2024-03-01', result: 'positive', validTo: '2025-03-01' },
    'Mangler videreført avtale: Acme Inc.',
    ['Versjon 2.0 gjelder.'],
    [
      'Siste bekreftelse på at de samme pliktene gjelder er fra 1. mars 2024, med gyldighet til og med 1. mars 2025.',
      'Selskapet er underdatabehandler for Visma AS.',
      ...LINKED,
    ],
  ],
];

export const TRANSFERS: Case[] = [
  [
    'F16',
    { ...VERSION, ...BASIS, basisSignedOn: null },
    { ...PLACE, law: 'US-DPF', lapsedOn: '2026-03-03', checkedOn: '2026-03-03', refuted: 'hr_not_covered' },
    'Overføringsgrunnlaget er falt bort: Acme Inc.',
    ['Versjon 2.0 bygger på EU–US Data Privacy Framework (EU 2023/1795).'],
    [
      'EU–US Data Privacy Framework (EU 2023/1795) gjelder ikke for mottakeren fra 3. mars 2026.',
      'Oppslaget i listen 3. mars 2026 viste at oppføringen ikke dekker opplysninger om ansatte.',
      ...PLACED,
    ],
  ],
  [
    'F17',
    { ...VERSION, ...BASIS, basisSignedOn: null, fallbackBasis: null },
    { ...PLACE, law: 'US-DPF', validTo: null, event: 'LATOMBE-C-703-25' },
    'Overføringsgrunnlaget utløper: Acme Inc.',
    ['Versjon 2.0 bygger på EU–US Data Privacy Framework (EU 2023/1795).', 'Det er ikke lagt inn noe reservegrunnlag.'],
    [
      'EU–US Data Privacy Framework (EU 2023/1795) er et usikkert grunnlag så lenge dette ikke er avklart: anken i Latombe-saken (C-703/25 P).',
      ...PLACED,
    ],
  ],
  [
    'F17',
    { ...VERSION, basis: 'A45', instrument: 'UK', basisSignedOn: null, fallbackBasis: 'A46_2_c' },
    { ...PLACE, law: 'UK', validTo: '2031-12-27', event: null },
    'Overføringsgrunnlaget utløper: Acme Inc.',
    [
      'Versjon 2.0 bygger på adekvansbeslutningen for Storbritannia (EU 2021/1772).',
      'Reservegrunnlag: EUs standard personvernbestemmelser (art. 46 nr. 2 c).',
    ],
    ['Adekvansbeslutningen for Storbritannia (EU 2021/1772) gjelder til og med 27. desember 2031.', ...PLACED],
  ],
  [
    'F18',
    { ...VERSION, ...BASIS },
    { ...PLACE, law: 'US-DPF', checkedOn: null, validTo: null },
    'DPF ikke bekreftet: Acme Inc.',
    ['Versjon 2.0 bygger på EU–US Data Privacy Framework (EU 2023/1795).'],
    [
      'EU–US Data Privacy Framework (EU 2023/1795) gjelder bare for virksomheter som står på listen.',
      'Ingen har slått opp mottakeren i listen.',
      ...PLACED,
    ],
  ],
  [
    'F19',
    { ...VERSION, basis: 'A46_2_c', instrument: 'SCC-2021', basisSignedOn: '2022-01-01' },
    { ...PLACE, assessedOn: '2022-02-01', result: 'positive', validTo: null, event: 'US-EO-14086' },
    'Mangler overføringsvurdering: Acme Inc.',
    ['Versjon 2.0 bygger på EUs standard personvernbestemmelser (EU 2021/914).', 'Signert 1. januar 2022.'],
    [
      'Siste overføringsvurdering er fra 1. februar 2022.',
      'Etter vurderingen er dette endret i regelverket: presidentordre 14086 i USA.',
      ...PLACED,
    ],
  ],
  [
    'F20',
    { ...VERSION, basis: 'A49_1_a', instrument: null },
    { ...PLACE, recurring: true, publicPowers: true },
    'Feil bruk av unntak: Acme Inc.',
    ['Versjon 2.0 bygger på unntak: samtykke (art. 49 nr. 1 a).'],
    ['Overføringen skjer jevnlig.', 'Systemet brukes til myndighetsutøvelse.', ...PLACED],
  ],
];

export const SYSTEMS: Case[] = [
  [
    'F27',
    {},
    { system: 'sys_1', name: 'Visma', field: 'retention' },
    'Mangler i protokollen: slettefrister',
    [],
    ['Visma står i protokollen, men mangler slettefrister.'],
  ],
  [
    'F27',
    {},
    { system: 'sys_1', name: 'Visma', field: null },
    'Mangler i protokollen',
    [],
    ['Visma står ikke i protokollen over behandlingsaktiviteter.'],
  ],
  [
    'F28',
    {},
    {
      ...{ system: 'sys_1', name: 'Visma', highRisk: 'derived', assessedOn: '2023-01-01', validTo: null },
      ...{ changedOn: '2024-05-01', changed: 'sub_processor' },
    },
    'Mangler personvernkonsekvensvurdering',
    [],
    [
      'Visma har høy risiko, ut fra hvilke opplysninger det har og om hvem.',
      'Siste vurdering av personvernkonsekvenser er fra 1. januar 2023.',
      'Endret 1. mai 2024, etter vurderingen: underdatabehandlere.',
    ],
  ],
];
