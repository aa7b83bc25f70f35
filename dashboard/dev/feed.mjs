// Plausible numbers of a shop, as the bridge would send them: made up, for looking at the page.
import { alertsAt } from './alerts.mjs';
import { valueOf } from './metrics.mjs';
import { sessionsAt } from './sessions.mjs';
import { MINUTE, SECOND } from './traffic.mjs';

const WINDOWS = {
  '1s': { size: SECOND, slide: SECOND, keep: 120 },
  '10s': { size: 10 * SECOND, slide: 10 * SECOND, keep: 180 },
  '1m': { size: MINUTE, slide: MINUTE, keep: 30 },
  '5m': { size: 5 * MINUTE, slide: 10 * SECOND, keep: 180 },
  '30m': { size: 30 * MINUTE, slide: MINUTE, keep: 1 },
};

/** Metrics by window; a filtered overview has only those that can be told of single events. */
const SINGLE = {
  '1s': ['events'],
  '10s': ['page_views', 'events'],
  '1m': ['conversions', 'revenue'],
  '5m': ['active_visitors'],
  '30m': [
    'page_views',
    'events',
    'clicks',
    'conversions',
    'revenue',
    'top_pages',
    'top_referrers',
    'top_countries',
    'top_devices',
    'top_campaigns',
    'custom_events',
    'exceptions',
    'event_types',
    'active_visitors',
  ],
};
const WHOLE = {
  ...SINGLE,
  '30m': [
    ...SINGLE['30m'],
    'web_vitals',
    'sessions',
    'converting_sessions',
    'funnel',
    'in_checkout',
  ],
};
const SESSIONS = { '1m': ['sessions', 'converting_sessions'] };
const QUALITY = { '1m': ['outcomes', 'events'] };

/**
 * All that a channel tells: everything at once, or what has changed for some milliseconds.
 *
 * @param channel see channel.mjs
 * @param now of the events, which end there
 * @param watermark up to which they are complete
 */
export function contentAt(channel, now, watermark, changedMillis = Infinity) {
  const isWhole = changedMillis === Infinity;
  const results = [];
  for (const [window, metrics] of Object.entries(metricsOf(channel))) {
    for (const metric of metrics) {
      results.push(...resultsOf(channel, metric, window, now, watermark, changedMillis));
    }
  }
  if (channel.view === 'sessions') {
    return { results, sessions: sessionsAt(channel.site, watermark, isWhole ? 60 : 0) };
  }
  const hasAlerts = channel.view === 'overview' && !channel.isFiltered && channel.agoMillis === 0;
  return { results, alerts: isWhole && hasAlerts ? alertsAt(channel.site, now) : [] };
}

function metricsOf({ view, isFiltered }) {
  if (view === 'sessions') return SESSIONS;
  if (view === 'quality') return QUALITY;
  return isFiltered ? SINGLE : WHOLE;
}

function resultsOf({ site, filter }, metric, window, now, watermark, changedMillis) {
  const { size, slide, keep } = WINDOWS[window];
  const newest = Math.floor(now / slide) * slide + slide;
  const results = [];
  for (let end = newest - (keep - 1) * slide; end <= newest; end += slide) {
    if (end <= watermark - changedMillis) continue;
    const value = valueOf(metric, site, end - size, Math.min(end, now), filter);
    if (value.count === 0) continue;
    results.push({
      metric,
      window,
      startMillis: end - size,
      endMillis: end,
      status: end <= watermark ? 'final' : 'provisional',
      revision: value.count,
      ...value,
    });
  }
  return results;
}
