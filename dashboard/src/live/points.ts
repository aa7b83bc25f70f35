import { WINDOWS, type WindowName } from './catalogue.ts';
import { isOutdated } from './freshness.ts';
import type { LiveResult, ResultItem } from './protocol.ts';

/** One window on a time axis. */
export type Point = {
  readonly startMillis: number;
  readonly endMillis: number;
  /** Null: not counted yet, or no longer known. 0: counted, and nothing happened. */
  readonly value: number | null;
  /** The window is still open: the value will grow. */
  readonly isProvisional: boolean;
  readonly items: readonly ResultItem[];
};

export type Axis = {
  readonly window: WindowName;
  readonly count: number;
  /** End of the last window. */
  readonly endMillis: number;
  readonly watermarkMillis: number;
};

const NO_ITEMS: readonly ResultItem[] = [];

/** The last complete window at a watermark ends here. */
export function lastCompleteEnd(window: WindowName, watermarkMillis: number): number {
  const { slideMillis } = WINDOWS[window];
  return Math.floor(watermarkMillis / slideMillis) * slideMillis;
}

/** The window that is open at a time ends here. */
export function openEnd(window: WindowName, timeMillis: number): number {
  return lastCompleteEnd(window, timeMillis) + WINDOWS[window].slideMillis;
}

/** Consecutive windows up to the end of the axis: a window without a result is 0 once complete. */
export function pointsOf(results: readonly LiveResult[], axis: Axis): readonly Point[] {
  const { slideMillis, sizeMillis } = WINDOWS[axis.window];
  const byEnd = new Map(results.map((result) => [result.endMillis, result]));
  const heldSinceMillis = heldSince(results, axis.window);
  return Array.from({ length: axis.count }, (_, index) => {
    const endMillis = axis.endMillis - (axis.count - 1 - index) * slideMillis;
    const result = byEnd.get(endMillis);
    const isComplete = endMillis <= axis.watermarkMillis;
    const isZero = isComplete && endMillis > heldSinceMillis;
    return {
      startMillis: endMillis - sizeMillis,
      endMillis,
      value: result?.count ?? (isZero ? 0 : null),
      isProvisional: result === undefined ? !isComplete : result.status === 'provisional',
      items: result?.items ?? NO_ITEMS,
    };
  });
}

/** The channel holds so many windows: what is missing before the first of them is not known. */
function heldSince(results: readonly LiveResult[], window: WindowName): number {
  const newest = results.at(-1);
  if (newest === undefined) return Number.NEGATIVE_INFINITY;
  return newest.endMillis - WINDOWS[window].keep * WINDOWS[window].slideMillis;
}

/** The newest result, unless a newer, empty window has taken its place. */
export function currentOf(
  results: readonly LiveResult[],
  window: WindowName,
  watermarkMillis: number,
): LiveResult | null {
  const newest = results.at(-1);
  if (newest === undefined) return null;
  return isOutdated(window, newest.endMillis, watermarkMillis) ? null : newest;
}
