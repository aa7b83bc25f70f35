import { vi } from 'vitest';
import { readToken } from '../lib/token.ts';
import { LiveClient } from '../live/client.ts';
import type { LiveEnvironment } from '../live/environment.ts';
import type { LiveAlert, LiveResult } from '../live/protocol.ts';
import { FakeSocket } from './fake-socket.ts';

export const SITE = 'demo-shop';
export const CHANNEL = `site:${SITE}:overview`;
/** Noon of the tests; on the grid of every window. */
export const NOON = Date.UTC(2026, 5, 1, 12);

/** A live client whose bridge, clock, network and frames belong to the test. */
export class LivePage {
  readonly sockets: FakeSocket[] = [];
  readonly client: LiveClient;
  isOnline = true;
  isVisible = true;
  private frames: (() => void)[] = [];
  private painted: (() => void)[] = [];

  constructor(overrides: Partial<LiveEnvironment> = {}) {
    vi.useFakeTimers({
      now: NOON,
      toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
    });
    this.client = new LiveClient({
      url: 'ws://bridge.test/api/v1/live',
      open: (url) => {
        const socket = new FakeSocket(url);
        this.sockets.push(socket);
        return socket;
      },
      now: Date.now,
      random: () => 0.5,
      isOnline: () => this.isOnline,
      isLoopback: false,
      token: readToken,
      paint: {
        beforeNextPaint: (run) => this.frames.push(run),
        afterPaint: (run) => this.painted.push(run),
        isVisible: () => this.isVisible,
      },
      ...overrides,
    });
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('not connected yet');
    return socket;
  }

  /** Connects, is welcomed, and watches the site. */
  connect(sites: readonly string[] = [SITE], site: string | null = SITE): this {
    if (site !== null) this.client.watch(site);
    this.client.start();
    return this.accept(sites);
  }

  accept(sites: readonly string[] = [SITE], rights: object = {}): this {
    this.socket.accept();
    this.socket.say({
      type: 'welcome',
      protocol: 1,
      serverTimeMillis: Date.now(),
      demo: true,
      sites,
      ...rights,
    });
    return this;
  }

  snapshot(results: readonly Partial<LiveResult>[], offset = 40, epoch = 'e1'): this {
    this.socket.say({ type: 'snapshot', ...frame(offset, epoch), results });
    return this.frame();
  }

  delta(
    results: readonly Partial<LiveResult>[],
    offset: number,
    epoch = 'e1',
    alerts: readonly LiveAlert[] = [],
  ): this {
    this.socket.say({ type: 'delta', ...frame(offset, epoch), results, alerts });
    return this;
  }

  heartbeat(watermarkMillis = Date.now() - 1_000, sites: readonly string[] = [SITE]): this {
    this.socket.say({ type: 'heartbeat', serverTimeMillis: Date.now(), watermarkMillis, sites });
    return this;
  }

  /** The browser prepares a frame, and paints it. */
  frame(): this {
    for (const run of this.frames.splice(0)) run();
    for (const run of this.painted.splice(0)) run();
    return this;
  }

  /** Time passes without a word from the bridge. */
  pass(millis: number): this {
    vi.advanceTimersByTime(millis);
    return this.frame();
  }
}

function frame(offset: number, epoch: string) {
  return {
    channel: CHANNEL,
    epoch,
    offset,
    serverTimeMillis: Date.now(),
    watermarkMillis: Date.now() - 1_000,
  };
}
