// One system: what is wrong with it, every fact told of it, its chain and places, the agreements that cover it, its history.
import type { HistoryLine, SystemView, WholeSystemView } from './agreement-types.ts';
import { statusTag } from './agreements.ts';
import { bySeverity, type FindingView, findingCard, gapWords, ownerName } from './findings.ts';
import { historyPart } from './history.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { circleOf, systemFacts } from './system-facts.ts';
import { findingExplanation } from './wording/findings.ts';

/** What the system page is made of. */
export type SystemInput = {
  system: WholeSystemView;
  bodyName: string;
  /** Outcomes of the system itself: found, coming and cannot tell. */
  findings: readonly FindingView[];
  /** The agreements that cover it. */
  agreements: readonly { id: string; title: string; status: string }[];
  /** Newest first. */
  history: readonly HistoryLine[];
  names: Names;
  may: { write: boolean; registerChange: boolean };
  idempotencyKey: string;
};

/** The page of one system: GET /systems/{id}. */
export function renderSystem(renderer: Renderer, frame: Frame, input: SystemInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { system, names, may } = input;
  const card = (finding: FindingView) =>
    findingCard(setting, finding, names, findingExplanation(finding.code, words.language));
  const found = input.findings.filter(({ outcome }) => outcome === 'found');
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  const content = {
    bodyName: input.bodyName,
    bodyUrl: links.body(system.bodyId),
    owner: ownerName(words, names, system.ownerId),
    findings: found.sort(bySeverity).map(card),
    gaps: input.findings.filter(({ outcome }) => outcome === 'cannot_tell').map((gap) => gapWords(words, gap)),
    groups: systemFacts(setting, system),
    circle: circleOf(words, system),
    chain: chainTree(setting, system, null),
    places: system.locations.map((place) => ({
      country: words.country(place.country),
      activity: words.label('activity', place.activity),
      basis: place.basis === null ? null : words.label('basis', place.basis),
    })),
    agreements: input.agreements.map(({ id, title, status }) => ({
      title,
      url: links.agreement(id),
      status: statusTag(words, status),
    })),
    past: historyPart(setting, input.history),
    confirmed: confirmedText(setting, system.confirmedOn),
    confirmation: may.write && isToday ? { action: links.systemConfirmation(system.id) } : null,
    idempotencyKey: input.idempotencyKey,
    profileUrl: may.write && isToday ? links.systemProfile(system.id) : null,
    endUrl: may.write && isToday && system.endedOn === null ? links.systemEnd(system.id) : null,
    newAgreementUrl: may.write && isToday ? links.newAgreement({ system: system.id }) : null,
    newChangeUrl: may.registerChange && isToday ? links.newChange() : null,
  };
  const crumbs = [{ title: words.text('nav.overview'), href: links.overview() }];
  return printPage(renderer, setting, 'system', { title: system.name, section: null, crumbs }, content);
}

function confirmedText({ words }: Setting, day: string | null): string {
  if (day === null) return words.text('system.neverConfirmed');
  return words.text('system.confirmedOn', { day: words.day(day) });
}

/** The chain beneath a link as nested lists; what stands in a circle is told once, at the top. */
export function chainTree(
  setting: Setting,
  system: Pick<SystemView, 'subProcessors'>,
  parent: string | null,
  above: readonly string[] = [],
): object[] {
  const { words, links } = setting;
  const keys = new Set(system.subProcessors.map(({ key }) => key));
  return system.subProcessors
    .filter((link) => !above.includes(link.key))
    .filter(({ parentKey }) => (parentKey !== null && keys.has(parentKey) ? parentKey : null) === parent)
    .map((link) => ({
      name: link.name,
      country: words.country(link.country),
      service: link.service,
      basis: link.basis === null ? null : words.label('basis', link.basis),
      url: links.dependencies({ entity: link.entityId }),
      beneath: chainTree(setting, system, link.key, [...above, link.key]),
    }));
}
