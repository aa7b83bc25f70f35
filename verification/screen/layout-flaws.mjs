// What is wrong with a page's layout, by the boxes that the browser drew. Fonts differ between machines; so no
// picture is compared with another one.
import { readFileSync } from 'node:fs';

/** Goes to the page as text; there is nothing to import from there. */
const eye = ['boxes.mjs', 'layout-eye.mjs']
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n')
  .replaceAll(/^import [^;]*;$/gm, '')
  .replaceAll(/^export /gm, '');

/**
 * Looks at the page as it is shown now, from top to bottom.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} one line for each flaw
 */
export function layoutFlaws(page) {
  return page.evaluate(`(() => { ${eye}\nreturn findFlaws(); })()`);
}
