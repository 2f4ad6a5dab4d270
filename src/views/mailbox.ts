// What was sent: the list of deliveries, and the demonstration's captured mailbox.
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';

/** A row of the outbox; the shape `Delivery` satisfies it. */
export type DeliveryView = {
  id: string;
  personId: string;
  kind: string;
  subject: string;
  createdAt: string;
  sentAt: string | null;
  attempts: number;
  lastError: string | null;
};

/** GET /deliveries. `may.run` shows the button that posts to /runs. */
export type DeliveriesInput = {
  deliveries: readonly DeliveryView[];
  nextCursor: string | null;
  names: Names;
  may: { run: boolean };
};

/** A captured message. */
export type MessageView = {
  id: string;
  subject: string;
  from: string;
  to: string;
  /** When it arrived. */
  at: string;
  messageId: string;
  text: string;
  /** Where the HTML part is served on its own (`/mail/{id}/html`, with a policy of its own), shown in a sandboxed frame; null without one. */
  htmlUrl: string | null;
};

/** GET /mail, newest first. `may.run` shows the button that posts to /runs (the nightly run, now). */
export type MailboxInput = {
  messages: readonly Omit<MessageView, 'text' | 'htmlUrl'>[];
  may: { run: boolean };
};

/** The list of deliveries. */
export function renderDeliveries(renderer: Renderer, frame: Frame, input: DeliveriesInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('deliveries.title');
  const content = {
    rows: input.deliveries.map((delivery) => deliveryRow(setting, delivery, input.names)),
    nextUrl: input.nextCursor === null ? null : links.deliveries({ cursor: input.nextCursor }),
    runUrl: input.may.run ? links.runs() : null,
  };
  return printPage(renderer, setting, 'deliveries', { title, section: 'deliveries' }, content);
}

function deliveryRow({ words }: Setting, delivery: DeliveryView, names: Names): object {
  const waiting =
    delivery.attempts > 0
      ? words.text('deliveries.failed', { attempts: delivery.attempts })
      : words.text('deliveries.waiting');
  return {
    subject: delivery.subject,
    kind: words.label('deliveryKind', delivery.kind),
    to: names[delivery.personId] ?? words.text('common.someone'),
    created: words.moment(delivery.createdAt),
    state: delivery.sentAt === null ? waiting : words.text('deliveries.done'),
    tone: delivery.sentAt !== null ? 'success' : delivery.attempts > 0 ? 'warning' : 'neutral',
    sent: delivery.sentAt === null ? null : words.moment(delivery.sentAt),
    error: delivery.sentAt === null ? delivery.lastError : null,
  };
}

/** The captured mailbox. */
export function renderMailbox(renderer: Renderer, frame: Frame, input: MailboxInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('mailbox.title');
  const content = {
    messages: input.messages.map((message) => ({
      ...message,
      at: words.moment(message.at),
      url: links.message(message.id),
    })),
    runUrl: input.may.run ? links.runs() : null,
  };
  return printPage(renderer, setting, 'mailbox', { title, section: 'mail' }, content);
}

/** One captured message: its HTML in a sandboxed frame, and its plain text. */
export function renderMessage(renderer: Renderer, frame: Frame, input: { message: MessageView }): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { message } = input;
  const crumbs = [
    { title: words.text('nav.overview'), href: links.overview() },
    { title: words.text('mailbox.title'), href: links.mail() },
  ];
  const content = { message: { ...message, at: words.moment(message.at) } };
  return printPage(renderer, setting, 'message', { title: message.subject, section: 'mail', crumbs }, content);
}
