// What the record of processing says of each kind of use, and how risky it is taken to be.
import type { Entry } from './steps.ts';
import { USES, type Use } from './uses.ts';

type Facts = {
  highRisk: boolean;
  normenApplies: boolean;
  publicPowers: boolean;
  nationalIdNeed: boolean;
  inRecord: boolean;
  recipientCategories: string | null;
  retention: string | null;
  securityMeasures: string | null;
};

/** What a row about a system may say otherwise; null where nobody has asked yet. */
export type RecordRow = Partial<Facts> | null;

type Mark = 'high' | 'normen' | 'powers';
const LAW = 'Arkivlova; avleveres til depot';
const EMPLOYER = 'Fem år etter at arbeidsforholdet er over';

/** By use: marks, who gets the data, and how long they are kept. */
const RECORDS: Record<Use, [marks: readonly Mark[], recipients: string, retention: string]> = {
  office: [[], 'Mottakere av e-post; leverandøren', 'E-post slettes etter to år når den ikke er arkivverdig'],
  schoolOffice: [
    ['high'],
    'Skolens ansatte; leverandøren',
    'Slettes ved utgangen av skoleåret etter at eleven sluttet',
  ],
  archive: [['high', 'powers'], 'Parter, klageinstanser og innsynskrevere', LAW],
  letters: [[], 'Digital postkasse og trykkeri', 'Slettes 30 dager etter levering'],
  chat: [[], 'Ingen utenfor kommunen og leverandøren', 'Samtaler slettes etter 90 dager'],
  web: [[], 'Ingen utenfor kommunen og leverandøren', 'Skjema slettes når de er arkivert'],
  payroll: [[], 'Skatteetaten, Nav, KLP og banken', EMPLOYER],
  accounts: [[], 'Banken, Skatteetaten og inkassobyrå', 'Fem år etter bokføringsloven'],
  social: [['high', 'powers'], 'Statsforvalteren og samarbeidende etater', LAW],
  care: [
    ['high', 'normen', 'powers'],
    'Helseforetak, fastlege og pårørende etter samtykke',
    'Journal: ti år etter siste føring',
  ],
  childWelfare: [['high', 'powers'], 'Barneverns- og helsenemnda, Statsforvalteren', LAW],
  school: [['high', 'powers'], 'Utdanningsdirektoratet, andre skoler ved flytting', LAW],
  messages: [['high'], 'Foresatte og skolens ansatte', 'Slettes ved skoleårets slutt'],
  reading: [['high'], 'Eleven, foresatte og kontaktlærer', 'Slettes etter sjuende trinn'],
  devices: [['high'], 'Leverandøren', 'Logger slettes etter 90 dager'],
  building: [['powers'], 'Naboer, parter og innsynskrevere', LAW],
  library: [[], 'Andre bibliotek ved fjernlån', 'Lån slettes ved innlevering'],
  sweeping: [['powers'], 'Brannvesenet', 'Så lenge eiendommen har ildsted'],
  kindergarten: [['high'], 'Foresatte og barnehagens ansatte', 'Slettes når barnet slutter'],
  maps: [['powers'], 'Kartverket og allmennheten', LAW],
  alarm: [
    ['high', 'normen'],
    'Alarmsentral, hjemmetjeneste og pårørende',
    'Slettes seks måneder etter at tjenesten er avsluttet',
  ],
  fees: [['powers'], 'Banken, Skatteetaten og inkassobyrå', 'Fem år etter bokføringsloven'],
  culture: [[], 'Kulturskolens lærere', 'Slettes ett år etter siste semester'],
  quality: [[], 'Ledere og verneombud', 'Fem år etter at avviket er lukket'],
  shifts: [[], 'Ledere og lønnskontoret', EMPLOYER],
  water: [[], 'Kommunekassen', 'Fem år'],
  survey: [[], 'Ingen: svarene er samlet', 'Slettes når rapporten er levert'],
  clinic: [['high', 'normen', 'powers'], 'Fastlege, sykehus og foresatte', 'Journal: ti år etter siste føring'],
  hiring: [[], 'Ansettelsesutvalg og tillitsvalgte', 'Ett år etter tilsetting'],
  doors: [[], 'Vaktselskap', 'Logger slettes etter tre måneder'],
  politics: [[], 'Allmennheten gjennom møtekalenderen', LAW],
};

type SystemBody = Extract<Entry, { do: 'createSystem' }>['body'];

/** What the record says of a system of that use in that zone. */
export function recordOf(use: Use, zone: string, otherwise: RecordRow | undefined): Partial<SystemBody> {
  if (otherwise === null) return {};
  const [marks, recipientCategories, retention] = RECORDS[use];
  return {
    highRisk: marks.includes('high'),
    normenApplies: marks.includes('normen'),
    publicPowers: marks.includes('powers'),
    ...(USES[use].data.includes('national_identity_number') ? { nationalIdNeed: true } : {}),
    inRecord: true,
    recipientCategories,
    retention,
    securityMeasures: `Sone «${zone}»: rollestyrt tilgang, logging, kryptert overføring og sikkerhetskopi`,
    ...otherwise,
  };
}

/** Whether a use is taken to be of high risk. */
export function isHighRisk(use: Use | undefined): boolean {
  return use !== undefined && RECORDS[use][0].includes('high');
}

/** Whether Normen binds a use. */
export function isUnderNormen(use: Use | undefined): boolean {
  return use !== undefined && RECORDS[use][0].includes('normen');
}
