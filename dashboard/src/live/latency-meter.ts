import type { ServerClock } from './clock.ts';
import { LatencyWindow, type LatencySummary } from './latency.ts';
import { PaintReporter } from './paint-reporter.ts';
import type { ClientMessage, Delta } from './protocol.ts';

const HOLD_MILLIS = 500;

/** Takes the samples of {@link LatencyWindow}: from a delta's arrival to the paint that shows it. */
export class LatencyMeter {
  private readonly clock: ServerClock;
  private readonly reporter: PaintReporter;
  private readonly window = new LatencyWindow();
  private connectedAtServerMillis = 0;
  private unpainted: number[] = [];
  private shown: { readonly atMillis: number; readonly summary: LatencySummary | null } | null =
    null;

  constructor(clock: ServerClock, send: (message: ClientMessage) => void) {
    this.clock = clock;
    this.reporter = new PaintReporter(clock, send);
  }

  /** What was missed while disconnected says nothing about the way to this screen. */
  connected(serverTimeMillis: number): void {
    this.connectedAtServerMillis = serverTimeMillis;
    this.unpainted = [];
    this.reporter.connected();
  }

  /** A hidden page paints nothing, so that there is nothing to measure. */
  applied(delta: Delta, nowMillis: number, isVisible: boolean): void {
    this.reporter.applied(delta, nowMillis, isVisible);
    const oldest = oldestReceivedAt(delta);
    if (oldest === null || oldest < this.connectedAtServerMillis) return;
    if (isVisible) this.unpainted.push(oldest);
  }

  painted(nowMillis: number, isVisible: boolean): void {
    this.reporter.painted(nowMillis, isVisible);
    // Without a pong the server's clock is a guess.
    if (isVisible && this.clock.estimate() !== null) {
      const serverNowMillis = this.clock.serverTime(nowMillis);
      for (const oldest of this.unpainted) this.window.add(nowMillis, serverNowMillis - oldest);
    }
    this.unpainted = [];
  }

  clear(): void {
    this.unpainted = [];
    this.window.clear();
    this.shown = null;
  }

  /** Changes at most twice a second: faster than that nobody can read it. */
  summary(nowMillis: number): LatencySummary | null {
    if (this.shown === null || Math.abs(nowMillis - this.shown.atMillis) >= HOLD_MILLIS) {
      this.shown = { atMillis: nowMillis, summary: this.window.summary(nowMillis) };
    }
    return this.shown.summary;
  }
}

function oldestReceivedAt(delta: Delta): number | null {
  let oldest: number | null = null;
  for (const { oldestReceivedAtMillis } of delta.results) {
    if (oldestReceivedAtMillis === 0) continue;
    if (oldest === null || oldestReceivedAtMillis < oldest) oldest = oldestReceivedAtMillis;
  }
  return oldest;
}
