// What was typed becomes the change's JSON: blanks left out, paths followed, nothing invented.
import { describe, expect, test } from 'vitest';
import { ChangeCreate } from '../../src/operations/shapes/changes.ts';
import { changeInput, countedValues, withRowsClosed } from '../../src/views/change-input.ts';

test('a new company with evidence', () => {
  const input = changeInput({
    kind: 'sub_processor_added',
    scope: 'product:prod_1',
    effectiveOn: '2026-12-01',
    'evidence.kind': 'vendor_notice',
    'evidence.reference': ' 2026/99 ',
    'evidence.issuedOn': '',
    note: '',
    'details.entity.id': '',
    'details.entity.name': 'Datavask Inc.',
    'details.entity.country': 'US',
    'details.basis': 'A46_2_c:SCC-2021',
    'details.instrument': 'overruled',
    'details.basisSignedOn': '2026-11-01',
    idempotencyKey: 'k',
  });
  expect(input).toEqual({
    kind: 'sub_processor_added',
    scope: { kind: 'product', id: 'prod_1' },
    effectiveOn: '2026-12-01',
    evidence: { kind: 'vendor_notice', reference: '2026/99' },
    details: {
      entity: { name: 'Datavask Inc.', country: 'US' },
      basis: 'A46_2_c',
      instrument: 'SCC-2021',
      basisSignedOn: '2026-11-01',
    },
  });
  expect(ChangeCreate.safeParse(input).success).toBe(true);
});

test('how a company is reached, whom it uses itself, and what is said of the transfer', () => {
  const input = changeInput({
    kind: 'sub_processor_replaced',
    scope: 'product:prod_1',
    effectiveOn: '2026-12-01',
    'details.key': 'ent_old',
    'details.by.entity.id': 'ent_1',
    'details.by.address': 'Storgata 1, Molde',
    'details.by.contact': 'personvern@selskap.example',
    'details.by.children': 'none',
    'details.by.basis': 'A49_1_d',
    'details.by.fallbackBasis': 'A46_2_c',
    'details.by.recurring': 'false',
  });
  expect((input.details as { by: object }).by).toEqual({
    entity: { id: 'ent_1' },
    address: 'Storgata 1, Molde',
    contact: 'personvern@selskap.example',
    children: 'none',
    basis: 'A49_1_d',
    fallbackBasis: 'A46_2_c',
    recurring: false,
  });
  expect(ChangeCreate.safeParse(input).success).toBe(true);
});

test('a known company needs nothing else', () => {
  const input = changeInput({ 'details.into.id': 'ent_1', 'details.into.country': 'NO', 'details.into.name': 'Noe' });
  expect(input.details).toEqual({ into: { id: 'ent_1' } });
  expect(countedValues({ 'details.entity.id': 'ent_1', 'details.entity.country': 'NO', note: 'x' })).toEqual({
    'details.entity.id': 'ent_1',
    note: 'x',
  });
  expect(countedValues({ 'details.entity.id': '', 'details.entity.country': 'NO' })).toMatchObject({
    'details.entity.country': 'NO',
  });
});

test('locations: empty rows close up, those that end are taken apart', () => {
  const values = {
    'details.add.0.country': '',
    'details.add.1.country': 'IN',
    'details.add.1.activity': 'support',
    'details.end': ['IE:storage', 'US:backup'],
  };
  expect(withRowsClosed(values)).toMatchObject({ 'details.add.0.country': 'IN' });
  expect(changeInput(values).details).toEqual({
    add: [{ country: 'IN', activity: 'support' }],
    end: [
      { country: 'IE', activity: 'storage' },
      { country: 'US', activity: 'backup' },
    ],
  });
});

test('ticks are lists, also when one alone is ticked, and yes or no is a truth value', () => {
  const input = changeInput({ 'details.kinds': 'price', 'details.material': 'false', 'details.number': '2' });
  expect(input.details).toEqual({ kinds: ['price'], material: false, number: '2' });
  expect(changeInput({ 'details.material': '' }).details).toEqual({});
});

describe('what nobody asked for', () => {
  test('reaches the door, which refuses it', () => {
    expect(changeInput({ surprise: 'x', 'details.other.deep': 'y' })).toEqual({
      surprise: 'x',
      details: { other: { deep: 'y' } },
    });
  });

  test.each([
    '__proto__.polluted',
    'details.__proto__.polluted',
    'constructor.prototype.polluted',
    'details.toString.x',
  ])('%s touches nothing else', (name) => {
    changeInput({ [name]: 'yes' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.prototype.toString.call('')).toBe('[object String]');
  });
});
