// Transfers out of the EEA over several municipalities: which country, on what basis, whether it holds, and for whom.
import { transfersUnder } from '../domain/assessment/judging.ts';
import type { TransferPlace } from '../domain/assessment/rule.ts';
import { holderOf } from '../domain/entities.ts';
import { type Actor, mustBeAllowedSomewhere, mustSee } from '../domain/permissions.ts';
import type { TransferBasis } from '../domain/vocabulary.ts';
import { type Reading, readBody, type TimeQuery } from './reading.ts';
import type { World } from './world.ts';

/** What the law says of a transfer's basis on the day. */
export type TransferResult = TransferPlace['evaluation']['result'];

/** One agreement's transfer of one system's data, by a company of the chain or to a place of the product. */
export type TransferUse = {
  bodyId: string;
  bodyName: string;
  agreementId: string;
  agreementTitle: string;
  systemName: string;
  /** The company that receives; null for a place of storage, access or support. */
  company: string | null;
  activity: string | null;
};

/** Transfers to one country on one basis that fare alike. */
export type TransferGroup = {
  country: string;
  basis: TransferBasis | null;
  instrument: string | null;
  result: TransferResult;
  uses: readonly TransferUse[];
};

/**
 * Every transfer under the agreements in force of the bodies on the day asked for, by country, basis and how it fares: what
 * does not hold first, then by country.
 */
export async function transfersIn(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery,
): Promise<TransferGroup[]> {
  mustBeAllowedSomewhere(actor, 'report');
  for (const body of bodies) mustSee(actor, body);
  const groups = new Map<string, TransferGroup & { uses: TransferUse[] }>();
  for (const body of bodies) {
    const read = await readBody(world, actor, body, query);
    for (const { place, use } of placesIn(read, body)) {
      const { country, basis } = place.transfer;
      const instrument = lawOf(place);
      const { result } = place.evaluation;
      const key = [country, basis, instrument, result].join(' ');
      const group = groups.get(key) ?? { country, basis, instrument, result, uses: [] };
      group.uses.push(use);
      groups.set(key, group);
    }
  }
  return [...groups.values()].sort(inOrder);
}

function placesIn({ register, journal, time }: Reading, body: string): { place: TransferPlace; use: TransferUse }[] {
  const bodyName = register.get('body', body)?.fields.name ?? body;
  return register
    .all('agreement')
    .filter((agreement) => holderOf(register, agreement) === body)
    .flatMap((agreement) =>
      transfersUnder(journal, agreement.id, time.asOf).map((place) => ({
        place,
        use: {
          bodyId: body,
          bodyName,
          agreementId: agreement.id,
          agreementTitle: agreement.fields.title ?? agreement.id,
          systemName: place.system.fields.name ?? place.system.id,
          company: textOf(place.facts.name),
          activity: textOf(place.facts.activity),
        },
      })),
    );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The row of law a transfer rests on: the one it names, else the one that was found to hold. */
function lawOf({ transfer, evaluation }: TransferPlace): string | null {
  return transfer.instrument ?? (evaluation.result === 'ok' ? evaluation.law : null);
}

const URGENCY: readonly TransferResult[] = ['no_basis', 'lapsed', 'cannot_tell', 'ok'];

function inOrder(a: TransferGroup, b: TransferGroup): number {
  const urgent = URGENCY.indexOf(a.result) - URGENCY.indexOf(b.result);
  if (urgent !== 0) return urgent;
  const [one, other] = [a, b].map(({ country, basis, instrument }) => `${country} ${basis} ${instrument}`);
  return one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1;
}
