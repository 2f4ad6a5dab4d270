// How a row about a system becomes steps: registered, secured with two factors, ended.
import type { OperatingModel, TwoFactor, Zone } from '../../domain/vocabulary.ts';
import { type BodyRef, holderOn, LONG_AGO, managerOf, OPENED } from './bodies.ts';
import { entityOf } from './companies.ts';
import { type RecordRow, recordOf } from './record.ts';
import { type Entry, ref } from './steps.ts';
import type { Place } from './transfers.ts';
import { type Described, USES, type Use } from './uses.ts';

export type SystemRow = {
  ref: string;
  body: BodyRef;
  name: string;
  product?: string;
  /** Unknown where left out: a gap in the register. */
  use?: Use;
  /** Where the record of processing says other than is usual for the use; null where nobody has said anything. */
  record?: RecordRow;
  model?: OperatingModel;
  zone?: Zone;
  twoFactor?: TwoFactor;
  /** From when two factors are enforced, where they were not from the start. */
  secured?: string;
  owner?: string;
  processor?: BodyRef;
  /** The country it is stored in at a processor that offers it without a product. */
  stored?: string;
  live?: string;
  /** The day it is registered to exist and the day of recording, where not the day it went live. */
  since?: string;
  on?: string;
  /** First day out of use, and the day that was recorded. */
  ended?: { day: string; on: string };
};

/** What a system is used for; none where nobody has said. */
export function useOf(row: SystemRow): Described | null {
  return row.use === undefined ? null : USES[row.use];
}

/** Places of its own: the municipality's or the co-operative's machines, or where a processor without a product keeps it. */
export function ownPlaces(row: SystemRow): Place[] {
  const here = row.model === undefined || row.model === 'saas' ? undefined : 'NO';
  const country = row.stored ?? here;
  return country === undefined ? [] : [{ country, activity: 'storage' }];
}

/** The steps of each system's own life. */
export function systemEntries(rows: readonly SystemRow[]): Entry[] {
  return rows.flatMap((row) => [registered(row), ...secured(row), ...ended(row)]);
}

function registered(row: SystemRow): Entry {
  const since = row.since ?? row.live ?? LONG_AGO;
  const body = holderOn(row.body, since);
  return {
    on: row.on ?? (since < OPENED ? OPENED : since),
    by: managerOf(body),
    do: 'createSystem',
    params: { body: ref(body) },
    as: row.ref,
    body: {
      name: row.name,
      productId: row.product && ref(row.product),
      processor: row.processor && { id: entityOf(row.processor) },
      ownerId: row.owner && ref(row.owner),
      goLive: row.live ?? LONG_AGO,
      locations: ownPlaces(row).map(({ country, activity }) => ({ country, activity })),
      ...profileOf(row),
      effectiveOn: since,
    },
  };
}

const ZONES: Record<Zone, string> = { open: 'åpen', internal: 'intern', secure: 'sikker' };

/** What is known of its use; of a system nobody has described, nothing. */
function profileOf(row: SystemRow): Partial<Extract<Entry, { do: 'createSystem' }>['body']> {
  const known = useOf(row);
  if (known === null || row.use === undefined) return {};
  return {
    ...recordOf(row.use, ZONES[row.zone ?? 'internal'], row.record),
    purpose: known.purpose,
    personalData: true,
    operatingModel: row.model ?? 'saas',
    zone: row.zone ?? 'internal',
    twoFactor: row.twoFactor ?? 'enforced',
    dataCategories: known.data,
    dataSubjects: known.about,
  };
}

/** A correction of a system's facts, by the contract manager of whoever holds it that day. */
export function revised(
  row: Pick<SystemRow, 'ref' | 'body'>,
  on: string,
  facts: Extract<Entry, { do: 'reviseSystem' }>['body'],
): Entry {
  const body = holderOn(row.body, on);
  return { on, by: managerOf(body), do: 'reviseSystem', params: { body: ref(body), id: ref(row.ref) }, body: facts };
}

function secured(row: SystemRow): Entry[] {
  if (row.secured === undefined) return [];
  const on = row.secured === '2019-01-01' ? '2018-12-28' : row.secured;
  return [revised(row, on, { effectiveOn: row.secured, twoFactor: 'enforced' })];
}

function ended(row: SystemRow): Entry[] {
  if (row.ended === undefined) return [];
  return [revised(row, row.ended.on, { effectiveOn: row.ended.on, endedOn: row.ended.day })];
}
