// F01: a system in use that holds personal data at a processor without an agreement in force.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import {
  categories,
  day,
  dayAfter,
  dayBefore,
  holding,
  journal,
  link,
  party,
  place,
  told,
} from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, story, verdict, verdicts, version } from '../../../support/story.ts';

const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F01', days, 'system');
/** The story without its agreement: only the system, its product and the cast. */
const bare = (otherwise: Otherwise = {}) => story(otherwise).filter(({ kind }) => kind !== 'version');

describe('a system in use without an agreement', () => {
  test.each([
    ['an ordinary day', '2019-03-01'],
    ['a leap day', '2020-02-29'],
    ['the last day of a month', '2019-04-30'],
    ['the day summer time begins', '2019-03-31'],
    ['the day summer time ends', '2019-10-27'],
  ])('is found from the day it goes live: %s', (_, goLive) => {
    const register = journal(bare({ system: { goLive: day(goLive) } }));
    expect(on(register, dayBefore(goLive), goLive, dayAfter(goLive))).toEqual([
      `${dayBefore(goLive)} clear`,
      `${goLive} found`,
      `${dayAfter(goLive)} found`,
    ]);
  });

  test('is found until the day before it is ended', () => {
    const register = journal(bare({ system: { endedOn: day('2020-03-01') } }));
    expect(on(register, '2020-02-28', '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-28 found',
      '2020-02-29 found',
      '2020-03-01 clear',
    ]);
  });

  test('says since when, who processes, and that nothing covered it', () => {
    const [outcome] = outcomes(journal(bare()), 'F01', '2019-06-30', 'system');
    expect(outcome).toMatchObject({
      key: `F01.${BODIES.frana.id}.${IDS.system}`,
      severity: 'critical',
      since: '2019-01-01',
      dueOn: '2019-01-15',
      agreement: IDS.agreement,
      says: { coveredUntil: null },
      truth: {
        system: IDS.system,
        processor: COMPANIES.fjordsky.id,
        processorName: 'Fjordsky AS',
        inUseFrom: '2019-01-01',
      },
    });
  });

  test('is found since it went live even when that was before it was registered', () => {
    const [outcome] = outcomes(journal(bare({ system: { goLive: day('2016-05-01') } })), 'F01', '2019-06-30', 'system');
    expect(outcome?.since).toBe('2016-05-01');
  });

  test('is found since the day it came to hold personal data', () => {
    const register = journal(
      bare({ system: { personalData: false }, systemSets: { dataCategories: {} } }),
      told(
        'system',
        IDS.system,
        '2020-02-29',
        { added: { dataCategories: categories('health') } },
        { cause: 'change:c1' },
      ),
    );
    expect(on(register, '2020-02-28', '2020-02-29')).toEqual(['2020-02-28 clear', '2020-02-29 found']);
    expect(outcomes(register, 'F01', '2020-03-15', 'system')[0]).toMatchObject({
      since: '2020-02-29',
      cause: 'change:c1',
      severity: 'critical',
    });
  });
});

describe('a system whose agreement is over', () => {
  test('is found from the day after the last day', () => {
    const register = journal(story({ version: { validTo: day('2020-02-29') } }));
    expect(on(register, '2020-02-28', '2020-02-29', '2020-03-01')).toEqual([
      '2020-02-28 clear',
      '2020-02-29 clear',
      '2020-03-01 found',
    ]);
    expect(outcomes(register, 'F01', '2020-03-05', 'system')[0]).toMatchObject({
      since: '2020-03-01',
      says: { coveredUntil: '2020-02-29' },
      cause: `time:${IDS.agreement}`,
    });
  });

  test('is found from the day the agreement is terminated', () => {
    const ended = told(
      'version',
      IDS.version,
      '2020-05-01',
      { fields: { state: 'terminated', terminatedOn: day('2020-05-01') } },
      { root: IDS.agreement, id: 'rev_end' },
    );
    const register = journal(story(), ended);
    expect(on(register, '2020-04-30', '2020-05-01')).toEqual(['2020-04-30 clear', '2020-05-01 found']);
    expect(outcomes(register, 'F01', '2020-05-01', 'system')[0]).toMatchObject({
      since: '2020-05-01',
      cause: 'revision:rev_end',
    });
  });

  test('is found from the day it is taken out of the agreement', () => {
    const out = told(
      'agreement',
      IDS.agreement,
      '2020-05-01',
      { ended: { systems: [IDS.system] } },
      { cause: 'change:c2' },
    );
    const register = journal(story(), out);
    expect(on(register, '2020-04-30', '2020-05-01')).toEqual(['2020-04-30 clear', '2020-05-01 found']);
    expect(outcomes(register, 'F01', '2020-05-01', 'system')[0]).toMatchObject({
      since: '2020-05-01',
      cause: 'change:c2',
      agreement: null,
    });
  });

  test('is not found when a later version takes over the day after', () => {
    const next = version({ version: { validFrom: day('2020-03-01') }, versionOn: '2020-02-01' }, 'ver_2');
    const register = journal(story({ version: { validTo: day('2020-02-29') } }), next);
    expect(on(register, '2020-02-29', '2020-03-01')).toEqual(['2020-02-29 clear', '2020-03-01 clear']);
  });

  test('is found again after the later version, which took the first one’s place for good', () => {
    const next = version(
      { version: { validFrom: day('2020-03-01'), validTo: day('2020-12-31') }, versionOn: '2020-02-01' },
      'ver_2',
    );
    const register = journal(story(), next);
    expect(on(register, '2020-12-31', '2021-01-01')).toEqual(['2020-12-31 clear', '2021-01-01 found']);
  });
});

describe('an agreement covers a system', () => {
  test('of the body that holds it, not of another body', () => {
    const register = journal(story(), holding('agreement', IDS.agreement, BODIES.eide.id, '2020-01-01'));
    expect(on(register, '2019-12-31', '2020-01-01')).toEqual(['2019-12-31 clear', '2020-01-01 found']);
  });

  test('of a body that has taken over from the one that holds it', () => {
    const successors = { x: { body: BODIES.hustadvika.id, kind: 'merger' as const } };
    const register = journal(
      story(),
      told('body', BODIES.frana.id, '2020-01-01', { added: { successors } }),
      holding('system', IDS.system, BODIES.hustadvika.id, '2020-01-01'),
    );
    expect(on(register, '2019-12-31', '2020-01-01')).toEqual(['2019-12-31 clear', '2020-01-01 clear']);
  });

  test('of a body that has acceded to a framework agreement, while it has', () => {
    const accessions = { x: { body: BODIES.frana.id, version: null, deviations: null } };
    const register = journal(
      story(),
      holding('agreement', IDS.agreement, BODIES.orkide.id, '2020-01-01'),
      told('agreement', IDS.agreement, '2020-02-01', { fields: { framework: true }, added: { accessions } }),
      told('agreement', IDS.agreement, '2020-06-01', { ended: { accessions: ['x'] } }),
    );
    expect(on(register, '2020-01-31', '2020-02-01', '2020-05-31', '2020-06-01')).toEqual([
      '2020-01-31 found',
      '2020-02-01 clear',
      '2020-05-31 clear',
      '2020-06-01 found',
    ]);
  });

  test('only once every party has signed', () => {
    const parties = {
      ...party(BODIES.frana.entity, 'controller', '2019-01-01'),
      ...party(COMPANIES.fjordsky.id, 'processor', '2019-03-01'),
    };
    const register = journal(story({ versionSets: { parties } }));
    expect(on(register, '2019-02-28', '2019-03-01', '2019-03-02')).toEqual([
      '2019-02-28 found',
      '2019-03-01 clear',
      '2019-03-02 clear',
    ]);
  });
});

describe('nobody processes', () => {
  const onPrem: Otherwise = { system: { operatingModel: 'on_prem' }, product: { subProcessors: {} } };

  test('on the municipality’s own machines that no company reaches', () => {
    expect(verdict(journal(bare(onPrem)), 'F01', '2019-06-01', 'system')).toBe('clear');
  });

  test.each(['access', 'support'] as const)('unless the vendor has %s', (activity) => {
    const register = journal(bare({ ...onPrem, product: { subProcessors: {}, locations: place('NO', activity) } }));
    expect(verdict(register, 'F01', '2019-06-01', 'system')).toBe('found');
  });

  test('unless a company works in its chain', () => {
    const register = journal(bare({ ...onPrem, product: { subProcessors: link(COMPANIES.bergdata.id, 'NO') } }));
    expect(verdict(register, 'F01', '2019-06-01', 'system')).toBe('found');
  });

  test('when the controller runs it itself', () => {
    expect(verdict(journal(bare({ system: { processor: BODIES.frana.entity } })), 'F01', '2019-06-01', 'system')).toBe(
      'clear',
    );
  });

  test('in a system that holds no personal data', () => {
    const register = journal(bare({ system: { personalData: false }, systemSets: { dataCategories: {} } }));
    expect(verdict(register, 'F01', '2019-06-01', 'system')).toBe('clear');
  });
});

describe('nobody can tell', () => {
  test('while it is not known whether the system holds personal data', () => {
    const register = journal(
      bare({ system: { personalData: null }, systemSets: { dataCategories: {} } }),
      told('system', IDS.system, '2019-05-01', { fields: { personalData: false } }),
    );
    expect(on(register, '2019-04-30', '2019-05-01')).toEqual(['2019-04-30 cannot_tell', '2019-05-01 clear']);
    expect(outcomes(register, 'F01', '2019-04-30', 'system')[0]).toMatchObject({
      missing: { fact: 'system.personalData', kind: 'system', id: IDS.system },
      cause: `gap:system:${IDS.system}`,
      since: null,
      dueOn: null,
    });
  });

  test('while it is not known who the processor is', () => {
    const register = journal(
      bare({ system: { product: null } }),
      told('system', IDS.system, '2019-05-01', { fields: { processor: COMPANIES.fjordsky.id } }),
    );
    expect(on(register, '2019-04-30', '2019-05-01')).toEqual(['2019-04-30 cannot_tell', '2019-05-01 found']);
    expect(outcomes(register, 'F01', '2019-04-30', 'system')[0]?.missing?.fact).toBe('system.processor');
  });

  test('but a system with an agreement in force is clear whatever else is unknown', () => {
    const register = journal(
      story({ system: { personalData: null, product: null }, systemSets: { dataCategories: {} } }),
    );
    expect(verdict(register, 'F01', '2019-06-01', 'system')).toBe('clear');
  });
});

test('a co-operative that runs the system is the processor who must have the agreement', () => {
  const register = journal(bare({ system: { processor: BODIES.orkide.entity } }));
  expect(outcomes(register, 'F01', '2019-06-01', 'system')[0]?.truth).toMatchObject({ processorName: 'IKT Orkidé' });
});

describe('the day coverage ended', () => {
  const since = (register: ReturnType<typeof journal>, on = '2021-01-01') => {
    const [outcome] = outcomes(register, 'F01', on, 'system');
    return [outcome?.since, outcome?.cause, outcome?.says.coveredUntil];
  };
  const out = (on: string) =>
    told('agreement', IDS.agreement, on, { ended: { systems: [IDS.system] } }, { id: `rev_out_${on}` });
  const lasts = (validTo: string) => story({ version: { validTo: day(validTo) } });
  const terminated = (on: string, state: 'terminated' | 'signed' = 'terminated') =>
    told(
      'version',
      IDS.version,
      on,
      { fields: { state, terminatedOn: day(on) } },
      { root: IDS.agreement, id: 'rev_end' },
    );

  test('is the day the system was taken out, where the text would have gone on, or ended that very day', () => {
    const expected = ['2020-05-01', 'revision:rev_out_2020-05-01', '2020-04-30'];
    expect(since(journal(story(), out('2020-05-01')))).toEqual(expected);
    expect(since(journal(lasts('2020-12-31'), out('2020-05-01')))).toEqual(expected);
    expect(since(journal(lasts('2020-05-01'), out('2020-05-01')))).toEqual(expected);
  });

  test('is the day after the text ran out, where the system was taken out later', () => {
    const expected = ['2020-05-01', `time:${IDS.agreement}`, '2020-04-30'];
    expect(since(journal(lasts('2020-04-30'), out('2020-05-01')))).toEqual(expected);
    expect(since(journal(lasts('2020-04-30'), out('2020-06-01')))).toEqual(expected);
  });

  test('is none where the system was taken out before the text was in force, or on its first day', () => {
    for (const on of ['2019-01-01', '2018-12-31']) {
      const never = story({ version: { validFrom: day('2019-01-01') } }).map((one) =>
        one.kind === 'agreement' ? { ...one, on: '2018-06-01' } : one,
      );
      expect(since(journal(never, out(on)))[2]).toBeNull();
    }
  });

  test('is none where the only text begins later', () => {
    expect(since(journal(story({ version: { validFrom: day('2021-06-01') } })))).toEqual([
      '2019-01-01',
      expect.stringMatching(/^revision:/),
      null,
    ]);
  });

  test('is that of the last of several agreements, whichever is named first', () => {
    const other = (validTo: string) => {
      const told = story({ version: { validTo: day(validTo) } }).filter(({ subject, root }) =>
        [subject, root].includes(IDS.agreement),
      );
      const renamed = JSON.stringify(told).replaceAll(IDS.agreement, 'agr_a').replaceAll(IDS.version, 'ver_a');
      return JSON.parse(renamed.replaceAll('hold_agr_oppvekst', 'hold_agr_a')) as typeof told;
    };
    expect(since(journal(lasts('2020-06-30'), other('2020-03-31')))[0]).toBe('2020-07-01');
    expect(since(journal(lasts('2020-03-31'), other('2020-06-30')))[0]).toBe('2020-07-01');
    expect(since(journal(lasts('2020-06-30'), other('2020-06-30')))).toEqual([
      '2020-07-01',
      expect.stringMatching(/^time:agr_/),
      '2020-06-30',
    ]);
  });

  test('is the termination’s, because of it', () => {
    expect(since(journal(story(), terminated('2020-05-01')))).toEqual(['2020-05-01', 'revision:rev_end', '2020-04-30']);
    const later = told(
      'version',
      IDS.version,
      '2020-05-10',
      { fields: { state: 'terminated' } },
      { root: IDS.agreement, id: 'rev_state' },
    );
    expect(since(journal(lasts('2020-12-31'), terminated('2020-05-01', 'signed'), later))[1]).toBe('revision:rev_end');
  });
});

describe('a system comes into use', () => {
  const bareUse = (goLive: string | null, more: Parameters<typeof told>[3] = {}, on = '2020-02-01') => {
    const register = journal(bare({ system: { goLive: goLive === null ? null : day(goLive) } }), [
      told('system', IDS.system, on, more, { id: 'rev_use', cause: 'change:c9' }),
    ]);
    const [outcome] = outcomes(register, 'F01', '2020-06-01', 'system');
    return [outcome?.since, outcome?.cause, outcome?.truth.name];
  };

  test('with the day it goes live, by time or by the revision that said so after it', () => {
    expect(bareUse('2019-06-01')).toEqual(['2019-06-01', `time:${IDS.system}`, 'Oppvekst']);
    expect(bareUse('2019-06-01', { fields: { goLive: day('2020-01-15') } })).toEqual([
      '2020-01-15',
      'change:c9',
      'Oppvekst',
    ]);
  });

  test('with its registration where nobody knows, because of that', () => {
    const register = journal(bare({ system: { goLive: null } }));
    const [outcome] = outcomes(register, 'F01', '2020-06-01', 'system');
    expect([outcome?.since, outcome?.cause?.split(':')[0]]).toEqual(['2019-01-01', 'revision']);
  });
});

test('on its own machines the municipality is reached where one of several places is support', () => {
  const places = { ...place('NO', 'storage'), ...place('NO', 'support') };
  const register = journal(
    bare({ system: { operatingModel: 'on_prem' }, product: { subProcessors: {}, locations: places } }),
  );
  expect(verdict(register, 'F01', '2019-06-01', 'system')).toBe('found');
});
