import type { Paint } from './frames.ts';
import type { SocketLike } from './socket.ts';

/** What a live client needs of its surroundings. */
export type LiveEnvironment = {
  readonly url: string;
  readonly open: (url: string) => SocketLike;
  readonly now: () => number;
  readonly random: () => number;
  readonly isOnline: () => boolean;
  /** A bridge on this machine can be reached without a network. */
  readonly isLoopback: boolean;
  readonly paint: Paint;
  /** What shows who is there; null without one. */
  readonly token: () => string | null;
};
