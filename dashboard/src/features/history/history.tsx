import { useAddress } from '../../lib/address.ts';
import { countryName, deviceName, plainName } from '../../lib/names.ts';
import styles from '../../ui/grid.module.css';
import { HistoryControls } from './controls.tsx';
import { HistoryFunnelPanel } from './funnel-panel.tsx';
import { SeriesPanel } from './series-panel.tsx';
import { HistoryTopPanel } from './top-panel.tsx';

/** The same questions, of any time in the last two years. */
export function History() {
  const { site } = useAddress();
  if (site === null) return null;
  return (
    <>
      <HistoryControls />
      <div className={styles.grid}>
        <div className={styles.wide}>
          <SeriesPanel />
        </div>
        <HistoryTopPanel metric="top_pages" title="Pages" nameOf={plainName} />
        <HistoryTopPanel metric="top_referrers" title="Referrers" nameOf={plainName} />
        <HistoryTopPanel metric="top_countries" title="Countries" nameOf={countryName} />
        <HistoryTopPanel metric="top_devices" title="Devices" nameOf={deviceName} />
        <HistoryTopPanel metric="top_campaigns" title="Campaigns" nameOf={plainName} />
        <HistoryFunnelPanel />
      </div>
    </>
  );
}
