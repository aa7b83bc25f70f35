import { useMemo, useState } from 'react';
import { useAddress, writeAddress } from '../lib/address.ts';
import { hasValue, toggled, type Dimension } from '../lib/filter.ts';
import { formatCount, formatShare } from '../lib/format.ts';
import { isRemainder } from '../lib/names.ts';
import { useTopList, type TopListMetric } from '../live/metrics.ts';
import type { LiveResult } from '../live/protocol.ts';
import type { Table } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel, WithTable } from '../ui/panel.tsx';
import { RankedRows, type Pick, type Row } from '../ui/ranked-rows.tsx';
import styles from './top-list-panel.module.css';

const MOST_ROWS = 8;

export type TopListPanelProps = {
  readonly metric: TopListMetric;
  readonly title: string;
  readonly empty: string;
  /** A value of the dimension as people read it. */
  readonly nameOf: (name: string) => string;
  /** What a click on a row filters by; nothing, if left out. */
  readonly dimension?: Dimension;
  /** Shows all rows at once. */
  readonly isLong?: boolean;
};

/** The largest values of one dimension in the last half hour, with their share. */
export function TopListPanel(props: TopListPanelProps) {
  return (
    <Panel title={props.title} span="last 30 min" size="list">
      <TopList {...props} />
    </Panel>
  );
}

function TopList({ metric, title, empty, nameOf, dimension, isLong }: TopListPanelProps) {
  const [isOpened, setIsAll] = useState(false);
  const isAll = isOpened || isLong === true;
  const pick = usePick(dimension);
  const result = useTopList(metric);
  if (result === null || result.items.length === 0) return <Empty>{empty}</Empty>;
  const rows = rowsOf(result, nameOf);
  const named = rows.filter((row) => !row.isRemainder);
  const hidden = isAll ? 0 : Math.max(0, named.length - MOST_ROWS);
  const shown = [
    ...named.slice(0, named.length - hidden),
    ...rows.filter((row) => row.isRemainder),
  ];
  return (
    <WithTable caption={title} table={() => tableOf(title, rows)}>
      <RankedRows testId={metric.replace('_', '-')} label={title} rows={shown} pick={pick}>
        {isLong !== true && (hidden > 0 || isAll) && (
          <button type="button" className={styles.more} onClick={() => setIsAll(!isAll)}>
            {isAll ? 'Show fewer' : `Show ${hidden} more`}
          </button>
        )}
      </RankedRows>
    </WithTable>
  );
}

/** A click on a row filters by it, another one no more. */
function usePick(dimension: Dimension | undefined): Pick | undefined {
  const { filter } = useAddress();
  return useMemo(() => {
    if (dimension === undefined) return undefined;
    return {
      isPicked: (name) => hasValue(filter, dimension, name),
      toggle: (name) => writeAddress({ filter: toggled(filter, dimension, name) }),
    };
  }, [filter, dimension]);
}

function tableOf(title: string, rows: readonly Row[]): Table {
  return {
    columns: [title, 'Count', 'Share'],
    rows: rows.map((row) => [row.label, row.value, row.detail ?? '']),
  };
}

function rowsOf(result: LiveResult, nameOf: (name: string) => string): readonly Row[] {
  const whole = result.items.reduce((sum, item) => sum + item.count, 0);
  // The remainder may be larger than any of them, and says nothing about them.
  const named = result.items.filter((item) => !isRemainder(item.name));
  const largest = Math.max(1, ...named.map((item) => item.count));
  return result.items.map((item) => ({
    name: item.name,
    label: nameOf(item.name),
    title: item.name,
    value: item.count,
    text: formatCount(item.count),
    detail: formatShare(item.count, whole),
    fraction: Math.min(1, item.count / largest),
    isRemainder: isRemainder(item.name),
  }));
}
