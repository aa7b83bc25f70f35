// What can be the matter with the connection, the site and history.
import { connection, LOADED, SHOP } from './signs.mjs';

/** @type {readonly import('./scenes.mjs').Scene[]} */
export const STATES = [
  {
    name: 'no-site',
    address: '',
    shows: '[data-testid="no-sites"]',
    settings: { REPLAY_SITES: 'none' },
  },
  { name: 'waiting', address: '?site=state-waiting', shows: '[data-testid="waiting"]' },
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
