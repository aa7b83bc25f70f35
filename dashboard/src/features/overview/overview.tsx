import { countryName, deviceName, plainName } from '../../lib/names.ts';
import { ActivityPanel } from '../../panels/activity-panel.tsx';
import { AlertsPanel } from '../../panels/alerts-panel.tsx';
import { ConversionsPanel } from '../../panels/conversions-panel.tsx';
import { EventRatePanel } from '../../panels/event-rate-panel.tsx';
import { LatencyPanel } from '../../panels/latency-panel.tsx';
import styles from './overview.module.css';
import { PageViewsPanel } from '../../panels/page-views-panel.tsx';
import { PeoplePanel } from '../../panels/people-panel.tsx';
import { RevenuePanel } from '../../panels/revenue-panel.tsx';
import { TopListPanel } from '../../panels/top-list-panel.tsx';

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
        dimension="page"
        title="Top pages"
        empty="No page views in the last 30 minutes"
        nameOf={plainName}
      />
      <TopListPanel
        metric="top_referrers"
        dimension="referrer"
        title="Referrers"
        empty="Nobody arrived in the last 30 minutes"
        nameOf={plainName}
      />
      <TopListPanel
        metric="top_countries"
        dimension="country"
        title="Countries"
        empty="No page views in the last 30 minutes"
        nameOf={countryName}
      />
      <TopListPanel
        metric="top_devices"
        dimension="device"
        title="Devices"
        empty="No page views in the last 30 minutes"
        nameOf={deviceName}
      />
      <AlertsPanel />
    </div>
  );
}
