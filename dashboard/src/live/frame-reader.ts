import { parseServer, type ServerMessage } from './protocol.ts';
import type { FrameCounters } from './status.ts';

/** Reads frames and counts those that this page cannot use. */
export class FrameReader {
  private read: FrameCounters = { ignored: 0, malformed: 0, lastMalformed: null };

  /** Calls back for what was understood; whether the frame was of the protocol at all. */
  accept(text: string, handle: (message: ServerMessage) => void): boolean {
    const parsed = parseServer(text);
    switch (parsed.kind) {
      case 'message':
        handle(parsed.message);
        return true;
      case 'unknown':
        this.read = { ...this.read, ignored: this.read.ignored + 1 };
        return true;
      case 'malformed':
        this.read = {
          ...this.read,
          malformed: this.read.malformed + 1,
          lastMalformed: parsed.reason,
        };
        return false;
      default:
        return parsed satisfies never;
    }
  }

  counters(): FrameCounters {
    return this.read;
  }
}
