// What can be the matter with the connection, the site and history.
import { connection, inView, LOADED, SHOP } from './signs.mjs';

/** Opens nothing anywhere: the replay server takes any. */
const LINK = `share=share.${'a'.repeat(12)}.${'b'.repeat(43)}`;

/** @type {readonly import('./scenes.mjs').Scene[]} */
export const STATES = [
  {
    name: 'sign-in',
    address: `?site=${SHOP}`,
    shows: '[data-testid="sign-in"]',
    settings: { REPLAY_SIGN_IN: 'needed' },
  },
  {
    name: 'sign-in-refused',
    address: `?site=${SHOP}`,
    shows: '[data-testid="sign-in"]',
    settings: { REPLAY_SIGN_IN: 'refused' },
    act: async (page) => {
      await page.getByLabel('Token').fill('old');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('#token-problem').waitFor();
    },
  },
  {
    name: 'shared',
    address: `?site=${SHOP}&country=DE#${LINK}`,
    shows: `${LOADED} [data-testid="shared-note"]`,
    settings: { REPLAY_SIGN_IN: 'needed', REPLAY_SHARED: 'country=DE' },
  },
  {
    name: 'share-withdrawn',
    address: `?site=${SHOP}#${LINK}`,
    shows: '[data-testid="closed-link"]',
    settings: { REPLAY_SIGN_IN: 'withdrawn' },
  },
  {
    name: 'share-expired',
    address: `?site=${SHOP}#${LINK}`,
    shows: '[data-testid="closed-link"]',
    settings: { REPLAY_SIGN_IN: 'refused' },
  },
  {
    name: 'share-dialog',
    address: `?site=${SHOP}&country=DE`,
    shows: LOADED,
    settings: { REPLAY_LINKS: 'some' },
    act: async (page) => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByLabel('For whom').fill('A guest');
      await page.getByRole('button', { name: 'Create link' }).click();
      await page.locator('[data-testid="new-link"]').waitFor();
    },
  },
  {
    name: 'no-site',
    address: '',
    shows: '[data-testid="no-sites"]',
    settings: { REPLAY_SITES: 'none' },
  },
  { name: 'waiting', address: '?site=state-waiting', shows: '[data-testid="waiting"]' },
  {
    name: 'nothing-matches',
    address: '?site=state-waiting&country=DE',
    shows: inView('overview'),
  },
  { name: 'behind', address: '?site=state-behind', shows: `${LOADED} [data-behind="true"]` },
  { name: 'stale', address: '?site=state-stale', shows: connection('stale') },
  { name: 'refused', address: '?site=state-refused', shows: connection('refused') },
  {
    name: 'old-page',
    address: `?site=${SHOP}`,
    shows: connection('refused'),
    settings: { REPLAY_PROTOCOL: '2' },
  },
  {
    name: 'reconnecting',
    address: '?site=state-reconnecting',
    shows: connection('reconnecting'),
    losesServer: true,
  },
  {
    name: 'history-away',
    address: `?site=${SHOP}&view=history`,
    shows: '[data-testid="history-problem"]',
    settings: { REPLAY_HISTORY: 'down' },
    isRefused: true,
  },
];
