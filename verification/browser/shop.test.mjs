// A person in the demo shop, and the same person's clicks on the dashboard: no more, no less.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import { eventually, rowValue, rowValues, value } from './dashboard-page.mjs';
import { startDemo } from './demo.mjs';

const ARRIVAL_LIMIT_MILLIS = 20_000;
const WAY_THROUGH_THE_SHOP = ['product-arc-lamp', 'add-to-cart', 'cart', 'checkout', 'purchase'];
const EVENT_TYPES = [
  'page_view',
  'session_start',
  'session_end',
  'conversion',
  'custom',
  'click',
  'web_vital',
  'exception',
  'heartbeat',
];

/** @type {import('./demo.mjs').Demo} */
let demo;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {string} */
let folder;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'demo-'));
  demo = await startDemo({ folder, portOffset: 11_000, settings: { DEMO_RATE: '20' } });
  browser = await launchChromium();
});

after(async () => {
  await browser?.close();
  await demo?.stop('SIGINT');
  await rm(folder, { recursive: true, force: true });
});

test('the dashboard shows exactly what was done in the shop', { timeout: 120_000 }, async () => {
  const dashboard = await browser.newPage();
  await dashboard.goto(`${demo.dashboardUrl}/?site=demo-shop`);
  const shop = await browser.newPage({ userAgent: await personsUserAgent(dashboard) });
  await shop.goto(demo.shopUrl);

  const { paths, revenueMinor } = await buy(shop);
  await acknowledged(shop, {
    page_view: paths.length,
    click: WAY_THROUGH_THE_SHOP.length,
    conversion: 1,
  });

  await eventually(async () => {
    assert.deepEqual(await rowValues(dashboard, 'activity'), await sentByType(shop));
  }, ARRIVAL_LIMIT_MILLIS);
  const sent = await sentByType(shop);
  assert.equal(sent['page_view'], paths.length);
  assert.equal(sent['click'], WAY_THROUGH_THE_SHOP.length);
  assert.equal(sent['conversion'], 1);
  assert.deepEqual(await rowValues(dashboard, 'top-pages'), countByValue(paths));
  assert.deepEqual(await rowValues(dashboard, 'conversions'), { purchase: 1 });
  const euros = dashboard.locator('[data-testid="revenue"] [data-currency="EUR"]');
  assert.equal(Number(await euros.getAttribute('data-value')), revenueMinor);
  assert.equal(await value(dashboard, 'people-now-5m'), 1);
  assert.equal(await dashboard.getByTestId('connection').getAttribute('data-state'), 'live');
});

test('the simulated site does not see the shop', { timeout: 60_000 }, async () => {
  const dashboard = await browser.newPage();
  await dashboard.goto(`${demo.dashboardUrl}/?site=aurora-outdoor`);

  await eventually(async () => {
    assert.ok((await value(dashboard, 'people-now-5m')) > 1);
  }, ARRIVAL_LIMIT_MILLIS);
  assert.equal(await rowValue(dashboard, 'top-pages', '/shop/'), 0);
});

/**
 * Walks through the shop and buys something.
 *
 * @param {import('playwright-core').Page} shop
 * @returns {Promise<{ paths: string[], revenueMinor: number }>} the pages seen, as this script counts
 *   them, and the price as the shop shows it
 */
async function buy(shop) {
  const paths = [await pathOf(shop)];
  let revenueMinor = 0;
  for (const id of WAY_THROUGH_THE_SHOP) {
    const button = shop.getByTestId(id);
    if (id === 'purchase') revenueMinor = Number((await button.innerText()).replace(/\D/g, ''));
    await button.click();
    if (id !== 'add-to-cart') {
      const left = paths.at(-1);
      await eventually(async () => assert.notEqual(await pathOf(shop), left), ARRIVAL_LIMIT_MILLIS);
      paths.push(await pathOf(shop));
    }
  }
  await shop.getByTestId('thank-you').waitFor();
  assert.ok(revenueMinor > 0);
  return { paths, revenueMinor };
}

/**
 * The collector takes headless browsers for robots, which the metrics leave out.
 *
 * @param {import('playwright-core').Page} page
 */
async function personsUserAgent(page) {
  return (await page.evaluate(() => navigator.userAgent)).replace('HeadlessChrome', 'Chrome');
}

/**
 * As the collector writes it: without a slash at the end.
 *
 * @param {import('playwright-core').Page} page
 */
function pathOf(page) {
  return page.evaluate(() => location.pathname.replace(/(.)\/$/, '$1'));
}

/**
 * Waits until the collector has acknowledged as much.
 *
 * @param {import('playwright-core').Page} shop
 * @param {Record<string, number>} atLeast
 */
async function acknowledged(shop, atLeast) {
  await eventually(async () => {
    const sent = await sentByType(shop);
    for (const [type, count] of Object.entries(atLeast)) {
      assert.ok((sent[type] ?? 0) >= count, `${type}: ${sent[type]} of ${count} acknowledged`);
    }
  }, ARRIVAL_LIMIT_MILLIS);
}

/**
 * What the collector has acknowledged, as the shop's strip shows it.
 *
 * @param {import('playwright-core').Page} shop
 * @returns {Promise<Record<string, number>>}
 */
async function sentByType(shop) {
  const strip = shop.getByTestId('sent');
  /** @type {Record<string, number>} */
  const counts = {};
  for (const type of EVENT_TYPES) {
    const count = await strip.getAttribute(`data-${type}`);
    if (count !== null) counts[type] = Number(count);
  }
  return counts;
}

/**
 * @param {string[]} values
 * @returns {Record<string, number>}
 */
function countByValue(values) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const one of values) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
