// Every view and every state that a person can get to see, and how to tell that it is there.
import { CHOICES } from './choices.mjs';
import { STATES } from './states.mjs';
import { ALL_VIEWS, BARE_VIEWS } from './views.mjs';
import { SIZES } from './watched-page.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {object} Scene
 * @property {string} name in words that make a file name
 * @property {string} address after the slash
 * @property {string} shows selector of what only this scene has
 * @property {Record<string, string>} [settings] of the replay server that plays it
 * @property {(page: Page) => Promise<void>} [act] what is done then
 * @property {boolean} [isView] live, with all that belongs to it
 * @property {boolean} [losesServer] so that the browser itself complains
 * @property {boolean} [isRefused] by HTTP, so that the browser itself complains
 * @property {readonly string[]} [sizes] names of them; all, if not said
 */

/** @type {readonly Scene[]} */
export const SCENES = [...ALL_VIEWS, ...CHOICES, ...STATES, ...BARE_VIEWS];

/** @param {Scene} scene */
export function sizesOf({ sizes }) {
  return SIZES.filter(({ name }) => sizes?.includes(name) ?? true);
}
