// Bad input over HTTP: law and suppositions that cannot be, a circle in a chain, a change from before its contract began.
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../src/operations/shapes/values.ts';
import { type Asker, askerAt, type EndpointName } from '../../support/asking.ts';
import { COMPANIES } from '../../support/cast.ts';
import { link, type Told, told } from '../../support/journal.ts';
import { openRegion } from '../../support/region.ts';
import { into } from '../../support/serving.ts';
import { administrator } from '../../support/signing-in.ts';
import { IDS } from '../../support/story.ts';
import { wholeJournal } from '../../support/told.ts';
import type { TestWorld } from '../../support/world.ts';

const { prairie, deccan, thames } = COMPANIES;

async function opened(more: readonly Told[] = []): Promise<{ world: TestWorld; admin: Asker }> {
  const world = await openRegion(more);
  return { world, admin: askerAt(into(world), await administrator(world)) };
}

/** What the interface says is wrong, after making sure that nothing was saved. */
async function refused({ world, admin }: Awaited<ReturnType<typeof opened>>, name: EndpointName, given: object) {
  const before = (await wholeJournal(world)).length;
  const response = await admin.send(name, given);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const problem = Problem.parse(await response.json());
  expect((await wholeJournal(world)).length).toBe(before);
  return { status: response.status, paths: problem.errors.map(({ path }) => path), errors: problem.errors };
}

const CHECKED = { source: 'OJ', certainty: 'H', checkedOn: '2026-11-20' };
const ROW = { kind: 'adequacy', id: 'X', country: 'IN', instrument: '2028/1', validFrom: '2028-01-01' };

describe('a row of law, recorded or only supposed,', () => {
  test.each<[string, object, string]>([
    ['of an unknown country', { ...ROW, country: 'XX' }, 'country'],
    ['that begins before 1994', { ...ROW, validFrom: '1993-12-31' }, 'validFrom'],
    ['that ends before 1994', { ...ROW, validTo: '1993-12-31' }, 'validTo'],
    ['that ends before it begins', { ...ROW, validTo: '2027-12-31' }, 'validTo'],
    [
      'that overlaps another of its country, instrument and scope',
      { ...ROW, country: 'CH', instrument: '2000/518/EC' },
      'validFrom',
    ],
    ['that gives a day that is none', { ...ROW, validFrom: '2027-02-29' }, 'validFrom'],
  ])('%s is refused by its path, and nothing is saved', async (_, row, path) => {
    const asked = await opened();
    expect(await refused(asked, 'createLaw', { body: { ...row, ...CHECKED } })).toMatchObject({
      status: 422,
      paths: [path],
    });
    expect(await refused(asked, 'whatIf', { body: { law: [row] } })).toMatchObject({
      status: 422,
      paths: [`law.0.${path}`],
    });
  });

  test('that overlaps one recorded at run time is refused too', async () => {
    const asked = await opened();
    await asked.admin.ask('createLaw', { body: { ...ROW, ...CHECKED } });
    const again = { ...ROW, id: 'Y', validFrom: '2029-01-01' };
    expect(await refused(asked, 'createLaw', { body: { ...again, ...CHECKED } })).toMatchObject({
      paths: ['validFrom'],
      errors: [{ message: expect.stringContaining('X holds from 2028-01-01 on') }],
    });
  });
});

describe('a supposed change', () => {
  const moved = (details: object, effectiveOn = '2027-01-01') => ({
    changes: [{ kind: 'locations_changed', scope: { kind: 'product', id: IDS.product }, effectiveOn, details }],
  });
  test.each<[string, object, string]>([
    [
      'to an unknown country',
      moved({ add: [{ country: 'XX', activity: 'support' }] }),
      'changes.0.details.add.0.country',
    ],
    ['before 1994', moved({ add: [{ country: 'IN', activity: 'support' }] }, '1993-12-31'), 'changes.0.effectiveOn'],
  ])('%s is refused by its path', async (_, body, path) => {
    expect(await refused(await opened(), 'whatIf', { body })).toMatchObject({ status: 422, paths: [path] });
  });
});

describe('a circle in a processing chain', () => {
  test('is refused when it is saved', async () => {
    const left = told('product', IDS.product, '2020-01-01', {
      added: { subProcessors: link(deccan.id, 'IN', { parent: prairie.id }) },
    });
    const given = { params: { id: IDS.product }, body: { entity: { id: prairie.id }, parentKey: deccan.id } };
    expect(await refused(await opened([left]), 'createSubProcessor', given)).toMatchObject({
      status: 422,
      paths: ['parentKey'],
    });
  });

  test('is told of and not followed when it is read', async () => {
    const circle = told('product', IDS.product, '2020-01-01', {
      added: {
        subProcessors: {
          ...link(prairie.id, 'US', { parent: deccan.id }),
          ...link(deccan.id, 'IN', { parent: thames.id }),
          ...link(thames.id, 'GB', { parent: prairie.id }),
        },
      },
    });
    const { admin } = await opened([circle]);
    const product = await admin.ask('getProduct', { params: { id: IDS.product } });
    expect(product.circular.toSorted()).toEqual([prairie.id, deccan.id, thames.id].toSorted());
    const { items } = await admin.ask('listFindings', { query: { code: 'F13' } });
    expect(items.map(({ subjectId }) => subjectId)).toContain(IDS.agreement);
  });
});

describe('a change of a contract dated before the contract began', () => {
  const both = { errors: [{ message: expect.stringMatching(/2019-01-01.*2018-12-31/) }], status: 422 };
  test('is refused with both dates, as a change and as an amendment', async () => {
    const asked = await opened();
    const change = {
      ...{ kind: 'contract_amended', scope: { kind: 'contract', id: IDS.contract }, effectiveOn: '2018-12-31' },
      details: { number: '1', kinds: ['price'] },
    };
    expect(await refused(asked, 'createChange', { body: change })).toMatchObject({ ...both, paths: ['effectiveOn'] });
    const params = { body: 'bod_frana', id: IDS.contract };
    const amendment = { number: '1', kinds: ['price'], effectiveOn: '2018-12-31' };
    expect(await refused(asked, 'createAmendment', { params, body: amendment })).toMatchObject({
      ...both,
      paths: ['effectiveOn'],
    });
    const renewal = { ...change, kind: 'contract_renewed', details: { number: '1', endOn: '2030-01-01' } };
    expect(await refused(asked, 'createChange', { body: renewal })).toMatchObject({ ...both, paths: ['effectiveOn'] });
  });
});
