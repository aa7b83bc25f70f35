import type { Scalar, TrackedEvent } from './event.ts';

// The collector refuses a whole request for half characters, NULs and numbers that JSON readers
// would not agree on: one such value must not cost the other events.
const UNSOUND = /[\p{Surrogate}\0]/gu;

function sound(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNSOUND, '\ufffd');
  if (typeof value === 'number' && !(Math.abs(value) <= 2 ** 53)) return String(value);
  return value;
}

/** The body of a request. */
export function serialize(site_id: string, events: readonly TrackedEvent[]): string {
  return JSON.stringify({ site_id, sent_at: Date.now(), events }, sound);
}

/** What of an object an event can hold; the rest is left out. */
export function scalars(object: unknown): Record<string, Scalar> {
  return Object.fromEntries(
    Object.entries(object ?? {}).filter(([, value]) => /^(st|n|bo)/.test(typeof value)),
  );
}
