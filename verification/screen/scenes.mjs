// Every view and every state that a person can get to see, and how to tell that it is there.

/**
 * @typedef {object} Scene
 * @property {string} name in words that make a file name
 * @property {string} address after the slash
 * @property {string} shows selector of what only this scene has
 * @property {Record<string, string>} [settings] of the replay server that plays it
 * @property {(page: import('playwright-core').Page) => Promise<void>} [act] what is done then
 * @property {boolean} [isView] live, with all that belongs to it
 * @property {boolean} [losesServer] so that the browser itself complains
 */

const SHOP = 'aurora-outdoor';
const LIVE = '[data-testid="connection"][data-state="live"]';
const LOADED = ':root:not(:has([aria-busy="true"]))';

/** @param {string} state */
const connection = (state) => `[data-testid="connection"][data-state="${state}"]`;

/** @type {readonly Scene[]} */
export const SCENES = [
  { name: 'overview', isView: true, address: `?site=${SHOP}`, shows: `${LOADED} ${LIVE}` },
  {
    name: 'overview-of-much',
    address: '?site=worldwide-marketplace-of-everything.example',
    shows: `${LOADED} ${LIVE}`,
  },
  {
    name: 'tables',
    address: `?site=${SHOP}`,
    shows: `${LOADED} ${LIVE}`,
    act: (page) => clickAll(page.getByTitle('Show as table')),
  },
  {
    name: 'explanations',
    address: `?site=${SHOP}`,
    shows: `${LOADED} ${LIVE}`,
    act: (page) => clickAll(page.locator('details:not([open]) > summary')),
  },
  { name: 'overview-of-little', address: '?site=pine-books', shows: `${LOADED} ${LIVE}` },
  {
    name: 'no-site',
    address: '',
    shows: '[data-testid="no-sites"]',
    settings: { REPLAY_SITES: 'none' },
  },
  { name: 'waiting', address: '?site=state-waiting', shows: '[data-testid="waiting"]' },
  { name: 'quiet', address: '?site=state-quiet', shows: `${LOADED} ${LIVE}` },
  { name: 'loading', address: '?site=state-loading', shows: '[aria-busy="true"]' },
  { name: 'behind', address: '?site=state-behind', shows: `${LOADED} [data-behind="true"]` },
  { name: 'stale', address: '?site=state-stale', shows: connection('stale') },
  { name: 'refused', address: '?site=state-refused', shows: connection('refused') },
  {
    name: 'reconnecting',
    address: '?site=state-reconnecting',
    shows: connection('reconnecting'),
    losesServer: true,
  },
];

/**
 * Clicks until there is nothing of the kind any more.
 *
 * @param {import('playwright-core').Locator} buttons
 */
async function clickAll(buttons) {
  while ((await buttons.count()) > 0) await buttons.first().click();
}
