import { countryName, deviceName, plainName } from '../../lib/names.ts';
import { ActivityPanel } from './activity-panel.tsx';
import { AlertsPanel } from './alerts-panel.tsx';
import { ConversionsPanel } from './conversions-panel.tsx';
import { EventRatePanel } from './event-rate-panel.tsx';
import { LatencyPanel } from './latency-panel.tsx';
import styles from './overview.module.css';
import { PageViewsPanel } from './page-views-panel.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { RevenuePanel } from './revenue-panel.tsx';
import { TopListPanel } from './top-list-panel.tsx';

/** One site at a glance: now, the last half hour, and how fresh all of it is. */
export function Overview() {
  return (
    <div className={styles.grid}>
      <PeoplePanel />
      <EventRatePanel />
      <LatencyPanel />
      <PageViewsPanel />
      <ActivityPanel />
      <div className={styles.stack}>
        <ConversionsPanel />
        <RevenuePanel />
      </div>
      <TopListPanel
        metric="top_pages"
        title="Top pages"
        empty="No page views in the last 30 minutes"
        nameOf={plainName}
      />
      <TopListPanel
        metric="top_referrers"
        title="Referrers"
        empty="Nobody arrived in the last 30 minutes"
        nameOf={plainName}
      />
      <TopListPanel
        metric="top_countries"
        title="Countries"
        empty="No page views in the last 30 minutes"
        nameOf={countryName}
      />
      <TopListPanel
        metric="top_devices"
        title="Devices"
        empty="No page views in the last 30 minutes"
        nameOf={deviceName}
      />
      <AlertsPanel />
    </div>
  );
}
