import type { Filter } from '../lib/filter.ts';
import {
  overviewChannel,
  sideChannel,
  type MetricName,
  type SideView,
  type WindowName,
} from './catalogue.ts';
import type { Inbox } from './inbox.ts';
import type { LiveResult, LiveSession } from './protocol.ts';
import { NO_SESSIONS } from './sessions.ts';
import { NO_RESULTS } from './store.ts';

/** The role of the channel that runs an earlier time. */
export const EARLIER = 'earlier';

/** Empty: answered, and nothing was counted. */
export type SideState = 'waiting' | 'here' | 'empty' | 'refused';

/** The channels beside the watched one, each by its role. */
export class Sides {
  private readonly inbox: Inbox;

  constructor(inbox: Inbox) {
    this.inbox = inbox;
  }

  /** Shows an earlier time beside the watched channel; null ends it. */
  compare(site: string, filter: Filter, ago: string | null): void {
    const name = ago === null ? null : overviewChannel(site, filter, ago);
    this.inbox.channels.setSide(EARLIER, site, name);
  }

  /** Watches a view, until the returned function is called. */
  open(site: string, view: SideView): () => void {
    this.inbox.channels.setSide(view, site, sideChannel(site, view));
    return () => this.inbox.channels.setSide(view, site, null);
  }

  results(role: string, metric: MetricName, window: WindowName): readonly LiveResult[] {
    return this.inbox.channels.side(role)?.store.results(metric, window) ?? NO_RESULTS;
  }

  /** Whether it has been answered; a refusal is an answer. */
  state(role: string): SideState {
    const channel = this.inbox.channels.side(role);
    if (channel?.hasSnapshot === true) return channel.store.isEmpty() ? 'empty' : 'here';
    return channel === null || channel.refusal() === null ? 'waiting' : 'refused';
  }

  sessions(): readonly LiveSession[] {
    return this.inbox.channels.side('sessions')?.sessions.all() ?? NO_SESSIONS;
  }
}
