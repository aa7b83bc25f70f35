import { NO_ALERTS } from './alerts.ts';
import type { MetricName, WindowName } from './catalogue.ts';
import type { Channel } from './channel.ts';
import type { LiveAlert, LiveResult } from './protocol.ts';
import { keyOf, NO_RESULTS } from './store.ts';
import { Tape, type Moment } from './tape.ts';

export type Pause = {
  readonly sinceMillis: number;
  /** Server time that is shown. */
  readonly shownMillis: number;
  readonly oldestMillis: number;
};

/** The server's clock, and event time up to which the numbers are complete. */
export type Now = { readonly serverMillis: number; readonly watermarkMillis: number };

/** What the screen shows of the watched channel: now, or while it is paused a moment of the tape. */
export class Player {
  private readonly tape = new Tape();
  private paused: Pause | null = null;
  private moment: Moment | null = null;

  /** Another channel is watched. */
  reset(): void {
    this.tape.clear();
    this.resume();
  }

  record(channel: Channel, now: Now): void {
    if (!channel.hasSnapshot) return;
    this.tape.record(now.serverMillis, () => momentOf(channel, now));
  }

  /** Freezes what is shown; what comes goes on being kept. */
  pause(channel: Channel, now: Now): void {
    if (this.paused !== null || !channel.hasSnapshot) return;
    this.moment = momentOf(channel, now);
    this.paused = {
      sinceMillis: now.serverMillis,
      shownMillis: now.serverMillis,
      oldestMillis: this.tape.oldestMillis ?? now.serverMillis,
    };
  }

  resume(): void {
    this.paused = null;
    this.moment = null;
  }

  /** Shows an earlier moment; only while paused. */
  seek(timeMillis: number): void {
    if (this.paused === null) return;
    this.moment = this.tape.at(timeMillis) ?? this.moment;
    this.paused = {
      ...this.paused,
      shownMillis: timeMillis,
      oldestMillis: this.tape.oldestMillis ?? this.paused.oldestMillis,
    };
  }

  pauseState(): Pause | null {
    return this.paused;
  }

  watermarkMillis(): number | null {
    return this.moment?.watermarkMillis ?? null;
  }

  shownMillis(): number | null {
    return this.moment?.atMillis ?? null;
  }

  results(channel: Channel | null, metric: MetricName, window: WindowName): readonly LiveResult[] {
    if (this.moment !== null) return this.moment.results.get(keyOf(metric, window)) ?? NO_RESULTS;
    return channel?.store.results(metric, window) ?? NO_RESULTS;
  }

  alerts(channel: Channel | null): readonly LiveAlert[] {
    return this.moment?.alerts ?? channel?.alerts.all() ?? NO_ALERTS;
  }
}

function momentOf(channel: Channel, now: Now): Moment {
  return {
    atMillis: now.serverMillis,
    watermarkMillis: now.watermarkMillis,
    results: channel.store.copy(),
    alerts: channel.alerts.all(),
  };
}
