import { Sparkline } from '../../charts/sparkline.tsx';
import { formatCount, formatTime } from '../../lib/format.ts';
import { useSideResults, useStatus } from '../../live/hooks.ts';
import { openEnd, pointsOf } from '../../live/points.ts';
import { WithTable } from '../../ui/panel.tsx';
import styles from './sessions.module.css';

const MINUTES = 30;

/** How many visits began, and how many of those came to a conversion. */
export function SessionsByMinute() {
  const sessions = useSideResults('sessions', 'sessions', '1m');
  const converting = useSideResults('sessions', 'converting_sessions', '1m');
  const endMillis = useStatus((status) => openEnd('1m', status.frameTimeMillis));
  const axis = { window: '1m', count: MINUTES, endMillis, watermarkMillis: endMillis } as const;
  const points = pointsOf(sessions, axis);
  const converted = pointsOf(converting, axis);
  const total = points.reduce((sum, point) => sum + (point.value ?? 0), 0);
  return (
    <WithTable
      caption="Visits by minute"
      table={() => ({
        columns: ['Minute', 'Began', 'First conversions'],
        rows: points
          .map((point, index) => [
            formatTime(point.startMillis),
            point.value ?? 0,
            converted[index]?.value ?? 0,
          ])
          .toReversed(),
      })}
    >
      <p className={styles.total} data-testid="sessions-30m" data-value={total}>
        {formatCount(total)}
      </p>
      <div className={styles.spark}>
        <Sparkline
          shape="bars"
          values={points.map((point) => point.value)}
          summary={`Visits by minute: ${formatCount(total)} began in the last 30 minutes.`}
        />
      </div>
    </WithTable>
  );
}
