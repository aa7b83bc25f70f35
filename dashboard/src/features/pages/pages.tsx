import { plainName } from '../../lib/names.ts';
import styles from '../../ui/grid.module.css';
import { PageViewsPanel } from '../../panels/page-views-panel.tsx';
import { TopListPanel } from '../../panels/top-list-panel.tsx';
import { VitalsPanel } from './vitals-panel.tsx';

/** What is looked at, how fast it comes, and what breaks. */
export function Pages() {
  return (
    <div className={styles.grid}>
      <div className={styles.wide}>
        <PageViewsPanel />
      </div>
      <TopListPanel
        metric="top_pages"
        dimension="page"
        title="Pages"
        empty="No page views in the last 30 minutes"
        nameOf={plainName}
        isLong
      />
      <VitalsPanel />
      <div className={styles.wide}>
        <TopListPanel
          metric="exceptions"
          title="Errors in scripts"
          empty="No errors in the last 30 minutes"
          nameOf={plainName}
          isLong
        />
      </div>
    </div>
  );
}
