// Bodies: the list of those one may see, and one with its mandate, co-operatives, people, agreements and history.
import { period } from './agreements.ts';
import { linkForm, mandateForm, membershipForm } from './body-forms.ts';
import type { BodyInput, BodyView, MandateView, MembershipView } from './body-types.ts';
import { historyPart } from './history.ts';
import { type BodyFigures, lightOf } from './overview.ts';
import { type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';

/** GET /bodies: with figures of those that keep a register. */
export type BodiesInput = {
  bodies: readonly BodyView[];
  figures: readonly BodyFigures[];
  may: { register: boolean };
};

/** The list of bodies: GET /bodies. */
export function renderBodies(renderer: Renderer, frame: Frame, input: BodiesInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const content = {
    newUrl: input.may.register && isToday(frame) ? links.newBody() : null,
    rows: input.bodies.map((body) => {
      const figures = input.figures.find(({ bodyId }) => bodyId === body.id);
      return {
        url: links.body(body.id),
        name: body.name,
        kind: words.label('bodyKind', body.kind),
        number: body.number,
        ceased: body.ceasedOn === null ? null : words.text('bodies.ceasedOn', { day: words.day(body.ceasedOn) }),
        figures: figures ? { ...figures, light: lightOf(setting, figures.light) } : null,
      };
    }),
  };
  return printPage(renderer, setting, 'bodies', { title: words.text('nav.bodies'), section: 'bodies' }, content);
}

const isToday = (frame: Frame): boolean => frame.asOf === frame.today && frame.knownAt === null;

/** The page of one body. */
export function renderBody(renderer: Renderer, frame: Frame, input: BodyInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { body, figures, people } = input;
  const may = input.may.administer && isToday(frame);
  const content = {
    kind: words.label('bodyKind', body.kind),
    editUrl: may ? links.bodyPart(body.id, 'edit') : null,
    ceased: body.ceasedOn === null ? null : words.text('bodies.ceasedOn', { day: words.day(body.ceasedOn) }),
    facts: factsOf(setting, input),
    figures: figures === null ? null : figuresOf(setting, body, figures, input.systems),
    mandates: input.mandates.map((one) => mandateRow(setting, one, input, may)),
    giveMandate: may ? mandateForm(setting, input) : null,
    memberships: input.memberships.map((one) => membershipRow(setting, one, input, may)),
    join: may && input.cooperatives.length > 0 ? membershipForm(setting, input) : null,
    people: people.map(({ id, name, roles }) => ({
      name,
      url: frame.may.administer && input.may.administer ? links.person(id) : null,
      roles: words.labels('role', roles),
    })),
    idempotencyKey: input.idempotencyKey,
    past: historyPart(setting, input.history),
  };
  const crumbs = [{ title: words.text('nav.bodies'), href: links.bodies() }];
  return printPage(renderer, setting, 'body', { title: body.name, section: 'bodies', crumbs }, content);
}

type Line = { text: string; url: string | null };

function nameOf(setting: Setting, { names, seen }: BodyInput, id: string): Line {
  const { words, links } = setting;
  return { text: names[id] ?? words.text('common.unknown'), url: seen.includes(id) ? links.body(id) : null };
}

function factsOf(setting: Setting, input: BodyInput): object[] {
  const { words } = setting;
  const { body } = input;
  const plain = (text: string | null): Line[] => (text === null ? [] : [{ text, url: null }]);
  const facts: [string, Line[]][] = [
    [words.text('bodies.number'), plain(body.number)],
    [words.text('bodies.municipalityNumber'), plain(body.municipalityNumber)],
    [words.text('bodies.language'), plain(words.text(`person.language.${body.language as 'nb'}`))],
    [words.text('bodies.since'), plain(words.day(body.since))],
    [
      words.text('bodies.successors'),
      body.successors.map(({ bodyId, kind, on }) => {
        const { text, url } = nameOf(setting, input, bodyId);
        return { text: `${text} (${words.label('successorKind', kind)}, ${words.shortDay(on)})`, url };
      }),
    ],
    [words.text('bodies.predecessors'), body.predecessorIds.map((id) => nameOf(setting, input, id))],
  ];
  return facts
    .filter(([, lines]) => lines.length > 0)
    .map(([label, lines]) => ({
      ...{ label, unknown: false },
      lines: lines.map((line) => ({ ...line, more: null, moreUrl: null })),
    }));
}

function figuresOf(setting: Setting, { id }: BodyView, figures: BodyFigures, systems: number): object {
  const { words, links } = setting;
  const row = (label: string, n: number, url: string) => ({ label, n, url });
  return {
    light: lightOf(setting, figures.light),
    rows: [
      row(
        words.text('overview.inForce'),
        figures.agreementsInForce,
        links.agreements({ body: id, status: 'in_force' }),
      ),
      row(
        words.text('overview.needsUpdate'),
        figures.agreementsNeedingUpdate,
        links.agreements({ body: id, status: 'needs_update' }),
      ),
      row(words.text('overview.missing'), figures.agreementsMissing, `${links.agreements({ body: id })}#uten-avtale`),
      row(words.text('lists.systems'), systems, links.list('systems', { body: id })),
    ],
    overviewUrl: links.overview(id),
    policyUrl: links.policy({ body: id }),
  };
}

function mandateRow(setting: Setting, mandate: MandateView, input: BodyInput, may: boolean): object {
  const { words, links, frame } = setting;
  const { decidedOn, notifiedOn, publishedUrl, capacityPercent } = mandate;
  const isOwn = mandate.bodyId === input.body.id;
  const said = (key: 'bodies.decidedOn' | 'bodies.notifiedOn', day: string | null) =>
    day === null ? words.text(`${key}.none`) : words.text(key, { day: words.day(day) });
  return {
    office: nameOf(setting, input, isOwn ? mandate.officeId : mandate.bodyId),
    days: period(words, mandate.from, mandate.to),
    said: [
      said('bodies.decidedOn', decidedOn),
      said('bodies.notifiedOn', notifiedOn),
      ...(publishedUrl === null ? [words.text('bodies.published.none')] : []),
      ...(capacityPercent === null ? [] : [words.text('bodies.capacity', { percent: capacityPercent })]),
    ],
    publishedUrl,
    end:
      isOwn && canEnd(frame, mandate, may)
        ? linkForm(setting, mandate.id, input.refused, links.bodyPart(input.body.id, `mandates/${mandate.id}/end`))
        : null,
  };
}

function membershipRow(setting: Setting, one: MembershipView, input: BodyInput, may: boolean): object {
  const { words, links, frame } = setting;
  const isMember = one.bodyId === input.body.id;
  const held = input.heldFor.filter(({ holder }) => isMember && holder === one.cooperativeId);
  return {
    with: nameOf(setting, input, isMember ? one.cooperativeId : one.bodyId),
    days: period(words, one.from, one.to),
    held: held.map(({ title, vendorName }) => `${title} (${vendorName})`),
    end:
      isMember && canEnd(frame, one, may)
        ? linkForm(setting, one.id, input.refused, links.bodyPart(input.body.id, `memberships/${one.id}/end`))
        : null,
  };
}

const canEnd = ({ today }: Frame, { to }: { to: string | null }, may: boolean): boolean =>
  may && (to === null || to >= today);
