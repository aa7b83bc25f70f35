// The value of each metric of a made-up site, of any time.
import { itemized, SHARES, shareOf } from './shares.mjs';
import { events, rate } from './traffic.mjs';

/** How many of all events each counts. */
const FACTORS = {
  events: 1,
  page_views: 0.46,
  clicks: 0.33,
  sessions: 0.05,
  converting_sessions: 0.0042,
  conversions: 0.02,
  revenue: 0.0042,
  event_types: 1,
  top_pages: 0.46,
  top_countries: 0.46,
  top_devices: 0.46,
  top_referrers: 0.05,
  top_campaigns: 0.02,
  custom_events: 0.04,
  exceptions: 0.001,
  outcomes: 1.05,
};
const CURRENCIES = [
  { name: 'EUR', share: 0.62, meanMinor: 7_431 },
  { name: 'CHF', share: 0.3, meanMinor: 9_115 },
  { name: 'JPY', share: 0.08, meanMinor: 8_200 },
];
/** Of sessions, and the seconds that a step takes. */
const FUNNEL = [
  { name: 'view_item', share: 0.61, seconds: 0 },
  { name: 'add_to_cart', share: 0.24, seconds: 74 },
  { name: 'begin_checkout', share: 0.11, seconds: 48 },
  { name: 'purchase', share: 0.078, seconds: 132 },
];
const VITALS = { LCP: 2_140, INP: 236, CLS: 0.04, FCP: 1_310, TTFB: 412 };
const QUANTILES = { p50: 0.6, p75: 1, p95: 2.3 };

/** Revision and all: what the bridge would say of a metric between two times. */
export function valueOf(metric, site, from, to, filter = {}) {
  const share = shareOf(filter);
  const count = events(site, from, to, (FACTORS[metric] ?? 0) * share);
  switch (metric) {
    case 'active_visitors':
      return people(site, from, to, share);
    case 'in_checkout':
      return { count: Math.round(0.3 * rate(site, to)) };
    case 'revenue':
      return revenue(count);
    case 'funnel':
      return funnel(events(site, from, to, FACTORS.sessions));
    case 'web_vitals':
      return vitals(events(site, from, to, 0.009));
    default:
      return metric in SHARES ? itemized(metric, count, filter) : { count };
  }
}

function people(site, from, to, share) {
  const minutes = (to - from) / 60_000;
  return { count: Math.round(2 * share * minutes ** 0.8 * Math.max(1, rate(site, to - 1))) };
}

function revenue(count) {
  const items = CURRENCIES.map(({ name, share, meanMinor }) => {
    const sales = Math.round(count * share);
    return { name, count: sales, amountMinor: sales * meanMinor };
  }).filter((item) => item.count > 0);
  return { count, amountMinor: items.reduce((sum, item) => sum + item.amountMinor, 0), items };
}

function funnel(sessions) {
  const items = FUNNEL.map(({ name, share, seconds }) => {
    const count = Math.round(sessions * share);
    return { name, count, amountMinor: count * seconds * 1_000 };
  });
  return { count: items[0].count, items };
}

function vitals(samples) {
  const count = Math.round(samples / 5);
  const items = Object.entries(VITALS).flatMap(([vital, p75]) =>
    Object.entries(QUANTILES).map(([quantile, factor]) => {
      const value = Number((p75 * factor).toPrecision(3));
      return { name: `${vital}/${quantile}`, count, value };
    }),
  );
  return { count: samples, items: count === 0 ? [] : items };
}
