import { useAddress } from '../lib/address.ts';
import { formatCount } from '../lib/format.ts';
import { AGO_NAMES } from '../lib/names.ts';
import styles from './change.module.css';

export type ChangeProps = {
  readonly now: number;
  /** Null if nothing is compared. */
  readonly then: number | null;
};

/** How much more or less than at the earlier time; in words too, never by colour alone. */
export function Change({ now, then }: ChangeProps) {
  const { ago } = useAddress();
  if (ago === null || then === null) return null;
  const direction = now > then ? 'up' : now < then ? 'down' : 'same';
  return (
    <span className={styles.change} data-direction={direction} data-testid="change">
      {`${changeText(now, then)} `}
      <span className={styles.then}>{`${formatCount(then)} ${AGO_NAMES[ago]}`}</span>
    </span>
  );
}

/** ▲ 12 %, ▼ 3 %, =; from nothing there is no share. */
export function changeText(now: number, then: number): string {
  if (now === then) return '=';
  const sign = now > then ? '▲' : '▼';
  if (then === 0) return sign;
  const percent = Math.abs((now - then) / then) * 100;
  return `${sign} ${percent < 10 ? percent.toFixed(1) : formatCount(percent)} %`;
}
