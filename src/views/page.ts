// A page and what every page is given besides its own data: who reads, on which day, in which body.
import type { FieldError } from '../domain/failures.ts';
import { LANGUAGES, type Language, type Role } from '../domain/vocabulary.ts';
import { address, type Links, linksFor } from './links.ts';
import type { Renderer } from './render.ts';
import { searchFieldOf } from './search-field.ts';
import type { FlashCode, TextKey } from './wording/nb.ts';
import { LANGUAGE_NAMES, type Words, wordsOf } from './words.ts';

export type { FieldError };

/** A rendered page: the title (without the product's name) and the whole document. */
export type Page = { title: string; html: string };

/** The places of the main navigation. */
export type Section =
  | 'overview'
  | 'workplace'
  | 'lists'
  | 'agreements'
  | 'changes'
  | 'dependencies'
  | 'whatIf'
  | 'report'
  | 'deliveries'
  | 'mail'
  | 'log'
  | 'law'
  | 'policy'
  | 'help'
  | 'accessibility'
  | 'apiKeys'
  | 'securityLog'
  | 'people'
  | 'bodies'
  | 'documents';

/** Someone the demonstration's chooser offers. */
export type CastMember = { id: string; name: string; role: Role; bodyName: string | null };

/** What the frame may show a way to; what a person may not do is never shown. */
export type MayDo = {
  readRegister: boolean;
  registerChange: boolean;
  /** Vendors, products and companies, which all bodies share. */
  writeShared: boolean;
  readReport: boolean;
  readDeliveries: boolean;
  /** The captured mailbox of the demonstration. */
  readMail: boolean;
  readLog: boolean;
  /** The keys of programs of a body. */
  manageKeys: boolean;
  readSecurityLog: boolean;
  /** People and roles of a body. */
  administer: boolean;
};

/** A message shown once; `values` fill the text's `{name}` places. */
export type Flash = { code: FlashCode; values?: Record<string, string | number> };

/** What every page is given besides its own data. */
export type Frame = {
  language: Language;
  /** Path and query of this page: where the choosers return to. */
  path: string;
  /** Today in Oslo. */
  today: string;
  /** The day asked about; `today` unless the reader travels in time. */
  asOf: string;
  /** Only when the reader asked for what was known at an instant. */
  knownAt: string | null;
  demo: boolean;
  /** Who is asking, with a role held today; null for one without any, and on the pages that ask who it is. */
  person: CastMember | null;
  /** The name of whoever is signed in; null on the pages before that. */
  signedIn: string | null;
  /** Whom the demonstration's chooser offers; empty outside it. */
  people: readonly CastMember[];
  /** The chosen body, null for all one may see. */
  body: string | null;
  /** The bodies one may see. */
  bodies: readonly { id: string; name: string }[];
  /** Those of them whose register one may write. */
  writes: readonly string[];
  may: MayDo;
  /** A message shown once, for instance after saving. */
  flash: Flash | null;
};

/** Names of people, entities and bodies by id, for whatever a page must name. */
export type Names = Readonly<Record<string, string>>;

/** A step of the way back to the overview. */
export type Crumb = { title: string; href: string };

/** What a view needs to write one page: its words and its links. */
export type Setting = { words: Words; links: Links; frame: Frame };

/** The words and links for a reader. */
export function settingOf(frame: Frame): Setting {
  const travels = frame.asOf !== frame.today;
  const links = linksFor({ body: frame.body, asOf: travels ? frame.asOf : null, knownAt: frame.knownAt });
  return { words: wordsOf(frame.language), links, frame };
}

/** What one page says of itself to the layout. */
export type Heading = { title: string; section: Section | null; crumbs?: readonly Crumb[]; choosesBody?: boolean };

/** Prints `pages/<template>` in the layout. */
export function printPage(
  renderer: Renderer,
  setting: Setting,
  template: string,
  heading: Heading,
  content: object,
): Page {
  const { words } = setting;
  const html = renderer.renderPage(template, {
    wording: words.text,
    lang: words.language,
    title: heading.title,
    ...layoutOf(setting, heading),
    ...content,
  });
  return { title: heading.title, html };
}

/**
 * How htmx behaves here: nothing is run from text, no style is written into the page, no page is kept in the browser's store,
 * and what was refused for what was typed (422) is shown like an answer.
 */
const HTMX_CONFIG = JSON.stringify({
  ...{ allowEval: false, allowScriptTags: false, includeIndicatorStyles: false, selfRequestsOnly: true },
  ...{ historyCacheSize: 0, refreshOnHistoryMiss: true, timeout: 20_000 },
  responseHandling: [
    { code: '204', swap: false },
    { code: '[23]..', swap: true },
    { code: '422', swap: true },
    { code: '[45]..', swap: false, error: true },
  ],
});

function layoutOf(setting: Setting, heading: Heading): object {
  const { words, links, frame } = setting;
  return {
    htmxConfig: HTMX_CONFIG,
    documentTitle: words.text('layout.title', { title: heading.title }),
    navigation: navigationOf(setting, heading.section),
    more: moreOf(setting, heading.section),
    languageChooser: languageChooserOf(setting),
    crumbs: heading.crumbs && heading.crumbs.length > 0 ? { steps: heading.crumbs, here: heading.title } : null,
    demo: frame.demo,
    homeUrl: links.overview(),
    cast: frame.demo && frame.people.length > 0 ? castOf(setting) : null,
    signedIn:
      frame.signedIn === null
        ? null
        : { name: frame.signedIn, url: links.profile(), here: frame.path === links.profile(), out: links.signOut() },
    searchField: frame.may.readRegister
      ? searchFieldOf(links, { typed: '', count: '', wrong: false, onPage: false })
      : null,
    bodyChooser: heading.choosesBody && frame.bodies.length > 1 ? bodyChooserOf(setting) : null,
    onlyBody: frame.bodies.length === 1 ? (frame.bodies[0]?.name ?? null) : null,
    timeChooser: frame.may.readRegister && heading.choosesBody ? timeChooserOf(setting) : null,
    travel: travelOf(setting),
    flash: flashOf(setting),
  };
}

/** The message shown once; one that tells of a form nobody has saved is no good news. */
function flashOf({ words, frame: { flash } }: Setting): object | null {
  if (flash === null) return null;
  const text = words.text(`flash.${flash.code}` as TextKey, flash.values);
  return { text, color: flash.code.startsWith('form_') ? 'warning' : 'success', unsaved: flash.code === 'form_kept' };
}

function navigationOf({ words, links, frame }: Setting, here: Section | null): object[] {
  const { may } = frame;
  const places: [Section, boolean, string][] = [
    ['overview', may.readRegister, links.overview()],
    ['workplace', may.readReport && frame.bodies.length > 1, links.workplace()],
    ['agreements', may.readRegister, links.agreements()],
    ['lists', may.readRegister, links.list('systems')],
    ['changes', may.registerChange, links.newChange()],
    ['dependencies', may.readRegister, links.dependencies()],
    ['whatIf', may.readRegister, links.whatIf()],
    ['report', may.readReport, links.report()],
    ['deliveries', may.readDeliveries, links.deliveries()],
    ['mail', may.readMail, links.mail()],
    ['log', may.readLog, links.log()],
    ['people', may.administer, links.people()],
  ];
  return shown(words, places, here);
}

/** The places one looks things up in now and then: a second navigation, at the foot of the page. */
function moreOf({ words, links, frame }: Setting, here: Section | null): object[] {
  const { readRegister, manageKeys, readSecurityLog } = frame.may;
  const places: [Section, boolean, string][] = [
    ['bodies', readRegister, links.bodies()],
    ['documents', readRegister, links.documents()],
    ['law', readRegister, links.law()],
    ['policy', readRegister, links.policy()],
    ['help', frame.signedIn !== null, links.help()],
    ['accessibility', true, links.accessibility()],
    ['apiKeys', manageKeys, links.apiKeys({ body: frame.asOf === frame.today ? frame.body : null })],
    ['securityLog', readSecurityLog, links.securityLog()],
  ];
  return shown(words, places, here);
}

/** Each language by its own name, to read in; the page comes back in it. */
function languageChooserOf({ words, links, frame }: Setting): object {
  const each = LANGUAGES.map((code) => ({ code, name: LANGUAGE_NAMES[code], current: code === words.language }));
  return { action: links.language(), returnTo: frame.path, each };
}

function shown(words: Words, places: readonly [Section, boolean, string][], here: Section | null): object[] {
  return places
    .filter(([, allowed]) => allowed)
    .map(([section, , href]) => ({ title: words.text(`nav.${section}`), href, current: section === here }));
}

/** A person in one line: `Kari Nes, avtaleforvalter, Fræna kommune`. */
export function personLine(words: Words, person: CastMember): string {
  const role = words.label('role', person.role).toLocaleLowerCase(words.language);
  return [person.name, role, person.bodyName].filter(Boolean).join(', ');
}

function castOf({ words, links, frame }: Setting): object {
  return {
    action: links.signInAs(),
    returnTo: frame.path,
    people: frame.people.map((person) => ({
      id: person.id,
      line: personLine(words, person),
      selected: person.id === frame.person?.id,
    })),
  };
}

/** The rest of a page's query as hidden fields, so that a chooser changes one thing only. */
function kept(path: string, dropped: readonly string[]): { path: string; hidden: { name: string; value: string }[] } {
  const url = new URL(path, 'http://localhost');
  const hidden = [...url.searchParams]
    .filter(([name]) => !dropped.includes(name))
    .map(([name, value]) => ({ name, value }));
  return { path: url.pathname, hidden };
}

function bodyChooserOf({ frame }: Setting): object {
  const { path, hidden } = kept(frame.path, ['body', 'cursor']);
  const bodies = frame.bodies.map(({ id, name }) => ({ id, name, selected: id === frame.body }));
  return { action: path, hidden, bodies, all: frame.body === null };
}

function timeChooserOf({ words, frame }: Setting): object {
  const { path, hidden } = kept(frame.path, ['asOf', 'knownAt', 'cursor']);
  const isToday = frame.asOf === frame.today;
  const day = words.day(frame.asOf);
  return {
    action: path,
    hidden,
    asOf: frame.asOf,
    summary: words.text(isToday ? 'layout.asOfToday' : 'layout.asOfOther', { day }),
  };
}

function travelOf({ words, frame }: Setting): object | null {
  if (frame.asOf === frame.today && frame.knownAt === null) return null;
  const { path, hidden } = kept(frame.path, ['asOf', 'knownAt', 'cursor']);
  const day = words.day(frame.asOf);
  const back = address(path, Object.fromEntries(hidden.map(({ name, value }) => [name, value])));
  if (frame.knownAt !== null) {
    return { text: words.text('layout.travelKnown', { day, known: words.moment(frame.knownAt) }), back };
  }
  return { text: words.text(frame.asOf > frame.today ? 'layout.travelFuture' : 'layout.travel', { day }), back };
}
