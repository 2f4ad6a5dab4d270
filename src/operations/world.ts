// What a runtime hands in for one request or run: nothing below this line knows which runtime it is.

import type { Outcome } from '../domain/assessment/rule.ts';
import type { Instant } from '../domain/calendar.ts';
import type { Checkpoint } from '../domain/checkpoints.ts';
import type { ReadText } from '../domain/document-texts.ts';
import type { MailFacts, MediaType } from '../domain/documents.ts';
import type { LawRow } from '../domain/law/rows.ts';
import type { Origin } from '../domain/log.ts';
import type { SigningKey } from '../domain/signing.ts';
import type { Language } from '../domain/vocabulary.ts';
import type { Database } from '../storage/database.ts';
import type { ChangeValue } from './shapes/changes.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { SignIn } from './signing-in.ts';

/** Reads the text of a document, within limits of time and memory; a file that cannot be read is told of, not thrown. */
export type TextReader = (type: MediaType, bytes: Uint8Array) => Promise<ReadText>;

/** A mail ready to be sent; `messageId` is the same at every attempt. */
export type Mail = {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  date: Instant;
  attachments: readonly Attachment[];
};

/** A text file that goes with a mail. */
export type Attachment = { name: string; type: string; text: string };

/** Hands one mail to a mail server; throws when the server did not take it. */
export type Mailer = { send: (mail: Mail) => Promise<void> };

/** An outcome in words: handed in, since operations know no wording. Statements stand one a line. */
export type FindingWords = {
  title: string;
  explanation: string;
  agreementSays: string | null;
  trueNow: string | null;
  remedy: string;
};

/** A registered change as words are made of it. */
export type WordedChange = { kind: string; scopeTitle: string; effectiveOn: string; details: Record<string, unknown> };

/** What is known about a cause. */
export type CauseAbout = {
  change: WordedChange | null;
  subjectTitle: string | null;
  subjectKind: string | null;
  code: string | null;
  nameOf: (id: string) => string | undefined;
  /** The row of law behind it, as it is on record. */
  law?: LawRow | undefined;
};

/** The words operations ask for, in the reader's language. */
export type Wording = {
  /** What someone is called of whom nothing but an opaque id is left. */
  erasedPerson: (language: Language) => string;
  finding: (outcome: Outcome, nameOf: (id: string) => string | undefined, language: Language) => FindingWords;
  cause: (key: string, about: CauseAbout, language: Language) => string;
  change: (change: WordedChange, nameOf: (id: string) => string | undefined, language: Language) => string;
};

export type MailText = { subject: string; text: string; html: string };

/** A digest: what is new to one recipient, and what no longer holds. */
export type DigestInput = {
  language: Language;
  recipient: { name: string };
  /** The day of the run in Oslo. */
  today: string;
  baseUrl: string;
  findings: readonly FindingValue[];
  cleared: readonly FindingValue[];
  demo: boolean;
};

/** The correction of a withdrawn change, for one who had a mail about it. */
export type CorrectionInput = {
  language: Language;
  recipient: { name: string };
  baseUrl: string;
  change: ChangeValue & { id: string };
  summary: string | null;
  reason: string;
  withdrawnOn: string;
  cleared: readonly FindingValue[];
  demo: boolean;
};

/** The month's checkpoint of the log, for an officer to keep elsewhere; names are those of chains. */
export type CheckpointMailInput = {
  language: Language;
  recipient: { name: string };
  baseUrl: string;
  checkpoint: Pick<Checkpoint, 'number' | 'at' | 'key' | 'heads'>;
  names: Readonly<Record<string, string>>;
  demo: boolean;
};

/** The mails as final bytes. */
/** An invitation to sign in, good until the end of its last day. */
export type InvitationInput = {
  language: Language;
  recipient: { name: string };
  baseUrl: string;
  url: string;
  /** A day in Oslo. */
  lastDay: string;
  demo: boolean;
};

export type MailTexts = {
  digest: (input: DigestInput) => MailText;
  correction: (input: CorrectionInput) => MailText;
  checkpoint: (input: CheckpointMailInput) => MailText;
  invitation: (input: InvitationInput) => MailText;
};

export type Settings = {
  /** Where people reach the pages, without a trailing slash. */
  baseUrl: string;
  mailFrom: string;
  demonstration: boolean;
  /** How many migrations the program knows; a database with fewer is not ready. */
  migrations: number;
  /** Hosts a request may name; checked at every door. */
  hosts: readonly string[];
};

/** The key that signs now, and the one it took over from while that one's private half is at hand. */
export type AuditKeys = { current: SigningKey; retiring: SigningKey | null };

export type World = {
  database: Database;
  now: () => Instant;
  /** A new opaque id with a prefix that says what it is of. */
  newId: (prefix: string) => string;
  mailer: Mailer | null;
  /** What reads the text of documents; null on a runtime that has nothing to fence that in. */
  textReader: TextReader | null;
  wording: Wording;
  /** The language a request is answered in: the reader's. A run tells everyone in their own. */
  language: Language;
  mailTexts: MailTexts;
  /** What a mail that was attached says of itself; null for one that cannot be read. */
  readMail: (bytes: Uint8Array<ArrayBuffer>) => Promise<MailFacts | null>;
  settings: Settings;
  /** By which door this request or run came; what the log says of "from where". */
  origin: Origin;
  /** What signs checkpoints of the log. */
  auditKeys: () => Promise<AuditKeys>;
  signIn: SignIn;
  /** The request's idempotency key and the hash of what it asks, kept in the same batch as what it writes. */
  request: { key: string; hash: string } | null;
  /**
   * Stands for the page being made where it only reads: what it asks for several times is read once, and all it tells is of
   * one instant. Absent where something may be written.
   */
  page?: object;
};
