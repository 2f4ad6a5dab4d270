// What happened to transfers and contracts from 2021 on.
import { contractOf } from './agreements.ts';
import { type Entry, ref } from './steps.ts';
import { amendment, change, evidence, review } from './story.ts';
import { clauses2021, linkInput, PRIVACY_FRAMEWORK } from './transfers.ts';

/** Repairs after Schrems II; contracts amended and read again. */
export function laterEntries(): Entry[] {
  return [...REPAIRS, ...CONTRACTS];
}

const OFFICE = { kind: 'product' as const, id: ref('office365') };
const US_SUPPORT = { country: 'US', activity: 'support' as const };
const PARENT = { company: 'microsoft-us', country: 'US', service: 'Drift og brukerstøtte' };
/** How the transfers to the United States found new ground: the clauses of 2021, then the framework of 2023. */
const REPAIRS: readonly Entry[] = [
  evidence('2021-09-20', 'hustadvika', {
    kind: 'tia',
    subject: { kind: 'product', id: ref('office365') },
    issuer: 'Hustadvika kommune',
    issuedOn: '2021-09-20',
    scope: 'Brukerstøtte og drift fra USA',
    conclusion: 'Tilleggstiltak er på plass',
    reference: '2021/1188-4',
  }),
  change('2021-10-04', 'oddny', {
    kind: 'locations_changed',
    scope: OFFICE,
    effectiveOn: '2021-10-01',
    note: 'Nye vilkår med standardvilkårene fra 2021',
    details: { add: [{ ...US_SUPPORT, ...clauses2021('2021-10-01') }] },
  }),
  change('2023-08-14', 'oddny', {
    kind: 'locations_changed',
    scope: OFFICE,
    effectiveOn: '2023-07-10',
    note: 'Leverandøren står på listen for det nye rammeverket',
    details: { add: [{ ...US_SUPPORT, ...PRIVACY_FRAMEWORK }] },
  }),
  change('2023-08-14', 'oddny', {
    kind: 'sub_processor_removed',
    scope: OFFICE,
    effectiveOn: '2023-07-10',
    note: 'Meldes på nytt med nytt overføringsgrunnlag',
    details: { key: ref('office365-microsoft-us.key') },
  }),
  {
    on: '2023-08-14',
    by: 'oddny',
    do: 'createSubProcessor',
    params: { id: ref('office365') },
    body: { ...linkInput({ ...PARENT, transfer: PRIVACY_FRAMEWORK }), effectiveOn: '2023-07-10' },
    as: 'office365-microsoft-us-again',
  },
  evidence('2023-02-06', 'hustadvika', {
    kind: 'tia',
    subject: { kind: 'agreement', id: ref('fraena-lesestigen-dpa') },
    issuer: 'Hustadvika kommune',
    issuedOn: '2023-02-06',
    scope: 'Lesestigen, leseflyt målt i USA',
    conclusion: 'Bare pseudonymer overføres',
    reference: '2023/1042-2',
  }),
];

/** Amendments and renewals; those that were read against the agreement, and the one that was not. */
const CONTRACTS: readonly Entry[] = [
  amendment('2021-12-06', 'hustadvika', 'fraena-barnevern-dpa', {
    number: '1',
    kinds: ['new_module', 'data_category'],
    effectiveOn: '2022-01-01',
    signedOn: '2021-12-03',
    summary: 'Ny modul for digital dialog med familien',
  }),
  amendment('2023-12-11', 'hustadvika', 'fraena-okonomi-dpa', {
    number: '3',
    kinds: ['renewal'],
    effectiveOn: '2024-01-01',
    signedOn: '2023-12-08',
    summary: 'Forlenget i fire år',
  }),
  review('2024-01-15', 'hustadvika', 'fraena-okonomi-dpa', 3, 'Bare varigheten er ny'),
  change('2024-04-29', 'oddny', {
    kind: 'contract_renewed',
    scope: { kind: 'contract', id: ref(contractOf('hustadvika-kart-dpa')) },
    effectiveOn: '2024-05-04',
    details: { number: '1', endOn: '2028-05-03' },
  }),
  review('2024-05-21', 'hustadvika', 'hustadvika-kart-dpa', 1, 'Lest mot den forlengede kontrakten'),
  amendment('2024-12-09', 'hustadvika', 'hustadvika-kvalitet-dpa', {
    number: '1',
    kinds: ['price', 'editorial'],
    effectiveOn: '2025-01-01',
    signedOn: '2024-12-06',
    summary: 'Prisregulering og ny kontaktperson',
  }),
  amendment('2025-12-15', 'averoy', 'averoy-kart-dpa', {
    number: '1',
    kinds: ['price'],
    effectiveOn: '2026-01-01',
    summary: 'Prisregulering 2026',
  }),
  change('2026-05-18', 'oddny', {
    kind: 'contract_amended',
    scope: { kind: 'contract', id: ref(contractOf('fraena-okonomi-dpa')) },
    effectiveOn: '2026-06-01',
    evidence: { kind: 'other', reference: 'Endringsavtale 4', issuer: 'Tallverk AS', issuedOn: '2026-05-12' },
    details: {
      number: '4',
      kinds: ['new_module', 'new_purpose'],
      signedOn: '2026-05-12',
      summary: 'Automatisk kontroll av utlegg',
    },
  }),
];
