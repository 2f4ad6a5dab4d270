// What changed at vendors and in systems in the last years: one taken back, one back-dated, one to come; and decisions.
import { entityOf } from './companies.ts';
import { type Entry, ref } from './steps.ts';
import { change, evidence, newLink, notice } from './story.ts';

/** What makes agreements stale today, what will, and what people have said to it. */
export function recentEntries(): Entry[] {
  return [...VENDORS, ...FACTS, ...chatbot(), ...decisions()];
}

/** A new name, a merger, and a new sub-processor that only one of two municipalities heard of. */
const VENDORS: readonly Entry[] = [
  change(
    '2025-04-07',
    'oddny',
    {
      kind: 'vendor_renamed',
      scope: { kind: 'vendor', id: ref('oppvekst') },
      effectiveOn: '2025-04-01',
      evidence: { kind: 'other', reference: 'Kunngjøring 2025-04-01', issuedOn: '2025-04-01' },
      details: { name: 'Oppvekstdata AS' },
    },
    'change-oppvekst-renamed',
  ),
  change(
    '2025-06-30',
    'oddny',
    {
      kind: 'sub_processor_added',
      scope: { kind: 'product', id: ref('barnehage') },
      effectiveOn: '2025-09-01',
      evidence: {
        kind: 'vendor_notice',
        reference: 'E-post 2025-06-27',
        issuer: 'Barnehagedagen AS',
        issuedOn: '2025-06-27',
      },
      details: newLink('barnehage', 'panelkraft'),
    },
    'change-barnehage-panelkraft',
  ),
  notice('2025-06-30', 'hustadvika', 'hustadvika-barnehage-dpa', {
    entity: { id: entityOf('panelkraft') },
    receivedOn: '2025-06-27',
    how: 'e_mail',
    response: 'accepted',
    respondedOn: '2025-06-30',
  }),
  change(
    '2025-09-22',
    'marit',
    {
      kind: 'vendor_merged',
      scope: { kind: 'vendor', id: ref('tryggleiksalarm') },
      effectiveOn: '2025-10-01',
      evidence: {
        kind: 'vendor_notice',
        reference: 'Brev 2025-09-17',
        issuer: 'Tryggleiksalarm AS',
        issuedOn: '2025-09-17',
      },
      details: { into: { id: entityOf('varslingshuset') } },
    },
    'change-alarm-merged',
  ),
  change('2026-11-02', 'oddny', {
    kind: 'vendor_status_changed',
    scope: { kind: 'vendor', id: ref('bokskapet') },
    effectiveOn: '2026-10-29',
    evidence: { kind: 'other', reference: 'Kunngjøring 2026-10-29', issuedOn: '2026-10-29' },
    note: 'Selskapet er under avvikling; nytt biblioteksystem er alt bestilt',
    details: { registryStatus: 'winding_up' },
  }),
];

const FACTS: readonly Entry[] = [
  change(
    '2024-04-15',
    'oddny',
    {
      kind: 'sub_processor_added',
      scope: { kind: 'product', id: ref('kart') },
      effectiveOn: '2024-04-15',
      note: 'Ny skydrift',
      details: { entity: { id: entityOf('kelda') }, country: 'IE', service: 'Skydrift' },
    },
    'change-kart-mistaken',
  ),
  {
    on: '2024-04-16',
    by: 'oddny',
    do: 'withdrawChange',
    params: { id: ref('change-kart-mistaken') },
    body: { reason: 'Registrert på feil produkt: varselet gjaldt en annen leverandør' },
  },
  change(
    '2026-01-26',
    'marit',
    {
      kind: 'data_categories_changed',
      scope: { kind: 'system', id: ref('averoy-lonn') },
      effectiveOn: '2026-02-01',
      note: 'Trekk av fagforeningskontingent tas i bruk',
      details: { add: ['trade_union'] },
    },
    'change-averoy-lonn-categories',
  ),
  // Back-dated: the vendor told in May what had been so since March.
  change(
    '2026-05-20',
    'oddny',
    {
      kind: 'sub_processor_added',
      scope: { kind: 'product', id: ref('velferd') },
      effectiveOn: '2026-03-01',
      evidence: {
        kind: 'vendor_notice',
        reference: 'Svar på henvendelse 2026-05-19',
        issuer: 'Velferdsdata AS',
        issuedOn: '2026-05-19',
      },
      note: 'Leverandøren opplyste om dette først på spørsmål',
      details: newLink('velferd', 'vindhosting'),
    },
    'change-velferd-vindhosting',
  ),
  change(
    '2026-08-24',
    'oddny',
    {
      kind: 'locations_changed',
      scope: { kind: 'product', id: ref('turnus') },
      effectiveOn: '2026-08-17',
      evidence: {
        kind: 'vendor_notice',
        reference: 'Nyhetsbrev 2026-08-20',
        issuer: 'Turnusverk AS',
        issuedOn: '2026-08-20',
      },
      details: { add: [{ country: 'RS', activity: 'support' }] },
    },
    'change-turnus-support',
  ),
  // To come: known in November, true from January.
  change(
    '2026-11-16',
    'oddny',
    {
      kind: 'locations_changed',
      scope: { kind: 'product', id: ref('skule') },
      effectiveOn: '2027-01-15',
      evidence: {
        kind: 'vendor_notice',
        reference: 'Brev 2026-11-12',
        issuer: 'Skulelogg AS',
        issuedOn: '2026-11-12',
      },
      note: 'Ny driftssentral i Sverige',
      details: { add: [{ country: 'SE', activity: 'storage' }] },
    },
    'change-skule-hosting',
  ),
];

/** The vendor's notice of a language company in the United States, to both; only one authorises by notice. */
function chatbot(): Entry[] {
  const told = { entity: { id: entityOf('lakeline') }, receivedOn: '2026-10-26', how: 'e_mail' as const };
  return [
    notice('2026-10-26', 'hustadvika', 'fraena-kari-dpa', told),
    notice('2026-10-26', 'averoy', 'averoy-kari-dpa', told),
    evidence('2023-05-22', 'hustadvika', {
      kind: 'dpia',
      subject: { kind: 'system', id: ref('fraena-kari') },
      issuer: 'Hustadvika kommune',
      issuedOn: '2023-05-22',
      conclusion: 'Oppdatert etter ny språkmodell',
      reference: '2023/1097-5',
    }),
  ];
}

/** What management and the officer have said so far. */
function decisions(): Entry[] {
  const body = ref('hustadvika');
  const library = { key: `F26.${body}.${ref('fraena-bibliotek')}` };
  return [
    {
      on: '2026-09-21',
      by: 'ingvild',
      do: 'createDecision',
      params: library,
      body: { kind: 'advice', reason: 'Slå på tofaktor for de ansatte nå; lånernes innlogging kan vente' },
    },
    {
      on: '2026-10-05',
      by: 'bjorg',
      do: 'createDecision',
      params: library,
      body: {
        kind: 'accept_risk',
        until: '2027-06-30',
        reason: 'Nytt biblioteksystem er bestilt; tofaktor følger med det',
      },
    },
    {
      on: '2026-10-06',
      by: 'oddny',
      do: 'createDecision',
      params: { key: `F03.${body}.${ref('hustadvika-avgift-dpa')}` },
      body: { kind: 'assign', ownerId: ref('knut'), dueOn: '2026-12-01' },
    },
  ];
}
