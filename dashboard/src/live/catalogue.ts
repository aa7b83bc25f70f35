import { filterQuery, type Filter } from '../lib/filter.ts';

/** Metrics, windows and channels: names as they stand on the wire. */

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
  | 'top_campaigns'
  | 'event_types'
  | 'custom_events'
  | 'exceptions'
  | 'web_vitals'
  | 'sessions'
  | 'converting_sessions'
  | 'funnel'
  | 'in_checkout'
  | 'outcomes'
  | 'active_visitors';

export function isWindowName(name: string): name is WindowName {
  return Object.hasOwn(WINDOWS, name);
}

export function overviewChannel(site: string, filter?: Filter, ago?: string | null): string {
  const earlier = ago === undefined || ago === null ? [] : [`ago=${ago}`];
  const matching = filter === undefined ? '' : filterQuery(filter);
  const query = [...earlier, ...(matching === '' ? [] : [matching])].join('&');
  return `site:${site}:overview${query === '' ? '' : `?${query}`}`;
}

/** Channels beside the watched one. */
export type SideView = 'sessions' | 'quality';

export function sideChannel(site: string, view: SideView): string {
  return `site:${site}:${view}`;
}
