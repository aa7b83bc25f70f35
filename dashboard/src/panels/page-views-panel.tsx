import { TimeBars, type Bar } from '../charts/time-bars.tsx';
import { formatCount, formatTime } from '../lib/format.ts';
import { useEarlierCount, useEarlierValues, useHasEarlier } from '../live/earlier.ts';
import { usePageViewTotal, usePageViews } from '../live/metrics.ts';
import { Change } from '../ui/change.tsx';
import { Panel, WithTable } from '../ui/panel.tsx';
import styles from './page-views-panel.module.css';

const TICK_MILLIS = 5 * 60_000;

/** Page views in windows of ten seconds; the newest window is still open. */
export function PageViewsPanel() {
  return (
    <Panel title="Page views" span="last 30 min" size="chart">
      <PageViews />
    </Panel>
  );
}

function PageViews() {
  const points = usePageViews();
  const total = usePageViewTotal();
  const then = useEarlierCount('page_views', '30m');
  const compared = useEarlierValues('page_views', '10s', points);
  const hasEarlier = useHasEarlier();
  const peak = Math.max(0, ...points.map((point) => point.value ?? 0));
  const summary =
    `Page views over the last 30 minutes in steps of ten seconds: ${formatCount(total)} in all, ` +
    `${formatCount(peak)} in the busiest ten seconds.`;
  return (
    <WithTable
      caption="Page views by ten seconds"
      table={() => ({
        columns: hasEarlier ? ['From', 'Page views', 'Earlier'] : ['From', 'Page views'],
        rows: points
          .map((point, index) => [
            formatTime(point.startMillis, true),
            { text: describe(point), value: point.value ?? '' },
            ...(hasEarlier ? [compared?.[index] ?? ''] : []),
          ])
          .toReversed(),
      })}
    >
      <div className={styles.head}>
        <p>
          <strong data-testid="page-views-30m" data-value={total}>
            {formatCount(total)}
          </strong>{' '}
          <Change now={total} then={then} />
        </p>
        <ul className={styles.legend}>
          <li>per 10 s</li>
          <li data-kind="open">still counting</li>
          {hasEarlier && <li data-kind="earlier">earlier</li>}
        </ul>
      </div>
      <div className={styles.chart}>
        <TimeBars
          bars={points}
          summary={summary}
          tickMillis={TICK_MILLIS}
          describe={describe}
          compared={compared}
        />
      </div>
    </WithTable>
  );
}

function describe(bar: Bar): string {
  if (bar.value === null) return 'not counted yet';
  return `${formatCount(bar.value)}${bar.isProvisional ? ' so far' : ''}`;
}
