// F24 by succession: a merger hands over to one, a split to each; whoever has no part in the agreement is found.
import { describe, expect, test } from 'vitest';
import { BODIES } from '../../../support/cast.ts';
import { day, holding, journal, type Told, told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, statusOn, story, verdict, verdicts } from '../../../support/story.ts';

const { frana, eide, hustadvika, orkide } = BODIES;
const ON = '2020-03-01';
type Kind = 'merger' | 'split';

/** The body ceases, or goes on, and others take over from it. */
function ends(of: string, on: string, kind: Kind, heirs: readonly string[], ceased = true): Told {
  const successors = Object.fromEntries(heirs.map((body) => [body, { body, kind }]));
  return told('body', of, on, { fields: ceased ? { ceased } : {}, added: { successors } }, { id: `rev_${of}` });
}
const register = (...more: Told[]) => journal(story(), more);
const accession = (body: string, on: string): Told =>
  told('agreement', IDS.agreement, on, {
    added: { accessions: { [body]: { body, version: null, deviations: null } } },
  });
const moves = (to: string, on: string): Told => holding('agreement', IDS.agreement, to, on);

describe('a merger', () => {
  test.each([
    ['a leap day', ['2020-02-28', '2020-02-29', '2020-03-01']],
    ['clocks go forward', ['2020-03-28', '2020-03-29', '2020-03-30']],
    ['clocks go back', ['2020-10-24', '2020-10-25', '2020-10-26']],
    ['a year’s end', ['2019-12-31', '2020-01-01', '2020-01-02']],
  ])('leaves what is not handed over to be found from its day: %s', (_, days) => {
    const of = register(ends(frana.id, days[1] ?? '', 'merger', [hustadvika.id]));
    expect(verdicts(of, 'F24', days)).toEqual([
      `${days[0]} clear`,
      `${days[1]} found ${hustadvika.id}`,
      `${days[2]} found ${hustadvika.id}`,
    ]);
  });

  test('says who ceased, when, and who takes over', () => {
    const of = register(ends(frana.id, '2020-01-01', 'merger', [hustadvika.id]));
    expect(outcomes(of, 'F24', ON)[0]).toMatchObject({
      severity: 'high',
      since: '2020-01-01',
      dueOn: '2020-03-01',
      makesStale: false,
      cause: `revision:rev_${frana.id}`,
      says: { version: IDS.version, label: IDS.version },
      truth: {
        body: frana.id,
        name: frana.name,
        endedOn: '2020-01-01',
        successor: hustadvika.id,
        successorName: hustadvika.name,
        kind: 'merger',
        systems: ['Oppvekst'],
      },
    });
    expect(statusOn(of, ON)).toBe('in_force');
  });

  test('is clear from the day the agreement is handed over, and stays so', () => {
    const of = register(ends(frana.id, '2020-01-01', 'merger', [hustadvika.id]), moves(hustadvika.id, '2020-02-29'));
    expect(verdicts(of, 'F24', ['2020-02-28', '2020-02-29', '2026-01-01'])).toEqual([
      `2020-02-28 found ${hustadvika.id}`,
      '2020-02-29 clear',
      '2026-01-01 clear',
    ]);
  });

  test('handed over to a later successor is clear too', () => {
    const of = register(
      ends(frana.id, '2020-01-01', 'merger', [hustadvika.id]),
      ends(hustadvika.id, '2020-02-01', 'merger', [eide.id]),
      moves(eide.id, '2020-02-15'),
    );
    expect(verdicts(of, 'F24', ['2020-02-14', '2020-02-15'])).toEqual([
      `2020-02-14 found ${hustadvika.id}`,
      '2020-02-15 clear',
    ]);
  });

  test('handed over to somebody else is found', () => {
    const of = register(ends(frana.id, '2020-01-01', 'merger', [hustadvika.id]), moves(eide.id, '2020-01-01'));
    expect(verdict(of, 'F24', ON)).toBe(`found ${hustadvika.id}`);
  });

  test('of a later holder counts as that of the first', () => {
    const of = register(
      ends(frana.id, '2020-01-01', 'merger', [hustadvika.id]),
      moves(hustadvika.id, '2020-01-01'),
      ends(hustadvika.id, '2020-02-01', 'merger', [eide.id]),
    );
    expect(verdicts(of, 'F24', ['2020-01-31', '2020-02-01'])).toEqual([
      '2020-01-31 clear',
      `2020-02-01 found ${eide.id}`,
    ]);
    expect(outcomes(of, 'F24', ON)[0]?.truth).toMatchObject({ body: hustadvika.id, successor: eide.id });
  });

  test('registered before the body ceases is nothing yet', () => {
    const of = register(ends(frana.id, '2020-01-01', 'merger', [hustadvika.id], false));
    expect(verdict(of, 'F24', ON)).toBe('clear');
  });
});

describe('a split', () => {
  const split = (ceased: boolean, ...more: Told[]) =>
    register(ends(frana.id, '2020-01-01', 'split', [hustadvika.id, eide.id], ceased), ...more);

  test.each([true, false])(
    'asks each successor to have a part in it, whether the old body ceased or not (%s)',
    (ceased) => {
      expect(verdict(split(ceased), 'F24', ON)).toBe(`found ${eide.id}, found ${hustadvika.id}`);
      expect(verdict(split(ceased, moves(hustadvika.id, '2020-01-01')), 'F24', ON)).toBe(`found ${eide.id}`);
      const both = split(ceased, moves(hustadvika.id, '2020-01-01'), accession(eide.id, '2020-02-29'));
      expect(verdicts(both, 'F24', ['2020-02-28', '2020-02-29'])).toEqual([
        `2020-02-28 found ${eide.id}`,
        '2020-02-29 clear',
      ]);
    },
  );

  test('counts an accession of one that took over from a successor', () => {
    const of = split(
      true,
      moves(hustadvika.id, '2020-01-01'),
      ends(eide.id, '2020-02-01', 'merger', [orkide.id]),
      accession(orkide.id, '2020-02-02'),
    );
    expect(verdict(of, 'F24', ON)).toBe('clear');
  });

  test('says nothing of an end where the old body goes on', () => {
    expect(outcomes(split(false), 'F24', ON)[0]).toMatchObject({
      since: '2020-01-01',
      truth: { endedOn: null, kind: 'split' },
    });
  });
});

describe('a body that ceased without a successor', () => {
  const forsaken = (otherwise: Otherwise = {}) =>
    journal(story(otherwise), told('body', frana.id, '2020-01-01', { fields: { ceased: true } }, { id: 'rev_gone' }));

  test('is found as a whole', () => {
    expect(verdicts(forsaken(), 'F24', ['2019-12-31', '2020-01-01'])).toEqual(['2019-12-31 clear', '2020-01-01 found']);
    expect(outcomes(forsaken(), 'F24', ON)[0]).toMatchObject({
      cause: 'revision:rev_gone',
      truth: { body: frana.id, endedOn: '2020-01-01', successor: null, successorName: null, kind: null },
    });
  });

  test('is nothing where no version is in force and no covered system in use', () => {
    expect(verdict(forsaken({ version: { validTo: day('2020-02-29') } }), 'F24', ON)).toBe('found');
    expect(outcomes(forsaken({ version: { validTo: day('2020-02-29') } }), 'F24', ON)[0]?.says).toEqual({
      version: null,
      label: null,
    });
    expect(verdict(forsaken({ system: { endedOn: day(ON) } }), 'F24', ON)).toBe('found');
    expect(
      verdict(forsaken({ version: { validTo: day('2020-02-29') }, system: { endedOn: day(ON) } }), 'F24', ON),
    ).toBe('clear');
  });

  test('is found where it names itself, and is not looped on', () => {
    const of = register(ends(frana.id, '2020-01-01', 'merger', [frana.id]));
    expect(verdict(of, 'F24', ON)).toBe('found');
  });
});
