import { formatCount, formatShare, formatTime } from '../../lib/format.ts';
import { useSide, useSideResults } from '../../live/hooks.ts';
import { Empty } from '../../ui/empty.tsx';
import { Panel, WithTable } from '../../ui/panel.tsx';
import { countOf, OUTCOMES, outcomesOf, type Outcome } from './outcomes.ts';
import styles from './outcomes-panel.module.css';

const NAMES = {
  counted: 'Counted',
  duplicate: 'Copies',
  late: 'Too late',
  bot: 'Robots',
} as const satisfies Record<Outcome, string>;

const MEANINGS = {
  counted: 'in the numbers',
  duplicate: 'of events that are counted: tried again, or sent twice',
  late: 'kept aside, and not in the numbers',
  bot: 'recognised, and not in the numbers',
} as const satisfies Record<Outcome, string>;

/** What became of everything that arrived: it adds up, or something was lost. */
export function OutcomesPanel() {
  return (
    <Panel title="What became of everything that arrived" span="last 30 min" size="chart">
      <Outcomes />
    </Panel>
  );
}

function Outcomes() {
  const state = useSide('quality');
  const results = useSideResults('quality', 'outcomes', '1m');
  if (state === 'waiting') return <Empty>Reading …</Empty>;
  if (results.length === 0) return <Empty>Nothing arrived in the last 30 minutes</Empty>;
  const { counts, arrived, missing } = outcomesOf(results);
  return (
    <WithTable
      caption="Outcomes by minute"
      table={() => ({
        columns: ['Minute', 'Arrived', ...OUTCOMES.map((outcome) => NAMES[outcome])],
        rows: results
          .toReversed()
          .map((result) => [
            formatTime(result.startMillis),
            result.count,
            ...OUTCOMES.map((outcome) => countOf(result, outcome)),
          ]),
      })}
    >
      <p className={styles.sum} data-testid="conservation" data-value={missing}>
        <strong>{formatCount(arrived)}</strong>
        {missing === 0
          ? ' arrived. Each is accounted for:'
          : ` arrived. ${formatCount(missing)} are not accounted for yet.`}
      </p>
      <dl className={styles.outcomes}>
        {OUTCOMES.map((outcome) => (
          <div key={outcome} data-outcome={outcome} data-value={counts[outcome]}>
            <dt>{NAMES[outcome]}</dt>
            <dd>
              <strong>{formatCount(counts[outcome])}</strong>
              {` ${formatShare(counts[outcome], arrived)} `}
              <span>{MEANINGS[outcome]}</span>
            </dd>
          </div>
        ))}
      </dl>
    </WithTable>
  );
}
