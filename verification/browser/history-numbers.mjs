// What history tells, as JSON and as CSV, and what the live overview still knows of the same time.
import assert from 'node:assert/strict';

/** @typedef {{ startMillis: number, count: number, amountMinor: number, value: number }} Value */

/** Questions of each kind, and the rows of a table that their answers make. */
const QUESTIONS = {
  'series?metric=page_views&resolution=10s&range=1h': seriesRows,
  'series?metric=revenue&item=EUR&resolution=1m&range=1h': seriesRows,
  'top?metric=top_pages&range=1h': (/** @type {any} */ { items }) =>
    items.map((/** @type {any} */ item) => [item.name, item.count, item.amountMinor]),
  'funnel?range=1h': (/** @type {any} */ { steps }) =>
    steps.map((/** @type {any} */ step) => [
      step.name,
      step.sessions,
      step.meanMillisSinceStepBefore,
    ]),
  'visitors?range=1h': (/** @type {any} */ answer) => [
    [iso(answer.fromMillis), iso(answer.toMillis), answer.visitors, answer.exact],
  ],
};

/**
 * Fails if an answer as CSV has other numbers than the one as JSON, or none.
 *
 * @param {string} url of a dashboard
 * @param {string} site
 */
export async function assertCsvIsJson(url, site) {
  for (const [question, rowsOf] of Object.entries(QUESTIONS)) {
    const address = `${url}/api/v1/sites/${site}/${question}`;
    const [, ...rows] = csvRows(await textOf(`${address}&format=csv`));
    const expected = rowsOf(JSON.parse(await textOf(address)));
    assert.ok(expected.length > 0, `${question}: no rows`);
    assert.deepEqual(
      rows,
      expected.map((/** @type {unknown[]} */ row) => row.map(String)),
      question,
    );
  }
}

/**
 * Page views by ten seconds: of all windows that are complete, by the live overview and by history.
 *
 * @param {string} url of a dashboard
 * @param {string} site
 * @returns {Promise<{ live: Record<string, number>, settled: Record<string, number> }>} by start
 */
export async function pageViewsBothWays(url, site) {
  const { results } = JSON.parse(await textOf(`${url}/api/v1/sites/${site}/overview`));
  const complete = results.filter(
    (/** @type {any} */ result) =>
      result.metric === 'page_views' && result.window === '10s' && result.status !== 'provisional',
  );
  const first = Math.min(...complete.map((/** @type {Value} */ { startMillis }) => startMillis));
  const address = `${url}/api/v1/sites/${site}/series?metric=page_views&resolution=10s&range=1h`;
  /** @type {{ values: Value[] }} */
  const { values } = JSON.parse(await textOf(address));
  return {
    live: countByStart(complete),
    settled: countByStart(values.filter(({ startMillis }) => startMillis >= first)),
  };
}

/** @param {{ values: Value[] }} answer */
function seriesRows({ values }) {
  return values.map((one) => [iso(one.startMillis), one.count, one.amountMinor, one.value]);
}

/** @param {Value[]} values */
function countByStart(values) {
  return Object.fromEntries(values.map(({ startMillis, count }) => [iso(startMillis), count]));
}

/** Of an answer without commas and quotes in its fields. @param {string} csv */
function csvRows(csv) {
  assert.ok(csv.endsWith('\r\n'));
  return csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
}

/** As Java writes a time: no milliseconds where there are none. @param {number} millis */
function iso(millis) {
  return new Date(millis).toISOString().replace('.000Z', 'Z');
}

/** @param {string} address */
async function textOf(address) {
  const answer = await fetch(address);
  assert.equal(answer.status, 200, `${address}: ${answer.status}`);
  return answer.text();
}
