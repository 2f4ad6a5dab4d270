// The page of "what if": from a form whose address says it all, to what would differ. Nothing is saved.
import { addDays, type CalendarDate, isCalendarDate } from '../../domain/calendar.ts';
import { Failure, type FieldError, forbidden } from '../../domain/failures.ts';
import { bodiesFor, mayAnywhere } from '../../domain/permissions.ts';
import { subjectsSeen, unsignedVersions } from '../../operations/choosing.ts';
import { everyRowOfLaw } from '../../operations/law.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { WhatIfAsked } from '../../operations/shapes/what-if.ts';
import { whatIf } from '../../operations/what-if.ts';
import { renderWhatIf, type WhatIfChoices } from '../../views/what-if.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';

type Values = Record<string, string>;
/** Where a part of what is asked is in the form: `changes.0.` is told at the fields that begin with `vendor`. */
type Part = { at: string; field: string };

/** GET /what-if */
export async function whatIfPage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  if (!mayAnywhere(actor, 'read')) throw forbidden('read');
  const values: Values = c.req.query();
  const choices = await choicesFor({ world, actor, frame });
  const show = (errors: readonly FieldError[], answer: Awaited<ReturnType<typeof whatIf>> | null, names = {}) =>
    c.html(renderWhatIf(renderer(), frame, { choices, values, errors, answer, names }).html, errors.length ? 422 : 200);
  if (!values.ask) return show([], null);
  const { asked, parts } = askedIn(values);
  try {
    const body = check(WhatIfAsked, asked, '');
    const answer = await whatIf(world, actor, { params: {}, query: {}, body });
    const owners = answer.consequences.map(({ ownerId }) => ownerId).filter((id) => id !== null);
    return show([], answer, await namesOfPeople(world, owners));
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return show(
      error.errors.map((one) => ({ ...one, path: fieldAt(one.path, parts) })),
      null,
    );
  }
}

async function choicesFor({ world, actor }: Pick<Reader, 'world' | 'actor' | 'frame'>): Promise<WhatIfChoices> {
  const scope = { bodies: bodiesFor(actor, 'read') };
  const [rows, vendors, products, versions] = await Promise.all([
    everyRowOfLaw(world, actor, {}),
    subjectsSeen(world, scope, 'vendor'),
    subjectsSeen(world, scope, 'product'),
    unsignedVersions(world, scope),
  ]);
  const law = rows.filter((row) => (row.kind === 'adequacy' || row.transferTool === true) && row.holds);
  return { law: law.map(({ id }) => id), vendors, products, versions };
}

/** What the form asks, as the interface takes it; a part nobody touched is left out. */
function askedIn(values: Values): { asked: object; parts: Part[] } {
  const parts: Part[] = [];
  const given = (...names: string[]) => names.some((name) => (values[name] ?? '') !== '');
  const changes: object[] = [];
  if (given('vendor', 'vendorFrom')) {
    parts.push({ at: `changes.${changes.length}.`, field: 'vendor' });
    const details = { registryStatus: values.vendorStatus };
    changes.push(changeOf('vendor_status_changed', 'vendor', values.vendor, values.vendorFrom, details));
  }
  if (given('product', 'productCountry', 'productActivity', 'productFrom')) {
    parts.push({ at: `changes.${changes.length}.`, field: 'product' });
    const basis = values.productBasis ? { basis: values.productBasis } : {};
    const place = { country: values.productCountry, activity: values.productActivity, ...basis };
    changes.push(changeOf('locations_changed', 'product', values.product, values.productFrom, { add: [place] }));
  }
  if (given('law', 'lawFrom')) parts.push({ at: 'law.0.', field: 'law' });
  if (given('version', 'versionOn')) parts.push({ at: 'signed.0.', field: 'version' });
  const asked = {
    changes,
    law: given('law', 'lawFrom') ? [{ kind: 'end', row: values.law, validTo: dayBefore(values.lawFrom) }] : [],
    signed: given('version', 'versionOn') ? [{ versionId: values.version, on: values.versionOn }] : [],
    ...(given('on') ? { on: values.on } : {}),
  };
  return { asked, parts };
}

function changeOf(
  kind: string,
  scope: string,
  id: string | undefined,
  effectiveOn: string | undefined,
  details: object,
) {
  return { kind, scope: { kind: scope, id }, effectiveOn, details };
}

/** The last day something holds that no longer does on the day given; what is no day stays as it was typed. */
function dayBefore(from: string | undefined): string {
  return from && isCalendarDate(from) ? addDays(from as CalendarDate, -1) : (from ?? '');
}

const ENDINGS: readonly [RegExp, string][] = [
  [/(?:effectiveOn|validTo)$/, 'From'],
  [/\.on$/, 'On'],
  [/registryStatus$/, 'Status'],
  [/country$/, 'Country'],
  [/activity$/, 'Activity'],
  [/basis|instrument/, 'Basis'],
];

/** The field of the form that a path of what was asked was typed in. */
function fieldAt(path: string, parts: readonly Part[]): string {
  const part = parts.find(({ at }) => path.startsWith(at));
  if (!part) return path;
  return `${part.field}${ENDINGS.find(([pattern]) => pattern.test(path))?.[1] ?? ''}`;
}
