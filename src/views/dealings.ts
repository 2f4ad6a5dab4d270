// Tables of what the bodies shown have to do with a vendor, product or contract: agreements, contracts and systems.
import { period, statusTag } from './agreements.ts';
import type { ChangeLineView, DealingsView, EvidenceView } from './entity-types.ts';
import { severityTag } from './findings.ts';
import type { Names, Setting } from './page.ts';
import { findingTitle } from './wording/findings.ts';

/** What a page says where there is nothing, and which tables it has. */
export type DealingsOptions = {
  noAgreements: string;
  noSystems: string;
  contracts: boolean;
  /** Whether the product stands beside each system. */
  products: boolean;
  /** Where another of each is begun, for whoever may. */
  begin: { agreement: string | null; contract: string | null; system: string | null };
};

/** The part `dealings` of a page: `{{> dealings dealings}}`. */
export function dealingsPart(setting: Setting, dealings: DealingsView, options: DealingsOptions): object {
  const { words, links, frame } = setting;
  return {
    several: frame.bodies.length > 1,
    noAgreements: options.noAgreements,
    noSystems: options.noSystems,
    showContracts: options.contracts,
    showProduct: options.products,
    begin: options.begin,
    cut: dealings.cut,
    agreements: dealings.agreements.map((row) => ({
      title: row.title,
      url: links.agreement(row.id),
      body: row.bodyName,
      status: statusTag(words, row.status),
      severity: row.worstSeverity === null ? null : severityTag(words, row.worstSeverity),
      findings: words.list(row.findingCodes.map((code) => findingTitle(code, words.language))),
      valid: period(words, row.validFrom, row.validTo),
    })),
    contracts: dealings.contracts.map((contract) => ({
      title: contract.title,
      url: links.contract(contract.id),
      body: contract.bodyName,
      case: contract.caseReference ?? '–',
      term: period(words, contract.startOn, contract.endOn),
    })),
    systems: dealings.systems.map((system) => systemRow(setting, system)),
  };
}

function systemRow({ words, links, frame }: Setting, system: DealingsView['systems'][number]): object {
  const { endedOn } = system;
  const ended = endedOn !== null && endedOn < frame.asOf;
  return {
    name: system.name,
    url: links.system(system.id),
    body: system.bodyName,
    product: system.productName,
    productUrl: system.productId === null ? null : links.product(system.productId),
    inUse: ended ? words.text('dealings.ended', { day: words.shortDay(endedOn) }) : words.text('common.yes'),
  };
}

/** Registered changes in a line each. */
export function changeLines({ words, links }: Setting, changes: readonly ChangeLineView[]): object[] {
  return changes.map(({ id, effectiveOn, summary }) => ({
    url: links.change(id),
    text: summary,
    day: words.shortDay(effectiveOn),
  }));
}

/** So many pieces of evidence stand open, the latest; the rest is folded away. */
const LATEST = 5;

/** The part `evidence` of a page: `{{> evidence-rows evidence}}`; null where there is none. */
export function evidencePart(
  { words, frame }: Setting,
  evidence: readonly EvidenceView[],
  names: Names,
): object | null {
  if (evidence.length === 0) return null;
  const rows = evidence.map((one) => ({
    kind: words.label('evidenceKind', one.kind),
    result: one.result === null ? null : words.label('evidenceResult', one.result),
    about: [one.issuer, one.conclusion, one.reference].filter(Boolean).join(' · '),
    on: words.shortDay(one.issuedOn),
    until: one.validTo === null ? '–' : words.shortDay(one.validTo),
    late: one.validTo !== null && one.validTo < frame.asOf,
    body: one.bodyId === null ? '–' : (names[one.bodyId] ?? '–'),
  }));
  const older = rows.slice(LATEST);
  const text = words.text('vendor.evidenceOlder', { n: older.length });
  return { latest: rows.slice(0, LATEST), older: older.length > 0 ? { rows: older, text } : null };
}
