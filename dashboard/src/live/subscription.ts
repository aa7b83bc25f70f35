import type { ClientMessage, Delta, Refusal, Snapshot } from './protocol.ts';

type Position = { readonly epoch: string; readonly offset: number };

type Phase =
  /** Nothing asked on this connection. */
  | 'idle'
  /** A snapshot is due; deltas before it belong to an earlier request. */
  | 'asked'
  /** Asked to continue; what comes must continue. */
  | 'resuming'
  | 'settled'
  | 'refused';

/** The state of one channel: a snapshot plus deltas of its epoch with consecutive offsets. */
export class Subscription {
  readonly channel: string;
  private phase: Phase = 'idle';
  private position: Position | null = null;
  private refusedWith: Refusal | null = null;

  constructor(channel: string) {
    this.channel = channel;
  }

  /** The request for a new connection: continues after the last frame applied, if there is one. */
  request(): ClientMessage {
    this.refusedWith = null;
    this.phase = this.position === null ? 'asked' : 'resuming';
    const message = { type: 'subscribe', channel: this.channel } as const;
    return this.position === null ? message : { ...message, ...this.position };
  }

  disconnected(): void {
    this.phase = 'idle';
  }

  snapshot(snapshot: Snapshot): void {
    this.position = { epoch: snapshot.epoch, offset: snapshot.offset };
    this.phase = 'settled';
    this.refusedWith = null;
  }

  /** After `gap` the caller sends {@link request} again: it asks for a snapshot. */
  delta(delta: Delta): 'apply' | 'ignore' | 'gap' {
    if (this.position === null || this.phase === 'asked' || this.phase === 'idle') return 'ignore';
    const { epoch, offset } = this.position;
    // Repeats are harmless: values are absolute.
    if (delta.epoch === epoch && delta.offset <= offset) return 'ignore';
    // A catch-up tells all that was said after `since` at once.
    const since = delta.since ?? delta.offset - 1;
    if (delta.epoch !== epoch || since > offset) {
      this.position = null;
      return 'gap';
    }
    this.position = { epoch, offset: delta.offset };
    this.phase = 'settled';
    return 'apply';
  }

  /** The bridge has handled the request: where nothing was missed, no frame says so. */
  confirmed(): void {
    if (this.phase === 'resuming') this.phase = 'settled';
  }

  refuse(refusal: Refusal): void {
    this.refusedWith = refusal;
    this.phase = 'refused';
  }

  refusal(): Refusal | null {
    return this.refusedWith;
  }

  isSettled(): boolean {
    return this.phase === 'settled';
  }

  isWaiting(): boolean {
    return this.phase === 'asked' || this.phase === 'resuming';
  }

  hasSnapshot(): boolean {
    return this.position !== null;
  }
}
