// Forms about people: one who is new, with a role and an invitation in one step; and one who leaves.
import { type Field, type FieldGroup, type FormValues, printableForm } from './form.ts';
import { type OwnedView, ownedRow } from './owned.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import { type BodyChoice, type PersonView, roleFields, selectField } from './people.ts';
import type { Renderer } from './render.ts';

/** What a form comes back with. */
type Typed = { values: FormValues; errors: readonly FieldError[]; idempotencyKey: string };

/** GET /people/new; also what comes back with errors (422). */
export type NewPersonInput = Typed & { bodies: readonly BodyChoice[]; may: { register: boolean } };

/** The form that adds a person; posts to /people. */
export function renderNewPerson(renderer: Renderer, frame: Frame, input: NewPersonInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const groups = [
    { legend: words.text('newPerson.who'), fields: whoFields(setting) },
    ...roleFields(setting, input.bodies, input.may.register),
    {
      legend: words.text('newPerson.invite'),
      fields: [tick('invite', words.text('newPerson.invite'), words.text('newPerson.inviteOption'))],
    },
  ];
  const content = {
    ...printableForm(words, groups, input.values, input.errors),
    action: links.people(),
    lead: words.text('newPerson.lead'),
    note: null,
    owned: null,
    button: words.text('newPerson.button'),
    backUrl: links.people(),
    idempotencyKey: input.idempotencyKey,
  };
  const title = words.text('newPerson.title');
  const crumbs = [{ title: words.text('people.title'), href: links.people() }];
  return printPage(renderer, setting, 'person-form', { title, section: 'people', crumbs }, content);
}

function whoFields({ words, frame }: Setting): Field[] {
  const languages = (['nb', 'nn', 'en'] as const).map((value) => ({
    value,
    label: words.text(`person.language.${value}`),
  }));
  const language = selectField('language', words.text('newPerson.language'), languages);
  return [
    { name: 'name', kind: 'text', label: words.text('newPerson.name'), required: true },
    { name: 'email', kind: 'text', label: words.text('person.email'), required: true },
    { ...language, initial: frame.language },
  ];
}

/** One tick box, ticked before anything is typed; a field of the same name beside it tells that the form was sent. */
function tick(name: string, label: string, option: string): Field {
  return {
    name,
    kind: 'checkboxes',
    label,
    groups: [{ label: null, options: [{ value: 'yes', label: option }] }],
    initial: 'yes',
  };
}

/** GET /people/{id}/departure; also what comes back with errors (422). */
export type DepartureInput = Typed & {
  person: PersonView;
  owned: readonly OwnedView[];
  /** Where something is handed on, with those who may answer for it there. */
  successors: readonly { body: BodyChoice; people: readonly { id: string; name: string }[] }[];
  names: Names;
};

/** The form for somebody who leaves; posts to /people/{id}/departure. */
export function renderDeparture(renderer: Renderer, frame: Frame, input: DepartureInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { person } = input;
  const named = { name: person.name };
  const content = {
    ...printableForm(words, departureGroups(setting, input), input.values, input.errors),
    action: links.departure(person.id),
    lead: words.text('departure.lead', named),
    note: input.successors.length === 0 ? words.text('departure.nothing', named) : null,
    owned: input.owned.map((item) => ownedRow(setting, item, input.names)),
    ownedTitle: words.text('departure.owned', { count: input.owned.length }),
    button: words.text('departure.button'),
    backUrl: links.person(person.id),
    idempotencyKey: input.idempotencyKey,
  };
  const crumbs = [
    { title: words.text('people.title'), href: links.people() },
    { title: person.name, href: links.person(person.id) },
  ];
  const title = words.text('departure.title', named);
  return printPage(renderer, setting, 'person-form', { title, section: 'people', crumbs }, content);
}

function departureGroups({ words, frame }: Setting, { person, successors }: DepartureInput): FieldGroup[] {
  const nobody = { value: '', label: words.text('departure.nobody') };
  const who = successors.map(({ body, people }) => ({
    ...selectField(`successors.${body.id}`, words.text('departure.successor', { body: body.name }), [
      nobody,
      ...people.map(({ id, name }) => ({ value: id, label: name })),
    ]),
    required: false,
  }));
  const lastDay: Field = {
    ...{ name: 'lastDay', kind: 'day', label: words.text('person.lastDay'), hint: words.text('departure.lastDayHint') },
    ...{ required: true, initial: frame.today, width: 'short' },
  };
  const keys = tick(
    'endApiKeys',
    words.text('departure.keysLabel', { name: person.name }),
    words.text('departure.keysOption'),
  );
  return [
    { legend: words.text('departure.when'), fields: [lastDay] },
    ...(who.length > 0 ? [{ legend: words.text('departure.who'), fields: who }] : []),
    { legend: words.text('departure.keys'), fields: [keys] },
  ];
}
