// A computer that slept was not looked at; heartbeats ask more often than this.
const MAX_STRETCH_MILLIS = 20_000;

/** A clock that runs while the page is visible and focused; asking for it gives milliseconds. */
export function engagementClock(): () => number {
  let total = 0;
  let since: number | undefined;
  const read = (): number => {
    const now = performance.now();
    if (since !== undefined) total += Math.min(now - since, MAX_STRETCH_MILLIS);
    since = !document.hidden && document.hasFocus() ? now : undefined;
    return Math.round(total);
  };
  document.addEventListener('visibilitychange', read);
  for (const type of ['focus', 'blur', 'pageshow', 'pagehide']) addEventListener(type, read);
  read();
  return read;
}

export type ScrollGauge = {
  /** Deepest point so far, 0 to 100. */
  readonly read: () => number;
  readonly reset: () => void;
};

export function scrollGauge(): ScrollGauge {
  let deepest = 0;
  const read = (): number => {
    const { scrollHeight } = document.documentElement;
    const depth = Math.round(((scrollY + innerHeight) / scrollHeight) * 100);
    return (deepest = Math.max(deepest, Math.min(100, depth)));
  };
  addEventListener('scroll', read, { passive: true });
  return {
    read,
    reset: () => {
      deepest = 0;
    },
  };
}
