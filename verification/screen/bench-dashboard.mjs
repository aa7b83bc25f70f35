// How busy 20 updates a second keep the page's main thread, in a browser that draws in software.
//   node bench-dashboard.mjs [seconds] [part of a view's name]
import { SCENES } from './scenes.mjs';
import { Stage } from './stage.mjs';
import { SIZES } from './watched-page.mjs';

const UPDATES_PER_SECOND = 20;
const MOST_SHARE = 0.2;
/** What a page does once, at its start, is over by then. */
const WARM_UP_SECONDS = 5;

const seconds = Number(process.argv[2] ?? 20);
const chosen = SCENES.filter(({ isView, name }) => isView && name.includes(process.argv[3] ?? ''));
const stage = await Stage.open();
let isBusy = false;
try {
  console.log(`${UPDATES_PER_SECOND} updates/s for ${seconds} s, 1440 x 900`);
  console.log('view                   main thread   scripts   style   layout   updates/s');
  for (const scene of chosen) {
    const busy = await measure(scene);
    print(scene.name, busy);
    isBusy ||= busy.all > MOST_SHARE;
  }
} finally {
  await stage.close();
}
process.exit(isBusy ? 1 : 0);

/**
 * @typedef {object} Busy shares of the time
 * @property {number} all of the main thread's tasks
 * @property {number} scripts
 * @property {number} style
 * @property {number} layout
 * @property {number} updatesPerSecond that came
 */

/**
 * @param {import('./scenes.mjs').Scene} scene
 * @returns {Promise<Busy>}
 */
async function measure(scene) {
  /** @type {Busy | undefined} */
  let busy;
  const settings = { ...scene.settings, REPLAY_FRAME_MILLIS: String(1000 / UPDATES_PER_SECOND) };
  await stage.play({ ...scene, settings }, SIZES[1], async ({ page }) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    let updates = 0;
    await session.send('Network.enable');
    session.on('Network.webSocketFrameReceived', ({ response }) => {
      if (response.payloadData.startsWith('{"type":"delta"')) updates += 1;
    });
    await page.waitForTimeout(WARM_UP_SECONDS * 1000);
    updates = 0;
    const before = await metrics(session);
    await page.waitForTimeout(seconds * 1000);
    const after = await metrics(session);
    const took = after('Timestamp') - before('Timestamp');
    /** @param {string} name */
    const share = (name) => (after(name) - before(name)) / took;
    busy = {
      all: share('TaskDuration'),
      scripts: share('ScriptDuration'),
      style: share('RecalcStyleDuration'),
      layout: share('LayoutDuration'),
      updatesPerSecond: updates / took,
    };
  });
  if (busy === undefined) throw new Error(`${scene.name} was not shown`);
  return busy;
}

/** @param {import('playwright-core').CDPSession} session */
async function metrics(session) {
  const { metrics: all } = await session.send('Performance.getMetrics');
  const values = new Map(all.map(({ name, value }) => [name, value]));
  return (/** @type {string} */ name) => values.get(name) ?? NaN;
}

/**
 * @param {string} name
 * @param {Busy} busy
 */
function print(name, { all, scripts, style, layout, updatesPerSecond }) {
  const cells = [all, scripts, style, layout].map((share) => `${(100 * share).toFixed(1)} %`);
  const widths = [11, 10, 8, 9];
  const row = cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('');
  console.log(name.padEnd(23) + row + updatesPerSecond.toFixed(1).padStart(12));
}
