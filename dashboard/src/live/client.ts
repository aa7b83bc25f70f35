import { NO_ALERTS } from './alerts.ts';
import { Backoff } from './backoff.ts';
import { overviewChannel, type MetricName, type WindowName } from './catalogue.ts';
import { ServerClock } from './clock.ts';
import { FrameGate, type Paint } from './frames.ts';
import { Inbox } from './inbox.ts';
import { encodeClient, type LiveAlert, type LiveResult } from './protocol.ts';
import { LiveSocket, type SocketLike, type SocketPhase } from './socket.ts';
import { statusOf, type LiveStatus } from './status.ts';
import { NO_RESULTS } from './store.ts';

export type LiveEnvironment = {
  readonly url: string;
  readonly open: (url: string) => SocketLike;
  readonly now: () => number;
  readonly random: () => number;
  readonly isOnline: () => boolean;
  /** A bridge on this machine can be reached without a network. */
  readonly isLoopback: boolean;
  readonly paint: Paint;
};

/** Ages count up even when nothing arrives. */
const TICK_MILLIS = 500;

/** The live connection of a page: one per page, outside React. Start it once, watch one site. */
export class LiveClient {
  private readonly environment: LiveEnvironment;
  private readonly clock = new ServerClock();
  private readonly inbox: Inbox;
  private readonly socket: LiveSocket;
  private readonly gate: FrameGate;
  private readonly listeners = new Set<() => void>();
  private phase: SocketPhase = { kind: 'closed' };
  private current: LiveStatus;
  private ticker: ReturnType<typeof setInterval> | undefined;

  constructor(environment: LiveEnvironment) {
    this.environment = environment;
    this.gate = new FrameGate(environment.paint, () => this.flush());
    this.inbox = new Inbox(this.clock, {
      now: environment.now,
      isVisible: environment.paint.isVisible,
      send: (message) => this.socket.send(encodeClient(message)),
      leave: (afterMillis) => this.socket.leave(afterMillis),
      changed: () => this.gate.ask(),
    });
    this.socket = new LiveSocket({
      url: environment.url,
      open: environment.open,
      backoff: new Backoff(environment.random),
      now: environment.now,
      mayTry: () => environment.isOnline() || environment.isLoopback,
      onPhase: (phase) => this.entered(phase),
      onText: (text) => this.inbox.receive(text),
    });
    this.current = this.assess();
  }

  start(): void {
    this.ticker = setInterval(() => this.tick(), TICK_MILLIS);
    this.socket.connect();
  }

  close(): void {
    clearInterval(this.ticker);
    this.socket.close();
  }

  /** Tries at once instead of waiting. */
  reconnect(): void {
    this.socket.connect();
  }

  /** The browser's network came or went. */
  networkChanged(): void {
    if (this.environment.isOnline() && this.phase.kind !== 'open') this.socket.connect();
    this.gate.ask();
  }

  watch(site: string): void {
    if (this.inbox.site !== site) this.inbox.watch(site, overviewChannel(site));
  }

  /** Calls back at most once per frame; returns the way to stop it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly status = (): LiveStatus => this.current;

  results(metric: MetricName, window: WindowName): readonly LiveResult[] {
    return this.inbox.watched?.store.results(metric, window) ?? NO_RESULTS;
  }

  alerts(): readonly LiveAlert[] {
    return this.inbox.watched?.alerts.all() ?? NO_ALERTS;
  }

  private entered(phase: SocketPhase): void {
    this.phase = phase;
    if (phase.kind !== 'open') this.inbox.disconnected();
    this.gate.ask();
  }

  private tick(): void {
    this.inbox.tick();
    this.gate.ask();
  }

  private flush(): void {
    this.current = this.assess();
    for (const listener of this.listeners) listener();
    this.environment.paint.afterPaint(() => this.inbox.painted());
  }

  private assess(): LiveStatus {
    const nowMillis = this.environment.now();
    return statusOf({
      ...this.inbox.facts(),
      phase: this.phase,
      isOnline: this.environment.isOnline(),
      nowMillis,
      serverNowMillis: this.clock.serverTime(nowMillis),
    });
  }
}
