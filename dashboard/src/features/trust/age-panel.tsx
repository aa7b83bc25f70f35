import { formatAge, formatTime } from '../../lib/format.ts';
import { useStatus } from '../../live/hooks.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from '../../panels/figures.module.css';

/** How far event time has been counted to the end. */
export function AgePanel() {
  return (
    <Panel hasTable={false} title="Age of the data" span="now" size="tile">
      <Age />
    </Panel>
  );
}

function Age() {
  const ageMillis = useStatus((status) => status.dataAgeMillis);
  const watermarkMillis = useStatus((status) => status.watermarkMillis);
  return (
    <>
      <p className={styles.hero} data-testid="age" data-value={ageMillis ?? undefined}>
        {ageMillis === null ? '–' : formatAge(ageMillis)}
      </p>
      <p className={styles.soft}>
        {watermarkMillis === 0
          ? 'Nothing has been counted yet.'
          : `Everything up to ${formatTime(watermarkMillis, true)} is complete. Newer numbers are shown at once and still grow.`}
      </p>
    </>
  );
}
