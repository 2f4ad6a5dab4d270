// F10: a company works in the chain of a covered system without being authorised under the version in force.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import {
  annexed,
  day,
  dayAfter,
  dayBefore,
  entity,
  journal,
  link,
  type Told,
  told,
  vendor,
} from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdicts } from '../../../support/story.ts';

const { prairie, bergdata, thames } = COMPANIES;
const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F10', days);
const comesIn = (from: string, company: { id: string; country: string } = prairie): Told =>
  told(
    'product',
    IDS.product,
    from,
    { added: { subProcessors: link(company.id, company.country, { service: 'Logging', basis: 'A45' }) } },
    { cause: 'change:c1' },
  );
const general = { version: { authorisation: 'general' as const } };
const notice = (receivedOn: string, more: object = {}): Told =>
  told(
    'notice',
    'ntc_1',
    receivedOn,
    {
      fields: {
        agreement: IDS.agreement,
        entity: prairie.id,
        receivedOn: day(receivedOn),
        how: 'e_mail',
        evidence: null,
        response: 'none',
        respondedOn: null,
        ...more,
      },
    },
    { root: IDS.agreement },
  );
const objected = (respondedOn: string): Told =>
  told(
    'notice',
    'ntc_1',
    respondedOn,
    { fields: { response: 'objected', respondedOn: day(respondedOn) } },
    { root: IDS.agreement, id: 'rev_objection' },
  );

describe('a new sub-processor under specific authorisation', () => {
  test.each(['2026-12-01', '2024-02-29', '2026-10-25', '2026-03-31'])('is found from %s', (from) => {
    const register = journal(story(), comesIn(from));
    expect(on(register, dayBefore(from), from, dayAfter(from))).toEqual([
      `${dayBefore(from)} clear`,
      `${from} found ${prairie.id}`,
      `${dayAfter(from)} found ${prairie.id}`,
    ]);
    expect([statusOn(register, dayBefore(from)), statusOn(register, from)]).toEqual(['in_force', 'needs_update']);
  });

  test('says whom the agreement lists, who works there now, where, and because of which change', () => {
    expect(outcomes(journal(story(), comesIn('2026-12-01')), 'F10', '2026-12-24')[0]).toMatchObject({
      key: `F10.bod_frana.${IDS.agreement}.${prairie.id}`,
      severity: 'critical',
      since: '2026-12-01',
      dueOn: '2026-12-15',
      says: { authorisation: 'specific', listed: ['Bergdata AS'], notifiedOn: null, objectedOn: null },
      truth: {
        entity: prairie.id,
        name: 'Prairie Cloud Inc.',
        country: 'US',
        service: 'Logging',
        from: '2026-12-01',
        systems: ['Oppvekst'],
      },
      cause: 'change:c1',
    });
  });

  test('is found since the version came into force, because of the change, when the version came later', () => {
    const register = journal(story({ version: { validFrom: day('2019-06-01') } }), comesIn('2019-03-01'));
    expect(outcomes(register, 'F10', '2019-06-01')[0]).toMatchObject({ since: '2019-06-01', cause: 'change:c1' });
  });

  test('is not authorised by a notice', () => {
    expect(on(journal(story(), comesIn('2026-12-01'), notice('2026-10-01')), '2026-12-01')).toEqual([
      `2026-12-01 found ${prairie.id}`,
    ]);
  });

  test('is clear again from the day the vendor stops using it', () => {
    const out = told('product', IDS.product, '2027-01-01', { ended: { subProcessors: [prairie.id] } });
    expect(on(journal(story(), comesIn('2026-12-01'), out), '2026-12-31', '2027-01-01')).toEqual([
      `2026-12-31 found ${prairie.id}`,
      '2027-01-01 clear',
    ]);
  });
});

describe('a company counts as listed', () => {
  const renamed = (fields: object) => [
    comesIn('2020-01-01', thames),
    told('entity', thames.id, '2020-02-01', { fields }),
  ];

  test('when it is the same as one that is', () => {
    expect(on(journal(story(), renamed({ sameAs: bergdata.id })), '2020-01-31', '2020-02-01')).toEqual([
      `2020-01-31 found ${thames.id}`,
      '2020-02-01 clear',
    ]);
  });

  test('when it and one that is have been merged into a third', () => {
    const merged = told('entity', bergdata.id, '2020-03-01', { fields: { mergedInto: prairie.id } });
    const register = journal(story(), renamed({ mergedInto: prairie.id }), merged);
    expect(on(register, '2020-02-29', '2020-03-01')).toEqual([`2020-02-29 found ${thames.id}`, '2020-03-01 clear']);
  });

  test('only where the row is about the system or about all', () => {
    const register = (about: string | null) =>
      journal(story({ versionSets: { subProcessors: annexed(link(bergdata.id, 'NO'), about) } }));
    expect(on(register(IDS.system), '2020-01-01')).toEqual(['2020-01-01 clear']);
    expect(on(register('sys_other'), '2020-01-01')).toEqual([`2020-01-01 found ${bergdata.id}`]);
  });
});

describe('under general authorisation', () => {
  test('a company nobody was told about is found', () => {
    expect(on(journal(story(general), comesIn('2026-12-01')), '2026-12-01')).toEqual([
      `2026-12-01 found ${prairie.id}`,
    ]);
  });

  test('a notice authorises from the day it is received', () => {
    const register = journal(story(general), comesIn('2026-12-01'), notice('2026-12-31'));
    expect(on(register, '2026-12-30', '2026-12-31', '2027-01-01')).toEqual([
      `2026-12-30 found ${prairie.id}`,
      '2026-12-31 clear',
      '2027-01-01 clear',
    ]);
  });

  test('a notice about another company, or under another agreement, does not', () => {
    const other = { ...notice('2026-10-01'), root: 'agr_other' };
    const about = told(
      'notice',
      'ntc_2',
      '2026-10-01',
      { fields: { agreement: IDS.agreement, entity: thames.id, receivedOn: day('2026-10-01'), response: 'none' } },
      { root: IDS.agreement },
    );
    expect(on(journal(story(general), comesIn('2026-12-01'), other, about), '2026-12-01')).toEqual([
      `2026-12-01 found ${prairie.id}`,
    ]);
  });

  test.each([
    ['the day before the deadline', '2026-11-14', 'found'],
    ['on the deadline, fourteen days after the notice', '2026-11-15', 'found'],
    ['the day after it', '2026-11-16', 'clear'],
  ])('an objection made %s: %s', (_, respondedOn, expected) => {
    const register = journal(story(general), comesIn('2026-12-01'), notice('2026-11-01'), objected(respondedOn));
    expect(on(register, '2026-12-01')).toEqual([
      `2026-12-01 ${expected === 'found' ? `found ${prairie.id}` : 'clear'}`,
    ]);
  });

  test('an objection takes the authorisation away from the day it is made', () => {
    const register = journal(story(general), comesIn('2026-11-01'), notice('2026-11-01'), objected('2026-11-10'));
    expect(on(register, '2026-11-09', '2026-11-10')).toEqual(['2026-11-09 clear', `2026-11-10 found ${prairie.id}`]);
    expect(outcomes(register, 'F10', '2026-11-10')[0]).toMatchObject({
      since: '2026-11-10',
      says: { notifiedOn: '2026-11-01', objectedOn: '2026-11-10' },
      cause: 'revision:rev_objection',
    });
  });

  test.each([
    ['no deadline at all counts whenever it is made', { objectionDays: null, noticeDays: null }, 'found'],
    ['a notice of thirty days has as long', { objectionDays: null, noticeDays: 30 }, 'clear'],
  ])('an objection under terms with %s', (_, terms, expected) => {
    const register = journal(
      story({ version: { ...general.version, ...terms } }),
      comesIn('2027-06-01'),
      notice('2026-11-01'),
      objected('2026-12-02'),
    );
    expect(on(register, '2027-06-01')).toEqual([
      `2027-06-01 ${expected === 'found' ? `found ${prairie.id}` : 'clear'}`,
    ]);
  });

  test('a second notice that nobody objects to authorises again', () => {
    const again = told(
      'notice',
      'ntc_2',
      '2027-01-01',
      { fields: { agreement: IDS.agreement, entity: prairie.id, receivedOn: day('2027-01-01'), response: 'accepted' } },
      { root: IDS.agreement },
    );
    const register = journal(
      story(general),
      comesIn('2026-11-01'),
      notice('2026-11-01'),
      objected('2026-11-10'),
      again,
    );
    expect(on(register, '2026-12-31', '2027-01-01')).toEqual([`2026-12-31 found ${prairie.id}`, '2027-01-01 clear']);
  });
});

describe('nobody can tell', () => {
  test('while the mode of authorisation is not entered and a company is not listed', () => {
    const register = journal(
      story({ version: { authorisation: null } }),
      comesIn('2026-12-01'),
      comesIn('2026-12-02', thames),
    );
    expect(on(register, '2026-11-30', '2026-12-01', '2026-12-02')).toEqual([
      '2026-11-30 clear',
      '2026-12-01 cannot_tell',
      '2026-12-02 cannot_tell',
    ]);
    expect(outcomes(register, 'F10', '2026-12-02')).toMatchObject([
      {
        missing: { fact: 'version.authorisation', kind: 'version', id: IDS.version },
        cause: `gap:version:${IDS.version}`,
      },
    ]);
  });
});

describe('the chain asked about', () => {
  test('is that of systems in use that hold personal data', () => {
    const used = story({ system: { goLive: day('2020-02-29'), endedOn: day('2020-04-01') } });
    expect(on(journal(used, comesIn('2020-01-01')), '2020-02-28', '2020-02-29', '2020-03-31', '2020-04-01')).toEqual([
      '2020-02-28 clear',
      `2020-02-29 found ${prairie.id}`,
      `2020-03-31 found ${prairie.id}`,
      '2020-04-01 clear',
    ]);
    const none = story({ system: { personalData: false }, systemSets: { dataCategories: {} } });
    expect(on(journal(none, comesIn('2020-01-01')), '2020-01-01')).toEqual(['2020-01-01 clear']);
  });

  test('leaves out what a deviation of the system takes out, and what hangs beneath it', () => {
    const deviations = {
      x: { of: 'sub_processor' as const, key: prairie.id, reason: 'Ikkje i bruk her', evidence: null },
    };
    const beneath = told('product', IDS.product, '2020-01-02', {
      added: { subProcessors: link(thames.id, 'GB', { parent: prairie.id }) },
    });
    const register = journal(
      story(),
      comesIn('2020-01-01'),
      beneath,
      told('system', IDS.system, '2020-02-01', { added: { deviations } }),
    );
    expect(on(register, '2020-01-31', '2020-02-01')).toEqual([
      `2020-01-31 found ${prairie.id}, found ${thames.id}`,
      '2020-02-01 clear',
    ]);
  });

  test('leaves out the companies that are themselves parties', () => {
    const orkide = { system: { processor: BODIES.orkide.entity } };
    const register = journal(story(orkide), entity('ent_x', {}), vendor('ven_x', 'ent_x'));
    // Fjordsky stands beneath the co-operative in the chain, but this agreement is made with Fjordsky itself.
    expect(on(register, '2020-01-01')).toEqual(['2020-01-01 clear']);
  });

  test('has the vendor first where a co-operative is the processor', () => {
    const parties = {
      [BODIES.frana.entity]: {
        entity: BODIES.frana.entity,
        role: 'controller' as const,
        signatory: null,
        signedOn: day('2019-01-01'),
        signatureRequired: true,
      },
      [BODIES.orkide.entity]: {
        entity: BODIES.orkide.entity,
        role: 'processor' as const,
        signatory: null,
        signedOn: day('2019-01-01'),
        signatureRequired: true,
      },
    };
    const register = journal(story({ system: { processor: BODIES.orkide.entity }, versionSets: { parties } }));
    expect(on(register, '2020-01-01')).toEqual([`2020-01-01 found ${COMPANIES.fjordsky.id}`]);
  });
});
