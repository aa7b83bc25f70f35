// Accessibility, as far as a machine can tell.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All rules apply; this one, of WCAG 2.2, is off unless it is asked for. */
const OPTIONS = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] };

/**
 * What axe finds in a page as it is shown now.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} one line for each element
 */
export async function axeViolations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (options) => {
    const { violations } = await Reflect.get(window, 'axe').run(document, options);
    return violations.flatMap((/** @type {import('axe-core').Result} */ violation) =>
      violation.nodes.map(
        (node) =>
          `${violation.id}: ${node.target.join(' ')}: ${(node.failureSummary ?? '').replace(/\s+/g, ' ')}`,
      ),
    );
  }, OPTIONS);
}
