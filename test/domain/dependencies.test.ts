// Who depends on a company or country, at any depth, on a day: through processors, chains, locations and annexes.
import { describe, expect, test } from 'vitest';
import { dependencesOn, type Path, type Target } from '../../src/domain/dependencies.ts';
import { registerOn } from '../../src/domain/register.ts';
import { watchOn } from '../../src/domain/watch.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { annexed, day, entity, journal, link, place, told } from '../support/journal.ts';
import { IDS, type Otherwise, story } from '../support/story.ts';

const { bergdata, prairie, deccan, fjordsky, thames } = COMPANIES;
const chain = {
  ...link(bergdata.id, 'NO', { service: 'Drift' }),
  ...link(prairie.id, 'US', { parent: bergdata.id, contact: 'privacy@prairie.example' }),
  ...link(deccan.id, 'IN', { parent: prairie.id }),
};

const inWords = (path: Path): string => path.map(({ kind, id, name }) => `${kind} ${name ?? id}`).join(' → ');

/** Each dependence on a day: body, agreement, and the ways there in words. */
function depends(target: Target, on: string, ...of: Parameters<typeof journal>): string[] {
  const register = registerOn(journal(...of), day(on));
  const given = { systems: [IDS.system], agreements: [IDS.agreement] };
  return dependencesOn({ register, target, watch: watchOn(register.asOf) }, given).flatMap((one) => {
    const head = `${one.agreement?.id ?? 'no agreement'}${one.span ? '' : ' (not in force)'}`;
    const ways = [...one.paths, ...one.systems.flatMap(({ paths }) => paths)].map(inWords);
    return ways.length > 0 ? ways.map((way) => `${head}: ${way}`) : [head];
  });
}

const deep: Otherwise = { product: { subProcessors: chain } };
const COVERED = `${IDS.agreement}: processor Fjordsky AS`;

describe('a company', () => {
  test('is found however deep in the chain it stands, with the way there', () => {
    expect(depends({ entity: deccan.id }, '2026-11-23', story(deep))).toEqual([
      `${COVERED} → product Oppvekst → sub_processor Bergdata AS → sub_processor Prairie Cloud Inc. → sub_processor Deccan Helpdesk Pvt Ltd`,
    ]);
  });

  test('is found as the processor itself, by the version and by the system', () => {
    expect(depends({ entity: fjordsky.id }, '2026-11-23', story())).toEqual([COVERED, COVERED]);
  });

  test('is found only on the days it is in the chain', () => {
    const ended = told('product', IDS.product, '2026-06-01', { ended: { subProcessors: [deccan.id] } });
    expect(depends({ entity: deccan.id }, '2026-05-31', story(deep), ended)).toHaveLength(1);
    expect(depends({ entity: deccan.id }, '2026-06-01', story(deep), ended)).toEqual([]);
  });

  test('is found under another of its names, and under the company it was merged into', () => {
    const twin = entity('ent_twin', { name: 'Deccan Ltd', country: 'IN', sameAs: deccan.id });
    const merged = told('entity', deccan.id, '2026-01-01', { fields: { mergedInto: thames.id } });
    expect(depends({ entity: 'ent_twin' }, '2026-11-23', story(deep), twin)).toHaveLength(1);
    expect(depends({ entity: thames.id }, '2026-11-23', story(deep), merged)).toHaveLength(1);
    expect(depends({ entity: thames.id }, '2025-12-31', story(deep), merged)).toEqual([]);
  });

  test('is not found where the system deviates from the product, or is no longer in use', () => {
    const deviation = { of: 'sub_processor' as const, key: prairie.id, reason: 'Ikkje i bruk', evidence: null };
    const without = told('system', IDS.system, '2026-01-01', { added: { deviations: { x: deviation } } });
    expect(depends({ entity: deccan.id }, '2026-11-23', story(deep), without)).toEqual([]);
    const out = told('system', IDS.system, '2026-01-01', { fields: { endedOn: day('2026-02-01') } });
    expect(depends({ entity: deccan.id }, '2026-01-31', story(deep), out)).toHaveLength(1);
    expect(depends({ entity: deccan.id }, '2026-02-01', story(deep), out)).toEqual([]);
  });

  test('is found beneath a co-operative that runs the vendor’s product', () => {
    const run = { ...deep, system: { processor: BODIES.orkide.entity } };
    expect(depends({ entity: deccan.id }, '2026-11-23', story(run))).toEqual([
      `${IDS.agreement}: processor IKT Orkidé → product Oppvekst → sub_processor Fjordsky AS → sub_processor Bergdata AS → sub_processor Prairie Cloud Inc. → sub_processor Deccan Helpdesk Pvt Ltd`,
    ]);
  });

  test('is found once through a chain whose parents go in a circle', () => {
    const circle = {
      ...link(prairie.id, 'US', { parent: deccan.id }),
      ...link(deccan.id, 'IN', { parent: prairie.id }),
    };
    expect(depends({ entity: deccan.id }, '2026-11-23', story({ product: { subProcessors: circle } }))).toEqual([
      `${COVERED} → product Oppvekst → sub_processor Prairie Cloud Inc. → sub_processor Deccan Helpdesk Pvt Ltd`,
    ]);
  });

  test('that the annex lists and the chain lacks may be in use all the same', () => {
    const listed = { versionSets: { subProcessors: annexed(link(thames.id, 'GB')) } };
    expect(depends({ entity: thames.id }, '2026-11-23', story(listed))).toEqual([
      `${COVERED} → annex Thames Support Ltd`,
    ]);
  });

  test('is found for a system whose agreement is over, and for one that never had any', () => {
    const over = { ...deep, version: { validTo: day('2025-12-31') } };
    expect(depends({ entity: deccan.id }, '2026-01-01', story(over))[0]).toMatch(/^agr_oppvekst \(not in force\): /);
    const bare = story(deep).filter(({ kind }) => kind !== 'agreement' && kind !== 'version');
    expect(depends({ entity: deccan.id }, '2026-01-01', bare)[0]).toMatch(/^no agreement \(not in force\): processor/);
  });
});

describe('a country', () => {
  test('is found through where companies process, and where data are stored or reached from', () => {
    const india = {
      product: { subProcessors: chain, locations: { ...place('NO', 'storage'), ...place('IN', 'support') } },
    };
    expect(depends({ country: 'IN' }, '2026-11-23', story(india))).toEqual([
      `${COVERED} → product Oppvekst → sub_processor Bergdata AS → sub_processor Prairie Cloud Inc. → sub_processor Deccan Helpdesk Pvt Ltd`,
      `${COVERED} → product Oppvekst → location IN:support`,
    ]);
    expect(depends({ country: 'BR' }, '2026-11-23', story(india))).toEqual([]);
  });

  test('is found through a processor that sits there', () => {
    const moved = told('entity', fjordsky.id, '2026-01-01', { fields: { country: 'SE' } });
    expect(depends({ country: 'SE' }, '2026-11-23', story(), moved)).toEqual([COVERED, COVERED]);
    expect(depends({ country: 'SE' }, '2025-12-31', story(), moved)).toEqual([]);
  });
});
