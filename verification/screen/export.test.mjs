// What a page hands out as a file is what it shows.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { SCENES } from './scenes.mjs';
import { Stage } from './stage.mjs';
import { SIZES } from './watched-page.mjs';

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open();
});

after(() => stage?.close());

test(
  'every table of the paused overview is the file that it exports',
  { timeout: 120_000 },
  async () => {
    const paused = SCENES.find(({ name }) => name === 'paused');
    assert.ok(paused);
    await stage.play(paused, SIZES[1], async ({ page }) => {
      const pages = await shownCounts(page, 'top-pages');

      const toggles = page.getByTitle('Show as table');
      while ((await toggles.count()) > 0) await toggles.first().click();
      const exports = await page.getByTitle('Download as CSV').all();
      /** @type {string[]} */
      const names = [];
      for (const button of exports) {
        const name = ((await button.getAttribute('aria-label')) ?? '').replace('CSV: ', '');
        names.push(name);
        const file = await download(page, button);
        assert.deepEqual(file.map(numbersOf), (await shownTable(page, name)).map(numbersOf), name);
        if (name === 'Top pages') {
          const exported = file.slice(1).map((row) => Number(row[1]));
          for (const count of pages) assert.ok(exported.includes(count), `${count} page views`);
        }
      }
      assert.ok(names.includes('Top pages'), names.join());
    });
  },
);

/**
 * @param {import('playwright-core').Page} page
 * @param {string} list
 */
function shownCounts(page, list) {
  return page
    .locator(`[data-testid="${list}"] [data-name]`)
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-value'))));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @returns {Promise<string[][]>}
 */
function shownTable(page, name) {
  return page
    .locator('table', { has: page.locator('caption', { hasText: new RegExp(`^${name}$`) }) })
    .locator('tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
    );
}

/**
 * @param {import('playwright-core').Page} page
 * @param {import('playwright-core').Locator} button
 */
async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const text = await readFile(await file.path(), 'utf8');
  return text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
}

/**
 * The counts of a row: numbers, with or without separators; what else is there has a text of its own.
 *
 * @param {string[]} row
 */
function numbersOf(row) {
  return row
    .map((cell) => cell.replace(/ so far$/, '').replaceAll(',', ''))
    .filter((cell) => /^\d+(\.\d+)?$/.test(cell))
    .map(Number);
}
