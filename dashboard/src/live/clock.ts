const SAMPLES_KEPT = 12;

type Sample = { readonly offsetMillis: number; readonly roundTripMillis: number };

/** What is known of the server's clock: server time = local time + offset, give or take. */
export type ClockEstimate = {
  readonly offsetMillis: number;
  /** Half of the smallest round trip: the offset cannot be wrong by more. */
  readonly uncertaintyMillis: number;
};

/** Estimates the server's clock by ping and pong, trusting the smallest recent round trip. */
export class ServerClock {
  private samples: Sample[] = [];
  private firstGuessMillis: number | null = null;

  /** A one-way hint, used until the first pong: late by the way from the server. */
  hint(serverTimeMillis: number, receivedAtMillis: number): void {
    this.firstGuessMillis ??= serverTimeMillis - receivedAtMillis;
  }

  pong(sentAtMillis: number, receivedAtMillis: number, serverTimeMillis: number): void {
    const roundTripMillis = receivedAtMillis - sentAtMillis;
    // The local clock was set back in between.
    if (roundTripMillis < 0) return;
    const offsetMillis = serverTimeMillis - (sentAtMillis + receivedAtMillis) / 2;
    this.samples = [...this.samples, { offsetMillis, roundTripMillis }].slice(-SAMPLES_KEPT);
  }

  /** Another connection may lead to another machine, and the local clock may have been set. */
  reset(): void {
    this.samples = [];
    this.firstGuessMillis = null;
  }

  /** Null before the first pong. */
  estimate(): ClockEstimate | null {
    let best: Sample | null = null;
    for (const sample of this.samples) {
      if (best === null || sample.roundTripMillis <= best.roundTripMillis) best = sample;
    }
    if (best === null) return null;
    return { offsetMillis: best.offsetMillis, uncertaintyMillis: best.roundTripMillis / 2 };
  }

  /** The server's time at a local time. */
  serverTime(localMillis: number): number {
    return localMillis + (this.estimate()?.offsetMillis ?? this.firstGuessMillis ?? 0);
  }
}
