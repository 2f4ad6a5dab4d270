// The annex a version was signed with: what held that day of the systems it covers and of their products.
import type { z } from 'zod';
import type { AnnexInput } from '../../operations/shapes/agreements.ts';
import { productNamed } from './products.ts';
import { ownPlaces, type SystemRow, useOf } from './systems.ts';
import { holdsOn, type Link, linkInput, type Place, placeInput, type Transfer } from './transfers.ts';

/** Every category, data subject, place and link once; `transfers` says by country what the text lets them stand on. */
export function annexOn(
  day: string,
  systems: readonly SystemRow[],
  transfers: Record<string, Transfer>,
): z.input<typeof AnnexInput> {
  const uses = systems.map(useOf).filter((use) => use !== null);
  const places = systems.flatMap((system) => [...ownPlaces(system), ...productPlaces(system, day)]);
  const links = systems.flatMap((system) => chainOf(system, day));
  return {
    dataCategories: [...new Set(uses.flatMap((use) => use.data))].map((category) => ({ category })),
    dataSubjects: [...new Set(uses.flatMap((use) => use.about))].map((subject) => ({ subject })),
    locations: once(places, (place) => `${place.country}:${place.activity}`).map((place) =>
      placeInput(place, transfers[place.country] ?? place.transfer),
    ),
    subProcessors: once(links, (link) => link.company).map((link) =>
      linkInput(link, transfers[link.country] ?? link.transfer),
    ),
  };
}

function productPlaces(system: SystemRow, day: string): Place[] {
  if (system.product === undefined) return [];
  return productNamed(system.product).places.filter((place) => holdsOn(place, day));
}

/** The product's links; under a processor that is not the product's vendor, the vendor itself comes first. */
function chainOf(system: SystemRow, day: string): Link[] {
  if (system.product === undefined) return [];
  const product = productNamed(system.product);
  const links = (product.links ?? []).filter((link) => holdsOn(link, day));
  if (system.processor === undefined) return links;
  return [{ company: product.vendor, country: 'NO', service: `Støtte til ${product.name}` }, ...links];
}

function once<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
