import { WINDOWS, type WindowName } from './catalogue.ts';

/**
 * When a number may be shown as the number of now. All rules of the page live here:
 *
 * 1. No frame for 4 s: the bridge is silent (it promises one every 2 s), so nothing shown is live. The
 *    page looks twice a second, so that everybody sees it within 5 s.
 * 2. The watermark, the event time up to which the platform has counted, is more than 10 s behind
 *    the server's clock: the page says how far the data are behind.
 * 3. The bridge keeps the last result of a metric for ever, but a window without events has no
 *    result. So a result whose window ended more than one slide before the watermark is outdated:
 *    a newer window exists and its value is 0. The watermark decides, not the clock: while the
 *    platform itself is behind nobody knows yet that the newer window is empty (rule 2 applies).
 */
export const SILENT_AFTER_MILLIS = 4_000;
export const BEHIND_AFTER_MILLIS = 10_000;

/** The watermark may arrive just before the result that it completes. */
const GRACE_MILLIS = 2_000;

export type ConnectionState =
  'connecting' | 'live' | 'reconnecting' | 'stale' | 'offline' | 'refused';

export type ConnectionFacts = {
  /** The bridge does not want this page: trying again will not help. */
  readonly isRefused: boolean;
  readonly isOpen: boolean;
  readonly isOnline: boolean;
  /** The subscription, if there is one, has been answered on this connection. */
  readonly isSettled: boolean;
  /** There are numbers on the screen. */
  readonly hasSnapshot: boolean;
  readonly sinceFrameMillis: number | null;
};

/** Rule 1, and the states around it. Only in state live are the numbers those of now. */
export function connectionState(facts: ConnectionFacts): ConnectionState {
  if (facts.isRefused) return 'refused';
  const isSilent = facts.sinceFrameMillis !== null && facts.sinceFrameMillis >= SILENT_AFTER_MILLIS;
  if (facts.isOpen && facts.isSettled && !isSilent) return 'live';
  if (!facts.isOnline) return 'offline';
  if (facts.isOpen && isSilent && facts.hasSnapshot) return 'stale';
  return facts.hasSnapshot ? 'reconnecting' : 'connecting';
}

/** Rule 2. */
export function isBehind(ageMillis: number | null): boolean {
  return ageMillis !== null && ageMillis > BEHIND_AFTER_MILLIS;
}

/** Rule 3. A watermark of 0 means that nothing has been counted yet. */
export function isOutdated(
  window: WindowName,
  endMillis: number,
  watermarkMillis: number,
): boolean {
  return watermarkMillis > endMillis + WINDOWS[window].slideMillis + GRACE_MILLIS;
}

/** How old the data are: server time minus watermark. Null before the first watermark. */
export function dataAgeMillis(serverNowMillis: number, watermarkMillis: number): number | null {
  return watermarkMillis > 0 ? Math.max(0, serverNowMillis - watermarkMillis) : null;
}
