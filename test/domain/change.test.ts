// What a registered change writes, pair by pair, and what is refused with the field and what was expected.
import { describe, expect, test } from 'vitest';
import { changeRevisions, scopesOf } from '../../src/domain/change.ts';
import type {
  ChangeDetails,
  ChangeKind,
  RegisteredChange,
  SubProcessorDetails,
} from '../../src/domain/changes/changing.ts';
import { isMaterialByDefault } from '../../src/domain/changes/contract.ts';
import { Failure } from '../../src/domain/failures.ts';
import { journalOf, registerOn } from '../../src/domain/register.ts';
import type { RevisionDraft } from '../../src/domain/revisions.ts';
import { CHANGE_SCOPES, type ChangeScope } from '../../src/domain/vocabulary.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import {
  amendment,
  categories,
  day,
  holding,
  journal,
  link,
  place,
  recorded,
  type Told,
  told,
  toldBy,
} from '../support/journal.ts';
import { found, IDS, KNOWN, type Otherwise, story } from '../support/story.ts';

const { prairie, thames, deccan, bergdata, fjordsky, skoleportal } = COMPANIES;
const TODAY = '2026-11-22';
const SCOPES: Record<ChangeScope, string> = {
  vendor: IDS.vendor,
  product: IDS.product,
  contract: IDS.contract,
  system: IDS.system,
};

type Given = { on?: string; scope?: ChangeScope; id?: string; otherwise?: Otherwise; more?: Told[] };

function change<K extends ChangeKind>(
  kind: K,
  details: ChangeDetails[K],
  given: Given = {},
): RevisionDraft[] | Failure {
  const scope = given.scope ?? scopesOf(kind)[0] ?? 'product';
  const register = registerOn(journal(story(given.otherwise), given.more ?? []), day(TODAY));
  const registered = {
    kind,
    scope: { kind: scope, id: given.id ?? SCOPES[scope] },
    effectiveOn: day(given.on ?? '2026-12-01'),
    details,
  };
  return changeRevisions(registered as RegisteredChange, register, { change: 'c1', amendment: 'amd_new' });
}

/** What a change writes: the subject, and the content of its one revision. */
function writes<K extends ChangeKind>(kind: K, details: ChangeDetails[K], given: Given = {}): unknown {
  const drafts = change(kind, details, given);
  if (drafts instanceof Failure) throw drafts;
  expect(drafts).toHaveLength(1);
  for (const draft of drafts)
    expect(draft).toMatchObject({ cause: 'change:c1', effectiveOn: given.on ?? '2026-12-01' });
  return { [`${drafts[0]?.kind} ${drafts[0]?.subject}`]: drafts[0]?.content };
}

/** What a change is refused for: the path and what was expected. */
function refused<K extends ChangeKind>(kind: K, details: ChangeDetails[K], given: Given = {}): string {
  const failure = change(kind, details, given);
  if (!(failure instanceof Failure)) throw new Error(`not refused: ${JSON.stringify(failure)}`);
  return failure.errors.map(({ path, message }) => `${path}: ${message}`).join('; ') || failure.kind;
}

const sub = (entity: string, more: Partial<SubProcessorDetails> = {}): SubProcessorDetails => ({
  entity,
  service: null,
  parentKey: null,
  address: null,
  contact: null,
  basis: null,
  instrument: null,
  basisSignedOn: null,
  ...more,
});
const chain = (...links: object[]): Told =>
  told('product', IDS.product, '2020-01-01', { added: { subProcessors: Object.assign({}, ...links) } });

describe('a sub-processor', () => {
  test('comes in for a product, in its company’s country unless another is told', () => {
    const added = link(prairie.id, 'US', { service: 'Logging' });
    expect(writes('sub_processor_added', sub(prairie.id, { service: 'Logging' }))).toEqual({
      [`product ${IDS.product}`]: { added: { subProcessors: added } },
    });
    expect(writes('sub_processor_added', sub(prairie.id, { country: 'IE' }))).toEqual({
      [`product ${IDS.product}`]: { added: { subProcessors: link(prairie.id, 'IE') } },
    });
  });

  test('comes in for one system, in the name of the body that holds it', () => {
    const drafts = change('sub_processor_added', sub(prairie.id), { scope: 'system' });
    expect(drafts).toMatchObject([{ kind: 'system', subject: IDS.system, root: IDS.system, body: BODIES.frana.id }]);
    const moved = holding('system', IDS.system, BODIES.hustadvika.id, '2020-01-01');
    expect(
      change('sub_processor_added', sub(prairie.id), { scope: 'system', on: '2019-06-01', more: [moved] }),
    ).toMatchObject([{ body: BODIES.hustadvika.id }]);
    expect(change('sub_processor_added', sub(prairie.id))).toMatchObject([{ body: null }]);
  });

  test('comes in beneath another', () => {
    expect(writes('sub_processor_added', sub(prairie.id, { parentKey: bergdata.id }))).toEqual({
      [`product ${IDS.product}`]: { added: { subProcessors: link(prairie.id, 'US', { parent: bergdata.id }) } },
    });
  });

  test.each([
    ['that is in the chain already', sub(bergdata.id), {}, 'details.entity: expected something that changes'],
    [
      'of the product, told again for a system',
      sub(bergdata.id, KNOWN),
      { scope: 'system' },
      'details.entity: expected something that changes',
    ],
    [
      'beneath one that is not there',
      sub(prairie.id, { parentKey: deccan.id }),
      {},
      'details.parentKey: expected the key of a link that is in the chain on 2026-12-01',
    ],
    [
      'beneath itself',
      sub(prairie.id, { parentKey: prairie.id }),
      {},
      'details.parentKey: expected a link that does not itself stand beneath',
    ],
    [
      'that is the vendor itself',
      sub(fjordsky.id),
      {},
      'details.entity: expected another company than the processor itself',
    ],
    ['whose country nobody knows', sub('ent_unknown'), {}, 'details.country: expected the country where it processes'],
  ] as [string, SubProcessorDetails, Given, string][])('is refused %s', (_, details, given, expected) => {
    expect(refused('sub_processor_added', details, given)).toContain(expected);
  });

  test('told for a system with other facts than the product’s goes before them', () => {
    expect(writes('sub_processor_added', sub(bergdata.id, { country: 'SE' }), { scope: 'system' })).toEqual({
      [`system ${IDS.system}`]: { added: { subProcessors: link(bergdata.id, 'SE') } },
    });
  });

  test('goes out, and those beneath it with it', () => {
    const more = [
      chain(
        link(prairie.id, 'US'),
        link(thames.id, 'GB', { parent: prairie.id }),
        link(deccan.id, 'IN', { parent: thames.id }),
      ),
    ];
    expect(writes('sub_processor_removed', { key: prairie.id }, { more })).toEqual({
      [`product ${IDS.product}`]: { ended: { subProcessors: [prairie.id, thames.id, deccan.id] } },
    });
  });

  test.each([
    [
      'that is not there on the day',
      { key: prairie.id },
      { on: '2019-12-31', more: [chain(link(prairie.id, 'US'))] },
      'details.key: expected the key of a sub-processor the product has on 2019-12-31',
    ],
    ['that only the product has', { key: bergdata.id }, { scope: 'system' }, 'declared for the product'],
  ] as [string, { key: string }, Given, string][])('cannot go out %s', (_, details, given, expected) => {
    expect(refused('sub_processor_removed', details, given)).toContain(expected);
    expect(refused('sub_processor_replaced', { ...details, by: sub(thames.id) }, given)).toContain(expected);
  });
});

describe('a sub-processor that replaces another', () => {
  const more = [chain(link(prairie.id, 'US', { parent: bergdata.id }), link(thames.id, 'GB', { parent: prairie.id }))];

  test('takes its place in the chain, and those beneath it', () => {
    expect(writes('sub_processor_replaced', { key: prairie.id, by: sub(deccan.id) }, { more })).toEqual({
      [`product ${IDS.product}`]: {
        added: {
          subProcessors: {
            ...link(deccan.id, 'IN', { parent: bergdata.id }),
            ...link(thames.id, 'GB', { parent: deccan.id }),
          },
        },
        ended: { subProcessors: [prairie.id] },
      },
    });
  });

  test('may be the same company with other facts', () => {
    expect(
      writes('sub_processor_replaced', { key: thames.id, by: sub(thames.id, { country: 'IE' }) }, { more }),
    ).toEqual({
      [`product ${IDS.product}`]: { added: { subProcessors: link(thames.id, 'IE', { parent: prairie.id }) } },
    });
  });

  test.each([
    ['with the same facts', { key: thames.id, by: sub(thames.id) }, 'details.by: expected something that changes'],
    [
      'by one that is there already',
      { key: prairie.id, by: sub(bergdata.id) },
      'details.by.entity: expected a company that is not in the chain already',
    ],
    [
      'by one beneath itself',
      { key: prairie.id, by: sub(deccan.id, { parentKey: prairie.id }) },
      'details.by.parentKey: expected another link',
    ],
    [
      'by one beneath its own child',
      { key: prairie.id, by: sub(deccan.id, { parentKey: thames.id }) },
      'details.by.parentKey: expected a link that does not itself',
    ],
    [
      'by itself beneath its own child',
      { key: prairie.id, by: sub(prairie.id, { parentKey: thames.id }) },
      'details.by.parentKey: expected a link that does not itself',
    ],
  ])('is refused %s', (_, details, expected) => {
    expect(refused('sub_processor_replaced', details, { more })).toContain(expected);
  });
});

describe('locations', () => {
  const india = place('IN', 'support')['IN:support']!;
  const norway = place('NO', 'storage')['NO:storage']!;

  test('come and go for a product', () => {
    expect(writes('locations_changed', { add: [india], end: [norway] })).toEqual({
      [`product ${IDS.product}`]: {
        added: { locations: { 'IN:support': india } },
        ended: { locations: ['NO:storage'] },
      },
    });
  });

  test('come for one system, where they may be told otherwise than for the product', () => {
    const told = { ...norway, basis: 'A45' as const };
    expect(writes('locations_changed', { add: [told], end: [] }, { scope: 'system' })).toEqual({
      [`system ${IDS.system}`]: { added: { locations: { 'NO:storage': told } } },
    });
  });

  test.each([
    ['none at all', { add: [], end: [] }, {}, 'details: expected something that changes'],
    ['one that is there', { add: [norway], end: [] }, {}, 'details.add.0: expected something that changes'],
    [
      'one the product has, for the system',
      { add: [norway], end: [] },
      { scope: 'system' },
      'details.add.0: expected something that changes',
    ],
    [
      'one to end that is not there',
      { add: [], end: [norway, india] },
      {},
      'details.end.1: expected one the product has on 2026-12-01',
    ],
    [
      'one to end that only the product has',
      { add: [], end: [norway] },
      { scope: 'system' },
      'declared for the product',
    ],
    ['one both to add and to end', { add: [india], end: [india] }, {}, 'details.end.0: expected each to be named once'],
    ['one to add twice', { add: [india, india], end: [] }, {}, 'details.add.1: expected each to be named once'],
  ] as [string, ChangeDetails['locations_changed'], Given, string][])(
    'are refused: %s',
    (_, details, given, expected) => {
      expect(refused('locations_changed', details, given)).toContain(expected);
    },
  );
});

describe('data categories and data subjects', () => {
  test('come and go', () => {
    expect(writes('data_categories_changed', { add: ['health'], end: ['contact'] }, { scope: 'system' })).toEqual({
      [`system ${IDS.system}`]: {
        added: { dataCategories: categories('health') },
        ended: { dataCategories: ['contact'] },
      },
    });
    expect(writes('data_categories_changed', { add: ['health'], end: [] })).toEqual({
      [`product ${IDS.product}`]: { added: { dataCategories: categories('health') } },
    });
    expect(writes('data_subjects_changed', { add: ['guardians'], end: ['pupils'] })).toEqual({
      [`system ${IDS.system}`]: {
        added: { dataSubjects: { guardians: { subject: 'guardians' } } },
        ended: { dataSubjects: ['pupils'] },
      },
    });
  });

  test('are refused when nothing would change, or what is to end is not there', () => {
    expect(refused('data_categories_changed', { add: ['contact'], end: [] }, { scope: 'system' })).toContain(
      'details.add.0',
    );
    expect(refused('data_categories_changed', { add: [], end: ['health'] }, { scope: 'system' })).toContain(
      'details.end.0',
    );
    expect(refused('data_subjects_changed', { add: ['pupils'], end: [] })).toContain('details.add.0');
    const usual = told('product', IDS.product, '2020-01-01', { added: { dataCategories: categories('logs') } });
    expect(
      refused('data_categories_changed', { add: ['logs'], end: [] }, { scope: 'system', more: [usual] }),
    ).toContain('details.add.0');
    expect(
      refused('data_categories_changed', { add: [], end: ['logs'] }, { scope: 'system', more: [usual] }),
    ).toContain('declared for the product');
  });
});

describe('a system’s own facts', () => {
  test.each([
    ['purpose_changed', { purpose: 'Barnevern' }, { purpose: 'Barnevern' }],
    ['operating_model_changed', { operatingModel: 'on_prem' }, { operatingModel: 'on_prem' }],
    ['two_factor_changed', { twoFactor: 'absent' }, { twoFactor: 'absent' }],
  ] as const)('%s', (kind, details, fields) => {
    expect(writes(kind, details as never)).toEqual({ [`system ${IDS.system}`]: { fields } });
  });

  test.each([
    ['purpose_changed', { purpose: 'Skule og barnehage' }, 'details.purpose'],
    ['operating_model_changed', { operatingModel: 'saas' }, 'details.operatingModel'],
    ['two_factor_changed', { twoFactor: 'enforced' }, 'details.twoFactor'],
  ] as const)('%s is refused when it is so already', (kind, details, path) => {
    expect(refused(kind, details as never)).toContain(`${path}: expected something that changes`);
  });
});

describe('a contract', () => {
  const amended = (more: Partial<ChangeDetails['contract_amended']> = {}): ChangeDetails['contract_amended'] => ({
    number: 'E1',
    kinds: ['new_module'],
    signedOn: null,
    materialReason: null,
    summary: null,
    documentReference: 'Sak 26/117',
    ...more,
  });

  test('is amended under the key that is handed in, material by its kinds', () => {
    const expected = {
      number: 'E1',
      kinds: ['new_module'],
      effectiveOn: '2026-12-01',
      signedOn: null,
      material: true,
      materialReason: null,
      summary: null,
      document: 'Sak 26/117',
    };
    expect(writes('contract_amended', amended())).toEqual({
      [`contract ${IDS.contract}`]: { added: { amendments: { amd_new: expected } } },
    });
  });

  test.each([
    [['price'], undefined, null, false],
    [['price', 'editorial'], undefined, null, false],
    [['price', 'retention'], undefined, null, true],
    [['price'], true, 'Ny modul ligg i prisen', true],
    [['retention'], false, 'Berre presisering', false],
    [['price'], false, null, false],
  ] as const)('by %s, said to be material: %s', (kinds, material, materialReason, expected) => {
    const drafts = change('contract_amended', amended({ kinds: [...kinds], material, materialReason }));
    expect(drafts).toMatchObject([{ content: { added: { amendments: { amd_new: { material: expected } } } } }]);
    expect(isMaterialByDefault(['renewal'])).toBe(true);
  });

  test.each([
    [
      'otherwise than by default without a reason',
      amended({ material: false }),
      {},
      'details.materialReason: expected a reason: an amendment of these kinds is material by default',
    ],
    [
      'of price as material without a reason',
      amended({ kinds: ['price'], material: true }),
      {},
      'is not material by default',
    ],
    [
      'before it began, with both days',
      amended(),
      { on: '2018-12-31' },
      'effectiveOn: expected a day on or after 2019-01-01, when the contract began, and got 2018-12-31',
    ],
    [
      'under a number in use',
      amended(),
      {
        more: [told('contract', IDS.contract, '2020-01-01', { added: { amendments: amendment('E1', '2020-01-01') } })],
      },
      'details.number: expected a number no other amendment of the contract bears, and got E1',
    ],
    [
      'under a number a later amendment bears',
      amended(),
      {
        on: '2019-06-01',
        more: [told('contract', IDS.contract, '2020-01-01', { added: { amendments: amendment('E1', '2020-01-01') } })],
      },
      'details.number',
    ],
  ] as [string, ChangeDetails['contract_amended'], Given, string][])(
    'is not amended %s',
    (_, details, given, expected) => {
      expect(refused('contract_amended', details, given)).toContain(expected);
    },
  );

  test('may be amended on the day it began', () => {
    expect(change('contract_amended', amended(), { on: '2019-01-01' })).toHaveLength(1);
  });

  test('is renewed: an amendment that moves its last day', () => {
    const otherwise = { contract: { endOn: day('2026-12-31') } };
    expect(writes('contract_renewed', { number: 'E2', endOn: day('2028-12-31') }, { otherwise })).toMatchObject({
      [`contract ${IDS.contract}`]: {
        fields: { endOn: '2028-12-31' },
        added: {
          amendments: { amd_new: { number: 'E2', kinds: ['renewal'], material: true, effectiveOn: '2026-12-01' } },
        },
      },
    });
  });

  test.each([
    ['to the day it ends already', '2026-12-31', 'details.endOn: expected something that changes'],
    ['to an earlier day', '2026-12-30', 'details.endOn: expected a day after 2026-12-31, and got 2026-12-30'],
  ])('is not renewed %s', (_, endOn, expected) => {
    expect(
      refused(
        'contract_renewed',
        { number: 'E2', endOn: day(endOn) },
        { otherwise: { contract: { endOn: day('2026-12-31') } } },
      ),
    ).toContain(expected);
  });

  test('without a last day is not renewed to one before the renewal', () => {
    expect(refused('contract_renewed', { number: 'E2', endOn: day('2026-11-30') })).toContain(
      'expected a day after 2026-12-01',
    );
  });
});

describe('a vendor', () => {
  test('gets another name, and keeps the one before as an alias', () => {
    expect(writes('vendor_renamed', { name: 'Fjordsky Norge AS' })).toEqual({
      [`entity ${fjordsky.id}`]: {
        fields: { name: 'Fjordsky Norge AS' },
        added: { aliases: { 'Fjordsky AS': { name: 'Fjordsky AS' } } },
      },
    });
    expect(refused('vendor_renamed', { name: 'Fjordsky AS' })).toContain('details.name');
  });

  test('is merged into another company, not into itself or one merged into it', () => {
    expect(writes('vendor_merged', { into: skoleportal.id })).toEqual({
      [`entity ${fjordsky.id}`]: { fields: { mergedInto: skoleportal.id } },
    });
    expect(refused('vendor_merged', { into: fjordsky.id })).toContain('details.into: expected another company');
    const more = [told('entity', skoleportal.id, '2020-01-01', { fields: { mergedInto: fjordsky.id } })];
    expect(refused('vendor_merged', { into: skoleportal.id }, { more })).toContain(
      'details.into: expected another company',
    );
    const before = [told('entity', fjordsky.id, '2020-01-01', { fields: { mergedInto: skoleportal.id } })];
    expect(refused('vendor_merged', { into: skoleportal.id }, { more: before })).toContain(
      'details.into: expected something that changes',
    );
  });

  test('gets another status in the register of companies', () => {
    expect(writes('vendor_status_changed', { registryStatus: 'bankrupt' })).toEqual({
      [`entity ${fjordsky.id}`]: { fields: { registryStatus: 'bankrupt' } },
    });
    expect(refused('vendor_status_changed', { registryStatus: 'active' })).toContain('details.registryStatus');
  });

  test('before its company is known is refused', () => {
    expect(refused('vendor_renamed', { name: 'X' }, { on: '1993-12-31' })).toContain(
      'effectiveOn: expected a day on or after 1994-01-01',
    );
    const young = [told('vendor', 'ven_new', '1990-01-01', { fields: { entity: fjordsky.id } })];
    expect(refused('vendor_renamed', { name: 'X' }, { id: 'ven_new', on: '1993-12-31', more: young })).toContain(
      'when the company is first known',
    );
    const lost = [told('vendor', 'ven_lost', '1990-01-01', { fields: { entity: 'ent_none' } })];
    expect(refused('vendor_renamed', { name: 'X' }, { id: 'ven_lost', more: lost })).toBe('not_found');
  });
});

describe('the table of kinds and scopes', () => {
  const PAIRS: Record<ChangeKind, ChangeScope[]> = {
    sub_processor_added: ['product', 'system'],
    sub_processor_removed: ['product', 'system'],
    sub_processor_replaced: ['product', 'system'],
    locations_changed: ['product', 'system'],
    data_categories_changed: ['product', 'system'],
    data_subjects_changed: ['system'],
    purpose_changed: ['system'],
    operating_model_changed: ['system'],
    two_factor_changed: ['system'],
    contract_amended: ['contract'],
    contract_renewed: ['contract'],
    vendor_renamed: ['vendor'],
    vendor_merged: ['vendor'],
    vendor_status_changed: ['vendor'],
  };

  test.each(Object.entries(PAIRS) as [ChangeKind, ChangeScope[]][])('%s fits %s and nothing else', (kind, scopes) => {
    expect(scopesOf(kind)).toEqual(scopes);
    for (const scope of CHANGE_SCOPES.filter((one) => !scopes.includes(one))) {
      expect(refused(kind, {} as never, { scope })).toBe(
        `scope.kind: expected ${scopes.join(' or ')}: ${kind} does not fit a ${scope}`,
      );
    }
  });

  test('a subject nobody knows, or that began later, is refused', () => {
    expect(refused('two_factor_changed', { twoFactor: 'absent' }, { id: 'sys_none' })).toBe('not_found');
    expect(refused('two_factor_changed', { twoFactor: 'absent' }, { on: '2018-12-31' })).toContain(
      'effectiveOn: expected a day on or after 2019-01-01, when the system began',
    );
  });
});

test('a change that is recorded turns the agreement stale from its day, because of it', () => {
  const told = story();
  const known = recorded(told);
  const drafts = change('sub_processor_added', sub(prairie.id, { basis: 'A45', instrument: 'US-DPF' }));
  if (drafts instanceof Failure) throw drafts;
  const after = journalOf([...known, ...recorded(toldBy(drafts), known.length)]);
  expect(found(after, '2026-11-22', '2027-01-31')).toEqual([
    '2026-11-22..2026-11-30 clear',
    '2026-12-01..2027-01-31 F10 F13 F13? F14 F17 F18',
  ]);
});
