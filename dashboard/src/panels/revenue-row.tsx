import { Sparkline } from '../charts/sparkline.tsx';
import type { Point } from '../live/points.ts';
import styles from './money.module.css';

export type RevenueRowProps = {
  readonly currency: string;
  readonly amountMinor: number;
  readonly amount: string;
  readonly sales: string;
  /** By minute, all currencies. */
  readonly series: readonly Point[];
};

export function RevenueRow({ currency, amountMinor, amount, sales, series }: RevenueRowProps) {
  const values = series.map((point) => (point.value === null ? null : amountOf(point, currency)));
  return (
    <li className={styles.row} data-currency={currency} data-value={amountMinor}>
      <span className={styles.amount}>{amount}</span>
      <span className={styles.sales}>{`${currency} · ${sales}`}</span>
      <span className={styles.small}>
        <Sparkline
          shape="bars"
          values={values}
          summary={`Revenue in ${currency} by minute: ${amount} in the last 30 minutes.`}
        />
      </span>
    </li>
  );
}

export function amountOf(point: Point, currency: string): number {
  return point.items.find((item) => item.name === currency)?.amountMinor ?? 0;
}
