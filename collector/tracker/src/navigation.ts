import type { NavigationType } from './event.ts';

/** Tells of other pages shown without a load, and of pages that the browser brings back. */
export function watchNavigation(
  onView: (type: NavigationType) => void,
  onRestore: () => void,
): void {
  let { pathname, search } = location;
  const check = (type: NavigationType, isSearchIgnored: boolean): void => {
    const isOther =
      location.pathname !== pathname || (!isSearchIgnored && location.search !== search);
    ({ pathname, search } = location);
    if (isOther) onView(type);
  };
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name];
    history[name] = function (this: History, ...args: Parameters<History['pushState']>): void {
      original.apply(this, args);
      // Pages note filters and search texts by replaceState as they are typed.
      check('spa', name === 'replaceState');
    };
  }
  addEventListener('popstate', () => check('back_forward', false));
  addEventListener('pageshow', (event) => {
    if (event.persisted) onRestore();
  });
}
