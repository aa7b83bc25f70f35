// A dashboard page with an ear on it: what it complains about, and what moves in it.
export const THEMES = /** @type {const} */ (['light', 'dark']);

/** From a small phone to a wall. */
export const SIZES = /** @type {const} */ ([
  { name: 'phone', width: 360, height: 740 },
  { name: 'desk', width: 1440, height: 900 },
  { name: 'wall', width: 2560, height: 1440 },
]);

/**
 * @typedef {object} WatchedPage
 * @property {import('playwright-core').Page} page
 * @property {string[]} complaints errors, warnings and violations of the content security policy, so far
 */

/** @typedef {{ score: number, moved: string[] }} Shift */

/**
 * Opens an empty page, whose clock is that of a replay server.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./replay-server.mjs').Replay} server
 * @param {{ width: number, height: number }} size
 * @returns {Promise<WatchedPage>}
 */
export async function openWatchedPage(browser, { aheadMillis }, { width, height }) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: THEMES[0],
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      complaints.push(`console: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  await page.addInitScript(setClock, aheadMillis);
  await page.addInitScript(watchShifts);
  return { page, complaints };
}

/**
 * How much of the page has moved while all is well, as browsers reckon it; 0 is nothing.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Shift>}
 */
export function layoutShift(page) {
  return page.evaluate(() => Reflect.get(window, 'layoutShift'));
}

/** @param {number} aheadMillis */
function setClock(aheadMillis) {
  const now = () => RealDate.now() + aheadMillis;
  const RealDate = Date;
  window.Date = /** @type {DateConstructor} */ (
    new Proxy(RealDate, {
      construct: (target, args) =>
        Reflect.construct(target, args.length === 0 ? [now()] : args, target),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    })
  );
}

function watchShifts() {
  const shift = { score: 0, moved: /** @type {string[]} */ ([]) };
  Reflect.set(window, 'layoutShift', shift);
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (Reflect.get(entry, 'hadRecentInput')) continue;
      // A page that says what is wrong may move for it.
      if (document.querySelector('[data-testid="notice"]') !== null) continue;
      shift.score += Reflect.get(entry, 'value');
      for (const { node, previousRect, currentRect } of Reflect.get(entry, 'sources')) {
        const element = node instanceof Element ? node : node?.parentElement;
        shift.moved.push(
          `${element?.tagName ?? 'something'} "${(element?.textContent ?? '').slice(0, 40)}"` +
            ` from ${previousRect.x},${previousRect.y} ${previousRect.width}x${previousRect.height}` +
            ` to ${currentRect.x},${currentRect.y} ${currentRect.width}x${currentRect.height}`,
        );
      }
    }
  });
  observer.observe({ type: 'layout-shift', buffered: true });
}
