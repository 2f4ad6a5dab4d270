// What products' chains and places are made of, and what transfers out of the EEA stand on.
import type { z } from 'zod';
import type { ChainChildren, LocationActivity, TransferBasis } from '../../domain/vocabulary.ts';
import type { LocationInput, SubProcessorInput } from '../../operations/shapes/vendors.ts';
import { LONG_AGO } from './bodies.ts';
import { addressOf, entityOf } from './companies.ts';

/** What a transfer stands on; `instrument` is a row of the law's time line. */
export type Transfer = {
  basis: TransferBasis;
  instrument: string;
  basisSignedOn?: string;
  fallbackBasis?: TransferBasis;
};

export const PRIVACY_SHIELD: Transfer = { basis: 'A45', instrument: 'US-PS' };
/** The framework of 2023, with the clauses agreed should it fall as the others did. */
export const PRIVACY_FRAMEWORK: Transfer = { basis: 'A45', instrument: 'US-DPF', fallbackBasis: 'A46_2_c' };
export const FRAMEWORK_ALONE: Transfer = { basis: 'A45', instrument: 'US-DPF' };
export const SWISS: Transfer = { basis: 'A45', instrument: 'CH' };
export const BRITISH: Transfer = { basis: 'A45', instrument: 'UK' };

/** The clauses of 2010, which could be signed to 2021-09-26 and held to 2022-12-27. */
export function clauses2010(signed: string): Transfer {
  return { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: signed };
}

/** The clauses of 2021. */
export function clauses2021(signed: string): Transfer {
  return { basis: 'A46_2_c', instrument: 'SCC-2021', basisSignedOn: signed };
}

type Dated = { from?: string; until?: string; transfer?: Transfer };
/** A link of the chain; one with `from` or `until` comes or goes by a registered change in the story. */
export type Link = Dated & {
  company: string;
  country: string;
  service: string;
  /** `none` where left out: the vendor says nobody works beneath it. */
  children?: ChainChildren;
};
/** A place; `until` is its first day without. */
export type Place = Dated & { country: string; activity: LocationActivity };

/** Whether a dated fact holds on a day. */
export function holdsOn(fact: Dated, day: string): boolean {
  return (fact.from ?? LONG_AGO) <= day && (fact.until === undefined || day < fact.until);
}

/** A link as forms ask for it. */
export function linkInput(link: Link, transfer = link.transfer): z.input<typeof SubProcessorInput> {
  const { company, country, service, children = 'none' } = link;
  const known = { address: addressOf(company), contact: 'Personvernkontakten', children };
  return { entity: { id: entityOf(company) }, country, service, ...known, ...transfer };
}

/** A place as forms ask for it. */
export function placeInput(place: Place, transfer = place.transfer): z.input<typeof LocationInput> {
  return { country: place.country, activity: place.activity, ...transfer };
}
