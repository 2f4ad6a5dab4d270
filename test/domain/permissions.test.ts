// The table of roles and actions, held cell by cell against what was agreed, and where a role reaches.
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  type Actor,
  bodiesFor,
  MAY_DO,
  may,
  mustBeAllowed,
  mustBeAllowedSomewhere,
  scopeOf,
} from '../../src/domain/permissions.ts';
import { ROLES, type Role } from '../../src/domain/vocabulary.ts';

/** One column each: administrator, contract manager, owner, management, archive, auditor, officer, vendor's contact. */
const AGREED: Record<(typeof ACTIONS)[number], string> = {
  read: 'A C O M R U D -',
  read_restricted: 'A C - M - - D -',
  write_register: 'A C O - - - - -',
  write_shared: 'A C - - - - - -',
  register_change: 'A C - - - - - -',
  review: 'A C O - - - D -',
  acknowledge: 'A C O M - - D -',
  decide: '- C O M - - - -',
  decide_management: '- - - M - - - -',
  advise: '- - - - - - D -',
  report: 'A C - M R U D -',
  read_log: 'A C - M - U D -',
  export_log: 'A - - - - U D -',
  administer: 'A - - - - - - -',
};
const COLUMNS = [
  'administrator',
  'contract_manager',
  'system_owner',
  'management',
  'archive_staff',
  'auditor',
  'data_protection_officer',
  'vendor_contact',
] as const;

const holding = (role: Role, body: string | null): Actor => ({ id: 'per_x', name: 'X', roles: [{ role, body }] });

describe('the table', () => {
  it.each(ACTIONS)('says of %s what was agreed', (action) => {
    const cells = COLUMNS.map((role) => MAY_DO[role].includes(action));
    expect(cells).toEqual(AGREED[action].split(' ').map((cell) => cell !== '-'));
  });

  it('has a column for each role that can be given, and one that is reserved', () => {
    expect(Object.keys(MAY_DO).sort()).toEqual([...ROLES, 'vendor_contact'].sort());
    expect(MAY_DO.vendor_contact).toEqual([]);
  });

  it('gives the officer no decision and no fact of the register', () => {
    for (const action of ['write_register', 'write_shared', 'register_change', 'decide', 'decide_management'] as const)
      expect(may(holding('data_protection_officer', 'bod_frana'), action, 'bod_frana')).toBe(false);
  });
});

describe('a role', () => {
  const kari = holding('contract_manager', 'bod_frana');

  it('reaches its own body', () => {
    expect(may(kari, 'write_register', 'bod_frana')).toBe(true);
    expect(() => mustBeAllowed(kari, 'write_register', 'bod_frana')).not.toThrow();
  });

  it('reaches no other body, which is unknown to it', () => {
    expect(() => mustBeAllowed(kari, 'write_register', 'bod_eide')).toThrow('No such body here');
    expect(scopeOf(kari)).toEqual({ bodies: new Set(['bod_frana']) });
  });

  it('in one body is none over the whole register', () => {
    expect(() => mustBeAllowed(holding('administrator', 'bod_frana'), 'administer', null)).toThrow('administer');
    expect(bodiesFor(holding('administrator', null), 'administer')).toBe('all');
  });

  it('that does not hold the action is refused by its name', () => {
    expect(() => mustBeAllowed(kari, 'administer', 'bod_frana')).toThrow('administer');
    expect(() => mustBeAllowedSomewhere(kari, 'advise', 'decide_management')).toThrow('advise / decide_management');
    expect(() => mustBeAllowedSomewhere(kari, 'advise', 'decide')).not.toThrow();
  });

  it('that nobody holds reaches nothing', () => {
    const nobody: Actor = { id: 'per_y', name: 'Y', roles: [] };
    for (const action of ACTIONS) expect(() => mustBeAllowedSomewhere(nobody, action)).toThrow(action);
  });
});
