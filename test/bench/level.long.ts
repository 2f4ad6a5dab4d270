// Whether pages stay level: the same page in a register of 108,000 agreements and in one of 300.
import { calendarDate } from '../../src/domain/calendar.ts';
import { createBody, createMandate } from '../../src/operations/bodies.ts';
import { PROGRAM } from '../../src/operations/reading.ts';
import { grantRole } from '../../src/operations/roles.ts';
import { ids, OFFICER } from './content.ts';
import { type BenchRegister, bodiesOf, generate, SIZES } from './generate.ts';
import type { Job } from './measure.ts';
import { visitor } from './pages.bench.ts';

const GOAL = 1.3;
const REPEATS = 41;
const TWELVE = bodiesOf(SIZES.country).slice(100, 112);
const opened: { close: () => void }[] = [];

/** Three jobs over the country: a list and an agreement beside one municipality's, a matrix of twelve beside a region's. */
export async function jobs(): Promise<Job[]> {
  const [country, one, region] = [await made(SIZES.country), await made(SIZES.one), await made(SIZES.region)];
  const [large, small] = [await visitor(country, ids.manager(1)), await visitor(one, ids.manager(1))];
  await officerOfTwelve(country);
  const [twelve, all] = [await visitor(country, ids.manager(101)), await visitor(region, OFFICER)];
  const level = (job: string, n: number, ours: () => unknown, reference: () => unknown): Job => ({
    ...{ job, n, goal: GOAL, ours, reference, repeats: REPEATS },
  });
  const paths = [
    '/lists/agreements?f.status=in_force&q=avtale',
    `/agreements/${ids.agreement(1, 7)}`,
    '/workplace',
  ] as const;
  return [
    level(
      'the page of a list among 108,000 / among 300',
      50,
      () => large(paths[0]),
      () => small(paths[0]),
    ),
    level(
      'the page of an agreement among 108,000 / among 300',
      1,
      () => large(paths[1]),
      () => small(paths[1]),
    ),
    level(
      'the matrix of twelve among 360 municipalities / of all twelve',
      12,
      () => twelve(paths[2]),
      () => all(paths[2]),
    ),
  ];
}

/** Closes and removes what the jobs opened. */
export async function cleanUp(): Promise<void> {
  for (const one of opened.reverse()) one.close();
}

async function made(size: (typeof SIZES)[keyof typeof SIZES]): Promise<BenchRegister> {
  const register = await generate(size);
  opened.push(register);
  return register;
}

/** Gives a contract manager the mandate for that municipality and eleven others, at an office of its own. */
async function officerOfTwelve({ world }: BenchRegister): Promise<void> {
  const nowhere = { params: {}, query: undefined };
  const names = { name: 'Personvernkontoret', number: '974760673', municipalityNumber: null, language: 'nb' } as const;
  const office = await createBody(world, PROGRAM, {
    ...nowhere,
    body: { ...names, kind: 'dpo_office', effectiveOn: undefined },
  });
  const from = calendarDate('2026-11-01');
  const told = { decidedOn: from, notifiedOn: from, publishedUrl: null, capacityPercent: 100, conflictReason: null };
  for (const body of TWELVE) {
    const given = { officeId: office.id, from, to: null, ...told };
    await createMandate(world, PROGRAM, { params: { body }, query: undefined, body: given });
  }
  const role = {
    role: 'data_protection_officer',
    bodyId: office.id,
    from,
    to: null,
    conflictReason: 'Bare her',
  } as const;
  await grantRole(world, PROGRAM, { params: { id: ids.manager(101) }, query: undefined, body: role });
}
