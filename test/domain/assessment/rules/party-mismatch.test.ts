// F23: the parties of the version in force are not those of the contract, or no longer what they were called.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { holding, journal, party, type Told, told } from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdict, verdicts } from '../../../support/story.ts';

const { frana, eide, hustadvika, orkide } = BODIES;
const { fjordsky, skoleportal, thames } = COMPANIES;
const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F23', days);
const novated = (from: string, fields: object): Told =>
  told('contract', IDS.contract, from, { fields }, { cause: 'change:c1' });
const merges = [
  told('body', frana.id, '2020-01-01', { added: { successors: { x: { body: hustadvika.id, kind: 'merger' } } } }),
  ...(['agreement', 'contract', 'system'] as const).map((kind) =>
    holding(kind, IDS[kind], hustadvika.id, '2020-01-01'),
  ),
];

describe('the processor', () => {
  test('is another than the contract’s vendor from the day that one takes over', () => {
    const register = journal(story(), novated('2020-02-29', { vendor: skoleportal.id }));
    expect(on(register, '2020-02-28', '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-28 clear',
      `2020-02-29 found ${fjordsky.id}`,
      `2020-03-01 found ${fjordsky.id}`,
    ]);
    expect(outcomes(register, 'F23', '2020-03-01')[0]).toMatchObject({
      severity: 'medium',
      since: '2020-02-29',
      dueOn: '2020-03-30',
      says: { version: IDS.version, entity: fjordsky.id, name: 'Fjordsky AS' },
      truth: { entity: skoleportal.id, name: 'Skoleportal AS', of: 'contract_vendor', from: '2020-02-29' },
      cause: 'change:c1',
    });
    expect(statusOn(register, '2020-02-29')).toBe('needs_update');
  });

  test('is one of several, and the vendor is another of them', () => {
    const parties = {
      ...party(frana.entity, 'controller', '2019-01-01'),
      ...party(thames.id, 'processor', '2019-01-01'),
      ...party(fjordsky.id, 'processor', '2019-01-01'),
    };
    expect(verdict(journal(story({ versionSets: { parties } })), 'F23', '2019-06-01')).toBe('clear');
  });

  test('without a contract is compared with the system’s', () => {
    const alone = story({ agreement: { contract: null } });
    const register = journal(alone, told('system', IDS.system, '2020-01-01', { fields: { processor: orkide.entity } }));
    expect(on(register, '2019-12-31', '2020-01-01')).toEqual(['2019-12-31 clear', `2020-01-01 found ${fjordsky.id}`]);
    expect(outcomes(register, 'F23', '2020-01-01')[0]?.truth).toMatchObject({
      entity: orkide.entity,
      of: 'system_processor',
    });
  });

  test('that is not known of the system cannot differ', () => {
    expect(
      verdict(journal(story({ agreement: { contract: null }, system: { product: null } })), 'F23', '2019-06-01'),
    ).toBe('clear');
  });

  test('has been merged into another company since it signed', () => {
    const register = journal(
      story(),
      told('entity', fjordsky.id, '2021-03-31', { fields: { mergedInto: skoleportal.id } }, { cause: 'change:c1' }),
    );
    expect(on(register, '2021-03-30', '2021-03-31')).toEqual(['2021-03-30 clear', `2021-03-31 found ${fjordsky.id}`]);
    expect(outcomes(register, 'F23', '2021-04-01')[0]).toMatchObject({
      truth: { entity: skoleportal.id, of: 'merged_into' },
      cause: 'change:c1',
    });
  });

  test('is the same company under the contract when both names lead to one', () => {
    const register = journal(
      story({ contract: { vendor: skoleportal.id } }),
      told('entity', skoleportal.id, '2018-06-01', { fields: { sameAs: fjordsky.id } }),
    );
    expect(on(register, '2019-06-01')).toEqual(['2019-06-01 clear']);
  });
});

describe('a registered name', () => {
  const renamed = (from: string, name: string): Told =>
    told('entity', fjordsky.id, from, { fields: { name } }, { cause: 'change:c2' });

  test('is another than when the version was signed, from the day after', () => {
    const register = journal(story(), renamed('2020-02-29', 'Fjordsky Norge AS'));
    expect(on(register, '2020-02-28', '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-28 clear',
      `2020-02-29 found ${fjordsky.id}`,
      `2020-03-01 found ${fjordsky.id}`,
    ]);
    expect(outcomes(register, 'F23', '2020-03-01')[0]).toMatchObject({
      since: '2020-02-29',
      says: { entity: fjordsky.id, name: 'Fjordsky AS' },
      truth: { entity: fjordsky.id, name: 'Fjordsky Norge AS', of: 'registered_name', from: '2020-02-29' },
      cause: 'change:c2',
    });
  });

  test.each([
    ['the day before it was signed', '2018-12-31', 'clear'],
    ['the day it was signed', '2019-01-01', 'clear'],
    ['the day after', '2019-01-02', 'found'],
  ])('that changed %s: %s', (_, from, expected) => {
    expect(verdict(journal(story(), renamed(from, 'Fjordsky Norge AS')), 'F23', '2019-06-01')).toContain(expected);
  });

  test('that was changed and changed back is no difference', () => {
    const register = journal(story(), renamed('2020-01-01', 'Fjordsky Norge AS'), renamed('2020-06-01', 'Fjordsky AS'));
    expect(on(register, '2020-05-31', '2020-06-01')).toEqual([`2020-05-31 found ${fjordsky.id}`, '2020-06-01 clear']);
  });

  test('that is said once more is no change', () => {
    expect(on(journal(story(), renamed('2020-01-01', 'Fjordsky AS')), '2020-06-01')).toEqual(['2020-06-01 clear']);
  });
});

describe('the customer of the contract', () => {
  test('is neither the controller nor one signed for', () => {
    const register = journal(story({ contract: { customer: orkide.entity } }));
    expect(outcomes(register, 'F23', '2019-06-01')).toMatchObject([
      { part: frana.entity, truth: { entity: orkide.entity, name: 'IKT Orkidé', of: 'contract_customer' } },
    ]);
  });

  test('is a co-operative that signed on the municipality’s behalf', () => {
    const parties = {
      ...party(frana.entity, 'controller', '2019-01-01', false),
      ...party(orkide.entity, 'on_behalf_of', '2019-01-01'),
      ...party(fjordsky.id, 'processor', '2019-01-01'),
    };
    expect(
      verdict(journal(story({ contract: { customer: orkide.entity }, versionSets: { parties } })), 'F23', '2019-06-01'),
    ).toBe('clear');
  });

  test('is one of several joint controllers', () => {
    const parties = {
      ...party(eide.entity, 'joint_controller', '2019-01-01'),
      ...party(frana.entity, 'joint_controller', '2019-01-01'),
      ...party(fjordsky.id, 'processor', '2019-01-01'),
    };
    expect(verdict(journal(story({ versionSets: { parties } })), 'F23', '2019-06-01')).toBe('clear');
  });

  test('and the controller were both taken over: nothing differs', () => {
    expect(on(journal(story(), merges), '2019-12-31', '2020-01-01')).toEqual(['2019-12-31 clear', '2020-01-01 clear']);
  });

  test('is the predecessor of the controller that made a new version', () => {
    const parties = {
      ...party(hustadvika.entity, 'controller', '2019-01-01'),
      ...party(fjordsky.id, 'processor', '2019-01-01'),
    };
    const register = journal(story({ versionSets: { parties } }), merges);
    expect(on(register, '2019-12-31', '2020-01-01')).toEqual([
      `2019-12-31 found ${hustadvika.entity}`,
      '2020-01-01 clear',
    ]);
  });

  test('is the successor of the controller when only the contract was made anew', () => {
    const register = journal(story(), merges, novated('2020-02-01', { customer: hustadvika.entity }));
    expect(on(register, '2020-01-31', '2020-02-01')).toEqual(['2020-01-31 clear', `2020-02-01 found ${frana.entity}`]);
  });
});

describe('a party merged into another company', () => {
  const merged = (who: string, on: string) =>
    told('entity', who, on, { fields: { mergedInto: skoleportal.id } }, { id: 'rev_merged' });
  const said = (...told: Told[]) => outcomes(journal(story(), told), 'F23', '2021-06-01').map((o) => o.truth.of);

  test.each([
    ['the day before the text was signed', '2018-12-31', []],
    ['the day it was signed', '2019-01-01', []],
    ['the day after', '2019-01-02', ['merged_into']],
  ])('%s: %j', (_, on, expected) => {
    expect(said(merged(fjordsky.id, on))).toEqual(expected);
  });

  test('is none where the party is a controller, alone or jointly: that one has successors', () => {
    expect(said(merged(frana.entity, '2020-01-01'))).toEqual([]);
    const parties = {
      ...party(eide.entity, 'joint_controller', '2019-01-01'),
      ...party(frana.entity, 'joint_controller', '2019-01-01'),
      ...party(fjordsky.id, 'processor', '2019-01-01'),
    };
    const joint = journal(story({ versionSets: { parties } }), merged(eide.entity, '2020-01-01'));
    expect(verdict(joint, 'F23', '2021-06-01')).toBe('clear');
  });

  test('and renamed is one finding: who it is goes before what it is called', () => {
    const renamed = told('entity', fjordsky.id, '2020-05-01', { fields: { name: 'Fjordsky Norge AS' } });
    expect(said(merged(fjordsky.id, '2020-01-01'), renamed)).toEqual(['merged_into']);
    expect(said(novated('2020-01-01', { vendor: thames.id }), renamed)).toEqual(['contract_vendor']);
  });
});

describe('where the contract names only one side', () => {
  const coop = told('system', IDS.system, '2019-01-01', { fields: { processor: orkide.entity } });

  test('without a vendor the system’s processor is compared', () => {
    const register = journal(story({ contract: { vendor: null as never } }), coop);
    expect(outcomes(register, 'F23', '2019-06-01')[0]).toMatchObject({
      part: fjordsky.id,
      truth: { of: 'system_processor', entity: orkide.entity },
    });
  });

  test('without a customer nothing is compared with it', () => {
    expect(verdict(journal(story({ contract: { customer: null as never } })), 'F23', '2019-06-01')).toBe('clear');
  });

  test('the system’s own processor gives the day, else its product', () => {
    const alone = { agreement: { contract: null } };
    const own = told('system', IDS.system, '2020-01-01', { fields: { processor: orkide.entity } }, { id: 'rev_own' });
    expect(outcomes(journal(story(alone), own), 'F23', '2020-02-01')[0]).toMatchObject({ cause: 'revision:rev_own' });
    const other = told('vendor', IDS.vendor, '2019-01-01', { fields: { entity: skoleportal.id } });
    expect(outcomes(journal(story(alone), other), 'F23', '2020-02-01')[0]).toMatchObject({
      truth: { of: 'system_processor', entity: skoleportal.id, from: '2019-01-01' },
    });
  });
});

test('the successor of another body than the customer is no heir', () => {
  const parties = {
    ...party(hustadvika.entity, 'controller', '2019-01-01'),
    ...party(fjordsky.id, 'processor', '2019-01-01'),
  };
  const register = journal(story({ contract: { customer: eide.entity }, versionSets: { parties } }), merges);
  expect(verdict(register, 'F23', '2020-06-01')).toBe(`found ${hustadvika.entity}`);
});

test('a text nobody’s signature dates is compared from its first day in force', () => {
  const parties = {
    ...party(frana.entity, 'controller', null, false),
    ...party(fjordsky.id, 'processor', null, false),
  };
  const renamed = (on: string) => told('entity', fjordsky.id, on, { fields: { name: 'Fjordsky Norge AS' } });
  const on = (day: string) => verdict(journal(story({ versionSets: { parties } }), renamed(day)), 'F23', '2021-01-01');
  expect([on('2019-01-01'), on('2019-01-02')]).toEqual(['clear', `found ${fjordsky.id}`]);
});
