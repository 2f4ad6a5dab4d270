// Every row of law of this release, as the domain reference has it (§2.1 to §2.4): what a change of a row must be read against.
import { describe, expect, test } from 'vitest';
import { ADEQUACY } from '../../../src/domain/law/adequacy.ts';
import { CLAUSE_SETS } from '../../../src/domain/law/clauses.ts';
import { EEA } from '../../../src/domain/law/eea.ts';
import { dayOf, EVENTS } from '../../../src/domain/law/events.ts';
import { isInEea } from '../../../src/domain/law/transfer.ts';
import { watchOn } from '../../../src/domain/watch.ts';
import { day } from '../../support/journal.ts';

/** Id, country, decision, first and last day, certainty, whether for all or for listed companies, scope, note. */
const ADEQUACY_TABLE = `
  CH|CH|2000/518/EC|2000-07-26|–|H|all|–|–
  HU|HU|2000/519/EC|2000-07-26|2004-04-30|H|all|–|Then a Member State
  US-SH|US|2000/520/EC|2000-07-26|2015-10-05|H|all|–|Safe Harbour; void from Schrems I, C-362/14, 2015-10-06
  CA|CA|2002/2/EC|2001-12-20|–|H|all|PIPEDA commercial organisations|PIPEDA commercial organisations only
  AR|AR|2003/490/EC|2003-06-30|–|H|all|–|–
  GG|GG|2003/821/EC|2003-11-21|–|H|all|–|–
  IM|IM|2004/411/EC|2004-04-28|–|H|all|–|–
  JE|JE|2008/393/EC|2008-05-08|–|H|all|–|–
  FO|FO|2010/146/EU|2010-03-05|–|H|all|–|–
  AD|AD|2010/625/EU|2010-10-19|–|H|all|–|–
  IL|IL|2011/61/EU|2011-01-31|–|H|all|Not the occupied territories|Not occupied territories
  UY|UY|2012/484/EU|2012-08-21|–|H|all|–|–
  NZ|NZ|2013/65/EU|2012-12-19|–|H|all|–|–
  US-PS|US|2016/1250|2016-07-12|2020-07-15|H|all|–|Privacy Shield; void from Schrems II, C-311/18, 2020-07-16, no grace
  JP|JP|2019/419|2019-01-23|–|H|all|APPI businesses|APPI businesses with the supplementary rules
  UK|GB|2021/1772|2021-06-28|2031-12-27|H|all|–|Extended by 2025/1226 (2025-06-24, to 2025-12-27), renewed by 2025/2574 (2025-12-19); immigration carve-out removed
  KR|KR|2022/254|2021-12-17|–|H|all|PIPA controllers|PIPA, partial scope; review of 2026-07-23 kept it
  US-DPF|US|2023/1795|2023-07-10|–|H|listed|Entities on the Data Privacy Framework list|Only the exact listed entity; HR data only if elected; yearly recertification
  EPO|–|2025/1382|2025-07-15|–|H|all|–|European Patent Organisation; OJ 2025-07-18
  BR|BR|2026/179|2026-01-26|–|H|all|Processing under the LGPD|LGPD-covered; first evaluation after four years
`;

/** Id, instrument, usable from, last day of signing, last day, certainty, use, tail from, note. */
const CLAUSES_TABLE = `
  SCC-C2C-1|2001/497/EC|2001-09-03|2021-09-26|2022-12-27|H|transfers|2021-09-27|Start date to be re-checked
  SCC-C2C-2|2004/915/EC|2005-04-01|2021-09-26|2022-12-27|H|transfers|2021-09-27|Alternative set
  SCC-C2P-0|2002/16/EC|2002-04-03|2010-05-14|2022-12-27|M|transfers|2021-09-27|Tail uncertain: always shown with its certainty
  SCC-C2P-1|2010/87/EU|2010-05-15|2021-09-26|2022-12-27|H|transfers|2021-09-27|Repealed 2021-09-27; tail only if processing unchanged
  SCC-2021|2021/914|2021-06-27|–|–|H|transfers|–|Modules 1 to 4; importer not itself under the GDPR
  SCC-ART28|2021/915|2021-06-27|–|–|H|no transfers|–|Controller to processor in the EEA; not a transfer tool
  SCC-DK28|Danish 28(8) clauses|2019-12-10|–|–|M|no transfers|–|Not a transfer tool
`;

/** Id, day, certainty, country to assess anew, row it puts in doubt, note. */
const EVENTS_TABLE = `
  GDPR-EU|2018-05-25|H|–|–|The GDPR applies in the EU
  GDPR-EEA|2018-07-20|H|–|–|The GDPR applies in Norway and the EEA (LOV-2018-06-15-38)
  UK-EXIT|2020-01-31|H|–|–|The United Kingdom leaves the EU
  SCHREMS-II|2020-07-16|H|–|–|C-311/18: who transfers on art. 46 assesses the law of the country first
  UK-TRANSITION-END|2020-12-31|H|–|–|The British transition period ends
  SCC-PUBLISHED|2021-06-07|H|–|–|Clauses 2021/914 and 2021/915 published; usable from 2021-06-27
  US-EO-14086|2022-10-07|H|US|–|American executive order 14086
  ADEQUACY-REVIEW-2024|2024-01-15|H|–|–|Eleven decisions from before the GDPR reviewed and kept
  US-PCLOB-QUORUM|2025-01-01|M|US|–|The American oversight board PCLOB lost its quorum in January 2025; day not known
  LATOMBE-T-553-23|2025-09-03|H|–|–|T-553/23 Latombe dismissed; the Data Privacy Framework stands
  LATOMBE-C-703-25|2025-10-31|H|–|US-DPF|Appeal C-703/25 P, pending when last seen
`;

/** Countries, first and last day, certainty, row (each country's own, unless it has another name), note. */
const EEA_TABLE = `
  AT BE DE DK ES FI FR GR IE IS IT LU NL NO PT SE|1994-01-01|–|H|member|–
  LI|1995-05-01|–|H|member|–
  CY CZ EE HU LT LV MT PL SI SK|2004-05-01|–|H|member|EU date; EEA slightly later
  BG RO|2007-01-01|–|H|member|EU date; EEA slightly later
  HR|2013-07-01|–|H|member|EU date; EEA slightly later
  GB|1994-01-01|2020-12-31|H|member|Left the EU 2020-01-31; transition ended 2020-12-31
  AX|1995-01-01|–|M|member|Part of the EU with Finland
  GF GP MQ RE|1994-01-01|–|M|member|French overseas departments
  YT|2014-01-01|–|M|member|French overseas department; outermost region from this day
  SJ|1994-01-01|–|M|member|Norwegian law applies
  GB|2021-01-01|2021-06-30|H|UK-TCA|Bridging in the trade agreement, not art. 45; by Norwegian temporary regulation treated as inside the EEA
`;

const rowsOf = (table: string): string[] => table.trim().split(/\n */);
const written = (...cells: (string | null | undefined)[]): string => cells.map((cell) => cell ?? '–').join('|');

describe('the law of this release is', () => {
  test('the adequacy decisions of §2.1', () => {
    const rows = ADEQUACY.map((row) => {
      const { id, country, instrument, validFrom, validTo, certainty, listed, scope, note } = row;
      return written(id, country, instrument, validFrom, validTo, certainty, listed ? 'listed' : 'all', scope, note);
    });
    expect(rows).toEqual(rowsOf(ADEQUACY_TABLE));
  });

  test('the clause sets of §2.2', () => {
    const rows = CLAUSE_SETS.map((row) => {
      const { id, instrument, validFrom, lastSigningDay, validTo, certainty, transferTool, unchangedFrom, note } = row;
      const use = transferTool ? 'transfers' : 'no transfers';
      return written(id, instrument, validFrom, lastSigningDay, validTo, certainty, use, unchangedFrom, note);
    });
    expect(rows).toEqual(rowsOf(CLAUSES_TABLE));
  });

  test('the events of §2.3, each found by its id', () => {
    const rows = EVENTS.map(({ id, on, certainty, reassess, doubts, note }) =>
      written(id, on, certainty, reassess, doubts, note),
    );
    expect(rows).toEqual(rowsOf(EVENTS_TABLE));
    for (const { id, on } of EVENTS) expect(dayOf(id)).toBe(on);
    expect(() => dayOf('NONE')).toThrow('no event "NONE" in the law');
  });

  test('the membership of §2.4, and the British bridge', () => {
    const rows = new Map<string, string[]>();
    for (const { id, country, validFrom, validTo, certainty, note } of EEA) {
      const row = id === `EEA-${country}` ? 'member' : id;
      const key = written(validFrom, validTo, certainty, row, note);
      rows.set(key, [...(rows.get(key) ?? []), country]);
    }
    expect([...rows].map(([row, countries]) => `${countries.join(' ')}|${row}`)).toEqual(rowsOf(EEA_TABLE));
  });

  test.each('GL GI SM MC FO CH GG JE IM PF NC WF BQ AW CW SX US IN'.split(' '))(
    'without %s, whatever its ties',
    (country) => {
      for (const on of ['1994-01-01', '2020-12-31', '2026-11-22']) {
        expect(isInEea(country, watchOn(day(on)))).toBe(false);
      }
    },
  );

  test('rows that were all last checked on a day, as sure as they say', () => {
    for (const row of [...ADEQUACY, ...CLAUSE_SETS, ...EVENTS, ...EEA]) {
      expect(row.checkedOn, row.id).toBe('2026-11-22');
      expect(['H', 'M'], row.id).toContain(row.certainty);
    }
  });
});
