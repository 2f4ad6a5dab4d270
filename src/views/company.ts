// A company in facts: its numbers, its standing in the register of companies, its names, group and mergers, and its contact.
import type { CompanyView, EvidenceView, RelatedView, VendorView } from './entity-types.ts';
import type { Setting } from './page.ts';
import type { TextKey } from './wording/nb.ts';

/** A line of a fact: its text, where it leads, and what is said beside it. */
export type FactLine = { text: string; url: string | null; more: string | null; moreUrl: string | null };
/** A fact with its lines; `unknown` where nobody has said. */
export type LinkedFact = { label: string; unknown: boolean; lines: FactLine[] };

/** A line of plain text, or of a link. */
export function factLine(
  text: string,
  url: string | null = null,
  more: string | null = null,
  moreUrl: string | null = null,
) {
  return { text, url, more, moreUrl };
}

/** A fact of some lines; without any it says that nothing is registered. */
export function linkedFact({ words }: Setting, label: TextKey, lines: readonly (FactLine | null)[]): LinkedFact {
  const known = lines.filter((line) => line !== null);
  const unknown = known.length === 0;
  return { label: words.text(label), unknown, lines: unknown ? [factLine(words.text('common.unknown'))] : known };
}

/** The page of a company in the register of companies; made-up numbers, which begin with 2 or 3, stand in none. */
function registerUrl(number: string): string | null {
  return /^[89]/.test(number) ? `https://virksomhet.brreg.no/nb/oppslag/enheter/${number}` : null;
}

/** What identifies a company and how it hangs together with others; what does not apply is left out. */
export function companyFacts(setting: Setting, company: CompanyView): LinkedFact[] {
  const { words, links } = setting;
  const { number, country } = company;
  const site = number === null ? null : registerUrl(number);
  const numberLine = number === null ? null : factLine(number, null, site && words.text('vendor.lookUp'), site);
  const others = company.aliases.filter((alias) => alias !== company.name);
  return [
    ...(country === 'NO' || numberLine ? [linkedFact(setting, 'vendor.number', [numberLine])] : []),
    ...plain(setting, 'vendor.foreignId', [company.foreignId]),
    linkedFact(setting, 'vendor.country', [factLine(words.country(country), links.dependencies({ country }))]),
    linkedFact(setting, 'vendor.registryStatus', [statusLine(setting, company)]),
    ...plain(setting, 'vendor.aliases', others),
    ...plain(setting, 'vendor.address', [company.address]),
    ...related(setting, 'vendor.parent', [company.parent]),
    ...related(setting, 'vendor.subsidiaries', company.subsidiaries),
    ...related(setting, 'vendor.mergedInto', [company.mergedInto]),
    ...related(setting, 'vendor.absorbed', company.absorbed),
    ...related(setting, 'vendor.sameAs', [company.sameAs]),
  ];
}

function statusLine({ words, links }: Setting, { registryStatus, status }: CompanyView): FactLine {
  const since = registryStatus === 'active' || status.since === null ? null : words.day(status.since);
  return factLine(
    words.label('registryStatus', registryStatus),
    status.changeId === null ? null : links.change(status.changeId),
    since === null ? null : words.text('time.from', { day: since }),
  );
}

/** A fact of plain lines, where there are any. */
function plain(setting: Setting, label: TextKey, texts: readonly (string | null)[]): LinkedFact[] {
  const lines = texts.filter((text) => text !== null).map((text) => factLine(text));
  return lines.length > 0 ? [linkedFact(setting, label, lines)] : [];
}

function related(setting: Setting, label: TextKey, all: readonly (RelatedView | null)[]): LinkedFact[] {
  const lines = all.filter((one) => one !== null).map((one) => relatedLine(setting, one));
  return lines.length > 0 ? [linkedFact(setting, label, lines)] : [];
}

function relatedLine({ words, links }: Setting, { entityId, name, since, changeId }: RelatedView): FactLine {
  const told = since > '1994-01-01' || changeId !== null;
  const more = told ? words.text('time.from', { day: words.day(since) }) : null;
  return factLine(name, links.company(entityId), more, changeId === null ? null : links.change(changeId));
}

/** How a vendor is reached, and where it publishes what it does. */
export function contactFacts(setting: Setting, vendor: VendorView): LinkedFact[] {
  const { words } = setting;
  const site = (label: TextKey, url: string | null, text: string | null) =>
    url === null ? [] : [linkedFact(setting, label, [factLine(text ?? hostOf(url), url)])];
  const email = vendor.contactEmail && factLine(vendor.contactEmail, `mailto:${vendor.contactEmail}`);
  return [
    linkedFact(setting, 'vendor.contactName', [vendor.contactName === null ? null : factLine(vendor.contactName)]),
    linkedFact(setting, 'vendor.contactEmail', [email || null]),
    ...site('vendor.website', vendor.website, null),
    ...site('vendor.subProcessorsUrl', vendor.subProcessorsUrl, words.text('vendor.openList')),
    ...site('vendor.termsUrl', vendor.termsUrl, words.text('vendor.openTerms')),
  ];
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

/** Whether it stands in the list of the Data Privacy Framework, by the last look-up; told where it matters. */
export function frameworkFact(setting: Setting, country: string, evidence: readonly EvidenceView[]): LinkedFact[] {
  const { words } = setting;
  const check = evidence.find(({ kind }) => kind === 'dpf_list_check');
  if (check === undefined) return country === 'US' ? [linkedFact(setting, 'vendor.framework', [])] : [];
  const result =
    check.result === null ? words.label('evidenceKind', check.kind) : words.label('evidenceResult', check.result);
  const checked = words.text('vendor.checked', { day: words.day(check.issuedOn) });
  return [linkedFact(setting, 'vendor.framework', [factLine(result, null, checked)])];
}
