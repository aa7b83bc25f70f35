import type { ServerClock } from './clock.ts';
import type { ClientMessage, Delta } from './protocol.ts';

// The bridge ends connections that say more than 100 things a minute.
const LEAST_MILLIS_BETWEEN = 2_000;

/** Tells the bridge when a delta that carries a trace was painted: the last hop of that event. */
export class PaintReporter {
  private readonly clock: ServerClock;
  private readonly send: (message: ClientMessage) => void;
  private unpainted: { readonly traceparent: string; readonly atMillis: number } | null = null;
  private saidAtMillis = Number.NEGATIVE_INFINITY;

  constructor(clock: ServerClock, send: (message: ClientMessage) => void) {
    this.clock = clock;
    this.send = send;
  }

  /** A hidden page paints nothing. */
  applied(delta: Delta, nowMillis: number, isVisible: boolean): void {
    if (delta.traceparent === undefined || !isVisible) return;
    if (Math.abs(nowMillis - this.saidAtMillis) < LEAST_MILLIS_BETWEEN) return;
    this.unpainted = { traceparent: delta.traceparent, atMillis: nowMillis };
  }

  painted(nowMillis: number, isVisible: boolean): void {
    const { unpainted } = this;
    this.unpainted = null;
    // Without a pong the server's clock is a guess.
    if (unpainted === null || !isVisible || this.clock.estimate() === null) return;
    this.saidAtMillis = nowMillis;
    this.send({
      type: 'painted',
      traceparent: unpainted.traceparent,
      receivedAtMillis: Math.round(this.clock.serverTime(unpainted.atMillis)),
      paintedAtMillis: Math.round(this.clock.serverTime(nowMillis)),
    });
  }

  /** What came before is of another connection. */
  connected(): void {
    this.unpainted = null;
  }
}
