// One contract: where it stands in its term, what needs somebody, its amendments on a time line, and what stands on it.
import type { ContractView, HistoryLine } from './agreement-types.ts';
import { amendmentRows, contractFacts, lastNoticeDay } from './contract-facts.ts';
import { dealingsPart } from './dealings.ts';
import { type DocumentsInput, documentsPart } from './documents.ts';
import type { DealingsView } from './entity-types.ts';
import type { FindingView } from './findings.ts';
import { historyPart } from './history.ts';
import { needsOf } from './needs.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { contractTimeline } from './timeline.ts';

/** What the page of a contract is made of. */
export type ContractInput = {
  contract: ContractView;
  bodyName: string;
  /** The agreements that stand on it, and the systems they cover. */
  dealings: Pick<DealingsView, 'agreements' | 'systems'>;
  /** Outcomes of the contract and of the agreements that stand on it. */
  findings: readonly FindingView[];
  documents: DocumentsInput;
  /** Newest first. */
  history: readonly HistoryLine[];
  names: Names;
  may: { write: boolean; registerChange: boolean };
};

/** The page of one contract: GET /contracts/{id}. */
export function renderContract(renderer: Renderer, frame: Frame, input: ContractInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { contract, dealings } = input;
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  const scope = `contract:${contract.id}`;
  const agreementUrl = input.may.write && isToday ? links.newAgreement({ contract: contract.id }) : null;
  const mayAmend = input.may.registerChange && isToday;
  const content = {
    bodyName: input.bodyName,
    state: stateOf(setting, contract),
    needs: needsOf(setting, input.findings, input.names, isToday ? todoOf(setting, input) : []),
    facts: contractFacts(setting, contract),
    timeline: contractTimeline(setting, contract, dealings.agreements),
    amendments: amendmentRows(words, contract.amendments),
    amendUrl: mayAmend ? links.newChange({ kind: 'contract_amended', scope }) : null,
    renewUrl: links.newChange({ kind: 'contract_renewed', scope }),
    dealings: dealingsPart(
      setting,
      { ...dealings, products: [], contracts: [], cut: false },
      {
        noAgreements: words.text('contract.noAgreements'),
        noSystems: words.text('contract.noSystems'),
        ...{ contracts: false, products: true },
        begin: { ...{ contract: null, system: null }, agreement: agreementUrl },
      },
    ),
    documents: documentsPart(setting, input.documents),
    past: historyPart(setting, input.history),
    newChangeUrl: null,
    editUrl: input.may.write && isToday ? links.contractForm(contract.id) : null,
  };
  const crumbs = [
    { title: words.text('nav.overview'), href: links.overview() },
    { title: words.text('lists.contracts'), href: links.list('contracts') },
  ];
  return printPage(renderer, setting, 'contract', { title: contract.title, section: 'lists', crumbs }, content);
}

/** Whether it has begun, runs or has ended, and until when notice can be given. */
function stateOf({ words, frame }: Setting, contract: ContractView): object {
  const { startOn, endOn } = contract;
  if (startOn > frame.asOf)
    return { tone: 'info', sentence: words.text('contract.begins', { day: words.day(startOn) }), more: null };
  if (endOn === null) return { tone: 'success', sentence: words.text('contract.open'), more: null };
  if (endOn < frame.asOf)
    return { tone: 'info', sentence: words.text('contract.ended', { day: words.day(endOn) }), more: null };
  const last = lastNoticeDay(contract);
  const passed = last !== null && last < frame.asOf;
  const key = passed ? 'contract.noticePassed' : 'contract.noticeBy';
  return {
    tone: passed ? 'warning' : 'success',
    sentence: words.text('contract.runs', { day: words.day(endOn) }),
    more: last === null ? null : words.text(key, { day: words.day(last) }),
  };
}

function todoOf(
  { words, links }: Setting,
  { may, contract, dealings, documents }: ContractInput,
): { text: string; url: string }[] {
  if (!may.write) return [];
  const begin = { text: words.text('contract.todo.agreement'), url: links.newAgreement({ contract: contract.id }) };
  const attach = { text: words.text('contract.todo.document'), url: '#dokumenter' };
  return [
    ...(dealings.agreements.length === 0 ? [begin] : []),
    ...(documents.attachments.length === 0 ? [attach] : []),
  ];
}
