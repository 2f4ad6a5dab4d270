// Findings gathered by their cause: one vendor's one change is one matter, however many agreements it touches.
import type { AssessedKind } from './assessment/rule.ts';
import { SEVERITIES, type Severity } from './vocabulary.ts';

/** What of a finding says where it belongs. */
export type Caused = {
  key: string;
  severity: Severity;
  dueOn: string | null;
  since: string | null;
  bodyId: string;
  subjectKind: AssessedKind;
  subjectId: string;
};

/** How many things of each kind findings are about, each counted once. */
export type Affected = Readonly<Record<AssessedKind, number>>;

/** A cause with what it led to, in the order asked for: how many, about what, in how many bodies, and when first. */
export type Gathered<T> = {
  cause: string;
  items: readonly T[];
  total: number;
  affected: Affected;
  bodies: number;
  severity: Severity;
  dueOn: string | null;
  since: string | null;
};

/** Gathers findings by what `causeOf` gives: the worst cause first, then the one due first, then by its key. */
export function gatheredByCause<T extends Caused>(
  items: readonly T[],
  causeOf: (item: T) => string,
  order: (a: T, b: T) => number = byUrgency,
): Gathered<T>[] {
  const groups = [...Map.groupBy(items, causeOf)].map(([cause, own]): Gathered<T> => {
    const first = (pick: (item: T) => string | null): string | null =>
      own.flatMap((item) => pick(item) ?? []).sort()[0] ?? null;
    return {
      cause,
      items: own.sort(order),
      total: own.length,
      affected: affectedBy(own),
      bodies: new Set(own.map(({ bodyId }) => bodyId)).size,
      severity: SEVERITIES[Math.max(...own.map(({ severity }) => SEVERITIES.indexOf(severity)))] ?? 'low',
      dueOn: first((item) => item.dueOn),
      since: first((item) => item.since),
    };
  });
  return groups.sort((a, b) => byUrgency({ ...a, key: a.cause }, { ...b, key: b.cause }));
}

/** How many of each kind findings are about. */
export function affectedBy(findings: readonly Pick<Caused, 'subjectKind' | 'subjectId'>[]): Affected {
  const about = (kind: AssessedKind): number =>
    new Set(findings.filter((finding) => finding.subjectKind === kind).map(({ subjectId }) => subjectId)).size;
  return { agreement: about('agreement'), system: about('system'), contract: about('contract'), body: about('body') };
}

type Urgent = Pick<Caused, 'severity' | 'dueOn' | 'key'>;

/** The worst first, then the one due first, then by key. */
export function byUrgency(a: Urgent, b: Urgent): number {
  const worse = SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);
  if (worse !== 0) return worse;
  const [one, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  if (one !== other) return one < other ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
