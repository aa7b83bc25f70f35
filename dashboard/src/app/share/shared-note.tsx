import { useStatus } from '../../live/hooks.ts';
import styles from './share.module.css';

const WHEN = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** Says that this page was opened by a link that ends some day. */
export function SharedNote() {
  const untilMillis = useStatus((status) => status.shared?.untilMillis ?? null);
  if (untilMillis === null) return null;
  return (
    <span className={styles.note} data-testid="shared-note">
      Shared<span className={styles.until}>{` until ${WHEN.format(untilMillis)}`}</span>
    </span>
  );
}
