import { memo, type ReactNode } from 'react';
import { useFlash } from './use-flash.ts';
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
  /** Makes rows buttons; the remainder stands for no single value and stays as it is. */
  readonly pick?: Pick | undefined;
  readonly children?: ReactNode;
};

export type Pick = {
  readonly isPicked: (name: string) => boolean;
  readonly toggle: (name: string) => void;
};

/** Bars grow by steps of half a pixel or so: else one number that grows would move all the others' bars. */
const BAR_STEPS = 500;

/** Rows with a bar each; a list to assistive technology, with all facts as text. */
export function RankedRows({ testId, label, rows, pick, children }: RankedRowsProps) {
  return (
    <>
      <ol className={styles.rows} data-testid={testId} aria-label={label}>
        {rows.map((row) => (
          <RankedRow
            key={row.name}
            {...row}
            fraction={Math.round(row.fraction * BAR_STEPS) / BAR_STEPS}
            isPicked={pick?.isPicked(row.name) ?? false}
            toggle={row.isRemainder === true ? undefined : pick?.toggle}
          />
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
  isPicked,
  toggle,
}: Row & { readonly isPicked: boolean; readonly toggle: Pick['toggle'] | undefined }) {
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
      {toggle === undefined ? (
        <span className={styles.label} title={title ?? label}>
          {label}
        </span>
      ) : (
        <button
          type="button"
          className={styles.pick}
          title={isPicked ? `Show all again` : `Show only ${title ?? label}`}
          aria-pressed={isPicked}
          onClick={() => toggle(name)}
        >
          <span className={styles.label}>{label}</span>
        </button>
      )}
      <span className={styles.detail}>{detail}</span>
      <span className={styles.value}>{text}</span>
      <span className={styles.track} style={{ backgroundSize: `${fraction * 100}% 100%` }} />
    </li>
  );
});
