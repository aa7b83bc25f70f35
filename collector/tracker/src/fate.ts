import type { EventType, TrackedEvent } from './event.ts';

/**
 * What became of events: waiting, acknowledged by the collector (202), handed to the browser while
 * the page was left (nobody will say what became of them), given up.
 */
export type Fate = 'queued' | 'sent' | 'beacon' | 'dropped';

/** Tells the page by a CustomEvent `rta:queued` ... on window; its detail lists the events' types. */
export function tell(fate: Fate, events: readonly TrackedEvent[]): void {
  const detail: EventType[] = events.map((event) => event.event_type);
  if (detail[0]) dispatchEvent(new CustomEvent('rta:' + fate, { detail }));
}
