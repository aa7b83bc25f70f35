import { useMemo } from 'react';
import { useAddress, type Ago } from '../lib/address.ts';
import type { MetricName, WindowName } from './catalogue.ts';
import { useEarlierState, useSideResults, useStatus } from './hooks.ts';
import { currentOf, lastCompleteEnd, pointsOf, type Point } from './points.ts';
import { EARLIER } from './sides.ts';

const AGO_MILLIS = {
  '1h': 3_600_000,
  '1d': 86_400_000,
  '7d': 7 * 86_400_000,
} as const satisfies Record<Ago, number>;

/** Whether an earlier time stands beside now, and has been read. */
export function useHasEarlier(): boolean {
  const { ago } = useAddress();
  const state = useEarlierState();
  return ago !== null && state === 'here';
}

/** The count of then in the window of now; null if nothing is compared. */
export function useEarlierCount(metric: MetricName, window: WindowName): number | null {
  const { ago } = useAddress();
  const hasEarlier = useHasEarlier();
  const results = useSideResults(EARLIER, metric, window);
  const watermarkMillis = useStatus((status) => lastCompleteEnd('1s', status.watermarkMillis));
  if (ago === null || !hasEarlier) return null;
  return currentOf(results, window, watermarkMillis - AGO_MILLIS[ago])?.count ?? 0;
}

/** The values of then at the times of some points of now; null if nothing is compared. */
export function useEarlierValues(
  metric: MetricName,
  window: WindowName,
  points: readonly Point[],
): readonly (number | null)[] | null {
  const { ago } = useAddress();
  const hasEarlier = useHasEarlier();
  const results = useSideResults(EARLIER, metric, window);
  const endMillis = points.at(-1)?.endMillis ?? 0;
  const count = points.length;
  return useMemo(() => {
    if (ago === null || !hasEarlier || count === 0) return null;
    const thenMillis = endMillis - AGO_MILLIS[ago];
    // The window that is open now is over then: its value is not compared before it is complete.
    const axis = { window, count, endMillis: thenMillis, watermarkMillis: thenMillis };
    return pointsOf(results, axis).map((point) => point.value);
  }, [ago, hasEarlier, results, window, count, endMillis]);
}
