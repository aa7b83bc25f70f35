import { AlertStore } from './alerts.ts';
import type { Delta, Refusal, Snapshot, ClientMessage } from './protocol.ts';
import { ResultStore } from './store.ts';
import { SessionStore } from './sessions.ts';
import { Subscription } from './subscription.ts';

const ASK_AGAIN_AFTER_MILLIS = 5_000;

/** The watched channel: its subscription and its results, kept through reconnects. */
export class Channel {
  readonly site: string;
  readonly store = new ResultStore();
  readonly alerts = new AlertStore();
  readonly sessions = new SessionStore();
  /** Event time up to which it is complete: of an earlier present, that of then. */
  watermarkMillis = 0;
  /** Stays true through reconnects and gaps: the last known numbers remain on the screen. */
  hasSnapshot = false;
  gaps = 0;
  private readonly subscription: Subscription;
  private readonly send: (message: ClientMessage) => void;
  private readonly now: () => number;
  private askedAtMillis = 0;

  constructor(
    site: string,
    channel: string,
    send: (message: ClientMessage) => void,
    now: () => number,
  ) {
    this.site = site;
    this.subscription = new Subscription(channel);
    this.send = send;
    this.now = now;
  }

  get name(): string {
    return this.subscription.channel;
  }

  ask(): void {
    this.askedAtMillis = this.now();
    this.send(this.subscription.request());
  }

  leave(): void {
    this.send({ type: 'unsubscribe', channel: this.subscription.channel });
  }

  disconnected(): void {
    this.subscription.disconnected();
  }

  /** Whether the message was of this channel and is now part of the numbers. */
  apply(message: Snapshot | Delta): boolean {
    if (message.channel !== this.subscription.channel) return false;
    if (message.type === 'snapshot') {
      this.subscription.snapshot(message);
      this.store.replace(message.results);
      this.alerts.replace(message.alerts);
      this.sessions.replace(message.sessions);
      this.watermarkMillis = message.watermarkMillis;
      this.hasSnapshot = true;
      return true;
    }
    const verdict = this.subscription.delta(message);
    if (verdict === 'apply') {
      this.store.merge(message.results);
      this.alerts.merge(message.alerts);
      this.sessions.merge(message.sessions);
      this.watermarkMillis = message.watermarkMillis;
    }
    if (verdict === 'gap') {
      this.gaps += 1;
      this.ask();
    }
    return verdict === 'apply';
  }

  refuse(refusal: Refusal): void {
    if (refusal.channel === this.subscription.channel) this.subscription.refuse(refusal);
  }

  confirmed(): void {
    this.subscription.confirmed();
  }

  /** On each heartbeat: asks again for what was refused or never came. */
  heartbeat(sites: readonly string[]): void {
    const isDue = this.now() - this.askedAtMillis >= ASK_AGAIN_AFTER_MILLIS;
    const refusal = this.subscription.refusal();
    const isNowKnown = this.isUnknown() && sites.includes(this.site);
    if (isNowKnown || (isDue && (refusal !== null || this.subscription.isWaiting()))) this.ask();
  }

  /** The bridge has never heard of the site: it may be about to send its first event. */
  isUnknown(): boolean {
    return this.subscription.refusal()?.code === 'not_found';
  }

  /** Nothing has ever been counted for the site, as far as the bridge knows. */
  isSilent(): boolean {
    return this.isUnknown() || (this.hasSnapshot && this.store.isEmpty());
  }

  isSettled(): boolean {
    return this.subscription.isSettled() || this.isUnknown();
  }

  refusal(): string | null {
    return this.isUnknown() ? null : (this.subscription.refusal()?.message ?? null);
  }
}
