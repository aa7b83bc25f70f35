import type { Channel } from './channel.ts';
import { Channels } from './channels.ts';
import type { ServerClock } from './clock.ts';
import { FrameReader } from './frame-reader.ts';
import { FrameTimes } from './frame-times.ts';
import type { InboxFacts, InboxPorts } from './inbox-ports.ts';
import { LatencyMeter } from './latency-meter.ts';
import { Pinger } from './pinger.ts';
import {
  PROTOCOL_VERSION,
  type Delta,
  type ServerMessage,
  type Snapshot,
  type Welcome,
} from './protocol.ts';
import { sharedOf, type Shared } from './shared.ts';
import { SignIn } from './sign-in.ts';
import { protocolProblem } from './status.ts';

/** Understands what the bridge says and answers it; knows nothing of sockets and screens. */
export class Inbox {
  readonly signIn: SignIn;
  private readonly clock: ServerClock;
  private readonly ports: InboxPorts;
  private readonly pinger: Pinger;
  private readonly times = new FrameTimes();
  private readonly reader = new FrameReader();
  private readonly latency: LatencyMeter;
  readonly channels: Channels;
  private welcome: Welcome | null = null;
  private shared: Shared | null = null;
  private sites: readonly string[] | null = null;
  private isWelcomed = false;
  private lastFrameAtMillis: number | null = null;

  constructor(clock: ServerClock, ports: InboxPorts) {
    this.clock = clock;
    this.ports = ports;
    this.pinger = new Pinger(clock, ports.send);
    this.latency = new LatencyMeter(clock, ports.send);
    this.channels = new Channels(ports);
    this.signIn = new SignIn(ports.token, ports.send);
  }

  get site(): string | null {
    return this.watched?.site ?? null;
  }

  watch(site: string, channel: string): void {
    this.channels.watch(site, channel);
    this.latency.clear();
    this.ports.changed();
  }

  receive(text: string): void {
    const nowMillis = this.ports.now();
    // Frames that are not of the protocol do not show that the bridge is well.
    if (this.reader.accept(text, (message) => this.handle(message))) {
      this.lastFrameAtMillis = nowMillis;
    }
    this.ports.changed();
  }

  tick(): void {
    if (this.isWelcomed) this.pinger.tick(this.ports.now());
  }

  disconnected(): void {
    this.isWelcomed = false;
    this.channels.closed();
    this.signIn.disconnected();
  }

  painted(): void {
    this.latency.painted(this.ports.now(), this.ports.isVisible());
  }

  /** What is known of the watched site. */
  get watched(): Channel | null {
    return this.channels.watched;
  }

  facts(): InboxFacts {
    const { watched: channel, welcome } = this;
    return {
      site: this.site,
      sites: this.sites,
      isDemo: welcome?.demo ?? false,
      shared: this.shared,
      signIn: this.signIn.state,
      hasSnapshot: this.times.isKnown && (channel?.hasSnapshot ?? false),
      isSilentSite: channel?.isSilent() ?? false,
      isSettled: this.isWelcomed && (channel?.isSettled() ?? true),
      refusal: protocolProblem(welcome) ?? channel?.refusal() ?? null,
      watermarkMillis: this.times.watermarkMillis,
      frameTimeMillis: this.times.frameTimeMillis,
      lastFrameAtMillis: this.lastFrameAtMillis,
      clock: this.clock.estimate(),
      latency: this.latency.summary(this.ports.now()),
      counters: { ...this.reader.counters(), gaps: channel?.gaps ?? 0 },
    };
  }

  private handle(message: ServerMessage): void {
    switch (message.type) {
      case 'welcome':
        return this.welcomed(message);
      case 'snapshot':
      case 'delta':
        return this.applied(message);
      case 'heartbeat':
        this.times.heartbeat(message.serverTimeMillis, message.watermarkMillis);
        this.sites = message.sites;
        return this.channels.heartbeat(message.sites);
      case 'pong':
        this.pinger.pong(message.id, message.serverTimeMillis, this.ports.now());
        return this.channels.confirmed();
      case 'error':
        if (message.code === 'unauthenticated') return this.signIn.asked();
        return this.channels.refuse(message);
      case 'reconnect':
        return this.ports.leave(message.afterMillis);
      default:
        return message satisfies never;
    }
  }

  private welcomed(welcome: Welcome): void {
    this.welcome = welcome;
    this.shared = sharedOf(welcome);
    this.signIn.welcomed(this.shared !== null);
    this.sites = welcome.sites;
    this.isWelcomed = true;
    this.pinger.connected(welcome.serverTimeMillis, this.ports.now());
    this.times.reconnected();
    this.latency.connected(welcome.serverTimeMillis);
    if (welcome.protocol !== PROTOCOL_VERSION) return;
    this.channels.opened();
    // Asked after the subscription, so that its pong shows that the request was handled.
    this.pinger.tick(this.ports.now());
  }

  private applied(message: Snapshot | Delta): void {
    const channel = this.channels.apply(message);
    if (channel === null || channel !== this.watched) return;
    this.times.channelFrame(message.serverTimeMillis, message.watermarkMillis);
    if (message.type !== 'delta') return;
    this.latency.applied(message, this.ports.now(), this.ports.isVisible());
  }
}
