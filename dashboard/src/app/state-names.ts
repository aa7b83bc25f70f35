import type { ConnectionState } from '../live/freshness.ts';

export const STATE_NAMES = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
  stale: 'Not updating',
  offline: 'Offline',
  refused: 'Refused',
} as const satisfies Record<ConnectionState, string>;
