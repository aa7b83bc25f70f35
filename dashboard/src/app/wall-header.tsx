import { ConnectionPill } from './connection-pill.tsx';
import { goTo } from './nav.tsx';
import styles from './wall-header.module.css';

/** All that remains of the page around a wall: what it is of, whether it is live, and the way out. */
export function WallHeader({ site }: { readonly site: string | null }) {
  return (
    <header className={styles.header}>
      <span className={styles.site}>{site}</span>
      <ConnectionPill />
      <button type="button" title="Leave the wall (F)" onClick={() => goTo('overview')}>
        Leave
      </button>
    </header>
  );
}
