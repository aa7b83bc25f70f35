import type { ReactNode } from 'react';
import { useFlash } from '../../ui/use-flash.ts';
import styles from './ranked-rows.module.css';

export type Row = {
  /** As it came on the wire. */
  readonly name: string;
  readonly label: string;
  readonly title?: string;
  readonly value: number;
  readonly text: string;
  readonly detail?: string | undefined;
  /** Length of the bar, 0 to 1. */
  readonly fraction: number;
  readonly isRemainder?: boolean;
  /** Set where the value is money in minor units. */
  readonly currency?: string;
};

export type RankedRowsProps = {
  readonly testId: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly children?: ReactNode;
};

/** Rows with a bar each; a list to assistive technology, with all facts as text. */
export function RankedRows({ testId, label, rows, children }: RankedRowsProps) {
  return (
    <>
      <ol className={styles.rows} data-testid={testId} aria-label={label}>
        {rows.map((row) => (
          <RankedRow key={row.name} row={row} />
        ))}
      </ol>
      {children}
    </>
  );
}

function RankedRow({ row }: { readonly row: Row }) {
  const flash = useFlash(row.value);
  return (
    <li
      className={styles.row}
      data-name={row.name}
      data-value={row.value}
      data-currency={row.currency}
      data-remainder={row.isRemainder}
    >
      {flash > 0 && <span key={flash} className={styles.flash} />}
      <span className={styles.label} title={row.title ?? row.label}>
        {row.label}
      </span>
      <span className={styles.detail}>{row.detail}</span>
      <span className={styles.value}>{row.text}</span>
      <span className={styles.track}>
        <span className={styles.bar} style={{ width: `${row.fraction * 100}%` }} />
      </span>
    </li>
  );
}
