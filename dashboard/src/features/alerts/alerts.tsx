import { useState } from 'react';
import { useAlerts } from '../../live/hooks.ts';
import { Empty } from '../../ui/empty.tsx';
import { Panel, WithTable } from '../../ui/panel.tsx';
import { Unfiltered } from '../../ui/unfiltered.tsx';
import { AlertRow, alertTable, rankOf } from '../../panels/alerts-panel.tsx';
import rows from '../../panels/alerts-panel.module.css';
import styles from './alerts.module.css';

const CHOICES = ['all', 'open', 'critical', 'warning', 'info'] as const;
type Choice = (typeof CHOICES)[number];

const NAMES = {
  all: 'All',
  open: 'Open',
  critical: 'Critical',
  warning: 'Warning',
  info: 'Info',
} as const satisfies Record<Choice, string>;

/** Everything that patterns and detectors noticed in the last day. */
export function Alerts() {
  return (
    <Panel title="Alerts" span="last 24 hours" size="chart">
      <Unfiltered>
        <AlertList />
      </Unfiltered>
    </Panel>
  );
}

function AlertList() {
  const [choice, setChoice] = useState<Choice>('all');
  const all = useAlerts();
  const alerts = all
    .filter(
      ({ severity, status }) =>
        choice === 'all' || (choice === 'open' ? status === 'open' : severity === choice),
    )
    .toSorted((a, b) => rankOf(a) - rankOf(b) || b.detectedAtMillis - a.detectedAtMillis);
  return (
    <WithTable caption="Alerts" table={() => alertTable(alerts)}>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">Which alerts</legend>
        {CHOICES.map((each) => (
          <label key={each}>
            <input
              className="visually-hidden"
              type="radio"
              name="alerts"
              checked={each === choice}
              onChange={() => setChoice(each)}
            />
            {NAMES[each]}
          </label>
        ))}
      </fieldset>
      {alerts.length === 0 ? (
        <Empty>{all.length === 0 ? 'Nothing unusual was noticed' : 'None of these'}</Empty>
      ) : (
        <ul className={rows.rows} data-testid="alerts" aria-label="Alerts">
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </WithTable>
  );
}
