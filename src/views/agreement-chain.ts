// Who processes under an agreement, system by system as a tree, and the countries the data are in, in words.
import type { CalendarDate } from '../domain/calendar.ts';
import { isInEea } from '../domain/law/transfer.ts';
import { watchOn } from '../domain/watch.ts';
import type { SystemView } from './agreement-types.ts';
import type { Setting } from './page.ts';
import { chainTree } from './system.ts';
import { lowered } from './words.ts';

/** The chains beneath the processor, and each country with what happens there; null where no system can be read. */
export function agreementChain(setting: Setting, systems: readonly SystemView[], processor: string | null) {
  if (systems.length === 0) return null;
  const { words } = setting;
  return {
    processor: processor ?? words.text('common.unknown'),
    systems: systems.map((system) => ({ name: system.name, links: chainTree(setting, system, null) })),
    countries: countriesOf(setting, systems),
  };
}

function countriesOf({ words, frame }: Setting, systems: readonly SystemView[]): object[] {
  const told = systems.flatMap((system) => [
    ...system.locations.map(({ country, activity }) => ({
      country,
      what: lowered(words.label('activity', activity), words.language),
    })),
    ...system.subProcessors.map(({ country, name }) => ({ country, what: name })),
  ]);
  const watch = watchOn(frame.asOf as CalendarDate);
  const byCountry = Map.groupBy(told, ({ country }) => country);
  return [...byCountry]
    .map(([code, things]) => {
      const inside = isInEea(code, watch);
      const what = words.list([...new Set(things.map((thing) => thing.what))]);
      const eea = words.text(inside ? 'chain.insideEea' : 'chain.outsideEea');
      return { inside, text: words.text('chain.country', { country: `${words.country(code)} (${eea})`, what }) };
    })
    .sort((a, b) => Number(a.inside) - Number(b.inside) || a.text.localeCompare(b.text, words.language));
}
