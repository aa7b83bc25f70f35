import { formatCount } from '../lib/format.ts';
import { eventTypeName } from '../lib/names.ts';
import { useActivity } from '../live/metrics.ts';
import type { LiveResult } from '../live/protocol.ts';
import { Panel } from '../ui/panel.tsx';
import { RankedRows, type Row } from '../ui/ranked-rows.tsx';

/** Always there, in this order: a row that stays in its place can be watched. */
const ALWAYS = [
  'page_view',
  'click',
  'conversion',
  'custom',
  'session_start',
  'session_end',
  'web_vital',
  'exception',
  'heartbeat',
] as const;

/** What happens, by type of event: where a single visitor sees own clicks arrive. */
export function ActivityPanel() {
  return (
    <Panel hasTable={false} title="Activity" span="last 30 min" size="chart">
      <Activity />
    </Panel>
  );
}

function Activity() {
  return <RankedRows testId="activity" label="Events by type" rows={rowsOf(useActivity())} />;
}

function rowsOf(result: LiveResult | null): readonly Row[] {
  const counts = new Map<string, number>(ALWAYS.map((name) => [name, 0]));
  for (const item of result?.items ?? []) counts.set(item.name, item.count);
  const largest = Math.max(1, ...counts.values());
  return [...counts].map(([name, count]) => ({
    name,
    label: eventTypeName(name),
    title: name,
    value: count,
    text: formatCount(count),
    fraction: count / largest,
  }));
}
