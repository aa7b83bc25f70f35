// Every view and every state, from phone to wall: nothing cut off, nothing that moves, nothing complains, and axe
// finds nothing in either theme.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { axeViolations } from './axe.mjs';
import { layoutFlaws } from './layout-flaws.mjs';
import { SCENES } from './scenes.mjs';
import { Stage } from './stage.mjs';
import { layoutShift, SIZES, THEMES } from './watched-page.mjs';

const MOST_SHIFT = 0.01;

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open();
});

after(() => stage?.close());

describe('every scene', { concurrency: 3, timeout: 300_000 }, () => {
  for (const scene of SCENES) {
    for (const size of SIZES) {
      it(`${scene.name}, ${size.name}`, () =>
        stage.play(scene, size, async ({ page, complaints }) => {
          const found = [
            ...(await movements(page)),
            ...(await layoutFlaws(page)),
            ...(size.name === 'wall' ? [] : await violationsInBothThemes(page)),
            ...complaints.filter(isUnexpected(scene)),
          ];

          assert.deepEqual(found, []);
        }));
    }
  }
});

/** @param {import('playwright-core').Page} page */
async function movements(page) {
  const { score, moved } = await layoutShift(page);
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
 * A browser itself writes of each connection that it did not get, and of what is said into one that closes.
 *
 * @param {import('./scenes.mjs').Scene} scene
 */
function isUnexpected(scene) {
  return (/** @type {string} */ complaint) =>
    scene.losesServer !== true || !complaint.startsWith('console: WebSocket ');
}
