import { formatAge } from '../lib/format.ts';
import type { ConnectionState } from '../live/freshness.ts';
import { useStatus } from '../live/hooks.ts';
import styles from './connection-pill.module.css';
import { STATE_NAMES } from './state-names.ts';

/** State of the connection, and the age of the data: server time minus watermark. */
export function ConnectionPill() {
  const state = useStatus((status) => status.state);
  const isPaused = useStatus((status) => status.paused !== null);
  const isBehind = useStatus((status) => status.isBehind);
  const ageMillis = useStatus((status) => status.dataAgeMillis);
  const sinceFrameMillis = useStatus((status) => status.sinceFrameMillis);
  // Nothing is said of data before there are any.
  const age = ageMillis === null ? null : formatAge(ageMillis);
  const title = [
    age === null ? '' : `Everything up to ${age} ago is counted.`,
    sinceFrameMillis === null
      ? ''
      : `Last word from the server ${formatAge(sinceFrameMillis)} ago.`,
  ];
  return (
    <div
      className={styles.pill}
      data-testid="connection"
      data-state={state}
      data-behind={isBehind}
      title={title.join(' ').trim()}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.state}>{nameOf(state, isBehind, isPaused)}</span>
      <span
        className={styles.age}
        data-testid="data-age"
        data-value={ageMillis === null ? undefined : Math.round(ageMillis)}
        data-since-frame={sinceFrameMillis ?? undefined}
      >
        {age !== null && (
          <>
            <span className={styles.word}>data </span>
            {age}
            <span className={styles.word}> old</span>
          </>
        )}
      </span>
    </div>
  );
}

/** A paused screen is not live, however well its connection is. */
function nameOf(state: ConnectionState, isBehind: boolean, isPaused: boolean): string {
  if (state !== 'live') return STATE_NAMES[state];
  if (isPaused) return 'Paused';
  return isBehind ? 'Behind' : STATE_NAMES.live;
}
