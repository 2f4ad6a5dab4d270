// Realistic data for the pages: findings, an agreement, a change and a report, made of what the interface gives.
import type { Language } from '../../src/domain/vocabulary.ts';
import type { AgreementInput } from '../../src/views/agreement.ts';
import type { ComparisonView, VersionView } from '../../src/views/agreement-types.ts';
import type { AgreementRowView } from '../../src/views/agreements.ts';
import type { ConsequenceView, SavedChange } from '../../src/views/change.ts';
import type { CurrentFacts } from '../../src/views/change-questions.ts';
import type { DependenciesView, StepView } from '../../src/views/dependencies.ts';
import type { FindingView } from '../../src/views/findings.ts';
import type { Frame } from '../../src/views/page.ts';
import type { ReportView } from '../../src/views/report.ts';

export const TODAY = '2026-11-22';

export const PEOPLE = [
  { id: 'per_kari', name: 'Kari Nes', role: 'contract_manager', bodyName: 'Hustadvika kommune' },
  { id: 'per_ola', name: 'Ola Farstad', role: 'contract_manager', bodyName: 'Averøy kommune' },
  { id: 'per_dpo', name: 'Ingrid Solem', role: 'data_protection_officer', bodyName: 'Interkommunalt arkiv' },
  { id: 'per_adm', name: 'Per Admin', role: 'administrator', bodyName: null },
] as const;

export const NAMES = { per_kari: 'Kari Nes', per_ola: 'Ola Farstad', per_dpo: 'Ingrid Solem' };

const EVERYTHING = {
  readRegister: true,
  registerChange: true,
  writeShared: true,
  readReport: true,
  readDeliveries: false,
  readMail: true,
  readLog: true,
  manageKeys: true,
  readSecurityLog: true,
  administer: true,
};
const NOTHING = {
  readRegister: false,
  registerChange: false,
  writeShared: false,
  readReport: false,
  readDeliveries: false,
  readMail: false,
  readLog: false,
  manageKeys: false,
  readSecurityLog: false,
  administer: false,
};

/** The language the samples are read in; a test of the languages sets it and puts it back. */
export const reader: { language: Language } = { language: 'nb' };

/** A page as a contract manager of one municipality sees it, in the demonstration. */
export function frame(changed: Partial<Frame> = {}): Frame {
  return {
    language: reader.language,
    path: '/',
    today: TODAY,
    asOf: TODAY,
    knownAt: null,
    demo: true,
    person: PEOPLE[0],
    signedIn: PEOPLE[0].name,
    people: PEOPLE,
    body: null,
    bodies: [{ id: 'bod_hus', name: 'Hustadvika kommune' }],
    writes: ['bod_hus'],
    may: EVERYTHING,
    flash: null,
    ...changed,
  };
}

/** A page as the DPO sees it, over several municipalities. */
export function dpoFrame(changed: Partial<Frame> = {}): Frame {
  const bodies = [
    { id: 'bod_ave', name: 'Averøy kommune' },
    { id: 'bod_hus', name: 'Hustadvika kommune' },
    { id: 'bod_mol', name: 'Molde kommune' },
  ];
  return frame({ person: PEOPLE[2], bodies, writes: [], may: { ...EVERYTHING, registerChange: false }, ...changed });
}

/** Nobody, outside the demonstration: what a page must bear with. */
export function bareFrame(changed: Partial<Frame> = {}): Frame {
  return frame({ demo: false, person: null, people: [], bodies: [], writes: [], may: NOTHING, ...changed });
}

const CHANGE_CAUSE = {
  key: 'change:chg_1',
  title: 'Ny underdatabehandler Datavask Inc. i USA for Office 365 fra 1. desember 2026',
  on: '2026-12-01',
};

/** A finding; unauthorised sub-processor unless changed. */
export function finding(changed: Partial<FindingView> = {}): FindingView {
  return {
    key: 'F10.bod_hus.agr_office.ent_datavask',
    code: 'F10',
    name: 'unauthorised-sub-processor',
    title: 'Ikke godkjent underdatabehandler: Datavask Inc.',
    outcome: 'found',
    severity: 'critical',
    makesStale: true,
    bodyId: 'bod_hus',
    bodyName: 'Hustadvika kommune',
    subjectKind: 'agreement',
    subjectId: 'agr_office',
    subjectTitle: 'Databehandleravtale Office 365',
    agreementId: 'agr_office',
    part: 'ent_datavask',
    agreementSays:
      'Versjon 3.0 krever at hver underdatabehandler godkjennes særskilt.\nGodkjent i vedlegget: Atea AS og Microsoft Ireland Operations Ltd.',
    trueNow:
      'Datavask Inc. behandler personopplysninger i USA fra 1. desember 2026.\nTjeneste: vasking av adresselister.\nGjelder Office 365 og Office 365 skole.',
    facts: { 'truth.country': 'US' },
    missing: null,
    since: '2026-12-01',
    dueOn: '2026-12-15',
    overdue: false,
    coming: false,
    cause: CHANGE_CAUSE,
    authority: ['GDPR art. 28(2)'],
    remedy: 'Godkjenn underdatabehandleren i en ny versjon, eller gjør innsigelse.',
    ownerId: 'per_kari',
    standing: { ownerId: null, dueOn: null, snoozedUntil: null, acceptedUntil: null },
    decisions: [],
    ...changed,
  };
}

const twoFactor = finding({
  key: 'F26.bod_hus.sys_chat',
  code: 'F26',
  title: 'Mangler tofaktor',
  severity: 'high',
  makesStale: false,
  subjectKind: 'system',
  subjectId: 'sys_chat',
  subjectTitle: 'Chatboten Kommune-Kari',
  agreementId: null,
  part: null,
  agreementSays: null,
  trueNow: 'Chatboten Kommune-Kari har tofaktor: finnes ikke, siden 1. april 2018.\nSystemet har personopplysninger.',
  since: '2026-09-01',
  dueOn: '2026-10-01',
  overdue: true,
  cause: { key: 'revision:rev_9', title: 'Mangler tofaktor: Chatboten Kommune-Kari', on: null },
  authority: ['GDPR art. 32(1)'],
  remedy: 'Slå på tofaktor for alle, eller få risikoen akseptert av ledelsen.',
  ownerId: null,
  decisions: [
    {
      id: 'dec_1',
      kind: 'advice',
      byId: 'per_dpo',
      ownerId: null,
      dueOn: null,
      until: null,
      reason: 'Slå på tofaktor før årsskiftet.',
      decidedAt: '2026-10-05T08:00:00.000Z',
    },
  ],
});

/** A finding whose risk management has accepted until a day. */
export const accepted = finding({
  ...twoFactor,
  key: 'F26.bod_hus.sys_bibliotek',
  subjectId: 'sys_bibliotek',
  subjectTitle: 'Biblioteksystem',
  standing: { ownerId: 'per_kari', dueOn: '2027-01-31', snoozedUntil: null, acceptedUntil: '2027-06-30' },
  decisions: [
    {
      id: 'dec_2',
      kind: 'accept_risk',
      byId: 'per_ola',
      ownerId: null,
      dueOn: null,
      until: '2027-06-30',
      reason: 'Nytt biblioteksystem er bestilt.',
      decidedAt: '2026-10-05T08:00:00.000Z',
    },
  ],
});

/** A finding that is put off until a day, without a reason kept. */
export const snoozed = finding({
  key: 'F10.bod_hus.agr_skole.ent_datavask',
  subjectId: 'agr_skole',
  subjectTitle: 'Databehandleravtale skole',
  standing: { ownerId: null, dueOn: null, snoozedUntil: '2026-12-15', acceptedUntil: null },
  decisions: [
    {
      id: 'dec_3',
      kind: 'snooze',
      byId: 'per_unknown',
      ownerId: null,
      dueOn: null,
      until: '2026-12-15',
      reason: null,
      decidedAt: '2026-11-05T08:00:00.000Z',
    },
  ],
});

const changedContract = finding({
  key: 'F06.bod_hus.agr_okonomi.amd_2',
  code: 'F06',
  title: 'Hovedavtalen er endret: Endringsavtale 2',
  severity: 'high',
  subjectId: 'agr_okonomi',
  subjectTitle: 'Databehandleravtale økonomisystem',
  agreementId: 'agr_okonomi',
  agreementSays: 'Versjon 2.0 er lest mot hovedavtalen slik den var 5. november 2025.',
  trueNow:
    'Økonomisystem: Endringsavtale 2 gjelder fra 1. mai 2026.\nEndret: ny modul.\nFakturamodul med innbyggerportal.',
  since: '2026-11-01',
  dueOn: '2026-12-01',
  cause: { key: 'change:chg_2', title: 'Økonomisystem: Endringsavtale 2 gjelder fra 1. mai 2026', on: '2026-05-01' },
  authority: ['GDPR art. 28(3)', 'GDPR art. 24(1)'],
  remedy: 'Gå gjennom databehandleravtalen mot endringen, og lag ny versjon hvis den ikke lenger passer.',
});

const expiring = finding({
  key: 'F04.bod_hus.agr_byggsak',
  code: 'F04',
  title: 'Avtalen utløper snart',
  severity: 'medium',
  makesStale: false,
  subjectId: 'agr_byggsak',
  subjectTitle: 'Databehandleravtale byggesak',
  agreementId: 'agr_byggsak',
  agreementSays: 'Versjon 1.1 gjelder til og med 31. mars 2027.',
  trueNow: 'Ingen ny versjon er signert.\nGjelder Byggesak.',
  since: '2026-12-31',
  dueOn: '2027-03-01',
  coming: true,
  cause: { key: 'time:agr_byggsak', title: 'Avtalen utløper snart: Databehandleravtale byggesak', on: null },
  authority: ['GDPR art. 28(3)'],
  remedy: 'Start fornyelsen nå, slik at ny versjon er signert før avtalen utløper.',
});

const lapsing = finding({
  key: 'F16.bod_hus.agr_kart.location:GB:support',
  code: 'F16',
  title: 'Overføringsgrunnlaget er falt bort: Storbritannia',
  subjectId: 'agr_kart',
  subjectTitle: 'Databehandleravtale kartløsning',
  agreementId: 'agr_kart',
  since: '2027-12-28',
  dueOn: '2028-01-11',
  coming: true,
  cause: {
    key: 'law:UK',
    title: 'adekvansbeslutningen for Storbritannia (EU 2021/1772) falt bort 28. desember 2027',
    on: null,
  },
});

const gap = finding({
  key: 'F01.bod_hus.sys_nett',
  code: 'F01',
  outcome: 'cannot_tell',
  title: 'Kan ikke vurdere «Mangler databehandleravtale»: mangler om systemet har personopplysninger',
  subjectKind: 'system',
  subjectId: 'sys_nett',
  subjectTitle: 'Kommunens nettside',
  agreementId: null,
  agreementSays: null,
  trueNow: null,
  missing: { fact: 'system.personalData', where: 'system/sys_nett' },
  since: null,
  dueOn: null,
  cause: { key: 'gap:sys_nett', title: 'Opplysninger mangler: Kommunens nettside', on: null },
  ownerId: null,
});

export const withoutAgreement = finding({
  key: 'F01.bod_hus.sys_elev',
  code: 'F01',
  title: 'Mangler databehandleravtale',
  makesStale: false,
  subjectKind: 'system',
  subjectId: 'sys_elev',
  subjectTitle: 'Elevmapper på bærbare pc-er',
  agreementId: null,
  agreementSays: 'Ingen databehandleravtale har dekket systemet.',
  trueNow:
    'Elevmapper på bærbare pc-er er i bruk siden 1. august 2026.\nSkolesky AS behandler personopplysninger for kommunen.',
  since: '2026-08-01',
  dueOn: '2026-08-15',
  overdue: true,
  cause: { key: 'revision:rev_4', title: 'Mangler databehandleravtale: Elevmapper på bærbare pc-er', on: '2026-08-01' },
  authority: ['GDPR art. 28(3)'],
  remedy: 'Inngå databehandleravtale, eller stans behandlingen.',
  ownerId: 'per_borte',
});

/** Findings of one municipality: now, coming and gaps. */
export const FINDINGS: readonly FindingView[] = [
  finding(),
  finding({
    key: 'F15.bod_hus.agr_office.ent_datavask',
    code: 'F15',
    title: 'Mangler overføringsgrunnlag: Datavask Inc.',
    authority: ['GDPR art. 44'],
    agreementSays: 'Versjon 3.0 nevner ikke noe overføringsgrunnlag.',
    trueNow: 'Datavask Inc. behandler opplysninger i USA fra 1. desember 2026.\nUSA er utenfor EØS.',
    remedy: 'Stans overføringen, eller få et gyldig grunnlag på plass.',
  }),
  finding({
    key: 'F10.bod_hus.agr_skole.ent_datavask',
    subjectId: 'agr_skole',
    subjectTitle: 'Databehandleravtale Office 365 skole',
    agreementId: 'agr_skole',
    severity: 'high',
  }),
  twoFactor,
  changedContract,
  withoutAgreement,
  expiring,
  lapsing,
  gap,
];

/** The same findings as two municipalities have them. */
export const DPO_FINDINGS: readonly FindingView[] = [
  ...FINDINGS,
  finding({
    key: 'F10.bod_ave.agr_ave.ent_datavask',
    bodyId: 'bod_ave',
    bodyName: 'Averøy kommune',
    subjectId: 'agr_ave',
    agreementId: 'agr_ave',
    ownerId: 'per_ola',
  }),
];

export const FIGURES = [
  {
    bodyId: 'bod_ave',
    bodyName: 'Averøy kommune',
    light: 'yellow',
    agreementsInForce: 17,
    agreementsNeedingUpdate: 1,
    agreementsMissing: 0,
    dataGaps: 2,
  },
  {
    bodyId: 'bod_hus',
    bodyName: 'Hustadvika kommune',
    light: 'red',
    agreementsInForce: 24,
    agreementsNeedingUpdate: 4,
    agreementsMissing: 1,
    dataGaps: 1,
  },
  {
    bodyId: 'bod_mol',
    bodyName: 'Molde kommune',
    light: 'green',
    agreementsInForce: 31,
    agreementsNeedingUpdate: 0,
    agreementsMissing: 0,
    dataGaps: 0,
  },
] as const;

/** A row of the list of agreements. */
export function agreementRow(changed: Partial<AgreementRowView> = {}): AgreementRowView {
  return {
    id: 'agr_office',
    bodyId: 'bod_hus',
    bodyName: 'Hustadvika kommune',
    title: 'Databehandleravtale Office 365',
    processorName: 'Microsoft Ireland Operations Ltd',
    systemNames: ['Office 365', 'Office 365 skole'],
    status: 'needs_update',
    validFrom: '2021-03-01',
    validTo: null,
    ownerId: 'per_kari',
    findingCodes: ['F10', 'F15'],
    worstSeverity: 'critical',
    ...changed,
  };
}

export const ROWS: readonly AgreementRowView[] = [
  agreementRow(),
  agreementRow({
    id: 'agr_okonomi',
    title: 'Databehandleravtale økonomisystem',
    processorName: 'Visma Enterprise AS',
    systemNames: ['Økonomisystem'],
    findingCodes: ['F06'],
    worstSeverity: 'high',
  }),
  agreementRow({
    id: 'agr_svarut',
    title: 'Databehandleravtale SvarUT',
    processorName: 'KS',
    systemNames: ['SvarUT'],
    status: 'in_force',
    findingCodes: [],
    worstSeverity: null,
    validTo: '2028-06-30',
  }),
  agreementRow({
    id: 'agr_kari',
    title: 'Databehandleravtale chatbot',
    processorName: 'Prokom AS',
    systemNames: ['Chatboten Kommune-Kari'],
    status: 'out_for_signature',
    findingCodes: ['F02'],
    worstSeverity: 'high',
    validFrom: null,
    ownerId: null,
  }),
  agreementRow({
    id: 'agr_gammel',
    title: 'Databehandleravtale drift, IKT Orkidé',
    processorName: null,
    systemNames: [],
    status: 'terminated',
    findingCodes: [],
    worstSeverity: null,
  }),
];

/** A version of an agreement; signed and in force unless changed. */
export function version(changed: Partial<VersionView> = {}): VersionView {
  return {
    id: 'ver_3',
    label: '3.0',
    state: 'signed',
    status: 'needs_update',
    validFrom: '2021-03-01',
    validTo: null,
    terminatedOn: null,
    contractOn: '2021-02-20',
    gdpr: true,
    parties: [
      {
        entityId: 'ent_hus',
        name: 'Hustadvika kommune',
        number: '312206498',
        role: 'controller',
        signatory: 'Per Sverre Ersvik',
        signedOn: '2021-02-22',
        signatureRequired: true,
      },
      {
        entityId: 'ent_ms',
        name: 'Microsoft Ireland Operations Ltd',
        number: null,
        role: 'processor',
        signatory: null,
        signedOn: '2021-02-20',
        signatureRequired: true,
      },
    ],
    authorisation: 'specific',
    noticeDays: 30,
    objectionDays: 30,
    breachHours: 24,
    subjectMatter: 'Kontorstøtte og samhandling',
    nature: 'Lagring, deling og visning',
    purpose: 'Saksbehandling, undervisning og kommunikasjon',
    duration: 'Så lenge hovedavtalen gjelder',
    retention: '90 dager etter at en konto er avsluttet',
    deletion: null,
    annex: {
      dataCategories: [
        { category: 'identity', systemId: null },
        { category: 'health', systemId: 'sys_o365' },
      ],
      dataSubjects: [{ subject: 'employees', systemId: null }],
      locations: [
        {
          key: 'IE:storage',
          country: 'IE',
          activity: 'storage',
          basis: null,
          instrument: null,
          basisSignedOn: null,
          fallbackBasis: null,
          recurring: null,
          from: '2021-03-01',
          systemId: null,
        },
      ],
      subProcessors: [
        {
          key: 'ent_atea',
          entityId: 'ent_atea',
          name: 'Atea AS',
          country: 'NO',
          service: 'Brukerstøtte',
          parentKey: null,
          address: null,
          contact: null,
          basis: null,
          instrument: null,
          basisSignedOn: null,
          children: 'none',
          fallbackBasis: null,
          recurring: null,
          from: '2021-03-01',
          changeId: null,
          systemId: null,
        },
        {
          key: 'ent_mscorp',
          entityId: 'ent_mscorp',
          name: 'Microsoft Corporation',
          country: 'US',
          service: null,
          parentKey: null,
          address: null,
          contact: null,
          basis: 'A46_2_c',
          instrument: 'SCC-2021',
          basisSignedOn: '2021-09-15',
          children: null,
          fallbackBasis: 'A46_2_b',
          recurring: true,
          from: '2021-03-01',
          changeId: null,
          systemId: null,
        },
      ],
    },
    normen: null,
    clauses: [
      { code: 'K02', result: 'fulfilled', clauseRef: '1.2', page: 3, comment: null },
      { code: 'K17', result: 'missing', clauseRef: null, page: null, comment: 'Ingen rett til <innsigelse>' },
    ],
    documentReference: '2021/214-7',
    etag: '"41"',
    ...changed,
  };
}

const cell = { country: null, service: null, basis: null, instrument: null };
const inOffice = { systemId: 'sys_o365', systemName: 'Office 365', differing: [], basis: null };

/** What version 3.0 says beside what is true: of each kind something that differs, and something that fits. */
export const COMPARISON: ComparisonView = {
  versionId: 'ver_3',
  versionLabel: '3.0',
  things: [
    {
      ...{ set: 'dataCategories', thing: 'identity', name: null, ...inOffice, difference: null },
      ...{ says: cell, trueNow: { ...cell, from: '2018-10-01' } },
    },
    {
      ...{ set: 'dataCategories', thing: 'contact', name: null, ...inOffice, difference: 'unlisted' },
      ...{ says: null, trueNow: { ...cell, from: '2026-02-01' } },
    },
    {
      ...{ set: 'dataSubjects', thing: 'pupils', name: null, ...inOffice, difference: 'gone' },
      ...{ says: cell, trueNow: null },
    },
    {
      ...{ set: 'dataSubjects', thing: 'employees', name: null, ...inOffice, difference: null },
      ...{ systemId: 'sys_skole', systemName: 'Office 365 <skole>', says: cell, trueNow: null },
    },
    {
      ...{ set: 'locations', thing: 'US:support', name: null, ...inOffice, difference: 'changed', basis: 'lapsed' },
      differing: ['basis'],
      says: { ...cell, country: 'US', basis: 'A45', instrument: 'US-PS' },
      trueNow: { ...cell, country: 'US', from: '2021-03-01' },
    },
    {
      ...{ set: 'subProcessors', thing: 'ent_datavask', name: 'Datavask <Inc.>', ...inOffice, difference: 'unlisted' },
      says: null,
      trueNow: { ...cell, country: 'US', service: 'Vasking', from: '2026-12-01' },
      basis: 'no_basis',
    },
  ],
};

const ATTACHED = {
  ...{ id: 'att_1', bodyId: 'bod_hustadvika', subject: { kind: 'agreement' as const, id: 'agr_1', part: null } },
  ...{ rootId: 'agr_1', sha256: 'a'.repeat(64), name: 'Avtale <signert>.pdf', mediaType: 'application/pdf' },
  ...{
    size: 1_440_000,
    restricted: false,
    mayRead: true,
    text: 'read' as const,
    attachedAt: '2026-11-20T09:30:00.000Z',
  },
  ...{ attachedById: 'per_kari', erasedAt: null },
};

/** What is attached to an agreement, and the form that attaches more. */
export const AGREEMENT_DOCUMENTS = {
  ...{ attachments: [ATTACHED], names: { per_kari: 'Kari Nes' }, erasable: new Set<string>() },
  upload: {
    ...{ body: 'bod_hustadvika', subjectKind: 'agreement', subject: 'agr_1', part: null, mayRestrict: true },
    ...{ returnTo: '/agreements/agr_1#dokumenter', idempotencyKey: 'form_2' },
  },
};

/** The page of an agreement with everything on it. */
export function agreementInput(changed: Partial<AgreementInput> = {}): AgreementInput {
  const old = version({
    id: 'ver_2',
    label: '2.0',
    status: 'superseded',
    validFrom: '2018-09-03',
    validTo: '2021-02-28',
    documentReference: null,
  });
  return {
    documents: AGREEMENT_DOCUMENTS,
    agreement: {
      ...agreementRow(),
      contractId: 'con_1',
      form: 'vendor_form',
      framework: false,
      caseReference: '2021/214',
      systemIds: ['sys_o365'],
      versionInForceId: 'ver_3',
      versions: [old, version()],
      reviews: [
        {
          id: 'rvw_1',
          versionId: 'ver_3',
          contractOn: '2025-02-01',
          reviewedOn: '2025-02-10',
          byId: 'per_kari',
          note: null,
        },
      ],
      accessions: [],
      notices: [
        {
          id: 'not_1',
          entityName: 'Datavask Inc.',
          receivedOn: '2026-11-10',
          how: 'e_mail',
          evidenceId: 'evi_notice',
          response: 'none',
          respondedOn: null,
          responseReason: null,
          responseReference: null,
          objectionDeadline: '2026-12-10',
        },
        {
          id: 'not_2',
          entityName: 'Prairie Cloud Inc.',
          receivedOn: '2026-10-01',
          how: 'letter',
          evidenceId: null,
          response: 'objected',
          respondedOn: '2026-10-20',
          responseReason: 'Lagring i USA <uten> vurdering',
          responseReference: 'Sak 26/418',
          objectionDeadline: '2026-10-31',
        },
      ],
    },
    findings: [
      ...FINDINGS.slice(0, 2),
      { ...gap, subjectTitle: 'Office 365 skole' },
      { ...expiring, agreementId: 'agr_office' },
    ],
    systems: [
      {
        id: 'sys_o365',
        name: 'Office 365',
        productName: 'Microsoft 365',
        purpose: 'Kontorstøtte for ansatte',
        personalData: true,
        operatingModel: 'saas',
        zone: 'internal',
        twoFactor: 'enforced',
        goLive: '2018-10-01',
        endedOn: null,
        dataCategories: ['identity', 'contact', 'health'],
        dataSubjects: ['employees'],
        subProcessors: version().annex.subProcessors,
        circular: [],
        locations: version().annex.locations,
      },
    ],
    contract: {
      id: 'con_1',
      bodyId: 'bod_hus',
      title: 'Lisensavtale Microsoft 365',
      customerName: 'Hustadvika kommune',
      vendorEntityId: 'ent_microsoft',
      vendorName: 'Microsoft Ireland Operations Ltd',
      form: 'SSA-sky',
      caseReference: '2021/200',
      startOn: '2021-01-01',
      endOn: '2027-12-31',
      noticeMonths: 3,
      amendments: [
        {
          id: 'amd_1',
          number: 'Endringsavtale 1',
          kinds: ['new_module', 'price'],
          effectiveOn: '2025-02-01',
          signedOn: '2025-01-15',
          material: true,
          materialReason: null,
          summary: 'Copilot tas i bruk',
          documentReference: null,
        },
      ],
    },
    history: [
      {
        at: '2026-11-22T09:30:00.000Z',
        effectiveOn: '2026-12-01',
        by: 'Kari Nes',
        action: 'change_registered',
        subjectKind: 'change',
        subjectTitle: 'Ny underdatabehandler Datavask Inc.',
        fields: [],
        changeId: 'chg_1',
        withdrawn: false,
      },
      {
        at: '2025-02-10T12:00:00.000Z',
        effectiveOn: '2025-02-10',
        by: 'Kari Nes',
        action: 'review_registered',
        subjectKind: 'agreement',
        subjectTitle: null,
        fields: ['reviews'],
        changeId: null,
        withdrawn: false,
      },
      {
        at: '2024-05-02T07:15:00.000Z',
        effectiveOn: '2024-06-01',
        by: null,
        action: 'change_registered',
        subjectKind: 'change',
        subjectTitle: null,
        fields: ['locations', 'somethingNew'],
        changeId: 'chg_0',
        withdrawn: true,
      },
    ],
    names: NAMES,
    comparison: COMPARISON,
    may: { registerChange: true, write: true, review: true },
    mending: { refused: null, idempotencyKey: 'form_1' },
    answering: {
      evidence: { evi_notice: { kind: 'vendor_notice', reference: 'E-post 2026-11-10' } },
      mayAnswer: true,
      refused: null,
      idempotencyKey: 'form_1',
    },
    ...changed,
  };
}

/** A consequence of a change. */
export function consequence(changed: Partial<ConsequenceView> = {}): ConsequenceView {
  const {
    key,
    code,
    title,
    severity,
    bodyId,
    bodyName,
    subjectKind,
    subjectId,
    subjectTitle,
    agreementId,
    makesStale,
    agreementSays,
    trueNow,
    facts,
    dueOn,
    ownerId,
  } = finding();
  return {
    findingKey: key,
    code,
    title,
    severity,
    bodyId,
    bodyName,
    subjectKind,
    subjectId,
    subjectTitle,
    agreementId,
    makesStale,
    effect: 'found',
    agreementSays,
    trueNow,
    facts,
    since: '2026-12-01',
    dueOn,
    ownerId,
    ...changed,
  };
}

export const CONSEQUENCES: readonly ConsequenceView[] = [
  consequence(),
  consequence({
    findingKey: 'F15.x',
    code: 'F15',
    title: 'Mangler overføringsgrunnlag: Datavask Inc.',
    agreementSays: 'Versjon 3.0 nevner ikke noe overføringsgrunnlag.',
    trueNow: 'USA er utenfor EØS.',
  }),
  consequence({
    findingKey: 'F10.y',
    subjectId: 'agr_ave',
    subjectTitle: 'Databehandleravtale Office 365',
    bodyId: 'bod_ave',
    bodyName: 'Averøy kommune',
    agreementId: 'agr_ave',
    severity: 'high',
    ownerId: null,
  }),
  consequence({
    findingKey: 'F06.z',
    effect: 'cleared',
    title: 'Hovedavtalen er endret',
    subjectId: 'agr_kart',
    subjectTitle: 'Databehandleravtale kartløsning',
  }),
];

/** A registered change. */
export function change(changed: Partial<SavedChange> = {}): SavedChange {
  return {
    id: 'chg_1',
    kind: 'sub_processor_added',
    scope: { kind: 'product', id: 'prd_o365' },
    scopeTitle: 'Office 365',
    effectiveOn: '2026-12-01',
    note: 'Meldt i leverandørens portal.',
    registeredAt: '2026-11-22T09:30:00.000Z',
    registeredById: 'per_kari',
    withdrawnAt: null,
    consequences: CONSEQUENCES,
    ...changed,
  };
}

export const CURRENT: CurrentFacts = {
  subProcessors: [
    { key: 'ent_atea', name: 'Atea AS', country: 'NO' },
    { key: 'ent_mscorp', name: 'Microsoft Corporation', country: 'US' },
  ],
  locations: [
    { country: 'IE', activity: 'storage' },
    { country: 'US', activity: 'support' },
  ],
  dataCategories: ['identity', 'contact'],
  dataSubjects: ['employees'],
  purpose: 'Kontorstøtte',
  operatingModel: 'saas',
  twoFactor: 'enforced',
  name: 'Microsoft Ireland Operations Ltd',
  registryStatus: 'active',
  endOn: '2027-12-31',
};

export const NO_FACTS: CurrentFacts = {
  subProcessors: [],
  locations: [],
  dataCategories: [],
  dataSubjects: [],
  purpose: null,
  operatingModel: null,
  twoFactor: null,
  name: null,
  registryStatus: null,
  endOn: null,
};

const found = (bodyId: string) => DPO_FINDINGS.filter((f) => f.outcome === 'found' && !f.coming && f.bodyId === bodyId);

/** The report over three municipalities. */
export function report(changed: Partial<ReportView> = {}): ReportView {
  return {
    asOf: TODAY,
    knownAt: '2026-11-22T09:30:00.000Z',
    seq: 4711,
    language: reader.language,
    hash: 'a'.repeat(64),
    bodies: FIGURES.map((figures) => {
      const causes = new Map<string, FindingView[]>();
      for (const one of found(figures.bodyId)) causes.set(one.cause.key, [...(causes.get(one.cause.key) ?? []), one]);
      return {
        ...figures,
        number: '312206498',
        dpo: figures.bodyId === 'bod_mol' ? null : 'Interkommunalt arkiv for Møre og Romsdal IKS',
        systems: 30,
        systemsWithOwner: 28,
        causes: [...causes.values()].map((findings) => ({
          cause: (findings[0] as FindingView).cause,
          worstSeverity: (findings[0] as FindingView).severity,
          findings,
        })),
        gaps: figures.bodyId === 'bod_hus' ? [gap] : [],
      };
    }),
    ...changed,
  };
}

const step = (
  kind: StepView['kind'],
  name: string,
  country: string | null,
  more: Partial<StepView> = {},
): StepView => ({
  ...{ kind, id: name, name, country, service: null, contact: null, activity: null },
  ...more,
});
const KARI = { id: 'per_kari', name: 'Kari Nes', email: 'kari@hus.test' };
const OFFICE = {
  systemId: 'sys_o365',
  name: 'Office 365',
  bodyId: 'bod_hus',
  bodyName: 'Hustadvika kommune',
  owner: KARI,
  dataCategories: ['identity', 'health'],
  dataSubjects: ['employees', 'pupils'],
  paths: [
    [
      step('processor', 'Microsoft Ireland', 'IE'),
      step('product', 'Office 365', null),
      step('sub_processor', 'Datavask Inc.', 'US'),
    ],
    [step('processor', 'Microsoft Ireland', 'IE'), step('location', 'US:support', 'US', { activity: 'support' })],
    [step('processor', 'Microsoft Ireland', 'IE'), step('annex', 'Eldre vask Ltd', 'US')],
  ],
};

/** Who depends on a company: with all there may be, and with as little. */
export function dependencies(changed: Partial<DependenciesView> = {}): DependenciesView {
  const agreement = {
    agreementId: 'agr_office',
    title: 'Databehandleravtale Office 365',
    caseReference: '2021/214',
    bodyId: 'bod_hus',
    bodyName: 'Hustadvika kommune',
    status: 'needs_update' as const,
    versionId: 'ver_3',
    versionLabel: '3.0',
    breachHours: 24,
    owner: { ...KARI, id: 'per_ola', name: 'Ola Farstad' },
    vendorContacts: [{ vendorId: 'ven_1', name: 'Microsoft Ireland', contactName: 'Vakta', contactEmail: 'a@b.test' }],
    paths: [[step('processor', 'Microsoft Ireland', 'IE')]],
    systems: [OFFICE],
  };
  const bare = {
    ...agreement,
    ...{
      agreementId: 'agr_bare',
      caseReference: null,
      status: 'expired' as const,
      versionId: null,
      versionLabel: null,
    },
    ...{ breachHours: null, owner: null, vendorContacts: [], paths: [], systems: [] },
  };
  return {
    entity: { id: 'ent_datavask', name: 'Datavask Inc.', country: 'US' },
    country: null,
    asOf: TODAY,
    knownAt: null,
    bodies: [{ bodyId: 'bod_hus', bodyName: 'Hustadvika kommune', agreements: 3, systems: 2 }],
    agreements: [agreement, bare, { ...bare, agreementId: 'agr_open', versionId: 'ver_9' }],
    withoutAgreement: [
      OFFICE,
      { ...OFFICE, systemId: 'sys_2', owner: null, dataCategories: [], dataSubjects: [], paths: [] },
    ],
    ...changed,
  };
}
