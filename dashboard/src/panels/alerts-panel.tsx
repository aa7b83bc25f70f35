import { formatTime } from '../lib/format.ts';
import { patternName } from '../lib/names.ts';
import { useAlerts } from '../live/hooks.ts';
import type { LiveAlert } from '../live/protocol.ts';
import type { Table } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel, WithTable } from '../ui/panel.tsx';
import { Unfiltered } from '../ui/unfiltered.tsx';
import styles from './alerts-panel.module.css';

const MOST_ROWS = 8;
const RANKS: Readonly<Record<string, number>> = { critical: 0, warning: 1 };
const OTHER_RANK = 2;

/** What patterns and detectors noticed: what matters most and is not over comes first. */
export function AlertsPanel() {
  return (
    <Panel title="Alerts" span="last 24 hours" size="short-list">
      <Unfiltered>
        <Alerts />
      </Unfiltered>
    </Panel>
  );
}

function Alerts() {
  const alerts = useAlerts();
  if (alerts.length === 0) return <Empty>Nothing unusual was noticed</Empty>;
  const shown = alerts
    .toSorted((a, b) => rankOf(a) - rankOf(b) || b.detectedAtMillis - a.detectedAtMillis)
    .slice(0, MOST_ROWS);
  return (
    <WithTable caption="All alerts" table={() => alertTable(alerts)}>
      <ul className={styles.rows} data-testid="alerts" aria-label="Alerts">
        {shown.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </ul>
    </WithTable>
  );
}

export function AlertRow({ alert }: { readonly alert: LiveAlert }) {
  const isOver = alert.status === 'resolved';
  return (
    <li className={styles.row} data-severity={alert.severity} data-over={isOver}>
      <span className={styles.mark} aria-hidden="true" />
      <span className={styles.name}>{patternName(alert.pattern)}</span>
      <span className={styles.state}>{isOver ? 'over' : alert.severity}</span>
      <time className={styles.time} dateTime={new Date(alert.detectedAtMillis).toISOString()}>
        {formatTime(alert.detectedAtMillis)}
      </time>
      <span className={styles.detail} title={alert.detail}>
        {alert.detail}
      </span>
    </li>
  );
}

export function rankOf(alert: LiveAlert): number {
  if (alert.status === 'resolved') return OTHER_RANK + 1;
  return RANKS[alert.severity] ?? OTHER_RANK;
}

export function alertTable(alerts: readonly LiveAlert[]): Table {
  return {
    columns: ['Since', 'Alert', 'Severity', 'Over at', 'What'],
    rows: alerts.map((alert) => [
      formatTime(alert.detectedAtMillis, true),
      patternName(alert.pattern),
      alert.severity,
      alert.resolvedAtMillis === 0 ? '' : formatTime(alert.resolvedAtMillis, true),
      alert.detail,
    ]),
  };
}
