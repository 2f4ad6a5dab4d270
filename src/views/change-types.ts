// What pages of changes and of their follow-up are both told.
import type { FactValue } from '../domain/assessment/rule.ts';
import type { Severity } from '../domain/vocabulary.ts';

/** One outcome that differs with a change; the shape `Consequence` satisfies it. */
export type ConsequenceView = {
  findingKey: string;
  code: string;
  title: string;
  severity: Severity;
  bodyId: string;
  bodyName: string;
  subjectKind: 'system' | 'contract' | 'agreement' | 'body';
  subjectId: string;
  subjectTitle: string;
  agreementId: string | null;
  makesStale: boolean;
  effect: 'found' | 'cleared';
  agreementSays: string | null;
  trueNow: string | null;
  facts: Record<string, FactValue>;
  since: string;
  dueOn: string | null;
  ownerId: string | null;
};
