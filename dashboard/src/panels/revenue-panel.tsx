import {
  amountOfMinor,
  formatAmount,
  formatCount,
  formatMoney,
  formatTime,
} from '../lib/format.ts';
import { useRevenue } from '../live/metrics.ts';
import type { Point } from '../live/points.ts';
import type { Table } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Panel, WithTable } from '../ui/panel.tsx';
import { amountOf, RevenueRow } from './revenue-row.tsx';
import styles from './money.module.css';

/** Revenue, each currency by itself: nothing here knows an exchange rate. */
export function RevenuePanel() {
  return (
    <Panel title="Revenue" span="last 30 min" size="short-list">
      <Revenue />
    </Panel>
  );
}

function Revenue() {
  const { current, series } = useRevenue();
  if (current === null || current.items.length === 0) {
    return <Empty>No revenue in the last 30 minutes</Empty>;
  }
  const currencies = current.items.map((item) => item.name);
  return (
    <WithTable caption="Revenue by minute" table={() => tableOf(series, currencies)}>
      <ul className={styles.rows} data-testid="revenue" aria-label="Revenue by currency">
        {current.items.map((item) => (
          <RevenueRow
            key={item.name}
            currency={item.name}
            amountMinor={item.amountMinor}
            amount={formatMoney(item.amountMinor, item.name)}
            sales={`${formatCount(item.count)} ${item.count === 1 ? 'sale' : 'sales'}`}
            series={series}
          />
        ))}
      </ul>
    </WithTable>
  );
}

function tableOf(series: readonly Point[], currencies: readonly string[]): Table {
  return {
    columns: ['From', ...currencies],
    rows: series.toReversed().map((point) => [
      formatTime(point.startMillis),
      ...currencies.map((currency) => {
        const amountMinor = amountOf(point, currency);
        return {
          text: formatAmount(amountMinor, currency),
          value: amountOfMinor(amountMinor, currency),
        };
      }),
    ]),
  };
}
