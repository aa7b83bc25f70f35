import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** Says that nothing happened, which is a fact and not a failure. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}
