import { formatCount, formatMillis, formatOffset } from '../lib/format.ts';
import { useClock, useLatency } from '../live/metrics.ts';
import { InfoTip } from '../ui/info-tip.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './tiles.module.css';

/** How long events take from the collector to the pixels of this screen. */
export function LatencyPanel() {
  return (
    <Panel
      hasTable={false}
      title="Event to screen"
      span="last 60 s"
      size="tile"
      info={<InfoTip label="How this is measured">{explanation}</InfoTip>}
    >
      <Latency />
    </Panel>
  );
}

const explanation = (
  <>
    <p>
      Measured in this browser, once per update: the moment after the update was painted, minus the
      time at which the collector received the oldest event in it. Every other event in the update
      was faster, so these are upper bounds.
    </p>
    <p>
      The difference between this clock and the server’s is estimated from the fastest of the last
      pings; it cannot be wrong by more than the ± shown. The collector’s clock is taken to agree
      with the server’s. Not counted: updates while this tab was hidden, and what was missed while
      disconnected.
    </p>
  </>
);

function Latency() {
  const latency = useLatency();
  const clock = useClock();
  return (
    <div
      className={styles.latency}
      data-testid="latency"
      data-p50={latency?.p50Millis}
      data-p95={latency?.p95Millis}
      data-p99={latency?.p99Millis}
      data-samples={latency?.samples ?? 0}
    >
      <dl className={styles.percentiles}>
        <Percentile name="Half within" millis={latency?.p50Millis} isMain />
        <Percentile name="95 % within" millis={latency?.p95Millis} />
        <Percentile name="99 % within" millis={latency?.p99Millis} />
      </dl>
      <p className={styles.note}>
        {latency === null
          ? 'No updates in the last minute'
          : `${formatCount(latency.samples)} ${latency.samples === 1 ? 'update' : 'updates'} measured`}
        {clock !== null && (
          <span
            data-testid="clock-offset"
            data-value={clock.offsetMillis}
            data-uncertainty={clock.uncertaintyMillis}
          >
            {`clock ${formatOffset(clock.offsetMillis)} ms ± ${Math.ceil(clock.uncertaintyMillis)} ms`}
          </span>
        )}
      </p>
    </div>
  );
}

type PercentileProps = {
  readonly name: string;
  readonly millis: number | undefined;
  readonly isMain?: boolean;
};

function Percentile({ name, millis, isMain = false }: PercentileProps) {
  return (
    <div className={isMain ? styles.main : undefined}>
      <dt>{name}</dt>
      <dd className={isMain ? styles.hero : styles.figure}>
        {millis === undefined ? '–' : formatMillis(millis)}
      </dd>
    </div>
  );
}
