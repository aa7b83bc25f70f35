const KEY = 'rta';
const VISIT_MILLIS = 30 * 60 * 1_000;

/** What one page of a tab tells the next; nothing that names the visitor or the tab. */
export type Memory = {
  /** Events so far. */
  readonly seq: number;
  readonly at: number;
  /** How the page was used, as the next page view tells it. */
  readonly left: {
    readonly engagement_time_msec: number;
    readonly scroll_depth_pct: number;
  };
};

/** What the page before left; null for the first of a visit. */
export function recall(): Memory | null {
  try {
    const memory = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Memory | null;
    return memory && Date.now() - memory.at < VISIT_MILLIS ? memory : null;
  } catch {
    return null;
  }
}

export function remember(memory: Memory): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Storage is closed to this page: every page view may then look like an entrance.
  }
}
