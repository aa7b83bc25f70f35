import { formatCount, formatShare } from '../../lib/format.ts';
import { useSessionRate } from '../../live/metrics.ts';
import { Empty } from '../../ui/empty.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Unfiltered } from '../../ui/unfiltered.tsx';
import styles from '../../panels/figures.module.css';

/** Sessions with a conversion, of all sessions. */
export function RatePanel() {
  return (
    <Panel hasTable={false} title="Conversion rate" span="last 30 min" size="tile">
      <Unfiltered>
        <Rate />
      </Unfiltered>
    </Panel>
  );
}

function Rate() {
  const { sessions, converting } = useSessionRate();
  if (sessions === 0) return <Empty>No sessions in the last 30 minutes</Empty>;
  return (
    <div data-testid="conversion-rate" data-value={converting / sessions}>
      <p className={styles.hero}>{formatShare(converting, sessions)}</p>
      <p className={styles.soft}>
        {`${formatCount(converting)} converted in the last half hour, ${formatCount(sessions)} sessions began`}
      </p>
    </div>
  );
}
