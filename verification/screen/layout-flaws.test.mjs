// The eye that looks for flaws sees each kind of them, and none where there is none.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launchChromium } from '../browser/chromium.mjs';
import { layoutFlaws } from './layout-flaws.mjs';

const SOUND = `
  <h1 style="position: absolute; clip-path: inset(50%); width: 1px; overflow: hidden">Unseen, so never cut</h1>
  <main>
    <section style="height: 100px">
      <h2>Pages</h2>
      <p style="width: 60px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">/a/very/long/path</p>
    </section>
    <section>Sources <strong>1,234</strong></section>
  </main>
  <aside style="position: fixed; top: 0; left: 0">Floats over all</aside>`;

/** @type {[string, string, string][]} what, the page, the flaw */
const FLAWED = [
  [
    'a page wider than the screen',
    '<p style="width: 900px">wide</p>',
    'wider than the screen: p "wide"',
  ],
  [
    'panels over each other',
    '<main><section style="height: 40px">One</section><section style="margin-top: -20px">Two</section></main>',
    'overlap: section "One" and section "Two"',
  ],
  [
    'a number that ends in dots',
    '<span style="display: block; width: 3ch; overflow: hidden; text-overflow: ellipsis">1,234,567</span>',
    'cut off: span "1,234,567"',
  ],
  [
    'text that leaves its panel',
    '<main><section style="width: 50px"><h2>Conversions</h2></section></main>',
    'cut off: h2 "Conversions"',
  ],
  [
    'text without its lower half',
    '<div style="height: 8px; overflow: hidden"><p style="margin: 0">half</p></div>',
    'cut off: p "half"',
  ],
  [
    'text over text',
    '<p style="margin: 0">under</p><p style="margin: -16px 0 0">above</p>',
    'written over: p "under" and p "above"',
  ],
];

/** @type {import('playwright-core').Browser} */
let browser;

before(async () => {
  browser = await launchChromium();
});

after(() => browser?.close());

test('a sound page has no flaw', async () => {
  assert.deepEqual(await flawsOf(SOUND), []);
});

for (const [what, html, flaw] of FLAWED) {
  test(`sees ${what}`, async () => {
    const flaws = await flawsOf(html);

    assert.equal(flaws.length, 1, flaws.join('\n'));
    assert.ok((flaws[0] ?? '').includes(flaw), flaws[0] ?? 'none');
  });
}

/** @param {string} html of the body */
async function flawsOf(html) {
  const page = await browser.newPage({ viewport: { width: 600, height: 400 } });
  await page.setContent(`<!doctype html><body style="font: 16px/1.2 sans-serif">${html}`);
  const flaws = await layoutFlaws(page);
  await page.close();
  return flaws;
}
