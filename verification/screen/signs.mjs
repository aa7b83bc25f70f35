// How to tell that something is there, as selectors.

export const SHOP = 'aurora-outdoor';
export const LIVE = '[data-testid="connection"][data-state="live"]';
export const LOADED = ':root:has(main section[aria-labelledby]):not(:has([aria-busy="true"]))';

/** @param {string} state */
export const connection = (state) => `[data-testid="connection"][data-state="${state}"]`;
/** @param {string} view */
export const inView = (view) => `${LOADED}:has(main[data-view="${view}"]) ${LIVE}`;
