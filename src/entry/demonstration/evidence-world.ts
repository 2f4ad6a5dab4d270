// Evidence of how the world is, kept for every product: lists confirmed, obligations passed on, look-ups in the list.
import { holderOn } from './bodies.ts';
import { entityOf } from './companies.ts';
import { PRODUCT_REFS, productNamed } from './products.ts';
import { isHighRisk } from './record.ts';
import { everyDays, everyMonths, FOLLOWED_FROM, staggered } from './rounds.ts';
import { type Entry, ref } from './steps.ts';
import { evidence } from './story.ts';
import type { SystemRow } from './systems.ts';

/** What all evidence about a product is written from. */
type Followed = { product: string; name: string; keeper: SystemRow; high: boolean; nth: number };

/** Evidence about products, from when the first of the systems was in use. */
export function worldlyEntries(systems: readonly SystemRow[]): Entry[] {
  const followed = PRODUCT_REFS.flatMap((product, nth) => followedOf(product, nth, systems));
  return [...followed.flatMap(confirmations), ...followed.flatMap(passedOn), ...newLinks(), ...lookUps()];
}

function followedOf(product: string, nth: number, systems: readonly SystemRow[]): Followed[] {
  const users = systems.filter((row) => row.product === product);
  const keeper = users.find((row) => row.ended === undefined) ?? users[0];
  if (keeper === undefined) return [];
  const { name } = productNamed(product);
  const high = users.some((row) => isHighRisk(row.use));
  return [{ product, name, keeper, high, nth }];
}

/** Vendors have been asked for their lists since the year after the merger. */
const ASKED_FROM = '2021-01-04';
/** Lists nobody has had confirmed since: the vendor does not answer. */
const UNANSWERED_SINCE: Record<string, string> = { turnus: '2025-09-30' };
/** Lists nobody has ever asked for. */
const NEVER_ASKED: ReadonlySet<string> = new Set(['vatn']);

/** Once a year, or twice where the risk is high. */
function confirmations({ product, name, keeper, high, nth }: Followed): Entry[] {
  if (NEVER_ASKED.has(product)) return [];
  const { live = ASKED_FROM } = keeper;
  const first = staggered(live < ASKED_FROM ? ASKED_FROM : live, nth);
  return everyMonths(high ? 6 : 12, first, UNANSWERED_SINCE[product]).map((on) =>
    evidence(on, keeper.body, {
      kind: 'chain_confirmation',
      subject: { kind: 'product', id: ref(product) },
      issuer: name,
      issuedOn: on,
      conclusion: 'Leverandøren bekrefter at listen over underdatabehandlere er rett',
      result: 'positive',
    }),
  );
}

/** Vendors that have not shown that those beneath them are bound. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['sporsmal']);

/** Every third year, for all who stand in the chain that day. */
function passedOn({ product, name, keeper, nth }: Followed): Entry[] {
  if ((productNamed(product).links ?? []).length === 0 || NOT_SHOWN.has(product)) return [];
  return everyMonths(36, staggered(keeper.live ?? FOLLOWED_FROM, nth)).map((on) =>
    evidence(on, keeper.body, {
      kind: 'flow_down',
      subject: { kind: 'product', id: ref(product) },
      issuer: name,
      issuedOn: on,
      conclusion: 'Underdatabehandlerne er bundet av de samme pliktene',
      result: 'positive',
    }),
  );
}

/** Companies that came into a chain later, each with the day its terms were shown; Lakeline before it begins. */
const CAME_LATER: readonly [product: string, company: string, on: string][] = [
  ['foresatt', 'brevduva', '2019-09-09'],
  ['office365', 'microsoft-us', '2023-08-21'],
  ['barnehage', 'panelkraft', '2025-09-15'],
  ['velferd', 'vindhosting', '2026-06-08'],
  ['kari', 'lakeline', '2026-11-02'],
];

function newLinks(): Entry[] {
  return CAME_LATER.map(([product, company, on]) =>
    evidence(on, 'fraena', {
      kind: 'flow_down',
      subject: { kind: 'product', id: ref(product) },
      part: entityOf(company),
      issuer: productNamed(product).name,
      issuedOn: on,
      conclusion: 'Utdrag av avtalen nedover i kjeden er lagt fram',
      result: 'positive',
    }),
  );
}

/** The list of the Data Privacy Framework, four times a year; at Jobbvind nobody has looked since the spring. */
const LISTED: readonly [product: string, part: string, first: string, last?: string][] = [
  ['office365', 'US:support', '2023-08-21'],
  ['office365', entityOf('microsoft-us'), '2023-08-21'],
  ['rekruttering', entityOf('mailferry'), '2024-02-05', '2026-06-01'],
  ['kari', entityOf('lakeline'), '2026-11-09'],
];

function lookUps(): Entry[] {
  return LISTED.flatMap(([product, part, first, last]) =>
    everyDays(84, first, last).map((on) =>
      evidence(on, holderOn('fraena', on), {
        kind: 'dpf_list_check',
        subject: { kind: 'product', id: ref(product) },
        part,
        issuer: 'Hustadvika kommune',
        issuedOn: on,
        conclusion: 'Står på listen som aktiv, også for personalopplysninger',
        result: 'positive',
        coversHr: true,
      }),
    ),
  );
}
