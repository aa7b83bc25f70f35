// Plausible numbers of a shop, as the bridge would send them: made up, for looking at the page.
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const WINDOWS = {
  '1s': { size: SECOND, slide: SECOND, keep: 120 },
  '10s': { size: 10 * SECOND, slide: 10 * SECOND, keep: 180 },
  '1m': { size: MINUTE, slide: MINUTE, keep: 30 },
  '5m': { size: 5 * MINUTE, slide: 10 * SECOND, keep: 180 },
  '30m': { size: 30 * MINUTE, slide: MINUTE, keep: 1 },
};

const SHARES = {
  top_pages: {
    '/': 31,
    '/sale/winter': 17,
    '/product/alpine-tent-3p': 11,
    '/category/jackets': 8,
    '/cart': 6,
    '/product/trail-runner-goretex-waterproof-2026': 5,
    '/search': 4,
    '/checkout': 3,
    '/stores': 2,
    '/returns': 1.5,
    '(other)': 11.5,
  },
  top_referrers: {
    '(direct)': 38,
    'google.com': 29,
    'instagram.com': 11,
    'newsletter.aurora.example': 8,
    'bing.com': 4,
    'reddit.com': 3,
    't.co': 2,
    '(other)': 5,
  },
  top_countries: { DE: 34, CH: 18, AT: 11, FR: 9, US: 8, GB: 6, NL: 4, IT: 3, '(other)': 7 },
  top_devices: { mobile: 61, desktop: 34, tablet: 5 },
  event_types: {
    page_view: 46,
    click: 33,
    heartbeat: 9,
    session_start: 5,
    custom: 4,
    conversion: 2,
    web_vital: 0.9,
    exception: 0.1,
  },
  conversions: { add_to_cart: 64, purchase: 21, newsletter_signup: 15 },
};

const SIZES = {
  'aurora-outdoor': 70,
  'nova-electronics': 25,
  'pine-books': 0.4,
  'worldwide-marketplace-of-everything.example': 9_000,
};

/** Events per second of a site at a time: a daily tide, waves of minutes, a little noise. */
export function rate(site, timeMillis) {
  const size = SIZES[site] ?? 30;
  const t = timeMillis / MINUTE;
  const waves = 1 + 0.25 * Math.sin(t / 3) + 0.12 * Math.sin(t * 1.7);
  return size * waves * (0.85 + 0.3 * noise(Math.floor(timeMillis / SECOND)));
}

/** All results that a channel holds at a time, with a share of the open windows filled. */
export function resultsAt(site, now, watermark, only) {
  const results = [];
  const add = (metric, window, valueOf) => {
    const { size, slide, keep } = WINDOWS[window];
    const newest = Math.floor(now / slide) * slide + slide;
    for (let end = newest - (keep - 1) * slide; end <= newest; end += slide) {
      if (only !== undefined && end <= watermark - only) continue;
      const result = valueOf(end - size, Math.min(end, now));
      if (result.count === 0) continue;
      const status = end <= watermark ? 'final' : 'provisional';
      results.push({
        metric,
        window,
        startMillis: end - size,
        endMillis: end,
        status,
        revision: result.count,
        ...result,
      });
    }
  };
  const count = (factor) => (from, to) => ({ count: events(site, from, to, factor) });
  add('events', '1s', count(1));
  add('events', '10s', count(1));
  add('page_views', '10s', count(0.46));
  add('active_visitors', '5m', (from, to) => ({
    count: Math.round(4.5 * Math.max(1, rate(site, to))),
  }));
  add('active_visitors', '30m', (from, to) => ({
    count: Math.round(19 * Math.max(1, rate(site, to))),
  }));
  for (const metric of ['events', 'page_views', 'clicks']) {
    add(metric, '30m', count({ events: 1, page_views: 0.46, clicks: 0.33 }[metric]));
  }
  for (const [metric, shares] of Object.entries(SHARES)) {
    const factor = { event_types: 1, conversions: 0.02 }[metric] ?? 0.46;
    add(metric, '30m', (from, to) => itemized(events(site, from, to, factor), shares));
  }
  for (const window of ['1m', '30m']) {
    add('revenue', window, (from, to) => revenue(events(site, from, to, 0.0042)));
  }
  add('conversions', '1m', (from, to) =>
    itemized(events(site, from, to, 0.02), SHARES.conversions),
  );
  return results;
}

function events(site, from, to, factor) {
  let sum = 0;
  for (let time = from; time < to; time += SECOND) {
    sum += rate(site, time) * Math.min(1, (to - time) / SECOND);
  }
  return Math.round(sum * factor);
}

function itemized(count, shares) {
  const total = Object.values(shares).reduce((sum, share) => sum + share, 0);
  const items = Object.entries(shares)
    .map(([name, share]) => ({ name, count: Math.round((count * share) / total) }))
    .filter((item) => item.count > 0);
  return { count, items };
}

function revenue(count) {
  const items = [
    { name: 'EUR', count: Math.round(count * 0.62), amountMinor: Math.round(count * 0.62) * 7_431 },
    { name: 'CHF', count: Math.round(count * 0.3), amountMinor: Math.round(count * 0.3) * 9_115 },
    { name: 'JPY', count: Math.round(count * 0.08), amountMinor: Math.round(count * 0.08) * 8_200 },
  ].filter((item) => item.count > 0);
  return { count, amountMinor: items.reduce((sum, item) => sum + item.amountMinor, 0), items };
}

function noise(seed) {
  const x = Math.sin(seed * 12.9898) * 43_758.5453;
  return x - Math.floor(x);
}
