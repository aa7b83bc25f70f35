import { Sparkline } from '../charts/sparkline.tsx';
import { formatCount, formatTime } from '../lib/format.ts';
import { useEarlierCount, useEarlierValues } from '../live/earlier.ts';
import { usePeopleNow } from '../live/metrics.ts';
import { Change } from '../ui/change.tsx';
import { Panel, WithTable } from '../ui/panel.tsx';
import styles from './tiles.module.css';

/** Who is here: distinct visitors of the last five minutes and of the last half hour. */
export function PeoplePanel() {
  return (
    <Panel title="People now" span="last 5 min" size="tile">
      <People />
    </Panel>
  );
}

function People() {
  const { last5Minutes, last30Minutes, series } = usePeopleNow();
  const then = useEarlierCount('active_visitors', '5m');
  const compared = useEarlierValues('active_visitors', '5m', series);
  const values = series.map((point) => point.value);
  const peak = Math.max(0, ...values.map((value) => value ?? 0));
  const summary =
    `People on the site over the last 30 minutes: ${formatCount(last5Minutes)} now, ` +
    `${formatCount(peak)} at most.`;
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
      <div className={styles.figures}>
        <p className={styles.hero} data-testid="people-now-5m" data-value={last5Minutes}>
          {formatCount(last5Minutes)}
        </p>
        <p className={styles.aside}>
          <strong data-testid="people-now-30m" data-value={last30Minutes}>
            {formatCount(last30Minutes)}
          </strong>
          in the last 30 min
        </p>
        <Change now={last5Minutes} then={then} />
      </div>
      <div className={styles.spark}>
        <Sparkline values={values} summary={summary} compared={compared} />
      </div>
    </WithTable>
  );
}
