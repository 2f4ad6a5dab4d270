// Rows of law: as they are listed, as an administrator records them, and as somebody supposes them. Shapes in and out.
import * as z from 'zod';
import { LAW_BEGINS } from '../../domain/law/change.ts';
import {
  Country,
  Day,
  Id,
  Moment,
  Name,
  NullableDay,
  NullableId,
  NullableText,
  optionalId,
  optionalText,
  Text,
} from './values.ts';

export const LAW_KINDS = ['adequacy', 'clauses', 'eea', 'event'] as const;
const CERTAINTIES = ['H', 'M'] as const;

/** A day that law can speak of. */
export const LawDay = Day.refine((day) => day >= LAW_BEGINS, `expected a day on or after ${LAW_BEGINS}`);
const optionalLawDay = LawDay.nullish().transform((day) => day ?? null);
const optionalCountry = Country.nullish().transform((country) => country ?? null);

const RowId = Id.meta({ description: 'What transfers and causes call the row by, for instance `US-DPF`' });
const Source = z.string().trim().min(1, 'expected where it can be read').max(1000);
const Certain = z.enum(CERTAINTIES).meta({ description: 'H: checked in a source; M: to be checked again' });

/** On record: where it was read, how sure it is, when it was last checked. */
const recorded = { note: optionalText, source: Source, certainty: Certain, checkedOn: LawDay };
/** Only supposed: nothing of that is asked for. */
const supposed = {
  note: optionalText,
  source: Source.nullish().transform((source) => source ?? null),
  certainty: Certain.default('M'),
  checkedOn: optionalLawDay,
};

const scope = optionalText.meta({ description: 'Which recipients or processing it is limited to; null when all' });
const validity = {
  validFrom: LawDay.meta({ description: 'The first day it holds' }),
  validTo: optionalLawDay.meta({ description: 'The last day it holds; null while it is open' }),
};

const eeaIncorporatedOn = optionalLawDay.meta({
  description: 'For an adequacy decision: the day it was incorporated into the EEA Agreement; it decides nothing',
});

type Checked = typeof recorded | typeof supposed;

const adequacy = <C extends Checked>(checked: C) =>
  z.strictObject({
    kind: z.literal('adequacy'),
    id: RowId,
    country: Country.nullable().meta({ description: 'Null for an international organisation' }),
    instrument: Name,
    scope,
    listed: z.boolean().default(false).meta({ description: 'Holds only for companies in a public list' }),
    eeaIncorporatedOn,
    ...validity,
    ...checked,
  });

const clauses = <C extends Checked>(checked: C) =>
  z.strictObject({
    kind: z.literal('clauses'),
    id: RowId,
    instrument: Name,
    scope,
    ...validity,
    lastSigningDay: optionalLawDay,
    transferTool: z.boolean().default(true).meta({ description: 'Under GDPR art. 46(2)(c)' }),
    unchangedFrom: optionalLawDay.meta({ description: 'From this day on it holds only for unchanged processing' }),
    ...checked,
  });

const eea = <C extends Checked>(checked: C) =>
  z.strictObject({ kind: z.literal('eea'), id: RowId, country: Country, ...validity, ...checked });

const event = <C extends Checked>(checked: C) =>
  z.strictObject({
    kind: z.literal('event'),
    id: RowId,
    on: LawDay,
    reassess: optionalCountry.meta({ description: 'Transfers to this country are to be assessed anew' }),
    doubts: optionalId.meta({ description: 'The row it puts in doubt' }),
    settledOn: optionalLawDay,
    ...checked,
  });

const end = <C extends Checked>(checked: C) =>
  z.strictObject({
    kind: z.literal('end'),
    row: RowId,
    validTo: optionalLawDay.meta({
      description: 'The last day it holds: a decision void from 10 March holds to 9 March',
    }),
    lastSigningDay: optionalLawDay,
    settledOn: optionalLawDay.meta({ description: 'For an event: the day what it put in doubt was settled' }),
    eeaIncorporatedOn,
    ...checked,
  });

export const LawCreate = z
  .discriminatedUnion('kind', [adequacy(recorded), clauses(recorded), eea(recorded), event(recorded), end(recorded)])
  .meta({ id: 'LawCreate', description: 'A new row of law, or another last day of a known one (`end`)' });

export const LawSupposed = z
  .discriminatedUnion('kind', [adequacy(supposed), clauses(supposed), eea(supposed), event(supposed), end(supposed)])
  .meta({ id: 'LawSupposed', description: 'As LawCreate, for a “what if”: where it was read need not be told' });

export const LawRow = z
  .strictObject({
    id: Id,
    kind: z.enum(LAW_KINDS),
    country: NullableText,
    instrument: NullableText,
    scope: NullableText,
    validFrom: Day.meta({ description: 'The first day it holds; the day of an event' }),
    validTo: NullableDay,
    lastSigningDay: NullableDay,
    transferTool: z.boolean().nullable(),
    unchangedFrom: NullableDay,
    listed: z.boolean(),
    reassess: NullableText,
    doubts: NullableId,
    settledOn: NullableDay,
    eeaIncorporatedOn: NullableDay,
    holds: z.boolean().meta({ description: 'Whether it holds on the day asked for' }),
    note: NullableText,
    source: NullableText.meta({ description: 'Null for rows that came with the release' }),
    certainty: Certain,
    checkedOn: Day,
    recordedFrom: NullableDay.meta({
      description: 'The day from which what was recorded here is known; null for rows that came with the release',
    }),
    revisionId: NullableId,
  })
  .meta({ id: 'LawRow', description: 'A row of law: dated data with its scope, certainty and the day it was checked' });

export const LawWithdrawal = z.strictObject({ reason: Text }).meta({ id: 'LawWithdrawal' });

export const LawWithdrawn = z
  .strictObject({
    rowId: Id,
    row: LawRow.nullable().meta({ description: 'The row as it stands again; null when it was only recorded here' }),
  })
  .meta({ id: 'LawWithdrawn' });

export const LawPage = z
  .strictObject({
    items: z.array(LawRow),
    nextCursor: z.string().nullable(),
    asOf: Day,
    knownAt: Moment.nullable(),
  })
  .meta({ id: 'LawPage' });

export type LawInput = z.output<typeof LawCreate>;
export type LawValue = z.infer<typeof LawRow>;
