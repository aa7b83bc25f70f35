import { NO_FILTER, type Filter } from '../lib/filter.ts';
import { Backoff } from './backoff.ts';
import { overviewChannel, type MetricName, type WindowName } from './catalogue.ts';
import { ServerClock } from './clock.ts';
import type { LiveEnvironment } from './environment.ts';
import { FrameGate } from './frames.ts';
import { Inbox } from './inbox.ts';
import { Player, type Now } from './player.ts';
import { encodeClient, type LiveAlert, type LiveResult } from './protocol.ts';
import { Sides } from './sides.ts';
import { LiveSocket, type SocketPhase } from './socket.ts';
import { statusOf, type LiveStatus } from './status.ts';

/** Ages count up even when nothing arrives. */
const TICK_MILLIS = 500;

/** The live connection of a page, outside React. Start it once, watch one site. */
export class LiveClient {
  readonly sides: Sides;
  private readonly environment: LiveEnvironment;
  private readonly clock = new ServerClock();
  private readonly inbox: Inbox;
  private readonly socket: LiveSocket;
  private readonly gate: FrameGate;
  private readonly player = new Player();
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
      token: environment.token,
    });
    this.sides = new Sides(this.inbox);
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

  reconnect(): void {
    this.socket.connect();
  }

  networkChanged(): void {
    if (this.environment.isOnline() && this.phase.kind !== 'open') this.socket.connect();
    this.gate.ask();
  }

  watch(site: string, filter: Filter = NO_FILTER): void {
    const name = overviewChannel(site, filter);
    if (this.inbox.watched?.name === name) return;
    this.player.reset();
    this.inbox.watch(site, name);
  }

  /** Freezes what is shown, or goes on. */
  togglePause(): void {
    const channel = this.inbox.watched;
    if (this.player.pauseState() !== null) this.player.resume();
    else if (channel !== null) this.player.pause(channel, this.now());
    this.gate.ask();
  }

  /** While paused: shows an earlier moment. */
  seek(timeMillis: number): void {
    this.player.seek(timeMillis);
    this.gate.ask();
  }

  /** Calls back at most once per frame; returns the way to stop it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly status = (): LiveStatus => this.current;

  results(metric: MetricName, window: WindowName): readonly LiveResult[] {
    return this.player.results(this.inbox.watched, metric, window);
  }

  alerts(): readonly LiveAlert[] {
    return this.player.alerts(this.inbox.watched);
  }

  private entered(phase: SocketPhase): void {
    this.phase = phase;
    if (phase.kind !== 'open') this.inbox.disconnected();
    if (phase.kind === 'refused') this.inbox.signIn.refused(phase.code);
    this.gate.ask();
  }

  private tick(): void {
    this.inbox.tick();
    this.gate.ask();
  }

  private now(): Now {
    return {
      serverMillis: this.clock.serverTime(this.environment.now()),
      watermarkMillis: this.inbox.facts().watermarkMillis,
    };
  }

  private flush(): void {
    if (this.inbox.watched !== null) this.player.record(this.inbox.watched, this.now());
    this.current = this.assess();
    for (const listener of this.listeners) listener();
    this.environment.paint.afterPaint(() => this.inbox.painted());
  }

  private assess(): LiveStatus {
    const nowMillis = this.environment.now();
    return statusOf({
      ...this.inbox.facts(),
      paused: this.player.pauseState(),
      shownWatermarkMillis: this.player.watermarkMillis(),
      shownMillis: this.player.shownMillis(),
      phase: this.phase,
      isOnline: this.environment.isOnline(),
      nowMillis,
      serverNowMillis: this.clock.serverTime(nowMillis),
    });
  }
}
