const WINDOW_MILLIS = 60_000;
const MOST_SAMPLES = 6_000;

export type LatencySummary = {
  readonly p50Millis: number;
  readonly p95Millis: number;
  readonly p99Millis: number;
  readonly samples: number;
};

/**
 * How long events took from the collector to this screen, over the last minute.
 *
 * One sample per delta: the moment after it was painted minus the arrival of the oldest event in
 * it, both on the server's clock. All other events in the delta were faster, so this is an upper
 * bound.
 */
export class LatencyWindow {
  private samples: { readonly atMillis: number; readonly latencyMillis: number }[] = [];

  add(atMillis: number, latencyMillis: number): void {
    // Below zero by the uncertainty of the clock only.
    this.samples.push({ atMillis, latencyMillis: Math.max(0, latencyMillis) });
    if (this.samples.length > MOST_SAMPLES) this.samples = this.samples.slice(-MOST_SAMPLES / 2);
  }

  clear(): void {
    this.samples = [];
  }

  /** Null when nothing was measured in the last minute. */
  summary(nowMillis: number): LatencySummary | null {
    this.samples = this.samples.filter(
      (sample) => sample.atMillis > nowMillis - WINDOW_MILLIS && sample.atMillis <= nowMillis,
    );
    const sorted = this.samples.map((sample) => sample.latencyMillis).toSorted((a, b) => a - b);
    if (sorted.length === 0) return null;
    return {
      p50Millis: percentile(sorted, 50),
      p95Millis: percentile(sorted, 95),
      p99Millis: percentile(sorted, 99),
      samples: sorted.length,
    };
  }
}

/** Nearest rank: always a value that was really measured. */
export function percentile(sorted: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}
