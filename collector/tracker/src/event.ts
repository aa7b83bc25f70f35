/** What the collector takes at POST /v1/events. */

export type EventType =
  'page_view' | 'conversion' | 'custom' | 'click' | 'web_vital' | 'exception' | 'heartbeat';

export type NavigationType = 'load' | 'spa' | 'back_forward';

export type Scalar = string | number | boolean;

export type Page = {
  readonly url: string;
  title: string;
  readonly referrer: string;
};

/** A page view under way: what happens on it carries its id. */
export type View = {
  readonly id: string;
  readonly page: Page;
};

/** What differs from type to type. */
export type Details = {
  readonly event_name?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly properties?: Readonly<Record<string, Scalar>>;
};

export type TrackedEvent = Details & {
  readonly event_id: string;
  readonly event_type: EventType;
  /** Clock of the device, milliseconds. */
  readonly created_at: number;
  readonly client_seq: number;
  readonly page_view_id: string;
  readonly page: Page;
  readonly screen: { readonly width: number; readonly height: number };
  readonly language: string;
  readonly timezone: string;
  readonly library: { readonly name: string; readonly version: string };
};
