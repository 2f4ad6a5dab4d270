// The form that takes a system out of use, with the agreements that cover it.
import { statusTag } from './agreements.ts';
import { type FormValues, printableForm } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, settingOf } from './page.ts';
import type { Renderer } from './render.ts';

/** GET /systems/{id}/end; also what comes back with errors (422) or because somebody saved meanwhile (412). */
export type SystemEndInput = {
  system: { id: string; name: string };
  agreements: readonly { id: string; title: string; status: string; systemIds: readonly string[] }[];
  values: FormValues;
  errors: readonly FieldError[];
  stale: boolean;
  etag: string;
  idempotencyKey: string;
};

/** The form; posts to /systems/{id}/end. */
export function renderSystemEnd(renderer: Renderer, frame: Frame, input: SystemEndInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { system, agreements, stale, etag, idempotencyKey } = input;
  const groups = [
    {
      legend: words.text('system.form.since'),
      fields: [
        {
          ...{ name: 'endedOn', kind: 'day' as const, label: words.text('systemEnd.on'), required: true },
          ...{ hint: words.text('systemEnd.onHint'), width: 'short' as const },
        },
      ],
    },
  ];
  const content = {
    ...printableForm(words, groups, { endedOn: frame.today, ...input.values }, input.errors),
    agreements: agreements.map(({ id, title, status, systemIds }) => ({
      ...{ title, url: links.agreement(id), status: statusTag(words, status), only: systemIds.length === 1 },
    })),
    ...{ stale, etag, idempotencyKey, action: links.systemEnd(system.id), backUrl: links.system(system.id) },
  };
  const title = words.text('systemEnd.title', { system: system.name });
  const crumbs = [
    { title: words.text('lists.systems'), href: links.list('systems') },
    { title: system.name, href: links.system(system.id) },
  ];
  return printPage(renderer, setting, 'system-end', { title, section: 'lists', crumbs }, content);
}
