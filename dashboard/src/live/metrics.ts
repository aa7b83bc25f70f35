import type { MetricName } from './catalogue.ts';
import type { ClockEstimate } from './clock.ts';
import { useComplete, useCurrent, useStatus, useWithOpen } from './hooks.ts';
import type { LatencySummary } from './latency.ts';
import type { Point } from './points.ts';
import type { LiveResult } from './protocol.ts';

/** One hook per metric: what a panel shows, already judged by the rules of freshness. */

export type PeopleNow = {
  readonly last5Minutes: number;
  readonly last30Minutes: number;
  readonly series: readonly Point[];
};

export function usePeopleNow(): PeopleNow {
  return {
    last5Minutes: useCurrent('active_visitors', '5m')?.count ?? 0,
    last30Minutes: useCurrent('active_visitors', '30m')?.count ?? 0,
    series: useComplete('active_visitors', '5m', 180),
  };
}

export type EventRate = {
  /** Events of the last complete second. */
  readonly perSecond: number;
  readonly series: readonly Point[];
};

export function useEventRate(): EventRate {
  const series = useComplete('events', '1s', 120);
  return { perSecond: series.at(-1)?.value ?? 0, series };
}

/** Ten-second windows of the last half hour; the last one is open. */
export function usePageViews(): readonly Point[] {
  return useWithOpen('page_views', '10s', 180);
}

/** Page views of the last half hour. */
export function usePageViewTotal(): number {
  return useCurrent('page_views', '30m')?.count ?? 0;
}

export type TopListMetric = Extract<MetricName, `top_${string}` | 'custom_events' | 'exceptions'>;

/** Rows of the last half hour, largest first; null means none. */
export function useTopList(metric: TopListMetric): LiveResult | null {
  return useCurrent(metric, '30m');
}

/** Events by type in the last half hour. */
export function useActivity(): LiveResult | null {
  return useCurrent('event_types', '30m');
}

export type Itemized = {
  readonly current: LiveResult | null;
  /** By minute; the last one is open. */
  readonly series: readonly Point[];
};

export function useConversions(): Itemized {
  return {
    current: useCurrent('conversions', '30m'),
    series: useWithOpen('conversions', '1m', 30),
  };
}

export function useRevenue(): Itemized {
  return { current: useCurrent('revenue', '30m'), series: useWithOpen('revenue', '1m', 30) };
}

export function useLatency(): LatencySummary | null {
  return useStatus((status) => status.latency);
}

/** Null before the first pong. */
export function useClock(): ClockEstimate | null {
  const offsetMillis = useStatus((status) => status.clock?.offsetMillis ?? null);
  const uncertaintyMillis = useStatus((status) => status.clock?.uncertaintyMillis ?? null);
  return offsetMillis === null || uncertaintyMillis === null
    ? null
    : { offsetMillis, uncertaintyMillis };
}

/** Quantiles of web vitals in the last half hour, as LCP/p75. */
export function useVitals(): LiveResult | null {
  return useCurrent('web_vitals', '30m');
}

/** Sessions that reached each step in the last half hour. */
export function useFunnel(): LiveResult | null {
  return useCurrent('funnel', '30m');
}

/** Visitors who have begun to pay and not ended. */
export function useInCheckout(): number {
  return useCurrent('in_checkout', '30m')?.count ?? 0;
}

export type SessionRate = { readonly sessions: number; readonly converting: number };

export function useSessionRate(): SessionRate {
  return {
    sessions: useCurrent('sessions', '30m')?.count ?? 0,
    converting: useCurrent('converting_sessions', '30m')?.count ?? 0,
  };
}
