// What people can choose within a view.
import { inView, SHOP } from './signs.mjs';

/** @type {readonly import('./scenes.mjs').Scene[]} */
export const CHOICES = [
  {
    name: 'much',
    address: '?site=worldwide-marketplace-of-everything.example',
    shows: inView('overview'),
  },
  { name: 'little', address: '?site=pine-books', shows: inView('overview'), sizes: ['desk'] },
  {
    name: 'filtered-and-compared',
    address: `?site=${SHOP}&country=DE&country=CH&device=mobile&referrer=newsletter.aurora.example&ago=1d`,
    shows: inView('overview'),
  },
  { name: 'wall-filtered', address: `?site=${SHOP}&view=wall&country=DE`, shows: inView('wall') },
  {
    name: 'alerts-unfiltered',
    address: `?site=${SHOP}&view=alerts&country=DE&device=mobile`,
    shows: inView('alerts'),
    sizes: ['phone'],
  },
  {
    name: 'history-compared',
    address: `?site=${SHOP}&view=history&range=7d&against=week`,
    shows: inView('history'),
  },
  {
    name: 'paused',
    address: `?site=${SHOP}`,
    shows: inView('overview'),
    act: (page) => page.getByTestId('pause').click(),
  },
  {
    name: 'tables',
    address: `?site=${SHOP}`,
    shows: inView('overview'),
    act: (page) => clickAll(page.getByTitle('Show as table')),
  },
  {
    name: 'explanations',
    address: `?site=${SHOP}`,
    shows: inView('overview'),
    act: (page) => clickAll(page.locator('details:not([open]) > summary')),
    sizes: ['phone', 'desk'],
  },
  {
    name: 'keys',
    address: `?site=${SHOP}`,
    shows: inView('overview'),
    act: (page) => page.keyboard.press('?'),
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
