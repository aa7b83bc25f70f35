import { Sparkline } from '../charts/sparkline.tsx';
import { formatCount, formatTime } from '../lib/format.ts';
import { useEarlierValues } from '../live/earlier.ts';
import { useEventRate } from '../live/metrics.ts';
import { Panel, WithTable } from '../ui/panel.tsx';
import styles from './tiles.module.css';

/** The pulse: events of the last complete second. */
export function EventRatePanel() {
  return (
    <Panel title="Events per second" span="last 2 min" size="tile">
      <EventRate />
    </Panel>
  );
}

function EventRate() {
  const { perSecond, series } = useEventRate();
  const compared = useEarlierValues('events', '1s', series);
  const values = series.map((point) => point.value);
  const counted = values.map((value) => value ?? 0);
  const peak = Math.max(0, ...counted);
  const average = counted.reduce((sum, value) => sum + value, 0) / Math.max(1, counted.length);
  const summary =
    `Events per second over the last two minutes: ${formatCount(perSecond)} now, ` +
    `${formatCount(average)} on average, ${formatCount(peak)} at most.`;
  return (
    <WithTable
      caption="Events per second"
      table={() => ({
        columns: ['Second', 'Events'],
        rows: series
          .toReversed()
          .map((point) => [formatTime(point.startMillis, true), point.value ?? 0]),
      })}
    >
      <div className={styles.figures}>
        <p className={styles.hero} data-testid="events-per-second" data-value={perSecond}>
          {formatCount(perSecond)}
        </p>
        <p className={styles.aside}>
          <strong>{formatCount(average)}</strong>
          on average
        </p>
      </div>
      <div className={styles.spark}>
        <Sparkline values={values} summary={summary} shape="bars" compared={compared} />
      </div>
    </WithTable>
  );
}
