// What a mail says of itself, for whoever attaches it: from whom, about what, and when it was sent.
import { isInstant, osloDay } from '../domain/calendar.ts';
import type { MailFacts } from '../domain/documents.ts';

/** Only the head is wanted, and this much is taken for it: the parts of a mail may be large, and are not ours to open. */
const HEAD = 65_536;

/** The head of a mail (RFC 5322); null for one that cannot be read. */
export async function readMail(bytes: Uint8Array<ArrayBuffer>): Promise<MailFacts | null> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes.subarray(0, HEAD)).catch(() => null);
  if (mail === null) return null;
  const { from, subject, date } = mail;
  const sent = date === undefined ? Number.NaN : Date.parse(date);
  const at = Number.isNaN(sent) ? '' : new Date(sent).toISOString();
  const sender = [from?.name, from?.address && `<${from.address}>`].filter(Boolean).join(' ');
  return { from: sender || null, subject: subject?.trim() || null, sentOn: isInstant(at) ? osloDay(at) : null };
}
