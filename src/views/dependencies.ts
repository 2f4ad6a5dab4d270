// Who depends on a company or a country on a day, as a table that prints: for the day the company reports a breach.
import type { AgreementStatus } from '../domain/vocabulary.ts';
import { statusTag } from './agreements.ts';
import { countryGroups } from './change-company.ts';
import { type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { lowered, type Words } from './words.ts';

type Contact = { id: string; name: string; email: string | null };

/** A step of the way; shape `DependencyStep`. */
export type StepView = {
  kind: 'processor' | 'product' | 'sub_processor' | 'location' | 'annex';
  id: string;
  name: string | null;
  country: string | null;
  service: string | null;
  contact: string | null;
  activity: string | null;
};

/** A system that depends on it; shape `DependentSystem`. */
export type DependentSystemView = {
  systemId: string;
  name: string;
  bodyId: string;
  bodyName: string;
  owner: Contact | null;
  dataCategories: readonly string[];
  dataSubjects: readonly string[];
  paths: readonly (readonly StepView[])[];
};

/** An agreement that depends on it; shape `DependentAgreement`. */
export type DependentAgreementView = {
  agreementId: string;
  title: string;
  caseReference: string | null;
  bodyId: string;
  bodyName: string;
  status: AgreementStatus;
  versionId: string | null;
  versionLabel: string | null;
  breachHours: number | null;
  owner: Contact | null;
  vendorContacts: readonly {
    vendorId: string;
    name: string;
    contactName: string | null;
    contactEmail: string | null;
  }[];
  paths: readonly (readonly StepView[])[];
  systems: readonly DependentSystemView[];
};

/** The answer; shape `Dependencies`. */
export type DependenciesView = {
  entity: { id: string; name: string; country: string } | null;
  country: string | null;
  asOf: string;
  knownAt: string | null;
  bodies: readonly { bodyId: string; bodyName: string; agreements: number; systems: number }[];
  agreements: readonly DependentAgreementView[];
  withoutAgreement: readonly DependentSystemView[];
};

/** The page: GET /dependencies?entity=…|country=…&asOf=. */
export type DependenciesInput = {
  entities: readonly { id: string; name: string; number: string | null; country: string }[];
  chosen: { entity: string; country: string };
  /** Null before anything is chosen, and where both were. */
  answer: DependenciesView | null;
  error: 'both' | null;
};

/** The page that asks what is depended on, with the answer beneath. */
export function renderDependencies(renderer: Renderer, frame: Frame, input: DependenciesInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const title = words.text('depend.title');
  const content = {
    ...choicesOf(words, input),
    asOf: frame.asOf,
    knownAt: frame.knownAt,
    error: input.error === null ? null : words.text('depend.errorBoth'),
    answer: input.answer === null ? null : answerOf(setting, input.answer),
  };
  return printPage(renderer, setting, 'dependencies', { title, section: 'dependencies' }, content);
}

function choicesOf(words: Words, { entities, chosen }: DependenciesInput): object {
  const companies = entities.map(({ id, name, number, country }) => ({
    value: id,
    label: `${name} (${number ?? words.country(country)})`,
    selected: id === chosen.entity,
  }));
  const countries = countryGroups(words, null)
    .filter(({ options }) => options.length > 0)
    .map(({ label, options }) => ({
      label: label ?? words.text('depend.country'),
      options: options.map(({ value, label: name }) => ({ value, label: name, selected: value === chosen.country })),
    }));
  return { companies, countries };
}

function answerOf(setting: Setting, answer: DependenciesView): object {
  const { words, frame } = setting;
  const name = answer.entity?.name ?? words.country(answer.country ?? '');
  const bodies = [...new Set(answer.agreements.map(({ bodyId }) => bodyId))];
  const systems = answer.bodies.reduce((total, body) => total + body.systems, 0);
  return {
    title: words.text('depend.answer', { name, day: words.day(answer.asOf) }),
    any: answer.bodies.length > 0,
    none: words.text('depend.none', { name }),
    counts: words.text('depend.counts', {
      bodies: words.count('bodies', answer.bodies.length),
      agreements: words.count('agreements', answer.agreements.length),
      systems: words.count('systems', systems),
    }),
    known: frame.knownAt === null ? null : words.text('depend.known', { known: words.moment(frame.knownAt) }),
    bodies: bodies.map((id, index) => {
      const own = answer.agreements.filter(({ bodyId }) => bodyId === id);
      const body = own[0]?.bodyName ?? id;
      const caption = words.text('depend.caption', { body, name });
      return {
        anchor: `kommune-${index + 1}`,
        name: body,
        caption,
        rows: own.map((one) => agreementRow(setting, one)),
      };
    }),
    without: answer.withoutAgreement.map((system) => ({
      ...systemOf(words, system),
      body: system.bodyName,
      ways: system.paths.map((path) => wayOf(words, path)),
      owner: contactLine(words, 'depend.systemOwner', system.owner),
    })),
    withoutCaption: words.text('depend.withoutCaption', { name }),
  };
}

function agreementRow(setting: Setting, agreement: DependentAgreementView): object {
  const { words, links } = setting;
  const { caseReference, versionLabel, systems } = agreement;
  const ways = systems.flatMap(({ paths }) => paths).map((path) => wayOf(words, path));
  const named = agreement.paths.length > 0 ? [words.text('depend.asProcessor')] : [];
  return {
    title: agreement.title,
    url: links.agreement(agreement.agreementId),
    status: statusTag(words, agreement.status),
    about: [
      versionLabel === null ? null : words.text('depend.version', { label: versionLabel }),
      caseReference === null ? null : words.text('depend.case', { number: caseReference }),
    ].filter((text) => text !== null),
    systems: systems.map((system) => systemOf(words, system)),
    ways: [...new Set([...named, ...ways])],
    breach: breachOf(words, agreement),
    contacts: contactsOf(setting, agreement),
  };
}

function breachOf(words: Words, { versionId, breachHours }: DependentAgreementView): string {
  if (versionId === null) return words.text('depend.breachNotInForce');
  if (breachHours === null) return words.text('depend.breachNone');
  return words.text('agreement.within', { time: words.count('hours', breachHours) });
}

function systemOf(words: Words, { name, dataCategories, dataSubjects }: DependentSystemView): object {
  const categories = dataCategories.length > 0 ? words.labels('category', dataCategories) : words.text('depend.noData');
  const subjects = lowered(words.labels('subject', dataSubjects), words.language);
  return {
    name,
    data: dataSubjects.length > 0 ? `${categories} ${words.text('depend.subjects', { subjects })}` : categories,
  };
}

/** A way in words: `Fjordsky AS → Oppvekst → Prairie Cloud Inc. (USA)`. */
export function wayOf(words: Words, path: readonly StepView[]): string {
  return path.map((step) => stepOf(words, step)).join(' → ');
}

function stepOf(words: Words, { kind, name: given, country, activity }: StepView): string {
  const name = given ?? words.country(country ?? '');
  const named = country === null || kind === 'product' ? name : `${name} (${words.country(country)})`;
  const place =
    activity === null || country === null
      ? named
      : words.text('line.place', {
          activity: lowered(words.label('activity', activity), words.language),
          country: words.country(country),
        });
  if (kind === 'annex') return words.text('depend.inAnnex', { name: place });
  return kind === 'location' ? place : named;
}

type ContactKey = 'depend.owner' | 'depend.systemOwner' | 'depend.vendor';
type ContactLine = { text: string; email: string | null; url: string | null };

function contactLine(words: Words, key: ContactKey, contact: Contact | null): ContactLine | null {
  return contact && { text: words.text(key, { name: contact.name }), email: contact.email, url: null };
}

/** Whom to call at both ends: who answers for the agreement and its systems, and the vendors. */
function contactsOf({ words, links }: Setting, agreement: DependentAgreementView): ContactLine[] {
  const owners = agreement.systems.map(({ owner }) => owner).filter((owner) => owner?.id !== agreement.owner?.id);
  const own = [
    contactLine(words, 'depend.owner', agreement.owner),
    ...[...new Map(owners.map((owner) => [owner?.id, owner])).values()].map((owner) =>
      contactLine(words, 'depend.systemOwner', owner),
    ),
  ].filter((line) => line !== null);
  const vendors = agreement.vendorContacts.map(({ vendorId, name, contactName, contactEmail }) => ({
    text: words.text('depend.vendor', { name: [name, contactName].filter(Boolean).join(', ') }),
    email: contactEmail,
    url: links.vendor(vendorId),
  }));
  return [...own, ...vendors];
}
