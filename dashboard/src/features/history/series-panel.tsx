import { useState } from 'react';
import { TimeBars, type Bar } from '../../charts/time-bars.tsx';
import { seriesSchema, visitorsSchema, type SeriesAnswer } from '../../history/answers.ts';
import { barsOf, type HistoryBars } from '../../history/bars.ts';
import { isUpToNow, metricOf, questionUrl, seriesUrl } from '../../history/question.ts';
import { useAnswer } from '../../history/use-answer.ts';
import { useAddress, writeAddress } from '../../lib/address.ts';
import { formatCount, formatDate, formatTime } from '../../lib/format.ts';
import { changeText } from '../../ui/change.tsx';
import type { Table } from '../../ui/data-table.tsx';
import { WithTable } from '../../ui/panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import styles from './history-panel.module.css';
import { tickMillisOf } from './ticks.ts';

const DAY_MILLIS = 86_400_000;
const HOUR_MILLIS = 3_600_000;

/** A metric over time; dragging over it looks closer. */
export function SeriesPanel() {
  const address = useAddress();
  // The question is about now, but does not become another one with each moment.
  const [nowMillis] = useState(Date.now);
  const { label } = metricOf(address);
  const url = seriesUrl(address, nowMillis);
  const answer = useAnswer(url, seriesSchema, isUpToNow(address));
  return (
    <HistoryPanel
      title={`${label} over time`}
      size="series"
      answer={answer}
      csvUrl={`${url}&format=csv`}
      isEmpty={(data) => data.values.length === 0}
    >
      {(data) => <Series answer={data} label={label} />}
    </HistoryPanel>
  );
}

function Series({ answer, label }: { readonly answer: SeriesAnswer; readonly label: string }) {
  const { bars, compared, total, comparedTotal } = barsOf(answer, answer.toMillis);
  const lengthMillis = answer.toMillis - answer.fromMillis;
  const isVisitors = label === 'Visitors';
  return (
    <WithTable
      hasCsv={false}
      caption={`${label} over time`}
      table={() => tableOf({ bars, compared }, label)}
    >
      <div className={styles.head}>
        {isVisitors ? (
          <Visitors />
        ) : (
          <strong data-testid="history-total" data-value={total}>
            {formatCount(total)}
          </strong>
        )}
        {comparedTotal !== null && !isVisitors && (
          <span>{`${changeText(total, comparedTotal)} from ${formatCount(comparedTotal)}`}</span>
        )}
        <span>{`per ${STEP_NAMES[answer.resolution] ?? answer.resolution}`}</span>
        {compared !== null && <span>dashed: earlier</span>}
      </div>
      <div className={styles.chart}>
        <TimeBars
          bars={bars}
          compared={compared}
          summary={`${label}: ${formatCount(total)} in this time.`}
          tickMillis={tickMillisOf(lengthMillis)}
          describe={describe}
          timeText={timeTextOf(lengthMillis, answer.stepMillis)}
          onBrush={(from, to) => writeAddress({ from: String(from), to: String(to) })}
        />
      </div>
    </WithTable>
  );
}

/** Distinct visitors of the whole time: those of its parts cannot be added up. */
function Visitors() {
  const address = useAddress();
  const { data } = useAnswer(questionUrl(address, 'visitors'), visitorsSchema, isUpToNow(address));
  if (data === null) return <strong>–</strong>;
  return (
    <>
      <strong data-testid="history-total" data-value={data.visitors}>
        {`${data.exact ? '' : '≈ '}${formatCount(data.visitors)}`}
      </strong>
      <span>{data.exact ? 'distinct' : 'distinct, within 2 %'}</span>
    </>
  );
}

const STEP_NAMES: Readonly<Record<string, string>> = {
  '10s': '10 s',
  '1m': 'minute',
  '1h': 'hour',
};

function describe(bar: Bar): string {
  return `${formatCount(bar.value ?? 0)}${bar.isProvisional ? ' so far' : ''}`;
}

function timeTextOf(lengthMillis: number, stepMillis: number) {
  const isLong = lengthMillis > DAY_MILLIS;
  return (timeMillis: number, isTick: boolean) => {
    if (isTick) return isLong ? formatDate(timeMillis, false) : formatTime(timeMillis);
    if (isLong || stepMillis >= HOUR_MILLIS) return formatDate(timeMillis);
    return formatTime(timeMillis, true);
  };
}

function tableOf({ bars, compared }: Pick<HistoryBars, 'bars' | 'compared'>, label: string): Table {
  return {
    columns: compared === null ? ['From', label] : ['From', label, 'Earlier'],
    rows: bars
      .map((bar, index) => [
        { text: formatDate(bar.startMillis), value: new Date(bar.startMillis).toISOString() },
        bar.value,
        ...(compared === null ? [] : [compared[index] ?? 0]),
      ])
      .toReversed(),
  };
}
