// Pictures of every view and every state, in both themes and at three widths, for people to look at.
//   node screenshots.mjs FOLDER [part of a scene's name]
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { SCENES, sizesOf } from './scenes.mjs';
import { Stage } from './stage.mjs';
import { THEMES } from './watched-page.mjs';

const folder = path.resolve(process.argv[2] ?? 'screenshots');
const chosen = SCENES.filter(({ name }) => name.includes(process.argv[3] ?? ''));

await mkdir(folder, { recursive: true });
const stage = await Stage.open();
try {
  for (const scene of chosen) {
    for (const size of sizesOf(scene)) {
      await stage.play(scene, size, ({ page }) => pictures(page, `${scene.name}-${size.name}`));
    }
  }
} finally {
  await stage.close();
}
console.log(`${chosen.flatMap(sizesOf).length * THEMES.length} pictures in ${folder}`);

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function pictures(page, name) {
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: path.join(folder, `${name}-${colorScheme}.png`),
      fullPage: true,
    });
  }
}
