// Plays scenes: each on a page and a replay server of its own, so that none sees another's time or faults.
import { launchChromium } from '../browser/chromium.mjs';
import { startReplay } from './replay-server.mjs';
import { layoutShift, openWatchedPage } from './watched-page.mjs';

/** Long enough for a busy machine; a scene is there as soon as it shows. */
const SHOWS_WITHIN_MILLIS = 60_000;
/** Fast to the point, and slow enough for skeletons to be painted. */
const SETTINGS = { REPLAY_ANSWER_AFTER_MILLIS: '100', REPLAY_HAPPENS_AFTER_MILLIS: '300' };

/**
 * A page, and what moved in it until the scene was there.
 *
 * @typedef {import('./watched-page.mjs').WatchedPage & { shift: import('./watched-page.mjs').Shift }} Seen
 */

export class Stage {
  /** @param {import('playwright-core').Browser} browser */
  constructor(browser) {
    this.browser = browser;
  }

  static async open() {
    return new Stage(await launchChromium());
  }

  /**
   * Opens a scene, waits until it is there, and shows it to a callback.
   *
   * @param {import('./scenes.mjs').Scene} scene
   * @param {{ width: number, height: number }} size
   * @param {(seen: Seen) => Promise<void>} look
   */
  async play(scene, size, look) {
    const server = await startReplay({ ...SETTINGS, ...scene.settings });
    try {
      const watched = await openWatchedPage(this.browser, server, size);
      await watched.page.goto(server.url + scene.address);
      await watched.page.locator(scene.shows).first().waitFor({ timeout: SHOWS_WITHIN_MILLIS });
      const shift = await layoutShift(watched.page);
      await scene.act?.(watched.page);
      await watched.page.evaluate(() => scrollTo(0, 0));
      await look({ ...watched, shift });
      await watched.page.close();
    } finally {
      await server.stop();
    }
  }

  async close() {
    await this.browser.close();
  }
}
