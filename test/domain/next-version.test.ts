// What an annex says beside what is true, and the next version with every difference applied: no finding of it is left.
import { describe, expect, test } from 'vitest';
import { spansOf } from '../../src/domain/agreements.ts';
import { compareAnnex } from '../../src/domain/annex.ts';
import { firstVersion, nextLabel, nextVersion, versionToRenew } from '../../src/domain/next-version.ts';
import { type Journal, registerOn } from '../../src/domain/register.ts';
import type { RevisionContent, Subject } from '../../src/domain/revisions.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import {
  amendment,
  annexed,
  categories,
  dataSubjects,
  day,
  entity,
  holding,
  journal,
  link,
  party,
  place,
  type Told,
  told,
} from '../support/journal.ts';
import { found, IDS, statusOn, story, version } from '../support/story.ts';

const { prairie, bergdata, thames, fjordsky, skoleportal } = COMPANIES;
const { frana, hustadvika } = BODIES;
const ON = '2020-06-01';
const STALE = ['F06', 'F09', 'F10', 'F15', 'F16', 'F23'];

const agreementIn = (of: Journal, on: string) =>
  registerOn(of, day(on)).get('agreement', IDS.agreement) as Subject<'agreement'>;
const next = (of: Journal, on = ON): RevisionContent<'version'> =>
  nextVersion(registerOn(of, day(on)), agreementIn(of, on), '2');

function differences(of: Journal, on = ON): string[] {
  const register = registerOn(of, day(on));
  const things = compareAnnex(register, agreementIn(of, on), versionToRenew(register, IDS.agreement));
  return things
    .filter(({ difference }) => difference !== null)
    .map(({ set, thing, system, difference, fields }) => [set, thing, system, difference, ...fields].join(' '));
}

/** The draft as it would be signed on its first day by both parties. */
function signed(of: Told[], on = ON): Journal {
  const { fields, added = {} } = next(journal(of), on);
  const parties = Object.fromEntries(
    Object.entries(added.parties ?? {}).map(([id, one]) => [id, { ...one, signedOn: day(on) }]),
  );
  const content = { fields: { ...fields, state: 'signed' as const }, added: { ...added, parties } };
  return journal(of, told('version', 'ver_2', on, content, { root: IDS.agreement, body: frana.id }));
}

const everything = (): Told[] => [
  ...story(),
  told('system', IDS.system, '2020-02-01', {
    added: { dataCategories: categories('economy'), dataSubjects: dataSubjects('guardians') },
    ended: { dataCategories: ['contact'] },
  }),
  told('product', IDS.product, '2020-03-01', {
    added: {
      subProcessors: link(prairie.id, 'US', {
        basis: 'A46_2_c',
        instrument: 'SCC-C2P-1',
        basisSignedOn: day('2020-02-20'),
      }),
      locations: place('DE', 'backup'),
    },
    ended: { subProcessors: [bergdata.id], locations: ['NO:storage'] },
  }),
  told('contract', IDS.contract, '2020-04-01', { added: { amendments: amendment('1', '2020-04-01') } }),
];

describe('what the annex says beside what is true', () => {
  test('agrees where nothing has changed', () => {
    expect(differences(journal(story()))).toEqual([]);
  });

  test('differs by what came, what went and what is otherwise, system by system', () => {
    expect(differences(journal(everything()))).toEqual([
      `dataCategories contact ${IDS.system} gone`,
      `dataCategories economy ${IDS.system} unlisted`,
      `dataSubjects guardians ${IDS.system} unlisted`,
      `locations NO:storage ${IDS.system} gone`,
      `locations DE:backup ${IDS.system} unlisted`,
      `subProcessors ${bergdata.id} ${IDS.system} gone`,
      `subProcessors ${prairie.id} ${IDS.system} unlisted`,
    ]);
  });

  test('does not take what nobody has recorded for gone', () => {
    const nothing = story({
      systemSets: { dataCategories: {}, dataSubjects: {} },
      product: { subProcessors: {}, locations: {} },
    });
    expect(differences(journal(nothing))).toEqual([]);
  });

  test('differs by the country, and by a basis that has fallen', () => {
    const us = { basis: 'A45' as const, instrument: 'US-PS' };
    const moved = [
      ...story({
        product: { subProcessors: { ...link(prairie.id, 'US', us), ...link(thames.id, 'GB') } },
        versionSets: { subProcessors: annexed({ ...link(prairie.id, 'US', us), ...link(thames.id, 'IE') }) },
      }),
    ];
    expect(differences(journal(moved), '2020-07-15')).toEqual([
      `subProcessors ${thames.id} ${IDS.system} changed country`,
    ]);
    expect(differences(journal(moved), '2020-07-17')).toEqual([
      `subProcessors ${prairie.id} ${IDS.system} changed basis`,
      `subProcessors ${thames.id} ${IDS.system} changed country`,
    ]);
  });

  test('takes an entity merged into another for the same company', () => {
    const merged = [...story(), entity(bergdata.id, { name: 'Bergdata AS', mergedInto: thames.id }, '2020-02-01')];
    const under = told('product', IDS.product, '2020-02-01', {
      added: { subProcessors: link(thames.id, 'NO') },
      ended: { subProcessors: [bergdata.id] },
    });
    expect(differences(journal(merged, under))).toEqual([]);
  });
});

describe('the next version', () => {
  test('mends every finding that a text can mend, from its first day on', () => {
    const told = everything();
    expect(statusOn(journal(told), '2020-06-01')).toBe('needs_update');
    const after = signed(told);
    expect(statusOn(after, '2020-05-31')).toBe('needs_update');
    expect(statusOn(after, '2020-06-01')).toBe('in_force');
    expect(found(after, '2020-06-01', '2020-06-30', { only: STALE })).toEqual(['2020-06-01..2020-06-30 clear']);
    expect(
      spansOf(registerOn(after, day(ON)), IDS.agreement).map(({ version: { id }, from }) => `${id} ${from}`),
    ).toEqual([`${IDS.version} 2019-01-01`, `ver_2 ${ON}`]);
  });

  test('keeps terms and clauses, is read against the contract of its day, and nobody has signed it', () => {
    const { fields, added } = next(journal(everything()));
    expect(fields).toMatchObject({
      ...{ state: 'draft', label: '2', validFrom: ON, validTo: null, contractOn: ON, document: null, gdpr: true },
      ...{ authorisation: 'specific', breachHours: 24, subjectMatter: 'Oppvekst', purpose: 'Skule' },
    });
    expect(Object.keys(added?.clauses ?? {})).toHaveLength(34);
    expect(Object.values(added?.parties ?? {}).map(({ entity: id, signedOn }) => [id, signedOn])).toEqual([
      [frana.entity, null],
      [fjordsky.id, null],
    ]);
    expect(Object.keys(added?.dataCategories ?? {})).toEqual(['identity', 'economy']);
    expect(added?.subProcessors).toMatchObject({ [prairie.id]: { country: 'US', basis: 'A46_2_c', system: null } });
  });

  test('has what is recorded to be true on its first day, and not before', () => {
    const coming = journal(
      story(),
      told('system', IDS.system, '2020-09-01', { added: { dataCategories: categories('health') } }),
    );
    expect(Object.keys(next(coming, '2020-08-31').added?.dataCategories ?? {})).toEqual(['identity', 'contact']);
    expect(Object.keys(next(coming, '2020-09-01').added?.dataCategories ?? {})).toEqual([
      'identity',
      'contact',
      'health',
    ]);
  });

  test('keeps a basis of its own that holds, and takes the fact’s where its own has fallen', () => {
    const own = { basis: 'A46_2_c' as const, instrument: 'SCC-2021', basisSignedOn: day('2021-09-01') };
    const privacyShield = { basis: 'A45' as const, instrument: 'US-PS' };
    const listing = (row: object, fact: object) =>
      journal(
        story({
          product: { subProcessors: link(prairie.id, 'US', fact) },
          versionSets: { subProcessors: annexed(link(prairie.id, 'US', row)) },
        }),
      );
    const basis = (of: Journal) => next(of, '2022-01-01').added?.subProcessors?.[prairie.id]?.instrument;
    expect(basis(listing(own, {}))).toBe('SCC-2021');
    expect(basis(listing(own, privacyShield))).toBe('SCC-2021');
    expect(basis(listing(privacyShield, own))).toBe('SCC-2021');
  });

  test('lists for all systems what each of them has, and for one what that one has', () => {
    const other = story({ system: { name: 'Arkiv' } }).filter(({ kind }) => kind === 'system');
    const two = journal(
      story(),
      other.map((one) => ({ ...one, subject: 'sys_arkiv', root: 'sys_arkiv' })),
      holding('system', 'sys_arkiv', frana.id, '2019-01-01'),
      told('agreement', IDS.agreement, '2019-01-01', { added: { systems: { sys_arkiv: { system: 'sys_arkiv' } } } }),
      told('system', 'sys_arkiv', '2020-02-01', { added: { dataCategories: categories('economy', 'property') } }),
      told('system', IDS.system, '2020-02-01', { added: { dataCategories: categories('economy') } }),
    );
    expect(next(two).added?.dataCategories).toMatchObject({
      economy: { system: null },
      'property@sys_arkiv': { category: 'property', system: 'sys_arkiv' },
    });
  });

  test('has no quarrel with a row for all systems that one of them fits', () => {
    const other = story({ system: { name: 'Arkiv' } }).filter(({ kind }) => kind === 'system');
    const two = journal(
      story(),
      other.map((one) => ({ ...one, subject: 'sys_arkiv', root: 'sys_arkiv' })),
      holding('system', 'sys_arkiv', frana.id, '2019-01-01'),
      told('agreement', IDS.agreement, '2019-01-01', { added: { systems: { sys_arkiv: { system: 'sys_arkiv' } } } }),
      told('system', 'sys_arkiv', '2020-02-01', { ended: { dataCategories: ['contact'] } }),
    );
    expect(differences(two)).toEqual([]);
    expect(Object.keys(next(two).added?.dataCategories ?? {})).toEqual(['identity', 'contact']);
  });

  test('drops the rows of a system that is out of use', () => {
    const ended = journal(
      story({ versionSets: { dataCategories: annexed(categories('identity', 'contact'), 'sys_gone') } }),
    );
    expect(Object.keys(next(ended).added?.dataCategories ?? {})).toEqual(['identity', 'contact']);
  });

  test('stands with the contract’s vendor, whoever that has been merged into, and the body that holds the agreement', () => {
    const sold = [
      ...story(),
      told('contract', IDS.contract, '2020-02-01', { fields: { vendor: skoleportal.id } }),
      entity(skoleportal.id, { name: 'Skoleportal AS', mergedInto: thames.id }, '2020-03-01'),
      told('body', frana.id, '2020-01-01', {
        fields: { ceased: true },
        added: { successors: { [hustadvika.id]: { body: hustadvika.id, kind: 'merger' } } },
      }),
      holding('agreement', IDS.agreement, hustadvika.id, '2020-01-01'),
    ];
    expect(Object.keys(next(journal(sold)).added?.parties ?? {})).toEqual([hustadvika.entity, thames.id]);
  });

  test('is made of the facts alone where there is no version yet', () => {
    const without = journal(story().filter(({ kind }) => kind !== 'version'));
    const { fields, added } = next(without);
    expect(fields).toMatchObject({ purpose: 'Skule og barnehage', authorisation: null, subjectMatter: null });
    expect(Object.keys(added?.parties ?? {})).toEqual([frana.entity, fjordsky.id]);
    expect(Object.keys(added?.subProcessors ?? {})).toEqual([bergdata.id]);
    expect(Object.keys(added?.locations ?? {})).toEqual(['NO:storage']);
  });

  test('leaves no link beneath one that is not listed', () => {
    const chain = link(thames.id, 'GB', { parent: fjordsky.id });
    const loose = journal(story({ product: { subProcessors: chain } }));
    expect(next(loose).added?.subProcessors?.[thames.id]?.parent).toBeNull();
  });

  test('starts from the version in force, else from the last that was', () => {
    const expired = story({ version: { validTo: day('2020-03-01') } });
    const drafted = version(
      { version: { state: 'draft' }, versionSets: { parties: party(frana.entity, 'controller', null) } },
      'ver_draft',
    );
    const register = registerOn(journal(expired, drafted), day(ON));
    expect(versionToRenew(register, IDS.agreement)?.id).toBe(IDS.version);
  });
});

test.each([
  ['2.0', ['2.0'], '3.0'],
  ['2.0', ['2.0', '3.0'], '4.0'],
  ['1.1', ['1.1'], '1.2'],
  ['2020', ['2020'], '2021'],
  ['Versjon 3', ['Versjon 3'], 'Versjon 4'],
  ['Utkast', ['Utkast'], 'Utkast 2'],
  [null, [], '1.0'],
])('after %s comes a label that is free', (before, taken, expected) => {
  expect(nextLabel(before, taken)).toBe(expected);
});

describe('a first version', () => {
  const first = (told: Told[], processor: string | null = null) => {
    const register = registerOn(journal(told), day(ON));
    const asked = { label: '1.0', validFrom: day('2019-05-01'), processor };
    return firstVersion(register, agreementIn(journal(told), ON), asked);
  };
  const roles = (made: ReturnType<typeof first>) =>
    Object.values(made?.added?.parties ?? {}).map(({ entity: id, role, signedOn }) => [id, role, signedOn]);

  test('has the body and its vendor as parties who have not signed, and the day it is to hold from', () => {
    const made = first(story());
    expect(roles(made)).toEqual([
      [frana.entity, 'controller', null],
      [fjordsky.id, 'processor', null],
    ]);
    expect(made?.fields).toMatchObject({ validFrom: '2019-05-01', contractOn: '2019-05-01', gdpr: true, label: '1.0' });
  });

  test('under the contract of a co-operative has the body as controller, and who the system says as processor', () => {
    const theirs = { contract: { customer: BODIES.orkide.entity }, system: { processor: BODIES.orkide.entity } };
    expect(roles(first(story(theirs)))).toEqual([
      [frana.entity, 'controller', null],
      [BODIES.orkide.entity, 'processor', null],
    ]);
    expect(roles(first(story({ contract: { customer: hustadvika.entity } })))).toContainEqual([
      ...[fjordsky.id, 'processor', null],
    ]);
  });

  test('has the processor that is named; where nobody is known to process there is none', () => {
    expect(roles(first(story(), prairie.id))).toContainEqual([prairie.id, 'processor', null]);
    const nobody = { agreement: { contract: null }, system: { product: null } };
    expect(first(story(nobody))).toBeNull();
    expect(first(story(), frana.entity)).toBeNull();
  });
});
