import { formatAge, formatCount, formatShare } from '../lib/format.ts';
import { conversionName } from '../lib/names.ts';
import styles from './funnel-bars.module.css';

export type FunnelBar = {
  readonly name: string;
  readonly sessions: number;
  readonly rate: number | null;
  readonly share: number;
  readonly sinceStepBeforeMillis: number | null;
};

/** Steps one below the other, each as long as its share of the first. */
export function FunnelBars({ steps }: { readonly steps: readonly FunnelBar[] }) {
  return (
    <ol className={styles.steps} data-testid="funnel" aria-label="Purchase funnel">
      {steps.map((step) => (
        <li key={step.name} data-name={step.name} data-value={step.sessions}>
          <span className={styles.name}>{conversionName(step.name)}</span>
          <span className={styles.count}>{formatCount(step.sessions)}</span>
          <span className={styles.track}>
            <span className={styles.bar} style={{ transform: `scaleX(${step.share})` }} />
          </span>
          <span className={styles.detail}>{detailOf(step)}</span>
        </li>
      ))}
    </ol>
  );
}

function detailOf({ rate, sinceStepBeforeMillis }: FunnelBar): string {
  if (rate === null) return 'sessions';
  const time =
    sinceStepBeforeMillis === null ? '' : `, ${formatAge(sinceStepBeforeMillis)} on average`;
  return `${formatShare(rate, 1)} of the step before${time}`;
}
