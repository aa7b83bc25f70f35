import { Sparkline } from '../charts/sparkline.tsx';
import { formatCount, formatShare, formatTime } from '../lib/format.ts';
import { conversionName } from '../lib/names.ts';
import { useEarlierCount } from '../live/earlier.ts';
import { useConversions } from '../live/metrics.ts';
import { Change } from '../ui/change.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel, WithTable } from '../ui/panel.tsx';
import { RankedRows } from '../ui/ranked-rows.tsx';
import styles from './money.module.css';

/** Conversions by name. */
export function ConversionsPanel() {
  return (
    <Panel title="Conversions" span="last 30 min" size="short-list">
      <Conversions />
    </Panel>
  );
}

function Conversions() {
  const { current, series } = useConversions();
  const then = useEarlierCount('conversions', '30m');
  if (current === null || current.items.length === 0) {
    return <Empty>No conversions in the last 30 minutes</Empty>;
  }
  const largest = Math.max(...current.items.map((item) => item.count));
  const rows = current.items.map((item) => ({
    name: item.name,
    label: conversionName(item.name),
    title: item.name,
    value: item.count,
    text: formatCount(item.count),
    detail: formatShare(item.count, current.count),
    fraction: item.count / largest,
  }));
  return (
    <WithTable
      caption="Conversions by minute"
      table={() => ({
        columns: ['From', 'Conversions'],
        rows: series.toReversed().map((point) => [formatTime(point.startMillis), point.value ?? 0]),
      })}
    >
      <div className={styles.spark}>
        <Sparkline
          shape="bars"
          values={series.map((point) => point.value)}
          summary={`Conversions by minute: ${formatCount(current.count)} in the last 30 minutes.`}
        />
      </div>
      <RankedRows testId="conversions" label="Conversions by name" rows={rows}>
        <Change now={current.count} then={then} />
      </RankedRows>
    </WithTable>
  );
}
