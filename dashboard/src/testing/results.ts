import { WINDOWS, type MetricName, type WindowName } from '../live/catalogue.ts';
import type { LiveAlert, LiveResult } from '../live/protocol.ts';

/** A result whose window ends at a time; final, with as many revisions as events. */
export function resultOf(
  metric: MetricName,
  window: WindowName,
  endMillis: number,
  count: number,
  more: Partial<LiveResult> = {},
): LiveResult {
  return {
    metric,
    window,
    startMillis: endMillis - WINDOWS[window].sizeMillis,
    endMillis,
    status: 'final',
    revision: count,
    count,
    amountMinor: 0,
    items: [],
    oldestReceivedAtMillis: 0,
    newestReceivedAtMillis: 0,
    ...more,
  };
}

/** Items in the order given. */
export function itemsOf(counts: Readonly<Record<string, number>>): LiveResult['items'] {
  return Object.entries(counts).map(([name, count]) => ({ name, count, amountMinor: 0, value: 0 }));
}

/** An alert of this moment; open, and of little weight. */
export function alertOf(id: string, more: Partial<LiveAlert> = {}): LiveAlert {
  return {
    id,
    pattern: 'rage_click',
    severity: 'info',
    status: 'open',
    subject: '',
    detectedAtMillis: Date.now(),
    resolvedAtMillis: 0,
    amountMinor: 0,
    currency: '',
    detail: '',
    ...more,
  };
}
