import type { ServerClock } from './clock.ts';
import type { ClientMessage } from './protocol.ts';

const MOST_UNANSWERED = 12;
const PING_EVERY_MILLIS = 5_000;
/** While the page loads answers are slow: a few quick pings make the first numbers good. */
const QUICK_PINGS = 5;
const QUICK_PING_EVERY_MILLIS = 1_000;

/** Sets the clock by pings and their pongs. */
export class Pinger {
  private nextId = 1;
  private sentCount = 0;
  private lastSentAtMillis = Number.NEGATIVE_INFINITY;
  private readonly sentAtMillis = new Map<number, number>();
  private readonly clock: ServerClock;
  private readonly send: (message: ClientMessage) => void;

  constructor(clock: ServerClock, send: (message: ClientMessage) => void) {
    this.clock = clock;
    this.send = send;
  }

  /** Pongs of an earlier connection never come, and this one may lead to another machine. */
  connected(serverTimeMillis: number, nowMillis: number): void {
    this.sentAtMillis.clear();
    this.sentCount = 0;
    this.lastSentAtMillis = Number.NEGATIVE_INFINITY;
    this.clock.reset();
    this.clock.hint(serverTimeMillis, nowMillis);
  }

  /** Sends a ping if one is due; the first of a connection at once. */
  tick(nowMillis: number): void {
    const waitMillis = this.sentCount < QUICK_PINGS ? QUICK_PING_EVERY_MILLIS : PING_EVERY_MILLIS;
    if (nowMillis - this.lastSentAtMillis < waitMillis) return;
    const id = this.nextId++;
    this.sentCount += 1;
    this.lastSentAtMillis = nowMillis;
    this.sentAtMillis.set(id, nowMillis);
    this.sentAtMillis.delete(id - MOST_UNANSWERED);
    this.send({ type: 'ping', id });
  }

  /** Pongs that answer no ping of ours say nothing. */
  pong(id: number, serverTimeMillis: number, nowMillis: number): void {
    const sentAtMillis = this.sentAtMillis.get(id);
    if (sentAtMillis === undefined) return;
    this.sentAtMillis.delete(id);
    this.clock.pong(sentAtMillis, nowMillis, serverTimeMillis);
  }
}
