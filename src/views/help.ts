// Help where one stands: every finding explained, the glossary, and what is known of the pages' accessibility.
import { RULE_BY_CODE, type RuleInfo } from '../domain/assessment/rules.ts';
import { severityTag } from './findings.ts';
import { type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { findingExplanation, findingTitle } from './wording/findings.ts';
import { GLOSSARY, type Term, type TermGroup } from './wording/help/glossary.ts';
import { findingHelp } from './wording/help/help.ts';
import type { TextKey } from './wording/nb.ts';

/** GET /help: the way to the glossary, and every finding with what it means. */
export function renderHelp(renderer: Renderer, frame: Frame): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const rows = [...RULE_BY_CODE.values()].map((rule) => ({
    ...ruleLine(setting, rule),
    href: links.findingHelp(rule.code),
    explanation: findingExplanation(rule.code, words.language),
  }));
  const content = { rows, glossaryUrl: links.glossary(), accessibilityUrl: links.accessibility() };
  return printPage(renderer, setting, 'help', { title: words.text('help.title'), section: 'help' }, content);
}

function ruleLine({ words }: Setting, rule: RuleInfo): object {
  return {
    code: rule.code,
    title: findingTitle(rule.code, words.language),
    severity: severityTag(words, rule.severity),
    due: words.count('days', rule.dueDays),
  };
}

/** GET /help/findings/:code: one finding explained; undefined for a code there is no rule for. */
export function renderFindingHelp(renderer: Renderer, frame: Frame, code: string): Page | undefined {
  const rule = RULE_BY_CODE.get(code);
  const setting = settingOf(frame);
  const { words, links } = setting;
  const help = findingHelp(code, words.language);
  if (!(rule && help)) return undefined;
  const title = findingTitle(code, words.language);
  const content = {
    ...ruleLine(setting, rule),
    explanation: findingExplanation(code, words.language),
    when: help.when,
    why: help.why,
    steps: help.steps,
    makesStale: rule.makesStale,
    raised: rule.raisedBySensitiveData,
    authority: rule.authority.join('; '),
    listUrl: frame.may.readRegister ? links.agreements({ finding: code }) : null,
    ofAgreement: rule.of === 'agreement',
    policyUrl: frame.may.readRegister ? links.policy() : null,
  };
  const crumbs = [{ title: words.text('help.title'), href: links.help() }];
  return printPage(renderer, setting, 'help-finding', { title, section: 'help', crumbs }, content);
}

/** GET /help/glossary: the field's terms, beside each other in the three languages. */
export function renderGlossary(renderer: Renderer, frame: Frame): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const groups = (Object.entries(GLOSSARY) as [TermGroup, readonly Term[]][]).map(([group, terms]) => ({
    id: `ord-${group}`,
    title: words.text(`glossary.${group}` as TextKey),
    terms: [...terms]
      .sort((a, b) => a[words.language].localeCompare(b[words.language], words.language))
      .map((term) => ({ ...term, own: term[words.language], means: term.means?.[words.language] ?? null })),
  }));
  const crumbs = [{ title: words.text('help.title'), href: links.help() }];
  return printPage(
    renderer,
    setting,
    'glossary',
    { title: words.text('glossary.title'), section: 'help', crumbs },
    { groups },
  );
}

/** GET /accessibility: the accessibility statement of the pages. */
export function renderAccessibility(renderer: Renderer, frame: Frame): Page {
  const setting = settingOf(frame);
  const heading = { title: setting.words.text('accessibility.title'), section: 'accessibility' as const };
  return printPage(renderer, setting, 'accessibility', heading, {});
}
