import { countryName, deviceName } from '../../lib/names.ts';
import styles from '../../ui/grid.module.css';
import { TopListPanel } from '../../panels/top-list-panel.tsx';
import { PeopleOverTimePanel } from '../../panels/people-over-time-panel.tsx';

/** Who is here. */
export function Audience() {
  return (
    <div className={styles.grid}>
      <div className={styles.wide}>
        <PeopleOverTimePanel />
      </div>
      <TopListPanel
        metric="top_countries"
        dimension="country"
        title="Countries"
        empty="No page views in the last 30 minutes"
        nameOf={countryName}
        isLong
      />
      <TopListPanel
        metric="top_devices"
        dimension="device"
        title="Devices"
        empty="No page views in the last 30 minutes"
        nameOf={deviceName}
        isLong
      />
    </div>
  );
}
