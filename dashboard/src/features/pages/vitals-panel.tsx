import { formatMillis } from '../../lib/format.ts';
import { useVitals } from '../../live/metrics.ts';
import { Empty } from '../../ui/empty.tsx';
import { Panel, WithTable } from '../../ui/panel.tsx';
import { Unfiltered } from '../../ui/unfiltered.tsx';
import styles from './vitals-panel.module.css';
import { vitalsOf, type Vital } from './vitals.ts';

/** How fast pages are for three of four visits. */
export function VitalsPanel() {
  return (
    <Panel title="Web vitals, 75th percentile" span="last 30 min" size="list">
      <Unfiltered>
        <Vitals />
      </Unfiltered>
    </Panel>
  );
}

function Vitals() {
  const result = useVitals();
  if (result === null) return <Empty>Nothing was measured in the last 30 minutes</Empty>;
  const vitals = vitalsOf(result.items);
  return (
    <WithTable
      caption="Web vitals, 75th percentile"
      table={() => ({
        columns: ['Vital', '75th percentile', 'Rating', 'Measured'],
        rows: vitals.map((vital) => [
          vital.id,
          { text: textOf(vital), value: vital.p75 ?? '' },
          vital.rating ?? '',
          vital.samples,
        ]),
      })}
    >
      <ul className={styles.vitals} data-testid="vitals" aria-label="Web vitals">
        {vitals.map((vital) => (
          <li key={vital.id} data-rating={vital.rating ?? 'none'} data-name={vital.id}>
            <span className={styles.mark} aria-hidden="true" />
            <span className={styles.name}>
              <abbr title={vital.name}>{vital.id}</abbr>
            </span>
            <span className={styles.rating}>{vital.rating ?? 'not measured'}</span>
            <span className={styles.value}>{textOf(vital)}</span>
          </li>
        ))}
      </ul>
    </WithTable>
  );
}

function textOf({ id, p75 }: Vital): string {
  if (p75 === null) return '–';
  return id === 'CLS' ? (Math.round(p75 * 1_000) / 1_000).toString() : formatMillis(p75);
}
