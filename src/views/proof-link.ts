// The way from a finding that lacks proof to the form that keeps it.

import { DOCUMENTED_BY } from '../domain/assessment/proofs.ts';
import type { AssessedKind, FactValue } from '../domain/assessment/rule.ts';
import type { Setting } from './page.ts';

/** What of a finding tells which proof it lacks. */
type Lacking = {
  code: string;
  outcome: string;
  part: string | null;
  facts: Readonly<Record<string, FactValue>>;
  missing: { fact: string; where: string } | null;
  subjectKind: AssessedKind;
  subjectId: string;
  bodyId: string;
};

/** The address of the form for what a finding lacks; null where no proof would mend it. */
export function proofLink({ links }: Pick<Setting, 'links'>, finding: Lacking): string | null {
  const about = aboutOf(finding);
  if (about === null) return null;
  const [kind = ''] = DOCUMENTED_BY[finding.code] ?? [];
  return links.newProof({ body: finding.bodyId, kind, ...about });
}

function aboutOf({ code, outcome, part, facts, missing, subjectKind, subjectId }: Lacking) {
  const lacks = outcome === 'found' || missing?.fact.startsWith('evidence.');
  if (!(lacks && DOCUMENTED_BY[code])) return null;
  // A list that is confirmed for a product holds for everybody who uses it.
  const owner = missing?.where ?? `${facts['truth.of']}/${part}`;
  if (code === 'F12') return { subject: owner.replace('/', ':'), part: null };
  const own = part === null || part.startsWith('gap:') ? null : part.replace(/^location:/, '');
  return { subject: `${subjectKind}:${subjectId}`, part: ['F14', 'F18', 'F19'].includes(code) ? own : null };
}
