/** The metrics and windows of the overview channel: names as they stand on the wire. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Windows lie on a grid of `slideMillis`; `keep` is how many of the newest ones a screen needs. */
export const WINDOWS = {
  '1s': { sizeMillis: SECOND, slideMillis: SECOND, keep: 120 },
  '10s': { sizeMillis: 10 * SECOND, slideMillis: 10 * SECOND, keep: 180 },
  '1m': { sizeMillis: MINUTE, slideMillis: MINUTE, keep: 30 },
  '5m': { sizeMillis: 5 * MINUTE, slideMillis: 10 * SECOND, keep: 180 },
  '30m': { sizeMillis: 30 * MINUTE, slideMillis: MINUTE, keep: 1 },
} as const satisfies Record<string, WindowSpec>;

export type WindowSpec = {
  readonly sizeMillis: number;
  readonly slideMillis: number;
  readonly keep: number;
};

export type WindowName = keyof typeof WINDOWS;

export type MetricName =
  | 'events'
  | 'page_views'
  | 'clicks'
  | 'conversions'
  | 'revenue'
  | 'top_pages'
  | 'top_referrers'
  | 'top_countries'
  | 'top_devices'
  | 'event_types'
  | 'active_visitors';

export function isWindowName(name: string): name is WindowName {
  return Object.hasOwn(WINDOWS, name);
}

export function overviewChannel(site: string): string {
  return `site:${site}:overview`;
}
