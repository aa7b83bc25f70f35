// The numbers of the overview as the page shows them, and as the API tells them: by the same names.
import { rowValues, value } from './dashboard-page.mjs';

/**
 * @typedef {{ name: string, count: number, amountMinor: number }} Item
 * @typedef {{ metric: string, window: string, endMillis: number, count: number, items?: Item[] }} Result
 * @typedef {Record<string, number | Record<string, number>>} Numbers by test id
 */

/** Lists of the page that show what a metric's items count in the last half hour. */
const LISTS = {
  activity: 'event_types',
  conversions: 'conversions',
  'top-pages': 'top_pages',
  'top-referrers': 'top_referrers',
  'top-countries': 'top_countries',
  'top-devices': 'top_devices',
};

/**
 * All of them, also those behind "Show more".
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Numbers>}
 */
export async function numbersOnPage(page) {
  const more = page.getByRole('button', { name: /^Show \d+ more$/ });
  while ((await more.count()) > 0) await more.first().click();
  /** @type {Numbers} */
  const numbers = {
    'people-now-5m': await value(page, 'people-now-5m'),
    'people-now-30m': await value(page, 'people-now-30m'),
    'page-views-30m': await value(page, 'page-views-30m'),
    revenue: await revenueOnPage(page),
  };
  for (const list of Object.keys(LISTS)) numbers[list] = await rowValues(page, list);
  return numbers;
}

/**
 * @param {string} url of a dashboard
 * @param {string} site
 * @param {string} [filter] as it stands in an address
 * @returns {Promise<Numbers>}
 */
export async function numbersOfApi(url, site, filter = '') {
  const answer = await fetch(`${url}/api/v1/sites/${site}/overview?${filter}`);
  if (!answer.ok) throw new Error(`the API answers ${answer.status}`);
  /** @type {{ results: Result[] }} */
  const { results } = await answer.json();
  const count = (/** @type {string} */ metric, /** @type {string} */ window) =>
    newest(results, metric, window).count;
  /** @type {Numbers} */
  const numbers = {
    'people-now-5m': count('active_visitors', '5m'),
    'people-now-30m': count('active_visitors', '30m'),
    'page-views-30m': count('page_views', '30m'),
    revenue: byName(newest(results, 'revenue', '30m'), ({ amountMinor }) => amountMinor),
  };
  for (const [list, metric] of Object.entries(LISTS)) {
    numbers[list] = byName(newest(results, metric, '30m'), (item) => item.count);
  }
  return numbers;
}

/** @param {import('playwright-core').Page} page */
async function revenueOnPage(page) {
  const rows = await page
    .locator('[data-testid="revenue"] [data-currency]')
    .evaluateAll((elements) =>
      elements.map((row) => [row.getAttribute('data-currency'), row.getAttribute('data-value')]),
    );
  return Object.fromEntries(rows.map(([currency, amountMinor]) => [currency, Number(amountMinor)]));
}

/**
 * @param {Result[]} results
 * @param {string} metric
 * @param {string} window
 * @returns {Result}
 */
function newest(results, metric, window) {
  const all = results.filter((result) => result.metric === metric && result.window === window);
  const last = all.toSorted((one, other) => one.endMillis - other.endMillis).at(-1);
  if (last === undefined) throw new Error(`the API knows no ${metric} of ${window}`);
  return last;
}

/**
 * @param {Result} result
 * @param {(item: Item) => number} numberOf
 */
function byName({ items = [] }, numberOf) {
  return Object.fromEntries(items.map((item) => [item.name, numberOf(item)]));
}
