// Conflict of interest of a data protection officer: roles of the same human being that cannot stand side by side.
import type { CalendarDate } from './calendar.ts';
import type { Role } from './vocabulary.ts';

/**
 * Roles whose tasks may lead to deciding on purposes and means of processing, which an officer must not have beside the
 * mandate (GDPR art. 38(6); CJEU C-453/21 X-FAB Dresden, 9 February 2023, point 2 of the ruling; WP243 rev.01 section 3.5). They are
 * those one may answer for systems and agreements with, too. Staff of an archive act on instruction, auditors decide nothing.
 */
export const DECIDING_ROLES: readonly Role[] = ['administrator', 'contract_manager', 'system_owner', 'management'];

type Span = { from: CalendarDate; to: CalendarDate | null };
/** A role held from a first to a last day; `human` is the same for everyone registered with one address. */
export type RoleSpan = Span & { id: string; human: string; person: string; role: Role; body: string | null };
/** An office's mandate for a body. */
export type MandateSpan = Span & { id: string; office: string; body: string };

/** An officer for a body, and the role in it of the same human being that stands in conflict; `mandate` null: its own. */
export type Conflict = { officer: RoleSpan; mandate: MandateSpan | null; body: string; held: RoleSpan };

/** Every conflict on any day: an officer for a body, by mandate or at the body itself, who also has a deciding role there. */
export function conflictsAmong(roles: readonly RoleSpan[], mandates: readonly MandateSpan[]): Conflict[] {
  const deciding = roles.filter(({ role }) => DECIDING_ROLES.includes(role));
  return roles
    .filter(({ role }) => role === 'data_protection_officer')
    .flatMap((officer) => {
      const own = officer.body === null ? [] : [{ mandate: null, body: officer.body, ...spanOf(officer) }];
      const mandated = mandates
        .filter(({ office }) => office === officer.body)
        .map((mandate) => ({ mandate, body: mandate.body, ...common(officer, mandate) }));
      return [...own, ...mandated].flatMap(({ mandate, body, ...span }) =>
        deciding
          .filter((held) => held.human === officer.human && (held.body === null || held.body === body))
          .filter((held) => isSomeDay(common(span, held)))
          .map((held) => ({ officer, mandate, body, held })),
      );
    });
}

const spanOf = ({ from, to }: Span): Span => ({ from, to });

/** The days two spans have in common; it may be none. */
function common(a: Span, b: Span): Span {
  const ends = [a.to, b.to].filter((to) => to !== null).sort();
  return { from: a.from > b.from ? a.from : b.from, to: ends[0] ?? null };
}

function isSomeDay({ from, to }: Span): boolean {
  return to === null || from <= to;
}
