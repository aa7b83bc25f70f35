import { plainName } from '../../lib/names.ts';
import styles from '../../ui/grid.module.css';
import { PageViewsPanel } from '../../panels/page-views-panel.tsx';
import { TopListPanel } from '../../panels/top-list-panel.tsx';

/** Where visits come from. */
export function Sources() {
  return (
    <div className={styles.grid}>
      <TopListPanel
        metric="top_referrers"
        dimension="referrer"
        title="Referrers"
        empty="Nobody arrived in the last 30 minutes"
        nameOf={plainName}
        isLong
      />
      <TopListPanel
        metric="top_campaigns"
        dimension="campaign"
        title="Campaigns"
        empty="Nobody came by a campaign in the last 30 minutes"
        nameOf={plainName}
        isLong
      />
      <div className={styles.wide}>
        <PageViewsPanel />
      </div>
    </div>
  );
}
