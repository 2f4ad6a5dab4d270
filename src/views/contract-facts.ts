// A contract in facts and its amendments in rows, as its own page and the agreement's page show them.
import { addMonths, type CalendarDate } from '../domain/calendar.ts';
import type { AmendmentView, ContractView } from './agreement-types.ts';
import { period } from './agreements.ts';
import { factLine, type LinkedFact, linkedFact } from './company.ts';
import type { Setting } from './page.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

/** Its parties, term, form, case and notice. */
export function contractFacts(setting: Setting, contract: ContractView): LinkedFact[] {
  const { words, links } = setting;
  const { noticeMonths, caseReference } = contract;
  const plain = (label: TextKey, text: string | null): LinkedFact =>
    linkedFact(setting, label, [text === null ? null : factLine(text)]);
  return [
    plain('agreement.customer', contract.customerName),
    linkedFact(setting, 'agreement.vendor', [factLine(contract.vendorName, links.company(contract.vendorEntityId))]),
    plain('agreement.contractTerm', period(words, contract.startOn, contract.endOn)),
    plain('agreement.form', words.label('contractForm', contract.form)),
    plain('agreement.case', caseReference),
    plain('contract.notice', noticeMonths === null ? null : words.count('months', noticeMonths)),
  ];
}

/** The last day on which notice still ends it with its term; null where it runs on until somebody gives notice. */
export function lastNoticeDay({ endOn, noticeMonths }: Pick<ContractView, 'endOn' | 'noticeMonths'>): string | null {
  if (endOn === null || noticeMonths === null) return null;
  return addMonths(endOn as CalendarDate, -noticeMonths);
}

/** Amendments in rows, the latest first. */
export function amendmentRows(words: Words, amendments: readonly AmendmentView[]): object[] {
  return [...amendments].reverse().map((amendment) => ({
    number: amendment.number,
    effective: words.shortDay(amendment.effectiveOn),
    signed: amendment.signedOn === null ? '–' : words.shortDay(amendment.signedOn),
    kinds: words.labels('amendmentKind', amendment.kinds),
    material: words.text(amendment.material ? 'common.yes' : 'common.no'),
    notes: [amendment.summary, amendment.materialReason, amendment.documentReference].filter((note) => note !== null),
  }));
}
