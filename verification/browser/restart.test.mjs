// Everything is killed in the middle of the traffic, faults included; afterwards the totals are right, and the same
// wherever one looks.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { launchChromium } from './chromium.mjs';
import { eventually } from './dashboard-page.mjs';
import { startDemo } from './demo.mjs';
import { assertCsvIsJson, pageViewsBothWays } from './history-numbers.mjs';
import { checkLedger } from './ledger-check.mjs';
import { numbersOfApi, numbersOnPage } from './same-numbers.mjs';

const PORT_OFFSET = 12_000;
const SITE = 'aurora-outdoor';
const EVENTS_BEFORE_THE_KILL = 6_000;
const EVERY_DEVICE = 'device=desktop&device=mobile&device=tablet&device=unknown';
const EVENTS_AFTERWARDS = 6_000;

/** @type {string} */
let folder;
/** @type {string} */
let ledger;
/** @type {import('./demo.mjs').Demo | undefined} */
let demo;
/** @type {import('playwright-core').Browser} */
let browser;
/** Open through all of it. @type {import('playwright-core').Page} */
let page;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'demo-'));
  ledger = path.join(folder, 'ledger.txt');
  browser = await launchChromium();
  page = await browser.newPage();
});

after(async () => {
  await browser?.close();
  await demo?.stop('SIGINT');
  await rm(folder, { recursive: true, force: true });
});

test('totals equal the ledger after a kill in the middle', { timeout: 300_000 }, async () => {
  demo = await start({});
  await eventually(async () => {
    assert.ok((await acknowledged(1)) >= EVENTS_BEFORE_THE_KILL);
  }, 120_000);
  await page.goto(`${demo.dashboardUrl}/?site=${SITE}`);
  await connectionIs('live');
  await demo.stop('SIGKILL');
  await connectionIs('reconnecting');

  demo = await start({ SIMULATOR_COUNT: String(EVENTS_AFTERWARDS) });
  await eventually(async () => {
    assert.ok((await acknowledged(2)) >= EVENTS_AFTERWARDS);
  }, 120_000);
  const { isExact, table } = checkLedger(demo, ledger);

  console.log(table);
  assert.ok(isExact, table);
});

test(
  'a page that was open all the time shows what the API tells',
  { timeout: 90_000 },
  async () => {
    const { dashboardUrl } = /** @type {import('./demo.mjs').Demo} */ (demo);
    await connectionIs('live');

    // Again if the half hour has moved on between the two.
    await eventually(async () => {
      const shown = await numbersOnPage(page);
      assert.ok(Number(shown['page-views-30m']) > 0);
      assert.deepEqual(shown, await numbersOfApi(dashboardUrl, SITE));
    }, 10_000);
  },
);

test('a filter that lets everything through counts what the job counts', async () => {
  const { dashboardUrl } = /** @type {import('./demo.mjs').Demo} */ (demo);

  await eventually(async () => {
    const all = await numbersOfApi(dashboardUrl, SITE);
    assert.ok(Number(all['page-views-30m']) > 0);
    assert.deepEqual(await numbersOfApi(dashboardUrl, SITE, EVERY_DEVICE), all);
  }, 30_000);
});

test('history tells the same, as JSON and as CSV', { timeout: 180_000 }, async () => {
  const { dashboardUrl } = /** @type {import('./demo.mjs').Demo} */ (demo);

  // History comes some seconds behind, by transactions.
  await eventually(async () => {
    const { live, settled } = await pageViewsBothWays(dashboardUrl, SITE);
    assert.ok(Object.keys(live).length > 0);
    assert.deepEqual(settled, live);
  }, 60_000);
  // Minutes are settled later than ten seconds.
  await eventually(() => assertCsvIsJson(dashboardUrl, SITE), 90_000);
});

/** @param {string} state */
function connectionIs(state) {
  const connection = page.locator(`[data-testid="connection"][data-state="${state}"]`);
  return connection.waitFor({ timeout: 60_000 });
}

/** @param {Record<string, string>} settings */
function start(settings) {
  return startDemo({
    folder: path.join(folder, 'demo'),
    portOffset: PORT_OFFSET,
    settings: {
      DEMO_RATE: '500',
      DEMO_PARALLELISM: '2',
      SIMULATOR_LEDGER: ledger,
      SIMULATOR_DUPLICATE_SHARE: '0.05',
      SIMULATOR_OUT_OF_ORDER_SHARE: '0.05',
      SIMULATOR_LATE_SHARE: '0.02',
      SIMULATOR_UNDECODABLE_SHARE: '0.01',
      SIMULATOR_BOT_SHARE: '0.02',
      ...settings,
    },
  });
}

/**
 * Events of a run that Kafka has acknowledged, by the ledger.
 *
 * @param {number} run counted from 1
 */
async function acknowledged(run) {
  const runs = (await readFile(ledger, 'utf8')).split(/^R,.*\n/m);
  const lines = (runs[run] ?? '').split('\n').filter((line) => line.startsWith('A,'));
  return Number((lines.at(-1) ?? 'A,0').slice(2));
}
