// Agreements, versions and notices in their interface shapes.
import { agreementStatus, inForce, objectionDeadline, spansOf, versionStatus } from '../domain/agreements.ts';
import type { Outcome } from '../domain/assessment/rule.ts';
import { END_OF_TIME } from '../domain/calendar.ts';
import { entityName, holderOf } from '../domain/entities.ts';
import type { Register } from '../domain/register.ts';
import type { Subject } from '../domain/revisions.ts';
import { SEVERITIES } from '../domain/vocabulary.ts';
import { watchOn } from '../domain/watch.ts';
import { presentAnnex } from './present.ts';

/** A notice with the objection deadline that follows from the terms signed for its day. */
export function presentNotice(register: Register, notice: Subject<'notice'>) {
  const { id, since, fields: f } = notice;
  return {
    id,
    agreementId: f.agreement ?? '',
    entityId: f.entity ?? '',
    entityName: entityName(register, f.entity ?? ''),
    receivedOn: f.receivedOn ?? since,
    how: f.how ?? 'other',
    evidenceId: f.evidence ?? null,
    response: f.response ?? ('none' as const),
    respondedOn: f.respondedOn ?? null,
    responseReason: f.reason ?? null,
    responseReference: f.reference ?? null,
    objectionDeadline: objectionDeadline(register, notice),
  };
}

/** A version whole, with its status on the register's day. */
export function presentVersion(register: Register, version: Subject<'version'>, stale = false) {
  const { id, since, fields: f, sets } = version;
  const { seq } = register.on(END_OF_TIME).get('version', id) ?? version;
  const status = versionStatus(version, spansOf(register, f.agreement ?? ''), watchOn(register.asOf), stale);
  const parties = [...(sets.parties?.values() ?? [])].map(({ value: p }) => ({
    entityId: p.entity,
    name: entityName(register, p.entity),
    number: register.get('entity', p.entity)?.fields.number ?? null,
    role: p.role,
    signatory: p.signatory,
    signedOn: p.signedOn,
    signatureRequired: p.signatureRequired,
  }));
  return {
    id,
    agreementId: f.agreement ?? '',
    label: f.label ?? id,
    state: f.state ?? ('draft' as const),
    status,
    validFrom: f.validFrom ?? since,
    validTo: f.validTo ?? null,
    terminatedOn: f.terminatedOn ?? null,
    contractRevisionId: f.contractRevision ?? null,
    contractOn: f.contractOn ?? since,
    gdpr: f.gdpr ?? true,
    parties,
    ...termsOf(f),
    annex: presentAnnex(register, sets),
    clauses: [...(sets.clauses?.values() ?? [])].map((m) => m.value).sort((a, b) => (a.code < b.code ? -1 : 1)),
    documentReference: f.document ?? null,
    etag: `"${seq}"`,
  };
}

function termsOf(f: Subject<'version'>['fields']) {
  return {
    authorisation: f.authorisation ?? null,
    noticeDays: f.noticeDays ?? null,
    objectionDays: f.objectionDays ?? null,
    breachHours: f.breachHours ?? null,
    subjectMatter: f.subjectMatter ?? null,
    nature: f.nature ?? null,
    purpose: f.purpose ?? null,
    duration: f.duration ?? null,
    retention: f.retention ?? null,
    deletion: f.deletion ?? null,
    normen: f.normen ?? null,
  };
}

/** The row of an agreement in a list, from the journal: the oracle of the fast list, and the list on other days. */
export function presentRow(register: Register, agreement: Subject<'agreement'>, outcomes: readonly Outcome[]) {
  const found = outcomes.filter((o) => o.outcome === 'found');
  const watch = watchOn(register.asOf);
  const status = agreementStatus(
    register,
    agreement.id,
    watch,
    found.some((o) => o.makesStale),
  );
  const version = inForce(spansOf(register, agreement.id), watch)?.version;
  const processor = [...(version?.sets.parties?.values() ?? [])].find((m) => m.value.role === 'processor')?.value
    .entity;
  const company = processor ?? register.get('contract', agreement.fields.contract)?.fields.vendor;
  const body = holderOf(register, agreement) ?? '';
  const systems = [...(agreement.sets.systems?.keys() ?? [])].map(
    (id) => register.get('system', id)?.fields.name ?? id,
  );
  const worst = Math.max(-1, ...found.map((o) => SEVERITIES.indexOf(o.severity)));
  return {
    id: agreement.id,
    bodyId: body,
    bodyName: register.get('body', body)?.fields.name ?? body,
    title: agreement.fields.title ?? agreement.id,
    processorName: company ? entityName(register, company) : null,
    systemNames: systems.sort(),
    status,
    validFrom: version?.fields.validFrom ?? null,
    validTo: version?.fields.validTo ?? null,
    ownerId: agreement.fields.owner ?? null,
    findingCodes: [...new Set(found.map((o) => o.code))].sort(),
    worstSeverity: SEVERITIES[worst] ?? null,
  };
}
