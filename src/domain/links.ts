// Dated links: memberships, mandates and roles with their first and last day.
import { addDays, type CalendarDate } from './calendar.ts';
import { inFoldOrder, type Revision, visibleRevisions } from './revisions.ts';

type LinkKind = 'membership' | 'mandate' | 'role';
/** A dated link: what it says, its first day and its last; null while no end is known. */
export type LinkSpan<K extends LinkKind> = {
  id: string;
  fields: NonNullable<Revision<K>['content']['fields']>;
  from: CalendarDate;
  to: CalendarDate | null;
};

/** Dated links with their first and last day, from their revisions: what `active` said when. */
export function linkSpans<K extends LinkKind>(revisions: readonly Revision[], kind: K): LinkSpan<K>[] {
  const spans = new Map<string, LinkSpan<K>>();
  const own = visibleRevisions(revisions.filter((r): r is Revision<K> => r.kind === kind)).sort(inFoldOrder);
  for (const r of own) {
    const fields = (r.content.fields ?? {}) as LinkSpan<K>['fields'] & { active?: boolean };
    const span = spans.get(r.subject) ?? {
      id: r.subject,
      fields: {} as LinkSpan<K>['fields'],
      from: r.effectiveOn,
      to: null,
    };
    Object.assign(span.fields, fields);
    // What has ended does not end again: of two ends the first counts.
    if (fields.active === false) span.to ??= addDays(r.effectiveOn, -1);
    if (fields.active === true) span.to = null;
    spans.set(r.subject, span);
  }
  return [...spans.values()].sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));
}
