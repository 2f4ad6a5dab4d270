// What a controller goes by: thresholds, days until due and severities, with their defaults. Shapes in and out.
import * as z from 'zod';
import { THRESHOLD_NAMES, THRESHOLDS } from '../../domain/policy.ts';
import { DUE_CODES, DUE_RANGE, POLICY_CODES } from '../../domain/policy-change.ts';
import { SEVERITIES } from '../../domain/vocabulary.ts';
import { Day, EffectiveOn, Id, Moment, NullableDay, NullableId, NullableText, pageOf, Text } from './values.ts';

const GROUPS = ['thresholds', 'dueDays', 'severities'] as const;

const among = (least: number, most: number) =>
  z
    .int(`expected a whole number from ${least} to ${most}`)
    .min(least, `expected a whole number from ${least} to ${most}`)
    .max(most, `expected a whole number from ${least} to ${most}`)
    .nullable()
    .optional();

/** An object with one optional member for each key, so that an unknown one is refused by its path. */
const each = <K extends string, T extends z.ZodType>(keys: readonly K[], shape: (key: K) => T) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, shape(key)])) as Record<K, T>).default({} as never);

export const PolicyChange = z
  .strictObject({
    effectiveOn: EffectiveOn,
    reason: Text.meta({ description: 'Why, on record' }),
    corrects: Id.optional().meta({
      description:
        'The earlier revision this is said in place of; it then counts for nothing, for whoever knows of this',
    }),
    thresholds: each(THRESHOLD_NAMES, (name) => among(THRESHOLDS[name].least, THRESHOLDS[name].most)),
    dueDays: each(DUE_CODES, () => among(DUE_RANGE.least, DUE_RANGE.most)),
    severities: each(POLICY_CODES, () => z.enum(SEVERITIES).nullable().optional()),
  })
  .meta({ id: 'PolicyChange', description: 'New values by name or code; null goes back to the default' });

const Value = z.union([z.int(), z.enum(SEVERITIES)]);

export const PolicyValue = z
  .strictObject({
    path: z.string().meta({ description: 'What to name to set it, for instance `thresholds.listCheckDays`' }),
    group: z.enum(GROUPS),
    name: z.string().meta({ description: 'Name of the threshold, or code of the finding' }),
    code: z.string().nullable().meta({ description: 'The finding it belongs to; null for the report' }),
    unit: z.enum(['days', 'hours', 'months', 'percent', 'severity']),
    value: Value,
    standard: Value.meta({ description: 'What holds where nothing is set' }),
    least: z.int().nullable(),
    most: z.int().nullable(),
    setFrom: NullableDay.meta({ description: 'The day from which the controller has it so; null for a default' }),
    setById: NullableId,
    reason: NullableText,
    revisionId: NullableId,
  })
  .meta({ id: 'PolicyValue' });

export const Policy = z
  .strictObject({ bodyId: Id, asOf: Day, knownAt: Moment.nullable(), values: z.array(PolicyValue) })
  .meta({ id: 'Policy', description: 'What a controller goes by on a day' });

export const PolicyRevision = z
  .strictObject({
    id: Id,
    effectiveOn: Day,
    recordedAt: Moment,
    setById: Id,
    reason: z.string(),
    corrects: NullableId,
    counts: z.boolean().meta({ description: 'False once it is corrected or withdrawn' }),
    changes: z.array(
      z.strictObject({ path: z.string(), value: Value.nullable().meta({ description: 'Null: the default again' }) }),
    ),
  })
  .meta({ id: 'PolicyRevision', description: 'What was set on record, and by whom' });

export const PolicyWithdrawal = z.strictObject({ reason: Text }).meta({ id: 'PolicyWithdrawal' });

export const PolicyRevisionPage = pageOf('PolicyRevisionPage', PolicyRevision);

export type PolicyInput = z.output<typeof PolicyChange>;
export type PolicyView = z.infer<typeof Policy>;
export type PolicyValueView = z.infer<typeof PolicyValue>;
export type PolicyRevisionView = z.infer<typeof PolicyRevision>;
