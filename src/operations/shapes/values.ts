// Shapes used by many resources: days, instants, numbers, references, pages of a list and problems.
import * as z from 'zod';
import { type CalendarDate, type Instant, isCalendarDate, isInstant } from '../../domain/calendar.ts';
import { isCountry } from '../../domain/countries.ts';
import { isOrganisationNumber } from '../../domain/identifiers.ts';

const jsonSchema = (schema: Record<string, unknown>): Record<string, unknown> => schema;

/** An Oslo calendar day that exists. */
export const Day = z
  .string()
  .refine((text): text is CalendarDate => isCalendarDate(text), 'expected a day that exists, YYYY-MM-DD')
  .transform((text) => text as CalendarDate)
  .meta(jsonSchema({ format: 'date', description: 'Calendar day in Europe/Oslo', example: '2026-12-01' }));

/** A UTC instant with milliseconds. */
export const Moment = z
  .string()
  .refine((text): text is Instant => isInstant(text), 'expected a UTC instant, YYYY-MM-DDTHH:mm:ss.sssZ')
  .transform((text) => text as Instant)
  .meta(
    jsonSchema({
      format: 'date-time',
      description: 'UTC instant with milliseconds',
      example: '2026-11-22T09:30:00.000Z',
    }),
  );

/** A Norwegian organisation number whose check digit is right (modulus 11, weights 3 2 7 6 5 4 3 2). */
export const OrganisationNumber = z
  .string()
  .refine(isOrganisationNumber, 'expected nine digits with a valid check digit (modulus 11)')
  .meta(
    jsonSchema({
      pattern: '^[0-9]{9}$',
      description: 'Norwegian organisation number, modulus-11 checked',
      example: '312206498',
    }),
  );

/** ISO 3166-1 alpha-2. */
export const Country = z
  .string()
  .refine(isCountry, 'expected an ISO 3166-1 alpha-2 country code, for instance NO')
  .meta(jsonSchema({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1 alpha-2', example: 'NO' }));

export const Id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'expected an id of letters, digits, _ and -')
  .meta({ description: 'Opaque id', example: 'agr_3f9a0c2b7d' });

export const Name = z.string().trim().min(1, 'expected a name').max(200).meta({ description: 'A name' });
export const Text = z.string().trim().min(1, 'expected text, or leave it out').max(4000);
export const Url = z
  .url({ protocol: /^https?$/, error: 'expected an http or https address' })
  .max(500)
  .meta({ description: 'Web address' });
export const Email = z.email('expected an e-mail address').max(254);
export const WholeDays = z.int().min(0).max(3650).meta({ description: 'Whole days' });

/** A text that may be unknown: leave out or null. */
export const optionalText = Text.nullish().transform((text) => text ?? null);
export const optionalDay = Day.nullish().transform((day) => day ?? null);
export const optionalId = Id.nullish().transform((id) => id ?? null);
/** Whether something is so: leave out or null while nobody knows. */
export const optionalFlag = z
  .boolean()
  .nullish()
  .transform((flag) => flag ?? null);

export const NullableDay = Day.nullable();
export const NullableText = z.string().nullable();
export const NullableId = z.string().nullable();

/** From which day on a new subject or fact holds; left out means today in Oslo. */
export const EffectiveOn = Day.optional().meta({
  description: 'The day it takes effect (Europe/Oslo); today when left out',
});

/** What every question about the register may be asked with. */
export const TimeQuery = z.strictObject({
  asOf: Day.optional().meta({ description: 'What held on this day, inclusive; today when left out' }),
  knownAt: Moment.optional().meta({
    description:
      'What was recorded by this instant, inclusive; the last committed one when left out; a future one is refused',
  }),
});

export const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Rows a page' }),
  cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the page before' }),
});

/** The instant and day an answer was given for; asking again with both gives the same answer. */
export const AnsweredFor = z
  .strictObject({ asOf: Day, knownAt: Moment.nullable() })
  .meta({ id: 'AnsweredFor', description: 'The day and instant the answer holds for' });

/** A page of a list with the cursor of the next one. */
export function pageOf<T extends z.ZodType>(id: string, item: T) {
  return z
    .strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
    .meta({ id, description: 'A page; nextCursor is null on the last one' });
}

export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details; errors[] names each field and what was expected' });

export type TimeQueryInput = z.infer<typeof TimeQuery>;
