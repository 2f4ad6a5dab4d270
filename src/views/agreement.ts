// One agreement: its state and why, the evidence side by side, versions, annex, systems, contract and history.

import { agreementChain } from './agreement-chain.ts';
import { decisionsOf, referencesOf } from './agreement-papers.ts';
import type {
  AgreementView,
  ComparisonView,
  ContractView,
  HistoryLine,
  SystemView,
  VersionView,
} from './agreement-types.ts';
import { annexOf, versionRow } from './agreement-versions.ts';
import { period, statusTag } from './agreements.ts';
import { clausesOf } from './clauses.ts';
import { comparisonOf } from './comparison.ts';
import { amendmentRows, contractFacts } from './contract-facts.ts';
import { type DocumentsInput, documentsPart } from './documents.ts';
import { anchorOf, bySeverity, type FindingView, findingCard, gapWords, ownerName } from './findings.ts';
import { historyRow } from './history.ts';
import { type MendingInput, mendingOf } from './mending.ts';
import { type NoticesInput, noticesOf } from './notices.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { circleOf } from './system-facts.ts';
import { timelineOf } from './timeline.ts';
import { findingExplanation } from './wording/findings.ts';
import type { Words } from './words.ts';

export type { AgreementView, ContractView, HistoryLine, SystemView, VersionView } from './agreement-types.ts';

/** What the agreement page is made of. */
export type AgreementInput = {
  agreement: AgreementView;
  /** Outcomes of the agreement and of the systems it covers: found, coming and cannot tell. */
  findings: readonly FindingView[];
  systems: readonly SystemView[];
  contract: ContractView | null;
  /** Newest first. */
  history: readonly HistoryLine[];
  names: Names;
  comparison: ComparisonView;
  may: { registerChange: boolean; write: boolean; review: boolean };
  mending: Pick<MendingInput, 'refused' | 'idempotencyKey'>;
  answering: Omit<NoticesInput, 'agreement' | 'notices'>;
  documents: DocumentsInput;
};

/** The page of one agreement: GET /agreements/{id}. */
export function renderAgreement(renderer: Renderer, frame: Frame, input: AgreementInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { agreement, names } = input;
  const found = input.findings.filter(({ outcome }) => outcome === 'found');
  const now = found.filter(({ coming }) => !coming).sort(bySeverity);
  const gaps = input.findings.filter(({ outcome, coming }) => outcome === 'cannot_tell' && !coming);
  const inForce = agreement.versions.find(({ id }) => id === agreement.versionInForceId) ?? null;
  const card = (finding: FindingView) =>
    findingCard(setting, finding, names, findingExplanation(finding.code, setting.words.language));
  const content = {
    state: stateOf(words, agreement, now, gaps),
    facts: factsOf(setting, agreement, inForce, names),
    findings: now.map(card),
    coming: found
      .filter(({ coming }) => coming)
      .sort(bySeverity)
      .map(card),
    gaps: gaps.map((gap) => ({ ...gapWords(words, gap), subject: gap.subjectTitle })),
    versions: [...agreement.versions]
      .reverse()
      .map((version) => versionRow(words, version, inForce?.id ?? null, links.version(agreement.id, version.id))),
    terminationUrl: terminationUrl(setting, input, inForce),
    annex: inForce === null ? null : annexOf(words, inForce, input.systems),
    systems: input.systems.map((system) => ({ ...systemCard(words, system), url: links.system(system.id) })),
    contract: input.contract === null ? null : contractCard(setting, input.contract),
    ...formsOf(setting, input, now, inForce),
    ...groundsOf(setting, input, inForce),
    reviews: agreement.reviews.map((review) => reviewLine(words, agreement, review, names)),
    history: input.history.map((line) => historyRow(setting, line)),
    newChangeUrl: changeUrl(setting, input),
  };
  const crumbs = [
    { title: words.text('nav.overview'), href: links.overview() },
    { title: words.text('nav.agreements'), href: links.agreements() },
  ];
  return printPage(renderer, setting, 'agreement', { title: agreement.title, section: 'agreements', crumbs }, content);
}

/** The way to terminate what is in force, for whoever may today. */
function terminationUrl({ links, frame }: Setting, { agreement, may }: AgreementInput, inForce: VersionView | null) {
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  return inForce && may.write && isToday ? links.version(agreement.id, inForce.id, '/termination') : null;
}

/** What the agreement stands on: how it compares, its time line, chain, clauses, documents and decisions. */
function groundsOf(setting: Setting, input: AgreementInput, inForce: VersionView | null): object {
  const { words } = setting;
  const { agreement, systems, contract, findings, names } = input;
  const { versions } = agreement;
  return {
    comparison: comparisonOf(words, input.comparison),
    timeline: timelineOf(setting, { versions, inForceId: inForce?.id ?? null, contract, systems }),
    chain: agreementChain(setting, systems, agreement.processorName),
    clauses: inForce === null ? null : clausesOf(words, inForce),
    documents: documentsPart(setting, input.documents),
    references: referencesOf(words, agreement, contract, input.answering.evidence),
    decided: decisionsOf(words, findings, names),
  };
}

/** The forms of the page, and the summary of what was wrong in the one that was refused. */
function formsOf(
  setting: Setting,
  input: AgreementInput,
  now: readonly FindingView[],
  inForce: VersionView | null,
): object {
  const { agreement } = input;
  const mending = mendingOf(setting, {
    ...{ agreement, inForce, may: input.may, ...input.mending },
    needed: now.some(({ makesStale }) => makesStale) || inForce === null,
    contractChanged: now.some(({ code }) => code === 'F06'),
  });
  const notices = noticesOf(setting, { ...input.answering, agreement: agreement.id, notices: agreement.notices });
  return { ...notices, mending, errors: notices.errors ?? mending?.errors ?? null };
}

function changeUrl({ links }: Setting, { may, agreement, contract }: AgreementInput): string | null {
  if (!may.registerChange) return null;
  return links.newChange({ agreement: agreement.id, contract: contract?.id });
}

/** The state and why, in one look: the tag, one sentence, and the headlines of what does not fit. */
function stateOf(
  words: Words,
  agreement: AgreementView,
  now: readonly FindingView[],
  gaps: readonly FindingView[],
): object {
  const tag = statusTag(words, agreement.status);
  const reasons = now.map((finding) => ({ text: finding.title, href: `#${anchorOf(finding.key)}` }));
  const tone = tag.tone === 'success' && now.length > 0 ? 'warning' : tag.tone;
  return { tag, tone, sentence: sentenceOf(words, agreement, now, gaps), reasons };
}

function sentenceOf(
  words: Words,
  agreement: AgreementView,
  now: readonly FindingView[],
  gaps: readonly FindingView[],
): string {
  if (agreement.status === 'needs_update') {
    const stale = now.filter(({ makesStale }) => makesStale).length;
    return `${words.text('agreement.stale')} ${stale > 0 ? words.count('notAgreed', stale) : ''}`.trim();
  }
  if (agreement.status !== 'in_force')
    return words.text('agreement.statusIs', { status: words.label('status', agreement.status) });
  if (now.length > 0) return words.text('agreement.inForceFindings');
  return words.text(gaps.length > 0 ? 'agreement.fitsGaps' : 'agreement.fits');
}

function factsOf(setting: Setting, agreement: AgreementView, inForce: VersionView | null, names: Names): object[] {
  const { words } = setting;
  const party = (role: string) => inForce?.parties.filter((p) => p.role === role).map(({ name }) => name) ?? [];
  const controllers = [...party('controller'), ...party('joint_controller')];
  const within = (key: 'days' | 'hours', n: number | null | undefined) =>
    n == null ? null : words.text('agreement.within', { time: words.count(key, n) });
  const facts: [string, string | null, (string | null)?][] = [
    [words.text('agreement.controller'), controllers.length > 0 ? words.list(controllers) : agreement.bodyName],
    [
      words.text('agreement.processor'),
      agreement.processorName ?? words.text('common.unknown'),
      processorUrl(setting, inForce),
    ],
    [words.text('agreement.valid'), period(words, agreement.validFrom, agreement.validTo)],
    [words.text('agreements.owner'), ownerName(words, names, agreement.ownerId)],
    [words.text('agreement.case'), agreement.caseReference],
    [words.text('agreement.form'), words.label('agreementForm', agreement.form)],
    [words.text('agreement.framework'), agreement.framework ? words.text('common.yes') : null],
    [
      words.text('agreement.authorisation'),
      inForce?.authorisation ? words.label('authorisation', inForce.authorisation) : null,
    ],
    [words.text('agreement.noticeDays'), inForce?.noticeDays == null ? null : words.count('days', inForce.noticeDays)],
    [
      words.text('agreement.objectionDays'),
      inForce?.objectionDays == null ? null : words.count('days', inForce.objectionDays),
    ],
    [words.text('agreement.breachHours'), within('hours', inForce?.breachHours)],
  ];
  return facts.filter(([, value]) => value !== null).map(([label, value, url = null]) => ({ label, value, url }));
}

function processorUrl({ links }: Setting, inForce: VersionView | null): string | null {
  const processor = inForce?.parties.find(({ role }) => role === 'processor');
  return processor ? links.company(processor.entityId) : null;
}

function systemCard(words: Words, system: SystemView): object {
  const labels = (vocabulary: 'category' | 'subject', codes: readonly string[]) =>
    codes.length > 0 ? words.labels(vocabulary, codes) : null;
  const chain = system.subProcessors.map(({ name, country }) => `${name} (${words.country(country)})`);
  const places = system.locations.map(
    ({ country, activity }) =>
      `${words.country(country)} (${words.label('activity', activity).toLocaleLowerCase(words.language)})`,
  );
  const facts: [string, string | null][] = [
    [words.text('agreement.systemPurpose'), system.purpose],
    [words.text('agreement.inUse'), period(words, system.goLive, system.endedOn)],
    [
      words.text('agreement.operatingModel'),
      system.operatingModel ? words.label('operatingModel', system.operatingModel) : null,
    ],
    [words.text('agreement.zone'), system.zone ? words.label('zone', system.zone) : null],
    [words.text('agreement.twoFactor'), words.label('twoFactor', system.twoFactor)],
    [words.text('agreement.categories'), labels('category', system.dataCategories)],
    [words.text('agreement.subjects'), labels('subject', system.dataSubjects)],
    [words.text('agreement.chain'), chain.length > 0 ? words.list(chain) : words.text('agreement.noneListed')],
    ...circular(words, system),
    [words.text('agreement.locations'), places.length > 0 ? words.list(places) : words.text('agreement.noneListed')],
  ];
  return {
    name: system.name,
    product: system.productName === system.name ? null : system.productName,
    facts: facts.map(([label, value]) => ({
      label,
      value: value ?? words.text('common.unknown'),
      unknown: value === null,
    })),
  };
}

function circular(words: Words, system: SystemView): [string, string][] {
  const text = circleOf(words, system);
  return text === null ? [] : [[words.text('agreement.circle'), text]];
}

function contractCard(setting: Setting, contract: ContractView): object {
  const { words, links, frame } = setting;
  // A contract of the co-operative may be told of to a member who does not see the rest of what the co-operative has.
  const seen = frame.bodies.some(({ id }) => id === contract.bodyId);
  return {
    title: contract.title,
    url: seen ? links.contract(contract.id) : null,
    facts: contractFacts(setting, contract),
    amendments: amendmentRows(words, contract.amendments),
  };
}

function reviewLine(
  words: Words,
  agreement: AgreementView,
  review: AgreementView['reviews'][number],
  names: Names,
): string {
  return words.text('agreement.review', {
    day: words.day(review.reviewedOn),
    name: names[review.byId] ?? words.text('common.someone'),
    version: agreement.versions.find(({ id }) => id === review.versionId)?.label ?? '–',
    contractOn: words.day(review.contractOn),
  });
}
