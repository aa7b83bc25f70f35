// What the traffic of a made-up shop consists of.
export const SHARES = {
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
  top_campaigns: { 'winter-sale': 52, 'newsletter-2026-11': 27, retargeting: 14, '(other)': 7 },
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
  custom_events: { view_cart: 40, begin_checkout: 24, size_guide_opened: 21, coupon_applied: 15 },
  exceptions: {
    "TypeError: Cannot read properties of undefined (reading 'price')": 70,
    'PaymentError: card declined': 20,
    'ChunkLoadError: Loading chunk 17 failed.': 10,
  },
  outcomes: { counted: 95.5, duplicate: 2.2, bot: 1.8, late: 0.5 },
};

/** Which list tells the values of a dimension. */
const LISTS = {
  page: 'top_pages',
  referrer: 'top_referrers',
  campaign: 'top_campaigns',
  country: 'top_countries',
  device: 'top_devices',
};

/** A count parted by the shares of a metric; of a filtered dimension only what the filter lets through. */
export function itemized(metric, count, filter) {
  const chosen = Object.entries(SHARES[metric]).filter(([name]) => lets(filter, metric, name));
  const total = sum(chosen.map(([, share]) => share));
  const items = chosen
    .map(([name, share]) => ({ name, count: Math.round((count * share) / total) }))
    .filter((item) => item.count > 0);
  // What was rounded away belongs to somebody.
  if (items[0] !== undefined) items[0].count += count - sum(items.map((item) => item.count));
  return { count, items };
}

/** How much of all traffic a filter lets through. */
export function shareOf(filter) {
  return Object.entries(LISTS).reduce((all, [dimension, metric]) => {
    const entries = Object.entries(SHARES[metric]);
    const kept = entries.filter(([name]) => lets(filter, metric, name)).map(([, share]) => share);
    return all * (filter[dimension] === undefined ? 1 : sum(kept) / 100);
  }, 1);
}

function lets(filter, metric, name) {
  const dimension = Object.keys(LISTS).find((one) => LISTS[one] === metric);
  return filter[dimension]?.includes(name) ?? true;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
