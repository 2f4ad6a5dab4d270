// What the pages of bodies are made of.
import type { HistoryLine } from './agreement-types.ts';
import type { FormValues } from './form.ts';
import type { BodyFigures } from './overview.ts';
import type { FieldError, Names } from './page.ts';

/** A body; the shape `Body` satisfies it. */
export type BodyView = {
  id: string;
  kind: string;
  name: string;
  number: string | null;
  municipalityNumber: string | null;
  language: string;
  since: string;
  ceasedOn: string | null;
  successors: readonly { bodyId: string; kind: string; on: string }[];
  predecessorIds: readonly string[];
};

/** A body in a co-operative, ended ones too; the shape `Membership` satisfies it. */
export type MembershipView = { id: string; bodyId: string; cooperativeId: string; from: string; to: string | null };

/** A mandate of a data protection officer, ended ones too; the shape `Mandate` satisfies it. */
export type MandateView = {
  id: string;
  bodyId: string;
  officeId: string;
  decidedOn: string | null;
  notifiedOn: string | null;
  publishedUrl: string | null;
  capacityPercent: number | null;
  from: string;
  to: string | null;
};

/** Which form of a body's page was refused, with what was typed; of an end, the id of the link that was to end. */
export type RefusedBodyForm = {
  form: 'membership' | 'mandate' | `end:${string}`;
  values: FormValues;
  errors: readonly FieldError[];
};

/** GET /bodies/{id}; also what comes back with errors in one of its forms (422). */
export type BodyInput = {
  body: BodyView;
  /** Null for what keeps no register: an office of data protection officers, a body that has ceased. */
  figures: BodyFigures | null;
  systems: number;
  memberships: readonly MembershipView[];
  mandates: readonly MandateView[];
  /** Contracts that others hold for it. */
  heldFor: readonly { holder: string; id: string; title: string; vendorName: string }[];
  /** Roles held in it today, by name of the person; null for whoever may not see them. */
  people: readonly { id: string; name: string; roles: readonly string[] }[];
  history: readonly HistoryLine[];
  names: Names;
  /** Which of the bodies named one may open. */
  seen: readonly string[];
  /** Whether the reader may open people. */
  may: { administer: boolean };
  /** What may be joined, and who may be given a mandate; empty for whoever may not. */
  cooperatives: readonly { id: string; name: string }[];
  offices: readonly { id: string; name: string }[];
  refused: RefusedBodyForm | null;
  idempotencyKey: string;
};
