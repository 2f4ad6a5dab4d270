// The list of agreements as SQLite makes it in one go says what the plain form of the question says, row by row.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { RULES_REVISION } from '../../src/domain/assessment/assess.ts';
import { EVERYTHING, type Scope } from '../../src/domain/permissions.ts';
import { type AgreementFilter, agreementList, agreementsFrom } from '../../src/storage/agreements.ts';
import type { After } from '../../src/storage/lookup.ts';
import { ids } from '../bench/content.ts';
import { type BenchRegister, generate, TODAY } from '../bench/generate.ts';

const SIZE = { bodies: 3, agreements: 60, vendors: 8 };
const RULES = RULES_REVISION;

let register: BenchRegister;

beforeAll(async () => {
  register = await generate(SIZE);
});

afterAll(() => register.close());

type Row = ReturnType<typeof agreementsFrom>['rows'][number];

/** Every agreement with its outcomes of the day, one row each; what is asked of them is asked here, not in SQL. */
async function everyRow(): Promise<(Row & { caseReference: string })[]> {
  const [result] = await register.world.database.read([
    {
      sql: `SELECT a.id, s.body, b.name, a.title, e.name, z.status, v.valid_from, v.valid_to, a.owner, z.codes, z.worst,
          (SELECT json_group_array(name) FROM (SELECT y.name FROM agreement_systems x JOIN systems y ON y.id = x.system
            WHERE x.id = a.id ORDER BY y.name)), a.case_reference
        FROM agreements a JOIN subjects s ON s.id = a.id JOIN bodies b ON b.id = s.body
          JOIN assessments z ON z.subject = a.id AND z.from_on <= ? AND z.to_on >= ? AND z.rules = ?
          LEFT JOIN agreement_versions v ON v.id = z.version LEFT JOIN contracts c ON c.id = a.contract
          LEFT JOIN entities e ON e.id = COALESCE(v.processor, c.vendor)`,
      args: [TODAY, TODAY, RULES],
    },
  ]);
  return (result?.rows ?? []).map((row) => {
    const [id, bodyId, bodyName, title, processorName, status, validFrom, validTo, ownerId, codes, worst, names, said] =
      Array.from(row as unknown as ArrayLike<string>);
    const own = { id, bodyId, bodyName, title, processorName, status, validFrom, validTo, ownerId, codes };
    return { ...own, worst: Number(worst), systemNames: JSON.parse(String(names)), caseReference: said } as never;
  });
}

function answer(
  all: Awaited<ReturnType<typeof everyRow>>,
  scope: Scope,
  { bodies, q, status, finding }: AgreementFilter,
  after: After,
  limit: number,
): { rows: Row[]; total: number } {
  const key = ({ title, id }: { title: string; id: string }): string => `${title.toLowerCase()}\u0000${id}`;
  const matching = all.filter(
    (row) =>
      bodies.includes(row.bodyId) &&
      (scope.bodies === 'all' || scope.bodies.has(row.bodyId)) &&
      (status === null || row.status === status) &&
      (finding === null || row.codes.includes(finding)) &&
      [row.title, row.caseReference, row.processorName, ...row.systemNames].join(' ').toLowerCase().includes(q),
  );
  matching.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const from = after === null ? '' : key({ title: after.name, id: after.id });
  const rows = matching.filter((row) => key(row) > from).slice(0, limit);
  return { rows: rows.map(({ caseReference: _, ...row }) => row), total: matching.length };
}

const BODIES = [ids.body(1), ids.body(2), ids.body(3)];
const SCOPES: [string, Scope][] = [
  ['everything', EVERYTHING],
  ['one body', { bodies: new Set([ids.body(2)]) }],
];
const TEXTS = ['', 'databehandleravtale', 'helse', 'leverandør 0003', '2021/', 'avtale helse 0001 2019/1', 'nothing'];
const WANTED: Pick<AgreementFilter, 'status' | 'finding'>[] = [
  { status: null, finding: null },
  { status: 'needs_update', finding: null },
  { status: 'in_force', finding: 'F04' },
  { status: null, finding: 'F10' },
];

test.each(SCOPES)('for every filter, text and page, as seen by one who may read %s', async (_, scope) => {
  const all = await everyRow();
  expect(all).toHaveLength(SIZE.bodies * SIZE.agreements);
  const middle = all[Math.floor(all.length / 2)] as Row;
  const pages: [After, number][] = [
    [null, 1000],
    [null, 7],
    [{ name: middle.title, id: middle.id }, 11],
  ];
  for (const bodies of [BODIES, BODIES.slice(1, 2), []]) {
    for (const q of TEXTS) {
      for (const wanted of WANTED) {
        for (const [after, limit] of pages) {
          const filter = { bodies, q, ...wanted };
          const statement = agreementList(scope, TODAY, RULES, filter, after, limit);
          const listed = agreementsFrom((await register.world.database.read([statement]))[0]);
          expect(listed, JSON.stringify({ filter, after, limit })).toEqual(answer(all, scope, filter, after, limit));
        }
      }
    }
  }
});
