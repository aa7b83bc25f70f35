import { memo, type ReactNode } from 'react';
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
          <RankedRow key={row.name} {...row} />
        ))}
      </ol>
      {children}
    </>
  );
}

/** Most updates change a few rows: the others are left alone. */
const RankedRow = memo(function RankedRow({
  name,
  label,
  title,
  value,
  text,
  detail,
  fraction,
  isRemainder,
  currency,
}: Row) {
  const flash = useFlash(value);
  return (
    <li
      className={styles.row}
      data-name={name}
      data-value={value}
      data-currency={currency}
      data-remainder={isRemainder}
    >
      {flash > 0 && <span key={flash} className={styles.flash} />}
      <span className={styles.label} title={title ?? label}>
        {label}
      </span>
      <span className={styles.detail}>{detail}</span>
      <span className={styles.value}>{text}</span>
      <span className={styles.track}>
        <span className={styles.bar} style={{ transform: `scaleX(${fraction})` }} />
      </span>
    </li>
  );
});
