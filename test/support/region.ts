// A small region for tests of operations: Fræna and Eide with one vendor's two products, and the people who ask.
import type { Actor } from '../../src/domain/permissions.ts';
import type { Role } from '../../src/domain/vocabulary.ts';
import { insertPerson } from '../../src/storage/people.ts';
import { BODIES, COMPANIES, PEOPLE } from './cast.ts';
import { beginning } from './doings.ts';
import { annexed, link, type Told, told } from './journal.ts';
import { IDS } from './story.ts';
import { tell } from './told.ts';
import { openWorld, type TestWorld } from './world.ts';

const { frana, eide, ika } = BODIES;

/** Ids of what Eide has: its own product, system, contract, agreement and version. */
export const EIDE = {
  product: 'pro_skule',
  system: 'sys_skule',
  contract: 'con_skule',
  agreement: 'agr_skule',
  version: 'ver_2',
} as const;

const actor = (id: string, name: string, role: Role, ...bodies: string[]): Actor => ({
  id,
  name,
  roles: bodies.map((body) => ({ role, body })),
});

/** Contract manager in Fræna. */
export const KARI = actor(PEOPLE.kari, 'Kari Nes', 'contract_manager', frana.id);
/** Contract manager in Eide. */
export const SYNNOVE = actor(PEOPLE.synnove, 'Synnøve Eide', 'contract_manager', eide.id);
/** The data protection officer of both. */
export const MAGNE = actor(PEOPLE.magne, 'Magne Ås', 'data_protection_officer', frana.id, eide.id, ika.id);
/** Management in Fræna. */
export const LEIV = actor('per_leiv', 'Leiv Rød', 'management', frana.id);
/** Somebody without any role. */
export const NOBODY: Actor = { id: 'per_nobody', name: 'Ola Ingen', roles: [] };

/** System owner in Fræna. */
export const ODD = actor(PEOPLE.odd, 'Odd Hauge', 'system_owner', frana.id);

const named = [KARI, SYNNOVE, MAGNE, LEIV, ODD];

/** Their roles as the register knows them. */
const granted: Told[] = named.flatMap(({ id, roles }) =>
  roles.map(({ role, body }) =>
    told('role', `rol_${id}_${body}`, '2020-01-01', { fields: { person: id, role, body, active: true } }, { body }),
  ),
);

/** A world with the region's register and whatever else is told. */
export async function openRegion(more: readonly Told[] = [], at?: string): Promise<TestWorld> {
  const world = await openWorld(at);
  const people = named.map(({ id, name }) => ({ id, name, email: `${id}@kommune.example`, language: 'nb' as const }));
  await world.database.write(people.flatMap(insertPerson));
  await tell(world, [...beginning(), ...granted, ...more], 'begun');
  return world;
}

/** Both products use Prairie Cloud in the United States, listed and on the Data Privacy Framework. */
export function american(): Told[] {
  const prairie = link(COMPANIES.prairie.id, 'US', { basis: 'A45', instrument: 'US-DPF', service: 'Lagring' });
  const listed = { added: { subProcessors: annexed(prairie) } };
  return [
    told('product', IDS.product, '2024-01-01', { added: { subProcessors: prairie } }),
    told('product', EIDE.product, '2024-01-01', { added: { subProcessors: prairie } }),
    told('version', IDS.version, '2024-01-01', listed, { root: IDS.agreement, body: frana.id }),
    told('version', EIDE.version, '2024-01-01', listed, { root: EIDE.agreement, body: eide.id }),
  ];
}
