// What a controller goes by, as a page: each value beside its default, who set it and why, what was set; and the form.
import type { ThresholdName } from '../domain/policy.ts';
import { type Field, type FormValues, printableForm } from './form.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { findingTitle } from './wording/findings.ts';

/** A value; the shape `PolicyValue` satisfies it. */
export type PolicyValueView = {
  path: string;
  group: 'thresholds' | 'dueDays' | 'severities';
  name: string;
  code: string | null;
  unit: 'days' | 'hours' | 'months' | 'percent' | 'severity';
  value: number | string;
  standard: number | string;
  least: number | null;
  most: number | null;
  setFrom: string | null;
  setById: string | null;
  reason: string | null;
};

/** What was set; the shape `PolicyRevision` satisfies it. */
export type PolicyRevisionView = {
  id: string;
  effectiveOn: string;
  recordedAt: string;
  setById: string;
  reason: string;
  counts: boolean;
  changes: readonly { path: string; value: number | string | null }[];
};

/** GET /policy?body=: one body's values, or the bodies to choose among. */
export type PolicyInput = {
  body: { id: string; name: string } | null;
  values: readonly PolicyValueView[];
  revisions: readonly PolicyRevisionView[];
  names: Names;
  may: { set: boolean };
  refused: { revision: string; reason: string } | null;
};

/** The page of what a body goes by. */
export function renderPolicy(renderer: Renderer, frame: Frame, input: PolicyInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('policy.title');
  const thresholds = input.values.filter(({ group }) => group === 'thresholds');
  const content = {
    bodies:
      input.body === null ? frame.bodies.map(({ id, name }) => ({ name, url: links.policy({ body: id }) })) : null,
    bodyName: input.body?.name ?? null,
    thresholds: thresholds.map((value) => thresholdRow(setting, value, input)),
    findings: findingRows(setting, input),
    history: input.revisions.map((revision) => historyItem(setting, revision, input)),
    thresholdsCaption: captionOf(setting, words.text('policy.thresholds'), input),
    findingsCaption: captionOf(setting, words.text('policy.findings'), input),
  };
  return printPage(renderer, setting, 'policy', { title, section: 'policy', choosesBody: true }, content);
}

function captionOf({ words, frame }: Setting, title: string, { body }: PolicyInput): string {
  return words.text('policy.caption', { title, body: body?.name ?? '', day: words.day(frame.asOf) });
}

/** What a value is called. */
function whatOf({ words }: Pick<Setting, 'words'>, path: string): string {
  const [group, name = ''] = path.split('.');
  if (group === 'thresholds') return words.text(`threshold.${name as ThresholdName}`);
  const title = findingTitle(name, words.language);
  return `${title}: ${words.text(group === 'dueDays' ? 'policy.due' : 'policy.severity').toLocaleLowerCase(words.language)}`;
}

function shownValue({ words }: Pick<Setting, 'words'>, unit: PolicyValueView['unit'], value: number | string): string {
  if (unit === 'severity') return words.label('severity', String(value));
  return words.count(unit, Number(value));
}

function cellOf(setting: Setting, value: PolicyValueView, { body, names, may }: PolicyInput): object {
  const { words, links, frame } = setting;
  const name = names[value.setById ?? ''] ?? words.text('common.someone');
  const set =
    value.setFrom === null
      ? null
      : words.text('policy.setLine', { day: words.shortDay(value.setFrom), name, reason: value.reason ?? '' });
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  return {
    value: shownValue(setting, value.unit, value.value),
    standard:
      set === null ? null : words.text('policy.standardOf', { value: shownValue(setting, value.unit, value.standard) }),
    set,
    what: whatOf(setting, value.path),
    changeUrl: may.set && isToday ? links.policyForm({ body: body?.id, path: value.path }) : null,
  };
}

function thresholdRow(setting: Setting, value: PolicyValueView, input: PolicyInput): object {
  const { words } = setting;
  const finding = value.code === null ? words.text('policy.report') : findingTitle(value.code, words.language);
  return { ...cellOf(setting, value, input), finding };
}

function findingRows(setting: Setting, input: PolicyInput): object[] {
  const of = (group: PolicyValueView['group']) => input.values.filter((value) => value.group === group);
  const dues = new Map(of('dueDays').map((value) => [value.name, value]));
  return of('severities').map((severity) => {
    const due = dues.get(severity.name);
    return {
      title: findingTitle(severity.name, setting.words.language),
      code: severity.name,
      severity: cellOf(setting, severity, input),
      due: due ? cellOf(setting, due, input) : null,
    };
  });
}

function historyItem(setting: Setting, revision: PolicyRevisionView, input: PolicyInput): object {
  const { words, links } = setting;
  const units = new Map(input.values.map(({ path, unit }) => [path, unit]));
  const name = input.names[revision.setById] ?? words.text('common.someone');
  const own = input.refused?.revision === revision.id ? input.refused : null;
  return {
    title: words.text('policy.historyLine', { name, day: words.day(revision.effectiveOn) }),
    recorded: words.text('policy.recorded', { at: words.moment(revision.recordedAt) }),
    reason: revision.reason,
    lines: revision.changes.map(({ path, value }) =>
      value === null
        ? words.text('policy.toStandard', { what: whatOf(setting, path) })
        : words.text('policy.toValue', {
            what: whatOf(setting, path),
            value: shownValue(setting, units.get(path) ?? 'days', value),
          }),
    ),
    counts: revision.counts,
    withdrawal:
      input.may.set && revision.counts
        ? {
            id: `trekk-${revision.id}`,
            action: links.policyWithdrawal(revision.id),
            body: input.body?.id,
            open: own !== null,
            reason: own?.reason ?? '',
            error: own === null ? null : words.text('error.required', { label: words.text('policy.withdrawReason') }),
          }
        : null,
  };
}

/** GET /policy/change?body=&path=; also what comes back with errors (422). */
export type PolicyFormInput = {
  body: { id: string; name: string };
  value: PolicyValueView;
  values: FormValues;
  errors: readonly FieldError[];
  idempotencyKey: string;
};

/** The form that sets one value; posts to /policy. */
export function renderPolicyForm(renderer: Renderer, frame: Frame, input: PolicyFormInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('policy.formTitle', { what: whatOf(setting, input.value.path) });
  const fields = fieldsOf(setting, input.value);
  const content = {
    ...printableForm(words, [{ legend: input.body.name, fields }], input.values, input.errors),
    bodyId: input.body.id,
    path: input.value.path,
    idempotencyKey: input.idempotencyKey,
    backUrl: links.policy({ body: input.body.id }),
  };
  const crumbs = [{ title: words.text('policy.title'), href: links.policy({ body: input.body.id }) }];
  return printPage(renderer, setting, 'policy-form', { title, section: 'policy', crumbs }, content);
}

function fieldsOf(setting: Setting, value: PolicyValueView): Field[] {
  const { words, frame } = setting;
  const standard = shownValue(setting, value.unit, value.standard);
  const reason = { hint: words.text('policy.reason.hint'), required: true };
  return [
    value.unit === 'severity' ? severityField(setting, value, standard) : numberField(setting, value, standard),
    {
      name: 'effectiveOn',
      kind: 'day',
      label: words.text('policy.effectiveOn'),
      required: true,
      initial: frame.today,
      width: 'short',
    },
    { name: 'reason', kind: 'text', label: words.text('policy.reason'), ...reason },
  ];
}

function numberField({ words }: Setting, { value, least, most }: PolicyValueView, standard: string): Field {
  return {
    name: 'value',
    kind: 'text',
    label: words.text('policy.new'),
    hint: words.text('policy.newHint', { least: least ?? 0, most: most ?? 0, standard }),
    initial: String(value),
    width: 'short',
    inputmode: 'numeric',
  };
}

function severityField({ words }: Setting, { value, setFrom }: PolicyValueView, standard: string): Field {
  const codes = ['low', 'medium', 'high', 'critical'].map((code) => ({
    value: code,
    label: words.label('severity', code),
  }));
  const options = [{ value: '', label: words.text('policy.newStandard', { standard }) }, ...codes];
  return {
    name: 'value',
    kind: 'select',
    label: words.text('policy.new'),
    groups: [{ label: null, options }],
    initial: setFrom === null ? '' : String(value),
    width: 'medium',
  };
}
