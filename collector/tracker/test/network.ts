import type { Fate } from '../src/fate.ts';

export type SentEvent = {
  readonly event_id: string;
  readonly event_type: string;
  readonly event_name?: string;
  readonly page_view_id: string;
  readonly client_seq: number;
  readonly created_at: number;
  readonly page: { readonly url: string; readonly title: string; readonly referrer: string };
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, unknown>>;
};

export type Sent = {
  readonly url: string;
  readonly init: RequestInit;
  readonly siteId: string;
  readonly sentAt: number;
  readonly events: readonly SentEvent[];
};

/** What a request is answered with; 0 is a broken connection, 'silence' no answer at all. */
export type Reply =
  | number
  | 'silence'
  | { readonly status: number; readonly retryAfter?: string; readonly reject?: number };

/** A collector made by hand: keeps what arrives, answers what it is told to, else 202. */
export class Network {
  readonly requests: Sent[] = [];
  readonly beacons: Sent[] = [];
  readonly replies: Reply[] = [];
  readonly fates: Record<Fate, string[]> = { queued: [], sent: [], beacon: [], dropped: [] };
  takesBeacons = true;

  /** Everything that was sent, whichever way, again and again where it was repeated. */
  get events(): readonly SentEvent[] {
    return [...this.requests, ...this.beacons].flatMap((sent) => sent.events);
  }

  ofType(type: string): readonly SentEvent[] {
    return this.events.filter((event) => event.event_type === type);
  }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    const sent = parse(url, init);
    this.requests.push(sent);
    const reply = this.replies.shift() ?? 202;
    if (reply === 'silence') {
      return new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    }
    if (reply === 0) throw new TypeError('network');
    const { status, retryAfter, reject } = typeof reply === 'number' ? { status: reply } : reply;
    const results = sent.events.map((event, i) => ({
      event_id: event.event_id,
      verdict: i === reject ? 'rejected' : 'accepted',
    }));
    const headers = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
    return new Response(JSON.stringify({ results }), { status, headers });
  }

  beacon(url: string, body: string): boolean {
    if (this.takesBeacons) this.beacons.push(parse(url, { body }));
    return this.takesBeacons;
  }
}

function parse(url: string, init: RequestInit): Sent {
  const body = JSON.parse(String(init.body)) as {
    site_id: string;
    sent_at: number;
    events: SentEvent[];
  };
  return { url, init, siteId: body.site_id, sentAt: body.sent_at, events: body.events };
}
