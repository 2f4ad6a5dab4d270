// The keys of programs as pages: those of a body, making one, and one shown once. And the security log.
import type { FieldError } from '../domain/failures.ts';
import { type FormValues, printableForm } from './form.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';

/** A key of a program; the shape `ApiKey` satisfies it. */
export type ApiKeyView = {
  id: string;
  role: string;
  name: string;
  ending: string;
  createdAt: string;
  createdById: string;
  expiresOn: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
  inForce: boolean;
};

/** A body's keys and the form of a new one; `body` null asks which of `bodies` is meant. */
export type ApiKeysInput = {
  body: { id: string; name: string } | null;
  bodies: readonly { id: string; name: string }[];
  keys: readonly ApiKeyView[];
  nextCursor: string | null;
  roles: readonly string[];
  /** The last day a key may have. */
  latest: string;
  values: FormValues;
  errors: readonly FieldError[];
  names: Names;
};

/** GET /api-keys?body=; posts `body`, `name`, `role` and `expiresOn` to /api-keys. */
export function renderApiKeys(renderer: Renderer, frame: Frame, input: ApiKeysInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { body } = input;
  const title = words.text('keys.title');
  const content = {
    bodies: body === null ? input.bodies.map(({ id, name }) => ({ name, url: links.apiKeys({ body: id }) })) : null,
    bodyId: body?.id ?? '',
    bodyName: body?.name ?? null,
    caption: words.text('keys.caption', { body: body?.name ?? '' }),
    rows: input.keys.map((key) => keyRow(setting, key, input)),
    nextUrl: input.nextCursor === null ? null : links.apiKeys({ body: body?.id, cursor: input.nextCursor }),
    open: input.errors.length > 0 || input.keys.length === 0,
    ...keyForm(setting, input),
  };
  return printPage(renderer, setting, 'api-keys', { title, section: 'apiKeys' }, content);
}

function keyForm({ words }: Setting, { roles, latest, values, errors }: ApiKeysInput) {
  const options = roles.map((role) => ({ value: role, label: words.label('role', role) }));
  const fields = [
    {
      ...{ name: 'name', kind: 'text' as const, label: words.text('keys.name'), hint: words.text('keys.nameHint') },
      required: true,
    },
    {
      ...{ name: 'role', kind: 'select' as const, label: words.text('keys.role'), hint: words.text('keys.roleHint') },
      ...{ required: true, width: 'medium' as const, initial: 'auditor', groups: [{ label: null, options }] },
    },
    {
      ...{ name: 'expiresOn', kind: 'day' as const, label: words.text('keys.expires') },
      hint: words.text('keys.expiresHint', { day: words.day(latest) }),
      ...{ required: true, width: 'short' as const },
    },
  ];
  return printableForm(words, [{ legend: words.text('keys.new'), fields }], values, errors);
}

function keyRow({ words, links }: Setting, key: ApiKeyView, { names, body }: ApiKeysInput): object {
  const day = words.day(key.expiresOn);
  const state = key.inForce ? 'keys.inForce' : key.revokedAt === null ? 'keys.expired' : 'keys.revoked';
  const when = key.revokedAt === null ? words.text('keys.until', { day }) : words.moment(key.revokedAt);
  return {
    id: key.id,
    name: key.name,
    ending: words.text('keys.ending', { ending: key.ending }),
    role: words.label('role', key.role),
    state: words.text(state),
    when,
    tone: key.inForce ? 'success' : 'neutral',
    used: key.lastUsedAt === null ? words.text('keys.never') : words.moment(key.lastUsedAt),
    created: words.moment(key.createdAt),
    by: words.text('keys.by', { name: names[key.createdById] ?? words.text('log.program') }),
    revoke:
      key.revokedAt === null && key.inForce ? { action: links.apiKeyRevocation(key.id), body: body?.id ?? '' } : null,
  };
}

/** A key that was just made, and the address of the interface. */
export type ApiKeyMadeInput = {
  key: ApiKeyView & { secret: string };
  body: { id: string; name: string };
  baseUrl: string;
};

/** The key with its secret, shown once, and a line by which to try it. */
export function renderApiKeyMade(renderer: Renderer, frame: Frame, { key, body, baseUrl }: ApiKeyMadeInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('keys.madeTitle');
  const role = words.label('role', key.role);
  const content = {
    secret: key.secret,
    facts: words.text('keys.madeFacts', { name: key.name, role, body: body.name, day: words.day(key.expiresOn) }),
    line: `curl -H "Authorization: Bearer ${key.secret}" "${baseUrl}/api/v1/bodies/${body.id}/systems"`,
    backUrl: links.apiKeys({ body: body.id }),
    docsUrl: '/api/v1/docs',
  };
  const crumbs = [{ title: words.text('keys.title'), href: links.apiKeys({ body: body.id }) }];
  return printPage(renderer, setting, 'api-key-made', { title, section: 'apiKeys', crumbs }, content);
}

/** A line of the security log; the shape `SecurityEvent` satisfies it. */
export type SecurityEventView = {
  actor: string;
  via: string;
  kind: string;
  route: string;
  target: string;
  body: string | null;
  times: number;
  firstAt: string;
  lastAt: string;
};

/** GET /security-log?kind=&actor=&at=&cursor= */
export type SecurityLogInput = {
  events: readonly SecurityEventView[];
  kinds: readonly string[];
  only: { kind: string | null; actor: string | null; at: string | null };
  nextCursor: string | null;
  /** Names of people, keys and bodies, where they are known. */
  names: Names;
};

/** The page of attempts. */
export function renderSecurityLog(renderer: Renderer, frame: Frame, input: SecurityLogInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { only, kinds } = input;
  const title = words.text('security.title');
  const content = {
    action: links.securityLog(),
    kinds: kinds.map((code) => ({ code, title: words.label('securityKind', code), selected: code === only.kind })),
    bodies: frame.bodies.map(({ id, name }) => ({ id, name, selected: id === only.at })),
    actor: only.actor ?? '',
    allUrl: Object.values(only).some((value) => value !== null) ? links.securityLog() : null,
    rows: input.events.map((event) => eventRow(setting, event, input)),
    nextUrl: input.nextCursor === null ? null : links.securityLog({ ...only, cursor: input.nextCursor }),
  };
  return printPage(renderer, setting, 'security-log', { title, section: 'securityLog' }, content);
}

function eventRow({ words, links }: Setting, event: SecurityEventView, { names, only }: SecurityLogInput): object {
  const { actor, via, kind, route, target, body, times, firstAt, lastAt } = event;
  const nobody = actor === '';
  return {
    what: words.label('securityKind', kind),
    who: nobody ? words.text('security.nobody') : (names[actor] ?? actor),
    via: nobody || via === 'nobody' ? null : words.label('via', via),
    onlyUrl: nobody || only.actor !== null ? null : links.securityLog({ ...only, actor }),
    route,
    target: target === '' ? null : target,
    body: body === null ? null : (names[body] ?? body),
    times,
    first: words.moment(firstAt),
    last: lastAt === firstAt ? null : words.moment(lastAt),
  };
}
