const SHORTEST_MILLIS = 200;
const LONGEST_MILLIS = 20_000;

/** Waits before reconnecting: full jitter, so that screens do not return all at once. */
export class Backoff {
  private attempt = 0;
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  /** Between 200 ms and a cap that doubles with each attempt up to 20 s. */
  nextDelayMillis(): number {
    this.attempt += 1;
    const cap = Math.min(LONGEST_MILLIS, SHORTEST_MILLIS * 2 ** this.attempt);
    return Math.round(SHORTEST_MILLIS + this.random() * (cap - SHORTEST_MILLIS));
  }

  reset(): void {
    this.attempt = 0;
  }
}
