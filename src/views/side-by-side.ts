// One vendor's agreements in several municipalities beside each other, and transfers by country and basis.
import { basisText } from './agreement-versions.ts';
import { period, statusTag } from './agreements.ts';
import { fileLinks } from './files.ts';
import { severityTag } from './findings.ts';
import { type Frame, type Page, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { findingTitle } from './wording/findings.ts';
import type { Words } from './words.ts';
import { printPart } from './workplace.ts';

/** A company with agreements in the bodies; the shape `SharedProcessor` satisfies it. */
export type ProcessorView = { entityId: string; name: string; bodies: number; agreements: number };

/** An agreement as it is compared; the shape `Compared` satisfies it. */
export type ComparedView = {
  agreementId: string;
  title: string;
  bodyName: string;
  status: string;
  systemNames: readonly string[];
  versionLabel: string | null;
  validFrom: string | null;
  validTo: string | null;
  authorisation: string | null;
  noticeDays: number | null;
  breachHours: number | null;
  subProcessors: readonly string[];
  findingCodes: readonly string[];
  worstSeverity: string | null;
};

/** What the page is made of; `compared` is null until a company is chosen. */
export type SideBySideInput = {
  processors: readonly ProcessorView[];
  chosen: string | null;
  compared: readonly ComparedView[] | null;
};

/** The same vendor in several municipalities: GET /workplace/vendors. */
export function renderSideBySide(renderer: Renderer, frame: Frame, input: SideBySideInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const vendor = input.processors.find(({ entityId }) => entityId === input.chosen)?.name ?? '';
  const content = {
    body: frame.body,
    processors: input.processors.map((one) => ({
      id: one.entityId,
      name: one.name,
      bodies: one.bodies,
      agreements: one.agreements,
      url: links.sideBySide({ vendor: one.entityId }),
      selected: one.entityId === input.chosen,
    })),
    compared:
      input.compared === null
        ? null
        : {
            heading: words.text('sideBySide.heading', { vendor }),
            caption: words.text('sideBySide.caption', { vendor }),
            companyUrl: links.company(input.chosen ?? ''),
            companyText: words.text('vendor.toPage', { vendor }),
            rows: comparedRows(setting, input.compared),
          },
  };
  return printPart(renderer, setting, 'vendors', words.text('sideBySide.title'), content);
}

/** The agreements as rows; a value that is not the same in all of them is marked. */
function comparedRows({ words, links }: Setting, compared: readonly ComparedView[]): object[] {
  const differs = (pick: (one: ComparedView) => string) => new Set(compared.map(pick)).size > 1;
  const terms = { breach: differs((one) => breachText(words, one)), notice: differs((one) => noticeText(words, one)) };
  const authorisation = differs((one) => one.authorisation ?? '');
  const subProcessors = differs((one) => one.subProcessors.join('\n'));
  return compared.map((one) => ({
    url: links.agreement(one.agreementId),
    title: one.title,
    body: one.bodyName,
    systems: one.systemNames.length > 0 ? words.list(one.systemNames) : words.text('common.none'),
    status: statusTag(words, one.status),
    version: one.versionLabel ?? '–',
    valid: period(words, one.validFrom, one.validTo),
    terms: [
      { text: breachText(words, one), differs: terms.breach },
      { text: noticeText(words, one), differs: terms.notice },
      {
        text: one.authorisation === null ? '–' : words.label('authorisation', one.authorisation),
        differs: authorisation,
      },
    ],
    subProcessors: one.subProcessors.length > 0 ? one.subProcessors : [words.text('common.none')],
    subProcessorsDiffer: subProcessors,
    severity: one.worstSeverity === null ? null : severityTag(words, one.worstSeverity),
    findings: one.findingCodes.map((code) => findingTitle(code, words.language)),
  }));
}

function breachText(words: Words, { breachHours }: ComparedView): string {
  if (breachHours === null) return words.text('sideBySide.noBreach');
  return words.text('sideBySide.breach', { time: words.count('hours', breachHours) });
}

function noticeText(words: Words, { noticeDays }: ComparedView): string {
  if (noticeDays === null) return words.text('sideBySide.noNotice');
  return words.text('sideBySide.notice', { time: words.count('days', noticeDays) });
}

/** Transfers alike in country, basis and how they fare; the shape `TransferGroup` satisfies it. */
export type TransferGroupView = {
  country: string;
  basis: string | null;
  instrument: string | null;
  result: string;
  uses: readonly {
    bodyId: string;
    bodyName: string;
    agreementId: string;
    agreementTitle: string;
    systemName: string;
    company: string | null;
    activity: string | null;
  }[];
};

const TONES: Record<string, string> = { ok: 'success', lapsed: 'danger', no_basis: 'danger', cannot_tell: 'warning' };

/** Transfers by country and basis: GET /workplace/transfers; null where there are too many bodies to read at once. */
export function renderTransfers(renderer: Renderer, frame: Frame, groups: readonly TransferGroupView[] | null): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const content = {
    files: fileLinks(words, (format) => links.transfersFile({ format })),
    rows: groups?.map((group) => transferRow(setting, group)) ?? null,
    choices: groups === null ? frame.bodies.map(({ id, name }) => ({ name, url: links.transfers({ body: id }) })) : [],
  };
  return printPart(renderer, setting, 'transfers', words.text('transfers.title'), content);
}

function transferRow(
  { words, links }: Setting,
  { country, basis, instrument, result, uses }: TransferGroupView,
): object {
  const agreements = new Set(uses.map(({ agreementId }) => agreementId)).size;
  const bodies = new Set(uses.map(({ bodyId }) => bodyId)).size;
  const name = words.country(country);
  return {
    country: name,
    dependencies: {
      url: links.dependencies({ country }),
      text: words.text('transfers.dependencies', { country: name }),
    },
    basis: basis === null ? words.text('transfers.noBasis') : basisText(words, basis, instrument),
    result: { code: result, label: words.label('transferResult', result), tone: TONES[result] ?? 'neutral' },
    summary: words.text('transfers.show', {
      agreements: words.count('agreements', agreements),
      bodies: words.count('bodies', bodies),
    }),
    uses: uses.map((use) => ({
      url: links.agreement(use.agreementId),
      agreement: use.agreementTitle,
      body: use.bodyName,
      system: use.systemName,
      by: use.company ?? words.text('transfers.place', { activity: words.label('activity', use.activity ?? '') }),
    })),
  };
}
