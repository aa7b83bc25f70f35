import type { LiveSession } from './protocol.ts';

/** The bridge keeps as many. */
const KEPT = 100;

export const NO_SESSIONS: readonly LiveSession[] = [];

/** The sessions of one channel that ended last. */
export class SessionStore {
  private readonly byId = new Map<string, LiveSession>();
  /** Those that ended last first. */
  private sorted: readonly LiveSession[] = NO_SESSIONS;

  replace(sessions: readonly LiveSession[]): void {
    this.byId.clear();
    this.sorted = NO_SESSIONS;
    this.merge(sessions);
  }

  merge(sessions: readonly LiveSession[]): void {
    if (sessions.length === 0) return;
    for (const session of sessions) this.byId.set(session.id, session);
    const kept = newestFirst([...this.byId.values()]).slice(0, KEPT);
    this.byId.clear();
    for (const session of kept) this.byId.set(session.id, session);
    this.sorted = kept;
  }

  all(): readonly LiveSession[] {
    return this.sorted;
  }
}

function newestFirst(sessions: readonly LiveSession[]): readonly LiveSession[] {
  return sessions.toSorted((a, b) => b.endedAtMillis - a.endedAtMillis || (a.id < b.id ? 1 : -1));
}
