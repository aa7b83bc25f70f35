import { conversionName } from '../../lib/names.ts';
import styles from '../../ui/grid.module.css';
import { ConversionsPanel } from '../../panels/conversions-panel.tsx';
import { RevenuePanel } from '../../panels/revenue-panel.tsx';
import { TopListPanel } from '../../panels/top-list-panel.tsx';
import { FunnelPanel } from './funnel-panel.tsx';
import { RatePanel } from './rate-panel.tsx';

/** What visits lead to. */
export function Conversions() {
  return (
    <div className={styles.grid}>
      <RatePanel />
      <RevenuePanel />
      <FunnelPanel />
      <ConversionsPanel />
      <div className={styles.wide}>
        <TopListPanel
          metric="custom_events"
          title="Custom events"
          empty="No custom events in the last 30 minutes"
          nameOf={conversionName}
          isLong
        />
      </div>
    </div>
  );
}
