import styles from '../../ui/grid.module.css';
import { LatencyPanel } from '../../panels/latency-panel.tsx';
import { AgePanel } from './age-panel.tsx';
import { ConnectionPanel } from './connection-panel.tsx';
import { OutcomesPanel } from './outcomes-panel.tsx';

/** Why the numbers can be believed, and how old they are. */
export function Trust() {
  return (
    <div className={styles.grid}>
      <AgePanel />
      <LatencyPanel />
      <div className={styles.wide}>
        <OutcomesPanel />
      </div>
      <div className={styles.wide}>
        <ConnectionPanel />
      </div>
    </div>
  );
}
