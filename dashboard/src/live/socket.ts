import type { Backoff } from './backoff.ts';

/** The part of a browser's WebSocket that is used. */
export type SocketLike = EventTarget & {
  send(data: string): void;
  close(code?: number): void;
};

export type SocketPhase =
  | { readonly kind: 'closed' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly retryAtMillis: number }
  /** No network: waits for it instead of trying. */
  | { readonly kind: 'paused' }
  /** The bridge said that coming back is of no use. */
  | { readonly kind: 'refused'; readonly code: number };

export type SocketOptions = {
  readonly url: string;
  readonly open: (url: string) => SocketLike;
  readonly backoff: Backoff;
  readonly now: () => number;
  /** Whether to try at all; asked before each attempt. */
  readonly mayTry: () => boolean;
  readonly onPhase: (phase: SocketPhase) => void;
  readonly onText: (text: string) => void;
};

/** What browsers say when a connection just ended. */
const ABNORMAL = 1006;
const STABLE_AFTER_MILLIS = 30_000;
/** Heartbeats come every 2 s: a connection silent for this long is broken, open or not. */
const BROKEN_AFTER_MILLIS = 10_000;
const CHECK_EVERY_MILLIS = 1_000;

/** Keeps one WebSocket open: connects, backs off, replaces a connection that went silent. */
export class LiveSocket {
  private readonly options: SocketOptions;
  private phase: SocketPhase = { kind: 'closed' };
  private socket: SocketLike | null = null;
  private aliveAtMillis = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private stableTimer: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setInterval> | undefined;

  constructor(options: SocketOptions) {
    this.options = options;
  }

  /** Connects now: at the start, when the network is back, or because somebody asked. */
  connect(): void {
    this.drop();
    if (!this.options.mayTry()) {
      this.enter({ kind: 'paused' });
      return;
    }
    const socket = this.options.open(this.options.url);
    this.socket = socket;
    this.aliveAtMillis = this.options.now();
    this.watchdog = setInterval(() => this.check(), CHECK_EVERY_MILLIS);
    this.listen(socket, 'open', () => this.opened());
    this.listen(socket, 'message', (event) => this.received(event));
    this.listen(socket, 'close', (event) => this.lost(event));
    this.enter({ kind: 'connecting' });
  }

  send(text: string): void {
    if (this.phase.kind === 'open') this.socket?.send(text);
  }

  /** Leaves as the bridge asked, and comes back after a while. */
  leave(afterMillis: number): void {
    this.drop();
    this.retryAfter(afterMillis);
  }

  close(): void {
    this.drop();
    this.enter({ kind: 'closed' });
  }

  /** What a dropped socket still says is not heard. */
  private listen(socket: SocketLike, type: string, handle: (event: Event) => void): void {
    socket.addEventListener(type, (event) => {
      if (this.socket === socket) handle(event);
    });
  }

  private opened(): void {
    this.aliveAtMillis = this.options.now();
    this.stableTimer = setTimeout(() => this.options.backoff.reset(), STABLE_AFTER_MILLIS);
    this.enter({ kind: 'open' });
  }

  private received(event: Event): void {
    this.aliveAtMillis = this.options.now();
    if (event instanceof MessageEvent && typeof event.data === 'string') {
      this.options.onText(event.data);
    }
  }

  private lost(event: Event): void {
    const code = 'code' in event && typeof event.code === 'number' ? event.code : ABNORMAL;
    this.drop();
    if (isFinal(code)) this.enter({ kind: 'refused', code });
    else this.retryAfter(this.options.backoff.nextDelayMillis());
  }

  private check(): void {
    if (this.options.now() - this.aliveAtMillis < BROKEN_AFTER_MILLIS) return;
    this.drop();
    this.retryAfter(this.options.backoff.nextDelayMillis());
  }

  private retryAfter(delayMillis: number): void {
    if (!this.options.mayTry()) {
      this.enter({ kind: 'paused' });
      return;
    }
    this.retryTimer = setTimeout(() => this.connect(), delayMillis);
    this.enter({ kind: 'waiting', retryAtMillis: this.options.now() + delayMillis });
  }

  private drop(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.stableTimer);
    clearInterval(this.watchdog);
    const socket = this.socket;
    this.socket = null;
    socket?.close(1000);
  }

  private enter(phase: SocketPhase): void {
    this.phase = phase;
    this.options.onPhase(phase);
  }
}

/** Protocol errors, policy, and the bridge's own range that means: do not come back. */
function isFinal(code: number): boolean {
  return [1002, 1003, 1007, 1008, 1009].includes(code) || (code >= 4500 && code < 5000);
}
