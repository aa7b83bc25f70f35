import type { Scalar } from './event.ts';
import { scalars } from './serialize.ts';
import type { Tracker } from './tracker.ts';

export type ConversionItem = {
  readonly item_id: string;
  readonly item_name?: string;
  readonly item_brand?: string;
  readonly item_category?: string;
  readonly item_variant?: string;
  /** Price of one piece in minor units (cents), whole. */
  readonly price_minor?: number;
  readonly quantity?: number;
  readonly coupon?: string;
  readonly discount_minor?: number;
  readonly index?: number;
};

export type Conversion = {
  /** Required for `purchase`; the same id counts once. */
  readonly transaction_id?: string;
  /** Value in minor units (cents), whole. */
  readonly value_minor?: number;
  /** ISO 4217; required where the value is not 0. */
  readonly currency?: string;
  readonly items?: readonly ConversionItem[];
  readonly coupon?: string;
  readonly tax_minor?: number;
  readonly shipping_minor?: number;
};

/** `window.rta`. Names are snake_case, at most 64 characters. */
export type Rta = {
  /** Something of your own; properties are at most 50 texts, numbers or booleans. */
  readonly track: (name: string, properties?: Readonly<Record<string, Scalar>>) => void;
  /** Something you want to happen: purchase, sign_up, generate_lead ... */
  readonly conversion: (name: string, details?: Conversion) => void;
  /** Counts a page view where the tracker cannot see one, for example with `#` addresses. */
  readonly page: () => void;
};

export type Command = {
  [M in keyof Rta]: readonly [M, ...Parameters<Rta[M]>];
}[keyof Rta];

/** What pages put at `window.rta` until the tracker is there. */
export type RtaStub = { readonly q: Command[] };

export function createApi(tracker: Tracker): Rta {
  return {
    track: (event_name, properties) => {
      tracker.record('custom', { event_name, properties: scalars(properties) });
    },
    conversion: (event_name, details) => {
      const items = Array.isArray(details?.items) ? details.items.map(scalars) : [];
      tracker.record('conversion', { event_name, payload: { ...scalars(details), items } });
    },
    page: () => tracker.move('spa'),
  };
}
