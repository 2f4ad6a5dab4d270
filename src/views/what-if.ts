// The page that asks "what if", and what would differ: by cause, then body; nothing of it is saved.
import { LOCATION_ACTIVITIES, REGISTRY_STATUSES, TRANSFER_BASES } from '../domain/vocabulary.ts';
import { statusTag } from './agreements.ts';
import { type ConsequenceView, groupedConsequences } from './change.ts';
import { countryGroups } from './change-company.ts';
import { choices, unnamed } from './change-questions.ts';
import { findingLink, severityRank } from './findings.ts';
import { type Field, type FieldGroup, type FormValues, printableForm } from './form.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { missingFact } from './wording/labels.ts';
import { lawName } from './wording/law.ts';
import type { Words } from './words.ts';

/** A subject to choose, with a hint of which one it is. */
export type Choice = { id: string; title: string; hint: string | null };

/** What can be chosen: rows of law by id, and subjects. */
export type WhatIfChoices = {
  law: readonly string[];
  vendors: readonly Choice[];
  products: readonly Choice[];
  versions: readonly Choice[];
};

type Place = Pick<
  ConsequenceView,
  'bodyId' | 'bodyName' | 'subjectKind' | 'subjectId' | 'subjectTitle' | 'findingKey' | 'title'
>;

/** What would differ; the shape `WhatIf` satisfies it. */
export type WhatIfView = {
  on: string;
  consequences: readonly (ConsequenceView & { cause: { key: string; title: string } })[];
  dataGaps: readonly (Place & { missing: { fact: string; where: string }; effect: 'opened' | 'closed' })[];
  statuses: readonly {
    agreementId: string;
    title: string;
    bodyName: string;
    before: string | null;
    after: string | null;
  }[];
};

/** GET /what-if?law=&lawFrom=&vendor=&vendorStatus=&vendorFrom=&product=&…&on=. */
export type WhatIfInput = {
  choices: WhatIfChoices;
  values: FormValues;
  errors: readonly FieldError[];
  /** Null before anything is asked, and where something was wrong. */
  answer: WhatIfView | null;
  names: Names;
};

/** The page that asks, with the answer above the form. */
export function renderWhatIf(renderer: Renderer, frame: Frame, input: WhatIfInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('whatIf.title');
  const content = {
    ...printableForm(words, groupsOf(words, input.choices), input.values, input.errors),
    noVersions: input.choices.versions.length === 0 ? words.text('whatIf.versionNone') : null,
    answer: input.answer === null ? null : answerOf(setting, input.answer, input.names),
    againUrl: links.whatIf(),
    lawUrl: links.law(),
  };
  return printPage(renderer, setting, 'what-if', { title, section: 'whatIf' }, content);
}

function groupsOf(words: Words, { law, vendors, products, versions }: WhatIfChoices): FieldGroup[] {
  const rows = law.map((id) => ({ value: id, label: upper(words, lawName(words, id)) }));
  const lawFrom = { ...dayField('lawFrom', words.text('whatIf.lawFrom')), hint: words.text('whatIf.lawFrom.hint') };
  const on = { ...dayField('on', words.text('whatIf.on')), hint: words.text('whatIf.on.hint'), optional: true };
  const version = [
    chooser(words, 'version', words.text('whatIf.versionId'), versions.map(optionOf)),
    dayField('versionOn', words.text('whatIf.versionOn')),
  ];
  return [
    {
      legend: words.text('whatIf.law'),
      fields: [chooser(words, 'law', words.text('whatIf.lawRow'), rows), lawFrom],
    },
    { legend: words.text('whatIf.vendor'), fields: vendorFields(words, vendors) },
    { legend: words.text('whatIf.product'), fields: productFields(words, products) },
    ...(versions.length > 0 ? [{ legend: words.text('whatIf.version'), fields: version }] : []),
    { legend: words.text('whatIf.when'), fields: [on] },
  ];
}

function vendorFields(words: Words, vendors: readonly Choice[]): Field[] {
  const ended = REGISTRY_STATUSES.filter((status) => status !== 'active');
  return [
    chooser(words, 'vendor', words.text('whatIf.vendorId'), vendors.map(optionOf)),
    {
      name: 'vendorStatus',
      kind: 'select',
      label: words.text('whatIf.vendorStatus'),
      groups: unnamed(choices(words, 'registryStatus', ended)),
      width: 'medium',
    },
    dayField('vendorFrom', words.text('whatIf.from')),
  ];
}

function productFields(words: Words, products: readonly Choice[]): Field[] {
  const activities = [
    { value: '', label: words.text('field.choose') },
    ...choices(words, 'activity', LOCATION_ACTIVITIES),
  ];
  const bases = [
    { value: '', label: words.text('whatIf.productBasis.none') },
    ...choices(words, 'basis', TRANSFER_BASES),
  ];
  return [
    chooser(words, 'product', words.text('whatIf.productId'), products.map(optionOf)),
    {
      name: 'productCountry',
      kind: 'select',
      label: words.text('whatIf.productCountry'),
      groups: countryGroups(words, words.text('field.countryChoose')),
      width: 'medium',
    },
    {
      name: 'productActivity',
      kind: 'select',
      label: words.text('whatIf.productActivity'),
      groups: unnamed(activities),
      width: 'medium',
    },
    {
      name: 'productBasis',
      kind: 'select',
      label: words.text('whatIf.productBasis'),
      hint: words.text('whatIf.productBasis.hint'),
      groups: unnamed(bases),
    },
    dayField('productFrom', words.text('whatIf.from')),
  ];
}

const optionOf = ({ id, title, hint }: Choice) => ({ value: id, label: hint === null ? title : `${title} (${hint})` });

function chooser(
  words: Words,
  name: string,
  label: string,
  options: readonly { value: string; label: string }[],
): Field {
  const none = { value: '', label: words.text('whatIf.nothing') };
  return { name, kind: 'select', label, groups: unnamed([none, ...options]) };
}

function dayField(name: string, label: string): Field {
  return { name, kind: 'day', label, width: 'short' };
}

const upper = (words: Words, text: string): string => text.charAt(0).toLocaleUpperCase(words.language) + text.slice(1);

function answerOf(setting: Setting, answer: WhatIfView, names: Names): object {
  const { words } = setting;
  const found = answer.consequences.filter(({ effect }) => effect === 'found');
  const cleared = answer.consequences.filter(({ effect }) => effect === 'cleared');
  const bodies = new Set(found.map(({ bodyId }) => bodyId)).size;
  const counts = [
    found.length > 0
      ? words.text('whatIf.found', {
          findings: words.count('findings', found.length),
          bodies: words.count('bodies', bodies),
        })
      : null,
    cleared.length > 0 ? words.text('whatIf.cleared', { findings: words.count('findings', cleared.length) }) : null,
  ].filter((text) => text !== null);
  return {
    title: words.text('whatIf.answer', { day: words.day(answer.on) }),
    any: answer.consequences.length + answer.statuses.length + answer.dataGaps.length > 0,
    counts: counts.join(' '),
    statuses: answer.statuses.map((turn) => statusRow(setting, turn)),
    causes: causesOf(setting, found, names),
    cleared: listOf(setting, cleared, ({ title }) => title),
    gaps: gapsOf(setting, answer, 'opened'),
    gapsClosed: gapsOf(setting, answer, 'closed'),
  };
}

function statusRow({ words, links }: Setting, turn: WhatIfView['statuses'][number]): object {
  const { agreementId, title, bodyName, before, after } = turn;
  const status = (code: string | null) => (code === null ? null : statusTag(words, code));
  return { url: links.agreement(agreementId), title, body: bodyName, before: status(before), after: status(after) };
}

type Supposed = WhatIfView['consequences'][number];

/** What would be found by cause, the worst first; under each the bodies, in order of name. */
function causesOf(setting: Setting, found: readonly Supposed[], names: Names): object[] {
  const worst = (group: readonly Supposed[]) => Math.max(...group.map(({ severity }) => severityRank(severity)));
  const groups = [...Map.groupBy(found, ({ cause }) => cause.key).values()];
  groups.sort((a, b) => worst(b) - worst(a) || (a[0]?.cause.title ?? '').localeCompare(b[0]?.cause.title ?? '', 'nb'));
  return groups.map((group) => {
    const bodies = [...Map.groupBy(group, ({ bodyName }) => bodyName)].sort(([a], [b]) => a.localeCompare(b, 'nb'));
    return {
      title: group[0]?.cause.title,
      count: setting.words.count('findings', group.length),
      bodies: bodies.map(([name, own]) => ({ name, subjects: groupedConsequences(setting, own, names) })),
    };
  });
}

function gapsOf(setting: Setting, { dataGaps }: WhatIfView, effect: 'opened' | 'closed'): object[] {
  const own = dataGaps.filter((gap) => gap.effect === effect);
  return listOf(setting, own, ({ missing }) => missingFact(missing.fact, setting.words.language));
}

/** Subjects, one a line, each with everything said of it. */
function listOf<T extends Place & { agreementId?: string | null }>(
  setting: Setting,
  all: readonly T[],
  say: (one: T) => string,
): object[] {
  const groups = [...Map.groupBy(all, ({ subjectId }) => subjectId).values()];
  return groups.map((group) => {
    const first = group[0] as T;
    const { agreementId = null, subjectKind, subjectId, subjectTitle, bodyName } = first;
    return {
      url: findingLink(setting, { agreementId, subjectKind, subjectId }),
      subject: subjectTitle,
      body: bodyName,
      text: setting.words.list([...new Set(group.map(say))]),
    };
  });
}
