import type { TrackedEvent } from './event.ts';
import { tell } from './fate.ts';
import { post } from './post.ts';
import { serialize } from './serialize.ts';

const MAX_QUEUED = 500;
const MAX_BATCH_EVENTS = 30;
const MAX_BATCH_CHARS = 15_000;
const MAX_IN_FLIGHT = 4;
const DELAY_MILLIS = 100;
const FIRST_PAUSE_MILLIS = 1_000;
const MAX_PAUSE_MILLIS = 60_000;

type Timer = ReturnType<typeof setTimeout>;
type Batch = readonly TrackedEvent[];

/**
 * Events until the collector has acknowledged them. What fails is sent again, with the same ids,
 * so that the pipeline counts it once.
 */
export class Outbox {
  readonly #endpoint: string;
  readonly #site: string;
  readonly #prepare: () => void;
  #queue: TrackedEvent[] = [];
  #inFlight = 0;
  #failures = 0;
  #flushTimer: Timer | undefined;
  #pauseTimer: Timer | undefined;

  /** `prepare` is called before events are written down. */
  constructor(endpoint: string, site: string, prepare: () => void) {
    this.#endpoint = endpoint;
    this.#site = site;
    this.#prepare = prepare;
  }

  /** Sends soon; in the next tick where urgent. */
  add(event: TrackedEvent, isUrgent: boolean): void {
    this.#queue.push(event);
    tell('queued', [event]);
    this.#trim();
    if (isUrgent || !this.#flushTimer) {
      clearTimeout(this.#flushTimer);
      this.#flushTimer = setTimeout(() => this.#flush(), isUrgent ? 0 : DELAY_MILLIS);
    }
  }

  /** The page may be gone in a moment: hands what waits to the browser. */
  leave(): void {
    while (this.#queue.length > 0) {
      const batch = this.#take();
      if (!navigator.sendBeacon?.(this.#endpoint, serialize(this.#site, batch))) {
        this.#queue = [...batch, ...this.#queue];
        return;
      }
      tell('beacon', batch);
    }
  }

  #flush(): void {
    this.#flushTimer = undefined;
    // After a failure one request finds out whether the collector is back.
    const limit = this.#failures > 0 ? 1 : MAX_IN_FLIGHT;
    while (!this.#pauseTimer && this.#queue.length > 0 && this.#inFlight < limit) {
      void this.#send(this.#take());
    }
  }

  async #send(batch: Batch): Promise<void> {
    this.#inFlight++;
    const body = serialize(this.#site, batch);
    const { status, retryAfter, verdicts } = await post(this.#endpoint, body);
    this.#inFlight--;
    if (status === 202) {
      const isRejected = (_: TrackedEvent, i: number) =>
        verdicts?.results?.[i]?.verdict === 'rejected';
      this.#failures = 0;
      tell(
        'sent',
        batch.filter((event, i) => !isRejected(event, i)),
      );
      tell('dropped', batch.filter(isRejected));
    } else if (status === 0 || status === 408 || status === 429 || status >= 500) {
      this.#queue = [...batch, ...this.#queue];
      this.#trim();
      this.#pause(Number(retryAfter) * 1_000 || 0);
    } else if (batch[1] && (status === 400 || status === 413)) {
      // One event may have spoilt the request: find it, save the others.
      const half = batch.length >> 1;
      void this.#send(batch.slice(0, half));
      void this.#send(batch.slice(half));
    } else {
      tell('dropped', batch);
    }
    this.#flush();
  }

  #pause(leastMillis: number): void {
    if (this.#pauseTimer) return;
    const pause = Math.min(FIRST_PAUSE_MILLIS * 2 ** this.#failures++, MAX_PAUSE_MILLIS);
    this.#pauseTimer = setTimeout(
      () => {
        this.#pauseTimer = undefined;
        this.#flush();
      },
      leastMillis + (pause * (1 + Math.random())) / 2,
    );
  }

  #take(): TrackedEvent[] {
    this.#prepare();
    let chars = 0;
    const end = this.#queue.findIndex((event, i) => {
      chars += JSON.stringify(event).length;
      return i === MAX_BATCH_EVENTS || (i > 0 && chars > MAX_BATCH_CHARS);
    });
    return this.#queue.splice(0, end < 0 ? MAX_BATCH_EVENTS : end);
  }

  // Money is the last that we forget.
  #trim(): void {
    while (this.#queue.length > MAX_QUEUED) {
      const victim = this.#queue.findIndex((event) => event.event_type !== 'conversion');
      tell('dropped', this.#queue.splice(Math.max(0, victim), 1));
    }
  }
}
