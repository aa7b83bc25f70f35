import { formatAge, formatTime } from '../lib/format.ts';
import { useLiveClient, useStatus } from '../live/hooks.ts';
import styles from './replay-bar.module.css';

const STEP_MILLIS = 2_000;

/** While the screen is paused: what moment it shows, and the way to others of the last half hour. */
export function ReplayBar() {
  const client = useLiveClient();
  const paused = useStatus((status) => status.paused);
  if (paused === null) return null;
  const behindMillis = paused.sinceMillis - paused.shownMillis;
  const shown = formatTime(paused.shownMillis, true);
  return (
    <section className={styles.bar} data-testid="replay" aria-label="Paused">
      <p>
        <strong>Paused</strong>
        {` at ${shown}`}
        {behindMillis >= STEP_MILLIS ? `, ${formatAge(behindMillis)} before the pause` : ''}. New
        numbers are kept meanwhile.
      </p>
      <label className={styles.scrubber}>
        <span className="visually-hidden">Moment that is shown</span>
        <input
          type="range"
          min={paused.oldestMillis}
          max={paused.sinceMillis}
          step="any"
          value={paused.shownMillis}
          aria-valuetext={shown}
          onChange={(event) => client.seek(Number(event.target.value))}
        />
      </label>
      <button type="button" onClick={() => client.togglePause()}>
        Back to now
      </button>
    </section>
  );
}
