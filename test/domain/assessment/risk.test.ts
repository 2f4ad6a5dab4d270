// How risky a processing is where nobody has said: what a system holds, and about whom.
import { describe, expect, test } from 'vitest';
import { categories, dataSubjects, journal, told } from '../../support/journal.ts';
import { IDS, type Otherwise, outcomes, story, verdict } from '../../support/story.ts';

const ON = '2020-06-01';

describe('whether the risk is high, where nobody has said,', () => {
  const risk = (held: Otherwise['systemSets']) =>
    verdict(journal(story({ system: { highRisk: null }, systemSets: held ?? {} })), 'F28', ON, 'system');
  const of = (data: Parameters<typeof categories>, about: Parameters<typeof dataSubjects>) =>
    risk({ dataCategories: categories(...data), dataSubjects: dataSubjects(...about) });

  test.each([
    [['health'], ['residents'], 'found'],
    [['health'], ['patients'], 'found'],
    [['criminal_convictions'], ['clients'], 'found'],
    [['trade_union'], ['employees'], 'cannot_tell'],
    [['identity'], ['pupils'], 'found'],
    [['children'], ['guardians'], 'found'],
    [['child_welfare'], ['suppliers'], 'found'],
    [['identity', 'location'], ['employees'], 'cannot_tell'],
    [['logs'], ['employees'], 'cannot_tell'],
    [['images'], ['visitors'], 'cannot_tell'],
    [['identity', 'economy', 'free_text'], ['residents'], 'clear'],
    [['shielded_address'], ['residents'], 'cannot_tell'],
    [['secrecy_bound'], ['employees'], 'cannot_tell'],
    [[], ['employees'], 'cannot_tell'],
    [['identity'], [], 'cannot_tell'],
  ] as const)('%s about %s: %s', (data, about, expected) => {
    expect(of([...data], [...about])).toBe(expected);
  });

  test('is what somebody has said, whatever it holds', () => {
    const said = (highRisk: boolean) =>
      journal(
        story({
          system: { highRisk },
          systemSets: { dataCategories: categories('health'), dataSubjects: dataSubjects('patients') },
        }),
      );
    expect([verdict(said(false), 'F28', ON, 'system'), verdict(said(true), 'F28', ON, 'system')]).toEqual([
      'clear',
      'found',
    ]);
  });

  test('turns on the day of the first ground', () => {
    const kids = told(
      'system',
      IDS.system,
      '2020-03-10',
      { added: { dataCategories: categories('children') } },
      { id: 'rev_kids' },
    );
    const sick = told(
      'system',
      IDS.system,
      '2020-02-29',
      { added: { dataCategories: categories('health') } },
      { id: 'rev_sick' },
    );
    const base = story({ system: { highRisk: null }, systemSets: { dataSubjects: dataSubjects('residents') } });
    expect(outcomes(journal(base, kids, sick), 'F28', ON, 'system')[0]).toMatchObject({
      since: '2020-02-29',
      cause: 'revision:rev_sick',
      truth: { highRisk: 'derived' },
    });
    const later = told(
      'system',
      IDS.system,
      '2020-03-01',
      { added: { dataSubjects: dataSubjects('patients') } },
      { id: 'rev_patients' },
    );
    const staff = story({ system: { highRisk: null }, systemSets: { dataSubjects: dataSubjects('employees') } });
    expect(outcomes(journal(staff, sick, later), 'F28', ON, 'system')[0]).toMatchObject({
      since: '2020-03-01',
      cause: 'revision:rev_patients',
    });
  });
});
