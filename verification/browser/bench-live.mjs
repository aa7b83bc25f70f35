// Measures the whole pipeline on this machine and prints a table: latency from event to screen in a real
// browser, and the simulator's ledger against what was counted. Usage:
//   node bench-live.mjs [events per second] [seconds]
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { eventually } from './dashboard-page.mjs';
import { startDemo } from './demo.mjs';
import { checkLedger } from './ledger-check.mjs';
import { recordUpdates } from './record-updates.mjs';

const rate = Number(process.argv[2] ?? 2000);
const seconds = Number(process.argv[3] ?? 180);
// Until the compiler of the JVM has caught up on two cores; printed as a row of its own.
const WARM_UP_SECONDS = 90;
const SITE = 'aurora-outdoor';

/** @typedef {import('./record-updates.mjs').Sample} Sample */

const folder = await mkdtemp(path.join(tmpdir(), 'demo-'));
const ledger = path.join(folder, 'ledger.txt');
console.log(`${rate} simulated events/s for ${seconds} s, after ${WARM_UP_SECONDS} s of warm-up`);
const demo = await startDemo({
  folder: path.join(folder, 'demo'),
  portOffset: 13_000,
  settings: {
    DEMO_RATE: String(rate),
    SIMULATOR_LEDGER: ledger,
    SIMULATOR_DURATION: `${WARM_UP_SECONDS + seconds}s`,
  },
});
let exitCode = 1;
try {
  const samples = await watch();
  print(samples);
  await simulatorIsDone();
  const { isExact, table } = checkLedger(demo, ledger);
  console.log(`\n${table}`);
  exitCode = isExact ? 0 : 1;
} finally {
  await demo.stop('SIGINT');
  await rm(folder, { recursive: true, force: true });
}
process.exit(exitCode);

/**
 * Watches the dashboard and takes a sample per update: from the arrival of the oldest event that is new in
 * the update (its due time in the simulator) to after the paint that shows it. That bounds the latency of
 * every event in the update from above. Both clocks are this machine's.
 */
async function watch() {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.addInitScript(recordUpdates);
    await page.goto(`${demo.dashboardUrl}/?site=${SITE}`);
    await page.getByTestId('events-per-second').waitFor();
    await page.waitForTimeout(WARM_UP_SECONDS * 1000);
    await page.waitForTimeout(seconds * 1000);
    const shown = page.getByTestId('latency');
    console.log(
      `the panel on the page says: p50 ${await shown.getAttribute('data-p50')} ms, ` +
        `p95 ${await shown.getAttribute('data-p95')} ms, p99 ${await shown.getAttribute('data-p99')} ms (last minute)`,
    );
    return /** @type {Sample[]} */ (
      await page.evaluate(() => Reflect.get(window, 'latencySamples'))
    );
  } finally {
    await browser.close();
  }
}

/** @param {Sample} sample */
function oldest(sample) {
  return sample.oldest;
}

/** @param {Sample[]} samples */
function print(samples) {
  const begin = (samples[0]?.at ?? 0) + WARM_UP_SECONDS * 1000;
  const measured = samples.filter(({ at }) => at >= begin);
  console.log(`\nevent to screen, ms, ${measured.length} updates of ${SITE}`);
  console.log('                                  p50    p95    p99  p99.9    max');
  row('oldest event in each update', measured.map(oldest));
  row(
    'newest event in each update',
    measured.map((sample) => sample.newest),
  );
  for (let minute = 0; minute * 60 < seconds; minute++) {
    const inMinute = measured.filter(({ at }) => Math.floor((at - begin) / 60_000) === minute);
    row(`oldest, minute ${minute + 1}`, inMinute.map(oldest));
  }
  row('oldest, during the warm-up', samples.filter(({ at }) => at < begin).map(oldest));
}

/**
 * @param {string} name
 * @param {number[]} values
 */
function row(name, values) {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (/** @type {number} */ share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
  const cells = [at(0.5), at(0.95), at(0.99), at(0.999), sorted.at(-1) ?? NaN];
  console.log(name.padEnd(32) + cells.map((cell) => cell.toFixed(0).padStart(7)).join(''));
}

/** The simulator ends by itself; then its ledger does not grow any more. */
async function simulatorIsDone() {
  let size = -1;
  await eventually(async () => {
    const before = size;
    size = (await stat(ledger)).size;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    if (size !== before) throw new Error('the simulator still writes its ledger');
  }, 120_000);
}
