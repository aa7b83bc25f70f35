// What patterns and detectors would have noticed in the shop: made up, one of each kind of row.
const MINUTE = 60_000;

const ALERTS = [
  {
    pattern: 'conversion_drop',
    severity: 'critical',
    minutesAgo: 4,
    detail: '3 purchases in 5 minutes, 21 are usual; most of the difference is on device mobile',
  },
  {
    pattern: 'payment_struggle',
    severity: 'warning',
    minutesAgo: 9,
    detail: '2 attempts to pay within 10 minutes, and no purchase',
    amountMinor: 24_990,
    currency: 'EUR',
  },
  {
    pattern: 'traffic_spike',
    severity: 'warning',
    minutesAgo: 41,
    minutesLong: 12,
    detail:
      '4,812 page views in a minute, 1,930 are usual; most of the difference is on referrer reddit.com',
  },
  {
    pattern: 'rage_click',
    severity: 'info',
    minutesAgo: 2,
    subject: 'visitor 5f1c',
    detail: '3 clicks within a second on /checkout',
  },
];

const SITES_WITHOUT = ['pine-books', 'state-waiting', 'state-quiet'];

/** As of a time: some open, one over. */
export function alertsAt(site, now) {
  if (SITES_WITHOUT.includes(site)) return [];
  return ALERTS.map(({ minutesAgo, minutesLong, ...alert }) => {
    const detectedAtMillis = now - minutesAgo * MINUTE;
    const end = minutesLong && { resolvedAtMillis: detectedAtMillis + minutesLong * MINUTE };
    const status = minutesLong === undefined ? 'open' : 'resolved';
    return { id: alert.pattern, ...alert, status, detectedAtMillis, ...end };
  });
}
