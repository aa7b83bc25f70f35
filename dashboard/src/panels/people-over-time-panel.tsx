import { TimeBars, type Bar } from '../charts/time-bars.tsx';
import { formatCount, formatTime } from '../lib/format.ts';
import { useEarlierCount, useEarlierValues } from '../live/earlier.ts';
import { usePeopleNow } from '../live/metrics.ts';
import { Change } from '../ui/change.tsx';
import { Panel, WithTable } from '../ui/panel.tsx';
import styles from './page-views-panel.module.css';

const TICK_MILLIS = 5 * 60_000;

/** Distinct visitors of five minutes, every ten seconds. */
export function PeopleOverTimePanel() {
  return (
    <Panel title="People within five minutes" span="last 30 min" size="chart">
      <PeopleOverTime />
    </Panel>
  );
}

function PeopleOverTime() {
  const { last5Minutes, last30Minutes, series } = usePeopleNow();
  const then = useEarlierCount('active_visitors', '5m');
  const compared = useEarlierValues('active_visitors', '5m', series);
  // A window of five minutes is drawn where it ends.
  const bars = series.map((point) => ({ ...point, startMillis: point.endMillis - 10_000 }));
  return (
    <WithTable
      caption="People within five minutes"
      table={() => ({
        columns: ['Five minutes up to', 'People'],
        rows: series
          .toReversed()
          .map((point) => [formatTime(point.endMillis, true), point.value ?? 0]),
      })}
    >
      <div className={styles.head}>
        <p>
          <strong data-testid="people-now-5m" data-value={last5Minutes}>
            {formatCount(last5Minutes)}
          </strong>{' '}
          <Change now={last5Minutes} then={then} />
        </p>
        <ul className={styles.legend}>
          <li>{`${formatCount(last30Minutes)} in the last 30 min`}</li>
        </ul>
      </div>
      <div className={styles.chart}>
        <TimeBars
          bars={bars}
          summary={`People on the site over the last 30 minutes: ${formatCount(last5Minutes)} now.`}
          tickMillis={TICK_MILLIS}
          describe={describe}
          compared={compared}
        />
      </div>
    </WithTable>
  );
}

function describe(bar: Bar): string {
  return bar.value === null ? 'not counted yet' : `${formatCount(bar.value)} people`;
}
