import type { LiveAlert } from './protocol.ts';

/** Of each severity; the bridge keeps as many. */
const KEPT = 50;

export const NO_ALERTS: readonly LiveAlert[] = [];

/** The newest state of each alert of one channel, whatever the order of arrival. */
export class AlertStore {
  private readonly byId = new Map<string, LiveAlert>();
  /** The newest first; null after a change. */
  private sorted: readonly LiveAlert[] | null = NO_ALERTS;

  /** A snapshot replaces everything known. */
  replace(alerts: readonly LiveAlert[]): void {
    this.byId.clear();
    this.sorted = NO_ALERTS;
    this.merge(alerts);
  }

  merge(alerts: readonly LiveAlert[]): void {
    if (alerts.length === 0) return;
    for (const alert of alerts) {
      // What is over stays over.
      if (this.byId.get(alert.id)?.status !== 'resolved') this.byId.set(alert.id, alert);
    }
    this.prune();
    this.sorted = null;
  }

  /** The newest first; the same array until something in it changes. */
  all(): readonly LiveAlert[] {
    this.sorted ??= newestFirst([...this.byId.values()]);
    return this.sorted;
  }

  private prune(): void {
    const counts = new Map<string, number>();
    for (const alert of newestFirst([...this.byId.values()])) {
      const count = (counts.get(alert.severity) ?? 0) + 1;
      counts.set(alert.severity, count);
      if (count > KEPT) this.byId.delete(alert.id);
    }
  }
}

function newestFirst(alerts: readonly LiveAlert[]): readonly LiveAlert[] {
  return alerts.toSorted(
    (a, b) => b.detectedAtMillis - a.detectedAtMillis || (a.id < b.id ? 1 : -1),
  );
}
