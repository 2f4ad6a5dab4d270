// Which roles of one human being are a conflict of interest of a data protection officer, and on which days.
import { expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar.ts';
import { conflictsAmong, type MandateSpan, type RoleSpan } from '../../src/domain/conflicts.ts';
import type { Role } from '../../src/domain/vocabulary.ts';

const held = (role: Role, body: string | null, from: string, to: string | null = null, human = 'magne'): RoleSpan => ({
  ...{ id: `${role}@${body}`, human, person: `per_${human}`, role, body },
  ...{ from: from as CalendarDate, to: to as CalendarDate | null },
});
const mandate = (body: string, from: string, to: string | null = null): MandateSpan => ({
  ...{ id: `man_${body}`, office: 'ika', body },
  ...{ from: from as CalendarDate, to: to as CalendarDate | null },
});
const OFFICER = held('data_protection_officer', 'ika', '2020-01-01');
const FRANA = mandate('frana', '2026-06-01');

const told = (roles: RoleSpan[], mandates: MandateSpan[] = [FRANA]) =>
  conflictsAmong(roles, mandates).map((one) => `${one.held.role} in ${one.body}`);

test.each(['administrator', 'contract_manager', 'system_owner', 'management'] as const)(
  'an officer for a body who is its %s too is in conflict',
  (role) => {
    expect(told([OFFICER, held(role, 'frana', '2026-01-01')])).toEqual([`${role} in frana`]);
  },
);

test.each(['archive_staff', 'auditor'] as const)('who is its %s decides nothing and is in none', (role) => {
  expect(told([OFFICER, held(role, 'frana', '2026-01-01')])).toEqual([]);
});

test('whoever administers the whole register is in conflict in each body they are officer for', () => {
  const everywhere = held('administrator', null, '2020-01-01');
  expect(told([OFFICER, everywhere], [FRANA, mandate('eide', '2026-06-01')])).toEqual([
    'administrator in ika',
    'administrator in frana',
    'administrator in eide',
  ]);
});

test('the last day of one and the first of the other count; a day between them does not', () => {
  expect(told([OFFICER, held('management', 'frana', '2026-01-01', '2026-06-01')])).toEqual(['management in frana']);
  expect(told([OFFICER, held('management', 'frana', '2026-01-01', '2026-05-31')])).toEqual([]);
  const until = mandate('frana', '2020-01-01', '2026-05-31');
  expect(told([OFFICER, held('management', 'frana', '2026-06-01')], [until])).toEqual([]);
});

test('an officer at the body itself needs no mandate to be in conflict; one of another office is in none', () => {
  const own = held('data_protection_officer', 'frana', '2020-01-01');
  expect(told([own, held('system_owner', 'frana', '2020-01-01')], [])).toEqual(['system_owner in frana']);
  expect(told([OFFICER, held('system_owner', 'eide', '2020-01-01')])).toEqual([]);
});

test('somebody else’s role is nobody’s conflict', () => {
  expect(told([OFFICER, held('management', 'frana', '2020-01-01', null, 'gunn')])).toEqual([]);
});
