import { version } from '../package.json';
import { campaignAddress, withoutQuery } from './address.ts';
import { engagementClock, scrollGauge } from './attention.ts';
import type { Details, EventType, NavigationType, View } from './event.ts';
import { uuidv7 } from './ids.ts';
import { recall, remember, type Memory } from './memory.ts';
import { Outbox } from './outbox.ts';

const DAY_MILLIS = 24 * 60 * 60 * 1_000;

export type TrackerOptions = {
  readonly site: string;
  readonly endpoint: string;
};

function isInternal(referrer: string): boolean {
  return referrer.split('/')[2] === location.host;
}

/** Knows the page that is shown, and records what happens on it. */
export class Tracker {
  /** The page being viewed. */
  view: View;
  readonly #outbox: Outbox;
  readonly #engagement = engagementClock();
  readonly #scroll = scrollGauge();
  readonly #surroundings = {
    screen: { width: screen.width, height: screen.height },
    language: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    library: { name: 'tracker-js', version },
  };
  #seq = 0;
  #viewBegan = 0;
  #heartbeatBegan = 0;

  /** Begins with the page that was loaded. */
  constructor({ endpoint, site }: TrackerOptions) {
    // Single-page applications set the title after the address.
    const prepare = (): void => {
      this.view.page.title = document.title;
    };
    this.#outbox = new Outbox(endpoint, site, prepare);
    const { referrer } = document;
    const memory = recall();
    const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    this.view = this.#show(
      load?.type === 'back_forward' ? 'back_forward' : 'load',
      withoutQuery(referrer),
      memory,
      !memory && !isInternal(referrer),
    );
  }

  /** The page now shows something else, or the same once more. */
  move(navigationType: NavigationType): void {
    this.#show(navigationType, withoutQuery(this.view.page.url), this.#snapshot());
  }

  /** The browser brought the page back as it was; the tab has been elsewhere meanwhile. */
  restore(): void {
    this.#show('back_forward', '', recall());
  }

  /** Vitals belong to the page that was loaded, all else to the one that is shown. */
  record(event_type: EventType, details: Details, view: View = this.view): void {
    const now = Date.now();
    this.#outbox.add(
      {
        event_id: uuidv7(now),
        event_type,
        created_at: now,
        client_seq: this.#seq++,
        page_view_id: view.id,
        page: view.page,
        ...this.#surroundings,
        ...details,
      },
      event_type === 'page_view' || event_type === 'conversion',
    );
  }

  /** To be called every 15 s: the page is still looked at. */
  beat(): void {
    if (document.hidden) return;
    const engaged = this.#engagement();
    this.record('heartbeat', {
      payload: { engagement_time_msec: engaged - this.#heartbeatBegan },
    });
    this.#heartbeatBegan = engaged;
  }

  /** The page may be gone in a moment. */
  leave(): void {
    remember(this.#snapshot());
    this.#outbox.leave();
  }

  #snapshot(): Memory {
    return {
      seq: this.#seq,
      at: Date.now(),
      left: {
        engagement_time_msec: Math.min(this.#engagement() - this.#viewBegan, DAY_MILLIS),
        scroll_depth_pct: this.#scroll.read(),
      },
    };
  }

  #show(
    navigation_type: NavigationType,
    referrer: string,
    previous: Memory | null,
    entrance = false,
  ): View {
    this.#seq = Math.max(this.#seq, previous?.seq ?? 0);
    this.#viewBegan = this.#engagement();
    this.#scroll.reset();
    const page = { url: campaignAddress(location), title: document.title, referrer };
    this.view = { id: uuidv7(Date.now()), page };
    this.record('page_view', { payload: { navigation_type, entrance, ...previous?.left } });
    return this.view;
  }
}
