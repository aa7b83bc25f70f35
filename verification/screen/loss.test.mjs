// The server falls silent, and every view says so in time.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium } from '../browser/chromium.mjs';
import { startReplay } from './replay-server.mjs';
import { openWatchedPage, SIZES } from './watched-page.mjs';

const VISIBLE_WITHIN_MILLIS = 5_000;
/** How long a test waits before it gives up; says nothing of how long it may take. */
const PATIENCE_MILLIS = 20_000;

/** @typedef {{ lastFrameAt: number, seenAt: number | null }} Loss milliseconds of the page's own clock */

/** @type {import('playwright-core').Browser} */
let browser;
/** @type {import('./replay-server.mjs').Replay} */
let server;

before(async () => {
  browser = await launchChromium();
  server = await startReplay();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a server that freezes is seen within 5 s, and its return as well', async () => {
  const page = await openLive();

  server.freeze();
  await state(page, 'stale');
  server.thaw();
  await state(page, 'live');

  assertInTime(await lossOf(page));
});

test('a server that is gone is seen within 5 s', async () => {
  const page = await openLive();

  await server.stop();
  await state(page, 'reconnecting');

  assertInTime(await lossOf(page));
});

async function openLive() {
  const { page } = await openWatchedPage(browser, server, SIZES[1]);
  await page.addInitScript(timeLoss);
  await page.goto(`${server.url}?site=aurora-outdoor`);
  await state(page, 'live');
  return page;
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
function state(page, name) {
  return page
    .locator(`[data-testid="connection"][data-state="${name}"]`)
    .waitFor({ timeout: PATIENCE_MILLIS });
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Loss>}
 */
async function lossOf(page) {
  // The state is in the document before it is painted.
  await page.waitForFunction(() => Reflect.get(window, 'loss').seenAt !== null);
  return page.evaluate(() => Reflect.get(window, 'loss'));
}

/** @param {Loss} loss */
function assertInTime({ lastFrameAt, seenAt }) {
  assert.ok(seenAt !== null && lastFrameAt > 0);
  const tookMillis = seenAt - lastFrameAt;
  console.log(`seen ${tookMillis.toFixed(0)} ms after the last frame`);
  assert.ok(tookMillis <= VISIBLE_WITHIN_MILLIS, `${tookMillis} ms`);
}

/** Runs in the page: from the last frame to after the paint in which the page is live no more. */
function timeLoss() {
  /** @type {Loss} */
  const loss = { lastFrameAt: 0, seenAt: null };
  Reflect.set(window, 'loss', loss);
  const NativeSocket = window.WebSocket;
  window.WebSocket = class extends NativeSocket {
    /** @param {string | URL} url */
    constructor(url) {
      super(url);
      this.addEventListener('message', () => {
        if (loss.seenAt === null) loss.lastFrameAt = performance.now();
      });
    }
  };
  let wasLive = false;
  const look = () => {
    const isLive = document.querySelector('[data-testid="connection"][data-state="live"]') !== null;
    if (wasLive && !isLive && loss.seenAt === null) loss.seenAt = performance.now();
    wasLive = isLive;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
