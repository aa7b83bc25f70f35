import type { FocusEvent, ReactNode } from 'react';
import styles from './info-tip.module.css';

export type InfoTipProps = { readonly label: string; readonly children: ReactNode };

/** An explanation behind a small sign; opens by click, tap or key, closes when left. */
export function InfoTip({ label, children }: InfoTipProps) {
  return (
    <details className={styles.tip}>
      <summary aria-label={label} title={label} onBlur={close}>
        <span aria-hidden="true">i</span>
      </summary>
      <div className={styles.text}>{children}</div>
    </details>
  );
}

function close({ currentTarget }: FocusEvent<HTMLElement>): void {
  currentTarget.parentElement?.removeAttribute('open');
}
