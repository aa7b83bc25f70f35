// Visits that have ended: made up, one each few seconds.
import { noise } from './traffic.mjs';

const EVERY_MILLIS = 4_000;
/** A visit has ended when nothing came for so long. */
const SILENCE_MILLIS = 30 * 60_000;
const REFERRERS = ['(direct)', 'google.com', 'instagram.com', 'newsletter.aurora.example'];
const PAGES = ['/', '/sale/winter', '/product/alpine-tent-3p', '/category/jackets', '/cart'];
const COUNTRIES = ['DE', 'CH', 'AT', 'FR', 'US', 'GB'];
const DEVICES = ['mobile', 'desktop', 'tablet'];

/** The newest visits of a site, and beyond them so many earlier ones. */
export function sessionsAt(site, watermark, earlier) {
  const newest = Math.floor((watermark - SILENCE_MILLIS) / EVERY_MILLIS);
  return Array.from({ length: earlier + 1 }, (_, index) =>
    sessionOf(site, newest - earlier + index),
  );
}

function sessionOf(site, number) {
  const seed = number + site.length;
  const pick = (values, salt) => values[Math.floor(noise(seed * salt) * values.length)];
  const pageViews = 1 + Math.floor(noise(seed * 3) ** 3 * 14);
  const seconds = pageViews === 1 ? 0 : Math.floor(noise(seed * 5) * 900);
  const endedAtMillis = number * EVERY_MILLIS;
  const isSale = pageViews > 3 && noise(seed * 7) > 0.5;
  return {
    id: number.toString(16),
    startedAtMillis: endedAtMillis - seconds * 1_000,
    endedAtMillis,
    events: pageViews * 2 + 1,
    pageViews,
    entryPage: pick(PAGES, 11),
    exitPage: isSale ? '/thanks' : pick(PAGES, 13),
    referrer: pick(REFERRERS, 17),
    ...(noise(seed * 19) > 0.7 && { campaign: 'winter-sale' }),
    country: pick(COUNTRIES, 23),
    device: pick(DEVICES, 29),
    ...(isSale && {
      conversions: 1,
      revenueMinor: { EUR: 1_990 + Math.floor(noise(seed * 31) * 30_000) },
    }),
    ...(pageViews > 1 && { engaged: true }),
  };
}
