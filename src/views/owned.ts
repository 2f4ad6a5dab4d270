// What somebody answers for, as rows; and the page of what nobody does.
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';

/** Something somebody answers for; the shape `OwnedItem` satisfies it. */
export type OwnedView = {
  kind: 'system' | 'agreement' | 'finding';
  id: string;
  title: string;
  bodyId: string;
  ownerId: string | null;
  agreementId: string | null;
};

/** Something somebody answers for, as a row: what it is, where, and the way there. */
export function ownedRow(setting: Setting, item: OwnedView, names: Names): object {
  const { words, links } = setting;
  const agreement = item.kind === 'agreement' ? item.id : item.agreementId;
  return {
    title: item.title,
    kind: words.text(`person.kind.${item.kind}`),
    body: names[item.bodyId] ?? words.text('common.unknown'),
    url: agreement === null ? (item.kind === 'system' ? links.system(item.id) : null) : links.agreement(agreement),
    owner: item.ownerId === null ? words.text('without.never') : (names[item.ownerId] ?? words.text('common.someone')),
  };
}

/** GET /people/without-owner: by body, in order of name. */
export type WithoutOwnerInput = {
  bodies: readonly { id: string; name: string; items: readonly OwnedView[] }[];
  names: Names;
};

/** The page of what has no owner. */
export function renderWithoutOwner(renderer: Renderer, frame: Frame, input: WithoutOwnerInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const bodies = input.bodies
    .filter(({ items }) => items.length > 0)
    .map(({ id, name, items }) => ({
      id: `uten-${id}`,
      name,
      caption: words.text('without.caption', { body: name }),
      rows: items.map((item) => ownedRow(setting, item, input.names)),
    }));
  const title = words.text('without.title');
  const crumbs = frame.may.administer ? [{ title: words.text('people.title'), href: links.people() }] : [];
  return printPage(renderer, setting, 'without-owner', { title, section: 'people', crumbs }, { bodies });
}
