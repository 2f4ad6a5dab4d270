// The facts of a system in words, in the groups its page and the agreement's page show them in.
import type { SystemView, WholeSystemView } from './agreement-types.ts';
import { period } from './agreements.ts';
import type { Setting } from './page.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

type Fact = [TextKey, string | null, (string | null)?];

/** Every fact told of a system, in groups; what nobody has said is marked unknown. */
export function systemFacts({ words, links }: Setting, system: WholeSystemView): { title: string; facts: object[] }[] {
  const labels = (vocabulary: 'category' | 'subject', codes: readonly string[]) =>
    codes.length > 0 ? words.labels(vocabulary, codes) : null;
  const use: Fact[] = [
    [
      'system.product',
      [system.productName, system.edition].filter(Boolean).join(', ') || null,
      system.productId && links.product(system.productId),
    ],
    [
      'agreement.processor',
      system.processorName ?? (system.productId === null ? null : words.text('system.vendorProcesses')),
    ],
    ['agreement.systemPurpose', system.purpose],
    ['agreement.inUse', period(words, system.goLive, system.endedOn)],
    ['agreement.operatingModel', system.operatingModel && words.label('operatingModel', system.operatingModel)],
    ['agreement.zone', system.zone && words.label('zone', system.zone)],
    ['agreement.twoFactor', words.label('twoFactor', system.twoFactor)],
  ];
  const data: Fact[] = [
    ['system.personalData', flag(words, system.personalData)],
    ['agreement.categories', labels('category', system.dataCategories)],
    ['agreement.subjects', labels('subject', system.dataSubjects)],
    ['system.highRisk', flag(words, system.highRisk)],
    ['system.nationalIdNeed', flag(words, system.nationalIdNeed)],
    ['system.normenApplies', flag(words, system.normenApplies)],
    ['system.publicPowers', flag(words, system.publicPowers)],
  ];
  const shown = ([key, value, url = null]: Fact) => ({
    label: words.text(key),
    value: value ?? words.text('common.unknown'),
    unknown: value === null,
    url: value === null ? null : url,
  });
  return [
    { title: words.text('system.use'), facts: use.map(shown) },
    { title: words.text('system.data'), facts: data.map(shown) },
    { title: words.text('system.record'), facts: recordFacts(words, system).map(shown) },
  ];
}

function recordFacts(words: Words, system: WholeSystemView): Fact[] {
  return [
    ['system.inRecord', flag(words, system.inRecord)],
    ['system.lawfulBasis', system.lawfulBasis],
    ['system.recipientCategories', system.recipientCategories],
    ['system.retention', system.retention],
    ['system.securityMeasures', system.securityMeasures],
  ];
}

function flag(words: Words, value: boolean | null): string | null {
  return value === null ? null : words.text(value ? 'common.yes' : 'common.no');
}

/** The names of links that stand beneath each other in a circle, as a sentence; null where none do. */
export function circleOf(
  words: Words,
  { circular, subProcessors }: Pick<SystemView, 'circular' | 'subProcessors'>,
): string | null {
  if (circular.length === 0) return null;
  const names = circular.map((key) => subProcessors.find((link) => link.key === key)?.name ?? key);
  return words.text('agreement.circleText', { names: words.list(names) });
}
