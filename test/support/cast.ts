// The cast of the tests: municipalities of Nordmøre and Romsdal, companies and people. All but the places are made up.
import { entity, type Told } from './journal.ts';

/** Bodies by name: municipalities, the ICT co-operative, and the DPO's office. */
export const BODIES = {
  frana: { id: 'bod_frana', entity: 'ent_frana', name: 'Fræna kommune', number: '1548', kind: 'municipality' },
  eide: { id: 'bod_eide', entity: 'ent_eide', name: 'Eide kommune', number: '1551', kind: 'municipality' },
  hustadvika: {
    id: 'bod_hustadvika',
    entity: 'ent_hustadvika',
    name: 'Hustadvika kommune',
    number: '1579',
    kind: 'municipality',
  },
  orkide: { id: 'bod_orkide', entity: 'ent_orkide', name: 'IKT Orkidé', number: null, kind: 'co_operative' },
  ika: { id: 'bod_ika', entity: 'ent_ika', name: 'IKA Møre og Romsdal', number: null, kind: 'dpo_office' },
} as const;

/** People by their part: everybody is fictitious. */
export const PEOPLE = {
  /** Contract manager in Fræna. */
  kari: 'per_kari',
  /** System owner in Fræna. */
  odd: 'per_odd',
  /** Contract manager in Eide. */
  synnove: 'per_synnove',
  /** The data protection officer at IKA. */
  magne: 'per_magne',
} as const;

/** Companies: the vendors, and those that work beneath them. */
export const COMPANIES = {
  fjordsky: { id: 'ent_fjordsky', name: 'Fjordsky AS', country: 'NO' },
  skoleportal: { id: 'ent_skoleportal', name: 'Skoleportal AS', country: 'NO' },
  bergdata: { id: 'ent_bergdata', name: 'Bergdata AS', country: 'NO' },
  prairie: { id: 'ent_prairie', name: 'Prairie Cloud Inc.', country: 'US' },
  thames: { id: 'ent_thames', name: 'Thames Support Ltd', country: 'GB' },
  deccan: { id: 'ent_deccan', name: 'Deccan Helpdesk Pvt Ltd', country: 'IN' },
} as const;

/** The companies and bodies of the cast as legal entities known since 1994. */
export function everybody(): Told[] {
  const companies = Object.values(COMPANIES).map(({ id, name, country }) => entity(id, { name, country }));
  const bodies = Object.values(BODIES).flatMap((body) => [entity(body.entity, { name: body.name }), bodyOf(body)]);
  return [...companies, ...bodies];
}

function bodyOf(body: (typeof BODIES)[keyof typeof BODIES]): Told {
  const { id, name, kind, number } = body;
  const fields = {
    entity: body.entity,
    kind,
    name,
    municipalityNumber: number,
    language: 'nn' as const,
    ceased: false,
  };
  return { kind: 'body', subject: id, on: '1994-01-01', body: id, content: { fields } };
}
