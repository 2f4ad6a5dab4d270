// "What needs you here": the findings about what a page shows, by cause, what is not known, and what to do first.
import { causeItem, groupByCause } from './causes.ts';
import { type FindingView, findingLink, gapWords } from './findings.ts';
import type { Names, Setting } from './page.ts';
import { restsOn } from './standing.ts';

/** So many causes stand open; the rest is folded away. */
const OPEN = 4;
/** So many findings of one cause, and so many facts that are missing, stand on the page. */
const FIRST = 20;

/** The part `needs` of a page: `{{> needs needs}}`. `todo` is what is to be done first, each with the way to it. */
export function needsOf(
  setting: Setting,
  findings: readonly FindingView[],
  names: Names,
  todo: readonly { text: string; url: string }[],
): { any: boolean } {
  const { words } = setting;
  const now = findings.filter((one) => one.outcome === 'found' && !one.coming && restsOn(one) === null);
  const causes = groupByCause(now).map((group, i) =>
    causeItem(setting, { ...group, items: group.items.slice(0, FIRST) }, names, `h${i + 1}`),
  );
  const gaps = gapsOf(setting, findings);
  const later = causes.slice(OPEN);
  return {
    any: causes.length > 0 || todo.length > 0,
    todo,
    first: causes.slice(0, OPEN),
    later:
      later.length > 0
        ? { items: later, text: words.text('needs.more', { causes: words.count('causes', later.length) }) }
        : null,
    gaps: gaps.length > 0 ? { items: gaps.slice(0, FIRST), text: words.count('gaps', gaps.length) } : null,
  } as { any: boolean };
}

function gapsOf(setting: Setting, findings: readonly FindingView[]): object[] {
  return findings
    .filter(({ outcome, coming }) => outcome === 'cannot_tell' && !coming)
    .map((gap) => ({ ...gapWords(setting.words, gap), subject: gap.subjectTitle, url: findingLink(setting, gap) }));
}
