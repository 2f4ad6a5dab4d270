// Titles of findings in the three languages; the rest of their words are in each language's own files.
import { RULE_BY_CODE } from '../../domain/assessment/rules.ts';
import type { Language } from '../../domain/vocabulary.ts';
import { nb } from './nb.ts';

/** Titles in English and nynorsk (domain reference §7); bokmål's stand with its other words. */
const TITLES: Record<Exclude<Language, 'nb'>, Record<string, string>> = {
  nn: {
    F01: 'Manglar databehandlaravtale',
    F02: 'I drift utan signatur',
    F03: 'Avtalen har gått ut',
    F04: 'Avtalen går snart ut',
    F05: 'Avtale frå før GDPR',
    F06: 'Hovudavtalen er endra',
    F07: 'Manglar slettestadfesting',
    F08: 'Manglar pliktig vilkår',
    F09: 'Ufullstendig vedlegg',
    F10: 'Ikkje godkjend underdatabehandlar',
    F11: 'Innvendingsfristen nærmar seg',
    F12: 'Utdatert liste over underdatabehandlarar',
    F13: 'Ukjend behandlingskjede',
    F14: 'Manglar vidareført avtale',
    F15: 'Manglar overføringsgrunnlag',
    F16: 'Overføringsgrunnlaget er falle bort',
    F17: 'Overføringsgrunnlaget går ut',
    F18: 'DPF er ikkje stadfesta',
    F19: 'Manglar overføringsvurdering',
    F20: 'Feil bruk av unntak',
    F21: 'Databehandlaren er ikkje kontrollert',
    F22: 'Konkurs eller sletta',
    F23: 'Feil avtalepart',
    F24: 'Kommunen finst ikkje lenger',
    F25: 'Ligg hos tidlegare samarbeid',
    F26: 'Manglar tofaktor',
    F27: 'Manglar i protokollen',
    F28: 'Manglar vurdering av personvernkonsekvensar',
    F29: 'Ombod ikkje meldt',
    F30: 'Manglar Normen-krav',
  },
  en: {
    F01: 'No data processing agreement',
    F02: 'Live before signature',
    F03: 'Agreement expired',
    F04: 'Agreement expiring',
    F05: 'Agreement from before the GDPR',
    F06: 'Main contract changed',
    F07: 'No deletion certificate',
    F08: 'Mandatory clause missing',
    F09: 'Annex incomplete',
    F10: 'Unauthorised sub-processor',
    F11: 'Objection window closing',
    F12: 'Sub-processor list out of date',
    F13: 'Processing chain unknown',
    F14: 'No evidence of flow-down',
    F15: 'Transfer without basis',
    F16: 'Transfer basis lapsed',
    F17: 'Transfer basis expiring',
    F18: 'DPF not confirmed',
    F19: 'Transfer impact assessment missing',
    F20: 'Derogation misused',
    F21: 'Processor not verified',
    F22: 'Bankrupt or deleted',
    F23: 'Party mismatch',
    F24: 'Controller has ceased',
    F25: 'Held by a former co-operative',
    F26: 'No two-factor authentication',
    F27: 'Not in the record of processing',
    F28: 'DPIA missing',
    F29: 'DPO not registered',
    F30: 'Normen terms absent',
  },
};

/** The codes there is a rule for, in order. */
export const RULED_CODES: readonly string[] = [...RULE_BY_CODE.keys()].sort();

/** The title of a finding; its code where it has none. */
export function findingTitle(code: string, language: Language): string {
  const titles = language === 'nb' ? undefined : TITLES[language];
  return titles?.[code] ?? nb.findings[code]?.title ?? code;
}

/** What a finding means, in one sentence; null for an unknown code. */
export function findingExplanation(code: string): string | null {
  return nb.findings[code]?.explanation ?? null;
}
