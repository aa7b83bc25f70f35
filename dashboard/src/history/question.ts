import type { Address } from '../lib/address.ts';

export const RANGES = ['1h', '24h', '7d', '30d', '90d', '1y'] as const;
export const AGAINST = ['previous', 'day', 'week'] as const;

export const METRICS = [
  { id: 'page_views', label: 'Page views' },
  { id: 'visitors', label: 'Visitors' },
  { id: 'sessions', label: 'Sessions' },
  { id: 'conversions', label: 'Conversions' },
  { id: 'events', label: 'Events' },
  { id: 'clicks', label: 'Clicks' },
  { id: 'exceptions', label: 'Errors in scripts' },
] as const;

const USUAL_RANGE = '24h';
const UNIT_MILLIS = { h: 3_600_000, d: 86_400_000, y: 365 * 86_400_000 } as const;
const LONGEST_BY_MINUTE_MILLIS = 24 * 3_600_000;

export type Times =
  { readonly range: string } | { readonly from: string; readonly to: string | null };

export function metricOf(address: Address): (typeof METRICS)[number] {
  return METRICS.find(({ id }) => id === address.metric) ?? METRICS[0];
}

export function timesOf(address: Address): Times {
  if (address.from !== null) return { from: address.from, to: address.to };
  return { range: RANGES.find((range) => range === address.range) ?? USUAL_RANGE };
}

/** Where an answer can be had; the same with `format=csv` is a table of the same numbers. */
export function questionUrl(
  address: Address,
  name: 'series' | 'top' | 'visitors' | 'funnel',
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams(more);
  const times = timesOf(address);
  if ('range' in times) parameters.set('range', times.range);
  else {
    parameters.set('from', times.from);
    if (times.to !== null) parameters.set('to', times.to);
  }
  const against = AGAINST.find((each) => each === address.against);
  if (against !== undefined) parameters.set('compare', against);
  return `/api/v1/sites/${encodeURIComponent(address.site ?? '')}/${name}?${parameters.toString()}`;
}

export function seriesUrl(address: Address, nowMillis: number): string {
  const { id } = metricOf(address);
  // Distinct visitors are counted by minute and by hour only.
  const resolution = id === 'visitors' ? visitorsResolution(address, nowMillis) : 'auto';
  return questionUrl(address, 'series', { metric: id, resolution });
}

export function lengthMillis(address: Address, nowMillis: number): number {
  const times = timesOf(address);
  if ('range' in times) {
    const unit = times.range.at(-1);
    const millis = unit === 'h' || unit === 'd' || unit === 'y' ? UNIT_MILLIS[unit] : 0;
    return Number.parseInt(times.range, 10) * millis;
  }
  const from = instantOf(times.from) ?? nowMillis;
  return ((times.to === null ? null : instantOf(times.to)) ?? nowMillis) - from;
}

/** Whether the time ends now, so that the answer changes. */
export function isUpToNow(address: Address): boolean {
  const times = timesOf(address);
  return 'range' in times || times.to === null;
}

function visitorsResolution(address: Address, nowMillis: number): string {
  return lengthMillis(address, nowMillis) <= LONGEST_BY_MINUTE_MILLIS ? '1m' : '1h';
}

/** ISO 8601 or milliseconds, as addresses have them; null if it is neither. */
export function instantOf(text: string): number | null {
  const millis = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(millis) ? null : millis;
}
