// What a dashboard page shows, as numbers: read from the screen, not from behind it.

/**
 * Value of the row of a list, 0 if there is none.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} list test id
 * @param {string} name
 * @returns {Promise<number>}
 */
export async function rowValue(page, list, name) {
  const row = page.locator(`[data-testid="${list}"] [data-name="${name}"]`);
  return (await row.count()) === 0 ? 0 : Number(await row.first().getAttribute('data-value'));
}

/**
 * All rows of a list but those of zero.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} list test id
 * @returns {Promise<Record<string, number>>}
 */
export async function rowValues(page, list) {
  const rows = await page
    .locator(`[data-testid="${list}"] [data-name]`)
    .evaluateAll((elements) =>
      elements.map((row) => [row.getAttribute('data-name'), row.getAttribute('data-value')]),
    );
  return Object.fromEntries(
    rows.map(([name, count]) => [name, Number(count)]).filter(([, count]) => count !== 0),
  );
}

/**
 * A single number.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} testId
 * @returns {Promise<number>}
 */
export async function value(page, testId) {
  return Number(await page.locator(`[data-testid="${testId}"]`).getAttribute('data-value'));
}

/**
 * Waits until a check passes; fails with the last reason.
 *
 * @param {() => Promise<void>} check
 * @param {number} limitMillis
 */
export async function eventually(check, limitMillis) {
  const end = Date.now() + limitMillis;
  for (;;) {
    try {
      await check();
      return;
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
