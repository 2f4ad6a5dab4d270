// A small register made through the operations: two municipalities, a co-operative and a DPO office, one vendor's product.
import { checkDigit } from '../../src/domain/identifiers.ts';
import { ask, type TestWorld } from './world.ts';

/** A synthetic organisation number with a valid check digit: the `nth` of those that have one. */
export function organisationNumber(nth: number): string {
  let found = 0;
  for (let eight = 31_400_000; ; eight += 1) {
    const digit = checkDigit(String(eight));
    if (digit === null) continue;
    if (found === nth) return `${eight}${digit}`;
    found += 1;
  }
}

/** From when everything in the small register holds. */
export const SINCE = '2020-01-01';

/** Ids of what the small register holds. */
export type SmallRegister = Awaited<ReturnType<typeof smallRegister>>;

/** Registers it all as the local administrator, and answers with the ids. */
export async function smallRegister(world: TestWorld) {
  const frana = await body(world, 'municipality', 'Fræna kommune', 1);
  const eide = await body(world, 'municipality', 'Eide kommune', 2);
  const orkide = await body(world, 'co_operative', 'IKT Orkidé', 3);
  const ika = await body(world, 'dpo_office', 'IKA Møre og Romsdal', 4);
  const mandate = { officeId: ika.id, from: SINCE, decidedOn: SINCE, notifiedOn: SINCE };
  await ask(world, null, 'createMandate', { params: { body: frana.id }, body: mandate });
  const people = {
    /** Contract manager in Fræna. */
    kari: await person(world, 'Kari Malme', 'contract_manager', frana.id),
    /** System owner in Fræna. */
    odd: await person(world, 'Odd Bud', 'system_owner', frana.id),
    /** Head of administration in Fræna. */
    gunn: await person(world, 'Gunn Elnes', 'management', frana.id),
    /** Archivist in Fræna. */
    liv: await person(world, 'Liv Tornes', 'archive_staff', frana.id),
    /** Auditor of Fræna. */
    per: await person(world, 'Per Hustad', 'auditor', frana.id),
    /** Contract manager in Eide. */
    synnove: await person(world, 'Synnøve Lyngstad', 'contract_manager', eide.id),
    /** Data protection officer at IKA, with a mandate for Fræna only. */
    magne: await person(world, 'Magne Vestnes', 'data_protection_officer', ika.id),
  };
  const entity = { number: organisationNumber(10), name: 'Fjordsky AS' };
  const vendor = await ask(world, null, 'createVendor', { body: { entity, effectiveOn: SINCE } });
  const product = await ask(world, null, 'createProduct', {
    params: { id: vendor.id },
    body: { name: 'Oppvekst', effectiveOn: SINCE, locations: [{ country: 'NO', activity: 'storage' }] },
  });
  const held = await holdings(world, { body: frana, vendor: vendor.entityId, product: product.id });
  const other = await holdings(world, { body: eide, vendor: vendor.entityId, product: product.id });
  return { frana, eide, orkide, ika, people, vendor, product, held, other };
}

async function body(world: TestWorld, kind: string, name: string, nth: number) {
  const given = { kind, name, number: organisationNumber(nth), effectiveOn: SINCE };
  return ask(world, null, 'createBody', { body: given });
}

async function person(world: TestWorld, name: string, role: string, bodyId: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(' ', '.').replaceAll('ø', 'o')}@post.example`;
  const given = { name, email, roles: [{ role, bodyId, from: SINCE }] };
  return (await ask(world, null, 'createPerson', { body: given })).id;
}

type Held = { body: { id: string; entityId: string }; vendor: string; product: string };

async function holdings(world: TestWorld, { body: { id: inBody, entityId }, vendor, product }: Held) {
  const params = { body: inBody };
  const system = await ask(world, null, 'createSystem', {
    params,
    body: {
      ...{ name: 'Oppvekst', productId: product, effectiveOn: SINCE, goLive: SINCE, zone: 'internal' },
      ...{ personalData: true, twoFactor: 'enforced', dataCategories: ['identity'], dataSubjects: ['pupils'] },
    },
  });
  const contract = await ask(world, null, 'createContract', {
    params,
    body: { title: 'Oppvekst, SSA-L', vendor: { id: vendor }, form: 'SSA-L', startOn: SINCE },
  });
  const agreement = await ask(world, null, 'createAgreement', {
    params,
    body: {
      title: 'Databehandleravtale Oppvekst',
      contractId: contract.id,
      systemIds: [system.id],
      form: 'vendor_form',
      effectiveOn: SINCE,
    },
  });
  const version = await ask(world, null, 'createVersion', {
    params: { ...params, id: agreement.id },
    body: versionOf(entityId, vendor),
  });
  return { system: system.id, contract: contract.id, agreement: agreement.id, version: version.id };
}

/** A signed version between two parties that lists what the small register's system is. */
export function versionOf(controller: string, processor: string) {
  return {
    label: '2020',
    state: 'signed',
    validFrom: SINCE,
    authorisation: 'specific',
    breachHours: 24,
    ...{ subjectMatter: 'Oppvekst', nature: 'Lagring', purpose: 'Skule', duration: 'Avtaletida' },
    parties: [
      { entity: { id: controller }, role: 'controller', signedOn: SINCE },
      { entity: { id: processor }, role: 'processor', signedOn: SINCE },
    ],
    annex: {
      dataCategories: [{ category: 'identity' }],
      dataSubjects: [{ subject: 'pupils' }],
      locations: [{ country: 'NO', activity: 'storage' }],
    },
  };
}

/** A version that is still being written. */
export function draftOf(controller: string, processor: string, label = 'Utkast') {
  const { parties, ...rest } = versionOf(controller, processor);
  return { ...rest, label, state: 'draft', parties: parties.map(({ signedOn: _, ...party }) => party) };
}
