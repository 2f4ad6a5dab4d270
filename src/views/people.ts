// People as pages: the list with roles and how far each has come, and one person with all that can be done.
import { type Instant, osloDay } from '../domain/calendar.ts';
import { ROLES } from '../domain/vocabulary.ts';
import { period } from './agreements.ts';
import { type Field, type FieldGroup, type FormValues, printableForm } from './form.ts';
import { type OwnedView, ownedRow } from './owned.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { problemText } from './wording/problems.ts';

/** A role held; the shape `RoleHeld` satisfies it. */
export type RoleView = {
  id: string;
  role: string;
  bodyId: string | null;
  from: string;
  to: string | null;
  conflictReason: string | null;
};

/** A person; the shape `Person` satisfies it. */
export type PersonView = {
  id: string;
  name: string;
  email: string;
  language: 'nb' | 'nn' | 'en';
  roles: readonly RoleView[];
  access: 'not_invited' | 'invited' | 'expired' | 'active' | 'left' | null;
  invitedUntil: string | null;
};

/** Bodies to choose among, and the names of all that are mentioned. */
export type BodyChoice = { id: string; name: string };

/** GET /people?q=&at= */
export type PeopleInput = {
  people: readonly PersonView[];
  nextCursor: string | null;
  filter: { q: string; at: string };
  bodies: readonly BodyChoice[];
  names: Names;
};

/** The list of people one administers. */
export function renderPeople(renderer: Renderer, frame: Frame, input: PeopleInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { q, at } = input.filter;
  const content = {
    newUrl: links.newPerson(),
    withoutUrl: links.withoutOwner(),
    filter: {
      q,
      active: q !== '' || at !== '',
      bodies: input.bodies.map(({ id, name }) => ({ id, name, selected: id === at })),
    },
    resetUrl: links.people(),
    rows: input.people.map((person) => ({
      url: links.person(person.id),
      name: person.name,
      email: person.email,
      roles: person.roles.filter((role) => isOpen(role, frame)).map((role) => roleLine(setting, role, input.names)),
      access: accessOf(setting, person),
    })),
    nextUrl: input.nextCursor === null ? null : links.people({ q, at, cursor: input.nextCursor }),
  };
  return printPage(renderer, setting, 'people', { title: words.text('people.title'), section: 'people' }, content);
}

const isOpen = ({ to }: RoleView, { today }: Frame): boolean => to === null || to >= today;

function bodyName({ words }: Setting, id: string | null, names: Names): string {
  return id === null ? words.text('people.register') : (names[id] ?? words.text('common.unknown'));
}

function roleLine(setting: Setting, role: RoleView, names: Names): { text: string; days: string | null } {
  const { words, frame } = setting;
  const dated = role.to !== null || role.from > frame.today;
  const text = words.text('people.roleIn', {
    role: words.label('role', role.role),
    body: bodyName(setting, role.bodyId, names),
  });
  return { text, days: dated ? period(words, role.from, role.to) : null };
}

const TONES = {
  not_invited: 'neutral',
  invited: 'info',
  expired: 'warning',
  active: 'success',
  left: 'neutral',
} as const;

function accessOf({ words }: Setting, { access, invitedUntil }: PersonView): object | null {
  if (access === null) return null;
  const until = access === 'invited' && invitedUntil !== null ? osloDay(invitedUntil as Instant) : null;
  return {
    label: words.text(`people.access.${access}`),
    tone: TONES[access],
    until: until ? words.text('people.invitedUntil', { day: words.day(until) }) : null,
  };
}

/** Which of a person's forms was refused, with what was typed. */
export type RefusedForm = {
  form: 'grant' | 'erase' | 'invite' | 'sign-out' | `end:${string}`;
  values: FormValues;
  errors: readonly FieldError[];
};

/** GET /people/{id}; also what comes back with errors (422). */
export type PersonInput = {
  person: PersonView;
  owned: readonly OwnedView[];
  bodies: readonly BodyChoice[];
  names: Names;
  may: { register: boolean; govern: boolean; endIn: (body: string | null) => boolean };
  self: boolean;
  refused: RefusedForm | null;
  idempotencyKey: string;
};

/** The page of one person. */
export function renderPerson(renderer: Renderer, frame: Frame, input: PersonInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { person, refused } = input;
  const anyOpen = person.roles.some((role) => isOpen(role, frame));
  const invited = refused?.form === 'invite' ? refused.errors : [];
  const content = {
    about: words.text('person.about', {
      email: person.email,
      language: words.text(`person.language.${person.language}`),
    }),
    access: accessOf(setting, person),
    rolesCaption: words.text('people.roles'),
    roles: [...person.roles].sort(openFirst(frame)).map((role) => roleRow(setting, role, input)),
    grant: grantForm(setting, input),
    invite: input.may.govern && anyOpen ? invitation(setting, person) : null,
    errors:
      invited.length > 0
        ? invited.map((error) => ({ text: problemText(words, error, person.name), href: null }))
        : null,
    signOutUrl: input.self ? null : links.personSignOut(person.id),
    owned: input.owned.map((item) => ownedRow(setting, item, input.names)),
    departureUrl: anyOpen || input.owned.length > 0 ? links.departure(person.id) : null,
    erasure: input.may.govern && !input.self ? erasure(setting, input) : null,
    idempotencyKey: input.idempotencyKey,
  };
  const crumbs = [{ title: words.text('people.title'), href: links.people() }];
  return printPage(renderer, setting, 'person', { title: person.name, section: 'people', crumbs }, content);
}

const openFirst = (frame: Frame) => (a: RoleView, b: RoleView) =>
  Number(isOpen(b, frame)) - Number(isOpen(a, frame)) || (a.from < b.from ? 1 : -1);

function roleRow(setting: Setting, role: RoleView, input: PersonInput): object {
  const { words, links, frame } = setting;
  const { person, names, may, refused } = input;
  const open = isOpen(role, frame);
  const state = open ? (role.from > frame.today ? 'coming' : 'current') : 'ended';
  const own = refused?.form === `end:${role.id}` ? refused : null;
  const field: Field = {
    ...{
      name: 'to',
      of: role.id,
      kind: 'day',
      label: words.text('person.lastDay'),
      hint: words.text('person.endHint'),
    },
    ...{ required: true, initial: frame.today, width: 'short' },
  };
  return {
    role: words.label('role', role.role),
    body: bodyName(setting, role.bodyId, names),
    days: period(words, role.from, role.to),
    note: role.conflictReason === null ? null : words.text('people.conflictNote', { reason: role.conflictReason }),
    state: {
      label: words.text(`people.${state}`),
      tone: { ended: 'neutral', coming: 'info', current: 'success' }[state],
    },
    end:
      open && may.endIn(role.bodyId)
        ? {
            action: links.roleEnd(person.id, role.id),
            open: own !== null,
            ...printableForm(words, [{ legend: '', fields: [field] }], own?.values ?? {}, own?.errors ?? []),
          }
        : null,
  };
}

/** What is asked of a new role; `withRegister` offers the register as a whole. */
export function roleFields(setting: Setting, bodies: readonly BodyChoice[], withRegister: boolean): FieldGroup[] {
  const { words, frame } = setting;
  const choose = { value: '', label: words.text('person.choose') };
  const register = withRegister ? [{ value: 'register', label: words.text('person.bodyRegister') }] : [];
  const roles = ROLES.map((role) => ({ value: role, label: words.label('role', role) }));
  const places = [...bodies.map(({ id, name }) => ({ value: id, label: name })), ...register];
  const only = places.length === 1 ? (places[0]?.value ?? '') : '';
  const dated = { kind: 'day', width: 'short' } as const;
  return [
    {
      legend: words.text('newPerson.role'),
      fields: [
        selectField('role', words.text('person.role'), [choose, ...roles]),
        { ...selectField('bodyId', words.text('person.body'), only ? places : [choose, ...places]), initial: only },
        { name: 'from', label: words.text('person.from'), initial: frame.today, required: true, ...dated },
        { name: 'to', label: words.text('person.to'), hint: words.text('person.toHint'), optional: true, ...dated },
      ],
    },
    {
      legend: words.text('person.conflict'),
      more: true,
      fields: [
        {
          ...{ name: 'conflictReason', kind: 'textarea', label: words.text('person.conflictReason') },
          hint: words.text('person.conflictHint'),
        },
      ],
    },
  ];
}

/** A select of one group, wanted. */
export function selectField(name: string, label: string, options: readonly { value: string; label: string }[]): Field {
  return { name, kind: 'select', label, required: true, width: 'medium', groups: [{ label: null, options }] };
}

function grantForm(setting: Setting, { person, bodies, may, refused }: PersonInput): object | null {
  if (bodies.length === 0) return null;
  const own = refused?.form === 'grant' ? refused : null;
  const form = printableForm(
    setting.words,
    roleFields(setting, bodies, may.register),
    own?.values ?? {},
    own?.errors ?? [],
  );
  return { action: setting.links.personRoles(person.id), open: own !== null, ...form };
}

function invitation({ words, links }: Setting, person: PersonView): object {
  return {
    action: links.personInvitation(person.id),
    button: words.text(person.access === 'not_invited' ? 'person.invite' : 'person.inviteAgain'),
    hint: words.text('person.inviteHint', { email: person.email }),
  };
}

function erasure({ words, links }: Setting, { person, refused }: PersonInput): object {
  const own = refused?.form === 'erase' ? refused : null;
  const reasons = (['left', 'request', 'mistake'] as const).map((value) => ({
    value,
    label: words.text(`person.eraseReason.${value}`),
  }));
  const confirm: Field = {
    ...{ name: 'confirm', kind: 'checkboxes', label: words.text('person.eraseConfirm') },
    groups: [{ label: null, options: [{ value: 'yes', label: words.text('person.eraseConfirmOption') }] }],
  };
  const fields = [selectField('reason', words.text('person.eraseReason'), reasons), confirm];
  return {
    action: links.erasure(person.id),
    open: own !== null,
    ...printableForm(words, [{ legend: '', fields }], own?.values ?? {}, own?.errors ?? []),
  };
}
