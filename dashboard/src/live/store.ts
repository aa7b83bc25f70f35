import { WINDOWS, isWindowName, type MetricName, type WindowName } from './catalogue.ts';
import type { LiveResult } from './protocol.ts';

const STATUS_RANK = { provisional: 0, final: 1, corrected: 2 } as const;
/** Kept beyond what is shown, for corrections that arrive around a window's end. */
const SLACK_WINDOWS = 2;
export const NO_RESULTS: readonly LiveResult[] = [];

type Series = {
  readonly byStart: Map<number, LiveResult>;
  newestStartMillis: number;
  /** Ascending by start; null after a change. */
  sorted: readonly LiveResult[] | null;
};

/** Whether a result replaces another one of the same metric, window and start. */
export function isNewer(candidate: LiveResult, current: LiveResult): boolean {
  if (candidate.revision !== current.revision) return candidate.revision > current.revision;
  return STATUS_RANK[candidate.status] > STATUS_RANK[current.status];
}

/** The newest version of each result of one channel, whatever the order of arrival. */
export class ResultStore {
  private readonly series = new Map<string, Series>();

  /** A snapshot replaces everything known. */
  replace(results: readonly LiveResult[]): void {
    this.series.clear();
    this.merge(results);
  }

  merge(results: readonly LiveResult[]): void {
    for (const result of results) this.add(result);
  }

  clear(): void {
    this.series.clear();
  }

  isEmpty(): boolean {
    return this.series.size === 0;
  }

  /** Everything, as it is now; what comes later does not change it. */
  copy(): ReadonlyMap<string, readonly LiveResult[]> {
    return new Map([...this.series].map(([key, series]) => [key, sortedOf(series)]));
  }

  /** Ascending by start; the same array until something in it changes. */
  results(metric: MetricName, window: WindowName): readonly LiveResult[] {
    const series = this.series.get(keyOf(metric, window));
    return series === undefined ? NO_RESULTS : sortedOf(series);
  }

  private add(result: LiveResult): void {
    // A window of a later protocol: nothing on this page shows it.
    if (!isWindowName(result.window)) return;
    const series = this.seriesOf(result, result.window);
    const horizonMillis = oldestNeeded(series.newestStartMillis, result.window);
    if (result.startMillis < horizonMillis) return;
    const current = series.byStart.get(result.startMillis);
    if (current !== undefined && !isNewer(result, current)) return;
    series.byStart.set(result.startMillis, result);
    series.sorted = null;
    if (result.startMillis > series.newestStartMillis) {
      series.newestStartMillis = result.startMillis;
      prune(series, result.window);
    }
  }

  private seriesOf(result: LiveResult, window: WindowName): Series {
    const key = keyOf(result.metric, window);
    let series = this.series.get(key);
    if (series === undefined) {
      series = { byStart: new Map(), newestStartMillis: result.startMillis, sorted: null };
      this.series.set(key, series);
    }
    return series;
  }
}

function sortedOf(series: Series): readonly LiveResult[] {
  series.sorted ??= [...series.byStart.values()].toSorted((a, b) => a.startMillis - b.startMillis);
  return series.sorted;
}

/** Key of a series in a copy. */
export function keyOf(metric: string, window: WindowName): string {
  return `${metric}|${window}`;
}

function oldestNeeded(newestStartMillis: number, window: WindowName): number {
  const { keep, slideMillis } = WINDOWS[window];
  return newestStartMillis - (keep - 1 + SLACK_WINDOWS) * slideMillis;
}

function prune(series: Series, window: WindowName): void {
  const horizonMillis = oldestNeeded(series.newestStartMillis, window);
  for (const startMillis of series.byStart.keys()) {
    if (startMillis < horizonMillis) series.byStart.delete(startMillis);
  }
}
