const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS = [
  MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  6 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
] as const;

const MOST_TICKS = 8;

/** The smallest round step that does not crowd an axis of that length. */
export function tickMillisOf(lengthMillis: number): number {
  return STEPS.find((step) => lengthMillis / step <= MOST_TICKS) ?? 180 * DAY;
}
