// What a first visit really loads, against what the build reckons and allows.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { firstVisitScripts, LIMIT_BYTES } from '../../dashboard/scripts/first-visit.mjs';
import { launchChromium } from '../browser/chromium.mjs';
import { startReplay } from './replay-server.mjs';
import { openWatchedPage, SIZES } from './watched-page.mjs';

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

test('a first visit loads the scripts that the build counts, and few enough', async () => {
  const { page } = await openWatchedPage(browser, server, SIZES[1]);
  /** @type {Promise<[string, number]>[]} */
  const loaded = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') loaded.push(pathAndSize(response));
  });

  await page.goto(`${server.url}?site=aurora-outdoor`);
  await page.locator('[data-testid="connection"][data-state="live"]').waitFor();

  const scripts = new Map(await Promise.all(loaded));
  const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  console.log(`${(bytes / 1024).toFixed(1)} KB gzipped in ${scripts.size} files`);
  assert.deepEqual(new Map([...scripts].toSorted()), new Map([...firstVisitScripts()].toSorted()));
  assert.ok(bytes <= LIMIT_BYTES, `${bytes} bytes`);
});

/**
 * @param {import('playwright-core').Response} response
 * @returns {Promise<[string, number]>}
 */
async function pathAndSize(response) {
  return [new URL(response.url()).pathname.slice(1), gzipSync(await response.body()).length];
}
