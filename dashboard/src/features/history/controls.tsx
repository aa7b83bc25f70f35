import { useAddress, writeAddress } from '../../lib/address.ts';
import { formatDate } from '../../lib/format.ts';
import { instantOf, AGAINST, metricOf, METRICS, RANGES, timesOf } from '../../history/question.ts';
import styles from './controls.module.css';

const AGAINST_NAMES = {
  previous: 'the time before',
  day: 'a day earlier',
  week: 'a week earlier',
} as const;

/** What is shown of history, all of it in the address. */
export function HistoryControls() {
  const address = useAddress();
  const times = timesOf(address);
  return (
    <div className={styles.controls}>
      <fieldset className={styles.ranges}>
        <legend className="visually-hidden">Time</legend>
        {RANGES.map((range) => (
          <label key={range}>
            <input
              className="visually-hidden"
              type="radio"
              name="range"
              checked={'range' in times && times.range === range}
              onChange={() => writeAddress({ range, from: null, to: null })}
            />
            {range}
          </label>
        ))}
      </fieldset>
      {'from' in times && (
        <button
          type="button"
          className={styles.chosen}
          onClick={() => writeAddress({ from: null, to: null })}
        >
          {`${dateOf(times.from)} – ${times.to === null ? 'now' : dateOf(times.to)}`}
          <span aria-hidden="true">×</span>
          <span className="visually-hidden">Back to the whole time</span>
        </button>
      )}
      <label>
        <span className="visually-hidden">Metric</span>
        <select
          value={metricOf(address).id}
          onChange={(event) => writeAddress({ metric: event.target.value })}
        >
          {METRICS.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="visually-hidden">Compare with</span>
        <select
          value={address.against ?? ''}
          onChange={(event) =>
            writeAddress({ against: event.target.value === '' ? null : event.target.value })
          }
        >
          <option value="">Compare …</option>
          {AGAINST.map((each) => (
            <option key={each} value={each}>
              {`with ${AGAINST_NAMES[each]}`}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function dateOf(text: string): string {
  const millis = instantOf(text);
  return millis === null ? text : formatDate(millis);
}
