// Every view of the page's own list: live, without anything to show, and before there is anything.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../browser/demo.mjs';
import { inView, SHOP } from './signs.mjs';

/** @typedef {import('./scenes.mjs').Scene} Scene */

/** Ids of all views, from the page's own list. */
const VIEWS = [
  ...readFileSync(path.join(ROOT, 'dashboard/src/app/views.ts'), 'utf8').matchAll(/id: '(\w+)'/g),
].map(([, id = '']) => id);

/** @type {readonly Scene[]} */
export const ALL_VIEWS = VIEWS.map((view) => ({
  name: view,
  address: `?site=${SHOP}&view=${view}`,
  shows: inView(view),
  isView: true,
}));

/** Without anything to show, and before there is anything. @type {readonly Scene[]} */
export const BARE_VIEWS = VIEWS.flatMap((view) => [
  {
    name: `${view}-of-nothing`,
    address: `?site=state-quiet&view=${view}`,
    shows: inView(view),
    settings: { REPLAY_HISTORY: 'empty' },
    sizes: ['phone'],
  },
  {
    name: `${view}-loading`,
    address: `?site=state-loading&view=${view}`,
    shows: `:root:has([aria-busy="true"]) main[data-view="${view}"]`,
    settings: { REPLAY_HISTORY: 'slow' },
    sizes: ['phone'],
  },
]);
