import type { LiveAlert, LiveResult } from './protocol.ts';

/** What the screen showed at a moment. */
export type Moment = {
  readonly atMillis: number;
  readonly watermarkMillis: number;
  readonly results: ReadonlyMap<string, readonly LiveResult[]>;
  readonly alerts: readonly LiveAlert[];
};

const EVERY_MILLIS = 2_000;
const KEPT_MILLIS = 30 * 60_000;

/**
 * The last half hour of one channel, a moment every two seconds. Moments share what did not change
 * between them, so that they cost little.
 */
export class Tape {
  private moments: Moment[] = [];

  /** Keeps a moment if one is due. */
  record(atMillis: number, moment: () => Moment): void {
    const last = this.moments.at(-1);
    if (last !== undefined && atMillis - last.atMillis < EVERY_MILLIS) return;
    this.moments.push(moment());
    const oldestMillis = atMillis - KEPT_MILLIS;
    while ((this.moments[0]?.atMillis ?? atMillis) < oldestMillis) this.moments.shift();
  }

  clear(): void {
    this.moments = [];
  }

  get oldestMillis(): number | null {
    return this.moments[0]?.atMillis ?? null;
  }

  /** The last moment up to a time; the first one, if there is none so early. */
  at(timeMillis: number): Moment | null {
    return (
      this.moments.findLast((moment) => moment.atMillis <= timeMillis) ?? this.moments[0] ?? null
    );
  }
}
