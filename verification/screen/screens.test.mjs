// Every view and every state, from phone to wall: nothing cut off, nothing that moves, nothing complains, and axe
// finds nothing in either theme.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axeViolations } from './axe.mjs';
import { layoutFlaws } from './layout-flaws.mjs';
import { SCENES, sizesOf } from './scenes.mjs';
import { Stage } from './stage.mjs';
import { THEMES } from './watched-page.mjs';

const MOST_SHIFT = 0.01;

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open();
});

after(() => stage?.close());

describe('every scene', { concurrency: 3, timeout: 900_000 }, () => {
  for (const scene of SCENES) {
    for (const size of sizesOf(scene)) {
      it(`${scene.name}, ${size.name}`, () =>
        stage.play(scene, size, async ({ page, complaints, shift }) => {
          const found = [
            ...movements(shift),
            ...(await layoutFlaws(page)),
            ...(size.name === 'wall' ? [] : await violationsInBothThemes(page)),
            ...complaints.filter(isUnexpected(scene)),
          ];

          assert.deepEqual(found, []);
        }));
    }
  }
});

/** @param {import('./watched-page.mjs').Shift} shift */
function movements({ score, moved }) {
  return score < MOST_SHIFT ? [] : [`layout shift ${score}`, ...moved];
}

/** @param {import('playwright-core').Page} page */
async function violationsInBothThemes(page) {
  const found = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await axeViolations(page)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}

/**
 * A browser itself writes of each connection and each answer that it did not get, and of what is said into a
 * connection that closes.
 *
 * @param {import('./scenes.mjs').Scene} scene
 */
function isUnexpected({ losesServer = false, isRefused = false }) {
  return (/** @type {string} */ complaint) =>
    !(losesServer && complaint.startsWith('console: WebSocket ')) &&
    !(isRefused && /^(console: Failed to load resource|503: )/.test(complaint));
}
