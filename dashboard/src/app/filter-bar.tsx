import { AGOS, useAddress, writeAddress } from '../lib/address.ts';
import { DIMENSIONS, isFiltered, NO_FILTER, toggled, type Dimension } from '../lib/filter.ts';
import { AGO_NAMES } from '../lib/names.ts';
import { useEarlierState, useLiveClient, useStatus } from '../live/hooks.ts';
import styles from './filter-bar.module.css';
import { DIMENSION_NAMES, valueName } from './filter-names.ts';

/** What is counted, what it is compared with, and whether the screen goes on. */
export function FilterBar() {
  const { filter } = useAddress();
  return (
    <div className={styles.bar} data-testid="filter-bar">
      <Compare />
      <PauseButton />
      {isFiltered(filter) ? <Chips /> : <p className={styles.hint}>Click a row to filter</p>}
    </div>
  );
}

function Chips() {
  const { filter } = useAddress();
  const fixed = useStatus((status) => status.shared?.filter ?? null);
  // The last value of what a shared link shows cannot be taken away.
  const isFixed = (dimension: Dimension) =>
    (fixed?.[dimension].length ?? 0) > 0 && filter[dimension].length === 1;
  const chips = DIMENSIONS.flatMap((dimension) =>
    filter[dimension].map((value) => ({ dimension, value })),
  );
  return (
    <ul className={styles.chips} aria-label="Filter">
      {chips.map(({ dimension, value }) => (
        <li key={`${dimension} ${value}`}>
          <button
            type="button"
            className={styles.chip}
            disabled={isFixed(dimension)}
            onClick={() => writeAddress({ filter: toggled(filter, dimension, value) })}
          >
            {!isFixed(dimension) && <span className="visually-hidden">Remove </span>}
            <span className={styles.dimension}>{`${DIMENSION_NAMES[dimension]} `}</span>
            {valueName(dimension, value)}
            {!isFixed(dimension) && <span aria-hidden="true">×</span>}
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button
            type="button"
            className={styles.clear}
            onClick={() => writeAddress({ filter: NO_FILTER })}
          >
            Clear all
          </button>
        </li>
      )}
    </ul>
  );
}

function Compare() {
  const { ago } = useAddress();
  const state = useEarlierState();
  return (
    <label className={styles.compare}>
      <span className="visually-hidden">Compare with</span>
      <select
        data-testid="compare"
        value={ago ?? ''}
        onChange={(event) =>
          writeAddress({ ago: AGOS.find((each) => each === event.target.value) ?? null })
        }
      >
        <option value="">Compare …</option>
        {AGOS.map((each) => (
          <option key={each} value={each}>
            {`with ${AGO_NAMES[each]}`}
          </option>
        ))}
      </select>
      {ago !== null && state !== 'here' && (
        <span className={styles.reading}>
          {state === 'empty' ? 'nothing was counted then' : 'reading …'}
        </span>
      )}
    </label>
  );
}

function PauseButton() {
  const client = useLiveClient();
  const isPaused = useStatus((status) => status.paused !== null);
  const hasSnapshot = useStatus((status) => status.hasSnapshot);
  return (
    <button
      type="button"
      className={styles.pause}
      data-testid="pause"
      aria-pressed={isPaused}
      disabled={!hasSnapshot}
      title={isPaused ? 'Go on (Space)' : 'Freeze the screen (Space)'}
      onClick={() => client.togglePause()}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={isPaused ? 'M4.5 3l8 5-8 5z' : 'M4 3h3v10H4zM9 3h3v10H9z'} />
      </svg>
      {isPaused ? 'Go on' : 'Pause'}
    </button>
  );
}
