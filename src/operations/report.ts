// The DPO's compliance report over one or several municipalities, for a day and as known at an instant.

import { assess } from '../domain/assessment/assess.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { holderOf } from '../domain/entities.ts';
import { forbidden } from '../domain/failures.ts';
import { sha256 } from '../domain/log.ts';
import { type Actor, may } from '../domain/permissions.ts';
import { POLICY, type Policy, policyOn } from '../domain/policy.ts';
import { isInUse } from '../domain/systems.ts';
import { type Language, SEVERITIES, type Severity } from '../domain/vocabulary.ts';
import { watchOn } from '../domain/watch.ts';
import { bodiesAsked, findingsFromJournal } from './findings.ts';
import { presentRow } from './present-agreement.ts';
import { type Input, type Reading, readBody, type TimeQuery } from './reading.ts';
import type { FindingValue, ReportValue } from './shapes/findings.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

type BodyReport = ReportValue['bodies'][number];

/**
 * The compliance report, in the language asked for, else in that of the one body it is about. Two requests for the same `asOf`, `knownAt`, bodies and language give the same bytes: it is made
 * from the journal as known at that instant and from nothing else.
 */
export async function getReport(
  world: World,
  actor: Actor,
  { query }: Input<unknown, TimeQuery & { body?: string; language?: Language }>,
): Promise<ReportValue> {
  const asked = await bodiesAsked(world, actor, query.body);
  const bodies = asked.filter((body) => may(actor, 'report', body));
  if (bodies.length === 0 || (query.body !== undefined && bodies.length < asked.length)) throw forbidden('report');
  await fresh(world, []);
  const reports: BodyReport[] = [];
  let head: Reading | undefined;
  let seq = 0;
  let language = query.language;
  for (const body of bodies) {
    // All bodies are read for one instant, so a write in between cannot show in one and not in another.
    const known = query.knownAt ?? head?.time.knownAt ?? undefined;
    const read = await readBody(world, actor, body, { asOf: query.asOf, knownAt: known ?? undefined });
    head ??= read;
    seq = Math.max(seq, read.journal.seq);
    language ??= (bodies.length === 1 && read.register.get('body', body)?.fields.language) || 'nb';
    const report = await reportOn(world, read, body, language);
    if (report) reports.push(report);
  }
  const time = (head as Reading).time;
  const content = {
    asOf: time.asOf,
    knownAt: time.knownAt,
    seq,
    language: language ?? 'nb',
    bodies: reports.sort(byName),
  };
  return { ...content, hash: await sha256(canonicalJson(content)) };
}

function byName(a: BodyReport, b: BodyReport): number {
  return a.bodyName === b.bodyName ? (a.bodyId < b.bodyId ? -1 : 1) : a.bodyName < b.bodyName ? -1 : 1;
}

/** The report on one body; null for one that did not exist on the day, has ceased, or is no controller. */
async function reportOn(world: World, read: Reading, body: string, language: Language): Promise<BodyReport | null> {
  const { register, journal, time } = read;
  const subject = register.get('body', body);
  if (!subject || subject.fields.ceased || subject.fields.kind === 'dpo_office') return null;
  const findings = await findingsFromJournal(world, read, body, language, false);
  const rows = register
    .all('agreement')
    .filter((agreement) => holderOf(register, agreement) === body)
    .map((agreement) =>
      presentRow(register, agreement, assess(journal, { kind: 'agreement', id: agreement.id }, time.asOf)),
    );
  const watch = watchOn(time.asOf);
  const systems = register
    .all('system')
    .filter((system) => holderOf(register, system) === body && isInUse(system, watch));
  const found = findings.filter((f) => f.outcome === 'found');
  const gaps = findings.filter((f) => f.outcome === 'cannot_tell');
  const unknown = new Set(gaps.map((f) => f.subjectId)).size / Math.max(1, systems.length + rows.length);
  return {
    bodyId: body,
    bodyName: subject.fields.name ?? body,
    number: register.get('entity', subject.fields.entity)?.fields.number ?? null,
    light: lightOf(found, unknown, policyOn(register, body)),
    dpo: dpoOf(read, body),
    agreementsInForce: rows.filter((row) => row.status === 'in_force' || row.status === 'needs_update').length,
    agreementsNeedingUpdate: rows.filter((row) => row.status === 'needs_update').length,
    agreementsMissing: found.filter((f) => f.code === 'F01').length,
    systems: systems.length,
    systemsWithOwner: systems.filter((system) => system.fields.owner).length,
    dataGaps: gaps.length,
    causes: byCause(found),
    gaps,
  };
}

function dpoOf({ register }: Reading, body: string): string | null {
  const mandate = register.all('mandate').find((m) => m.fields.body === body && m.fields.active);
  return register.get('body', mandate?.fields.office)?.fields.name ?? null;
}

/** Red: open critical or overdue high; yellow: open high or overdue medium; grey: too much unknown; else green (policy). */
export function lightOf(
  found: readonly Pick<FindingValue, 'severity' | 'overdue'>[],
  unknownShare: number,
  { greyPercent }: Policy = POLICY,
): BodyReport['light'] {
  const open = (severity: Severity, overdue = false) =>
    found.some((f) => f.severity === severity && (!overdue || f.overdue));
  if (open('critical') || open('high', true)) return 'red';
  if (open('high') || open('medium', true)) return 'yellow';
  return unknownShare * 100 > greyPercent ? 'grey' : 'green';
}

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

function byCause(found: readonly FindingValue[]): BodyReport['causes'] {
  const groups = new Map<string, FindingValue[]>();
  for (const finding of found) groups.set(finding.cause.key, [...(groups.get(finding.cause.key) ?? []), finding]);
  return [...groups.values()]
    .map((findings) => {
      const sorted = findings.sort((a, b) => rank(b.severity) - rank(a.severity) || (a.key < b.key ? -1 : 1));
      const worst = sorted[0] as FindingValue;
      return { cause: worst.cause, worstSeverity: worst.severity, findings: sorted };
    })
    .sort(
      (a, b) =>
        rank(b.worstSeverity) - rank(a.worstSeverity) ||
        earliest(a.findings).localeCompare(earliest(b.findings)) ||
        (a.cause.key < b.cause.key ? -1 : 1),
    );
}

function earliest(findings: readonly FindingValue[]): CalendarDate | string {
  return findings.map((f) => f.dueOn ?? '9999-12-31').sort()[0] ?? '9999-12-31';
}
