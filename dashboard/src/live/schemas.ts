import * as v from 'valibot';

/** What the frames of a channel are made of. */

export const integer = v.pipe(v.number(), v.safeInteger());
// The bridge leaves out fields that say nothing.
const integerOrZero = v.optional(integer, 0);

export const itemSchema = v.object({
  name: v.string(),
  count: integer,
  amountMinor: integerOrZero,
  value: v.optional(v.number(), 0),
});

export const resultSchema = v.object({
  metric: v.string(),
  window: v.string(),
  startMillis: integerOrZero,
  endMillis: integerOrZero,
  status: v.picklist(['provisional', 'final', 'corrected']),
  revision: integer,
  count: integer,
  amountMinor: integerOrZero,
  items: v.optional(v.array(itemSchema), []),
  oldestReceivedAtMillis: integerOrZero,
  newestReceivedAtMillis: integerOrZero,
});

export const alertSchema = v.object({
  id: v.string(),
  pattern: v.string(),
  severity: v.string(),
  status: v.picklist(['open', 'resolved']),
  subject: v.optional(v.string(), ''),
  detectedAtMillis: integer,
  resolvedAtMillis: integerOrZero,
  amountMinor: integerOrZero,
  currency: v.optional(v.string(), ''),
  detail: v.string(),
});

export const sessionSchema = v.object({
  id: v.string(),
  startedAtMillis: integer,
  endedAtMillis: integer,
  events: integer,
  pageViews: integer,
  entryPage: v.string(),
  exitPage: v.string(),
  referrer: v.string(),
  campaign: v.optional(v.string(), ''),
  country: v.string(),
  device: v.string(),
  conversions: integerOrZero,
  revenueMinor: v.optional(v.record(v.string(), integer), {}),
  engaged: v.optional(v.boolean(), false),
});
