import * as v from 'valibot';

/** Answers of the history API; pinned by docs/api/openapi.yaml. */

const integer = v.pipe(v.number(), v.safeInteger());

const value = v.object({
  startMillis: integer,
  count: integer,
  amountMinor: integer,
  value: v.number(),
});

const times = { fromMillis: integer, toMillis: integer };

export const seriesSchema = v.object({
  ...times,
  resolution: v.string(),
  stepMillis: integer,
  values: v.array(value),
  compared: v.optional(v.object({ ...times, values: v.array(value) })),
});

export const topSchema = v.object({
  ...times,
  count: integer,
  items: v.array(
    v.object({
      name: v.string(),
      count: integer,
      amountMinor: integer,
      comparedCount: v.optional(integer),
    }),
  ),
  compared: v.optional(v.object({ ...times, count: integer })),
});

export const visitorsSchema = v.object({
  ...times,
  visitors: integer,
  exact: v.boolean(),
  compared: v.optional(v.object({ ...times, visitors: integer, exact: v.boolean() })),
});

const step = v.object({
  name: v.string(),
  sessions: integer,
  meanMillisSinceStepBefore: integer,
});

export const funnelSchema = v.object({
  ...times,
  steps: v.array(step),
  compared: v.optional(v.object({ ...times, steps: v.array(step) })),
});

export const problemSchema = v.object({ code: v.string(), detail: v.string() });

export type SeriesAnswer = v.InferOutput<typeof seriesSchema>;
export type SeriesValue = v.InferOutput<typeof value>;
export type TopAnswer = v.InferOutput<typeof topSchema>;
export type VisitorsAnswer = v.InferOutput<typeof visitorsSchema>;
export type FunnelAnswer = v.InferOutput<typeof funnelSchema>;
