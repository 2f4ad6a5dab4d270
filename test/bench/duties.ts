// What a register that is kept holds beside its texts: who was checked, what was confirmed, which clauses were read.
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts';
import type { FieldsOf, SubProcessor } from '../../src/domain/subjects.ts';
import { day, evidence, type Told } from '../support/journal.ts';

/** The day the benches stand on; what is done by turns was last done so many days before it. */
const TODAY = day('2026-11-22');

const before = (days: number): CalendarDate => addDays(TODAY, -days);

/** Whether the n-th system is of high risk: one in ten, each with its impact assessment. */
export const ofHighRisk = (n: number): boolean => n % 10 === 4;

/** What is said of every link of a chain: whom to ask, that nobody works beneath it, and what would take over. */
export function knownLink(country: string): Partial<SubProcessor> {
  const known: Partial<SubProcessor> = { contact: 'personvern@leverandor.example', children: 'none' };
  return country === 'NO' ? known : { ...known, fallbackBasis: 'A46_2_c' };
}

/** The list of a product confirmed in the last half year, its flow-down attested, its American companies looked up. */
export function productDuties(product: string, n: number, links: Record<string, SubProcessor>): Told[] {
  const about = { kind: 'product', id: product } as const;
  const american = Object.entries(links).filter(([, { country }]) => country === 'US');
  return [
    evidence('chain_confirmation', about, before((n * 37) % 170)),
    evidence('flow_down', about, before((n * 53) % 900)),
    ...american.map(([part], i) =>
      evidence('dpf_list_check', about, before((n * 7) % 85), { part, coversHr: true, id: `evi_dpf_${product}_${i}` }),
    ),
  ];
}

/** What the controller itself has said of a system. */
export function systemDuties(n: number): Partial<FieldsOf<'system'>> {
  return {
    highRisk: ofHighRisk(n),
    normenApplies: false,
    publicPowers: true,
    inRecord: true,
    lawfulBasis: 'GDPR art. 6(1)(e)',
    recipientCategories: 'Ansatte med tjenstlig behov',
    retention: 'Etter arkivlova',
    securityMeasures: 'Tilgangsstyring, logging, kryptering',
  };
}

/** A processor verified within what its risk allows, and the impact assessment of a system of high risk. */
export function ownDuties(of: { body: string; agreement: string; system: string }, n: number): Told[] {
  const { body } = of;
  const agreement = { kind: 'agreement', id: of.agreement } as const;
  const system = { kind: 'system', id: of.system } as const;
  const high = ofHighRisk(n);
  return [
    evidence('verification', agreement, before((n * 17) % (high ? 350 : 690)), { body, result: 'positive' }),
    ...(high ? [evidence('dpia', system, before((n * 29) % 180), { body, result: 'positive' })] : []),
  ];
}
