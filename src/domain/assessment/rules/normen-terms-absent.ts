// F30: Normen binds the use of a covered system, and the version in force does not speak of it.
import type { Span } from '../../agreements.ts';
import { movedBy, underVersion } from '../movers.ts';
import { CLEAR, namesOf, orClear, systemGap, turnedLater, versionFacts } from '../parts.ts';
import { normenApplies } from '../risk.ts';
import type { Judgement, Rule, SystemFacts } from '../rule.ts';

/** F30. Source: Normen, binding through the connection to Norsk Helsenett. */
export const normenTermsAbsent: Rule<'agreement'> = {
  code: 'F30',
  name: 'normen-terms-absent',
  of: 'agreement',
  severity: 'medium',
  dueDays: 60,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['Normen'],
  reads: ['system.normenApplies', 'system.dataCategories', 'system.dataSubjects', 'version.normen'],
  judge: ({ inForce, systems }) => {
    const normen = inForce?.version.fields.normen ?? null;
    if (!inForce || normen === true) return CLEAR;
    const holding = systems.filter(({ personalData }) => personalData !== false);
    const bound = holding.filter((facts) => normenApplies(facts) === true);
    const untold = holding.filter((facts) => normenApplies(facts) === null);
    const gaps = untold.map(({ system }) => systemGap(system, 'system.normenApplies'));
    if (bound.length === 0) return orClear(gaps);
    const { id } = inForce.version;
    const unread: Judgement = {
      outcome: 'cannot_tell',
      part: null,
      missing: 'version.normen',
      at: { kind: 'version', id },
    };
    return [normen === false ? found(inForce, bound) : unread, ...gaps];
  },
};

function found(span: Span, bound: readonly SystemFacts[]): Judgement {
  const movers = bound.map(({ system }) =>
    underVersion(span, movedBy(turnedLater(system.from.normenApplies, system.since))),
  );
  const first = movers.reduce((a, b) => (b.on < a.on ? b : a));
  return {
    outcome: 'found',
    part: null,
    says: { ...versionFacts(span), normen: false },
    truth: { systems: namesOf(bound) },
    since: first.on,
    cause: first.cause,
  };
}
