import type { ClientMessage } from './protocol.ts';
import type { StatusFacts } from './status.ts';

export type InboxPorts = {
  readonly now: () => number;
  readonly isVisible: () => boolean;
  readonly send: (message: ClientMessage) => void;
  readonly leave: (afterMillis: number) => void;
  readonly changed: () => void;
  readonly token: () => string | null;
};

export type InboxFacts = Omit<
  StatusFacts,
  | 'phase'
  | 'isOnline'
  | 'nowMillis'
  | 'serverNowMillis'
  | 'paused'
  | 'shownWatermarkMillis'
  | 'shownMillis'
>;
