import { topSchema, type TopAnswer } from '../../history/answers.ts';
import { isUpToNow, questionUrl } from '../../history/question.ts';
import { useAnswer } from '../../history/use-answer.ts';
import { useAddress } from '../../lib/address.ts';
import { formatCount, formatShare } from '../../lib/format.ts';
import { isRemainder } from '../../lib/names.ts';
import { changeText } from '../../ui/change.tsx';
import type { Table } from '../../ui/data-table.tsx';
import { WithTable } from '../../ui/panel.tsx';
import { RankedRows, type Row } from '../../ui/ranked-rows.tsx';
import { HistoryPanel } from './history-panel.tsx';

const ROWS = 8;

export type HistoryTopPanelProps = {
  readonly metric: string;
  readonly title: string;
  readonly nameOf: (name: string) => string;
};

/** The largest values of one dimension in a time, each beside what it was. */
export function HistoryTopPanel({ metric, title, nameOf }: HistoryTopPanelProps) {
  const address = useAddress();
  const url = questionUrl(address, 'top', { metric, limit: String(ROWS) });
  const answer = useAnswer(url, topSchema, isUpToNow(address));
  return (
    <HistoryPanel
      title={title}
      size="list"
      answer={answer}
      csvUrl={`${url}&format=csv`}
      isEmpty={(data) => data.items.length === 0}
    >
      {(data) => (
        <WithTable hasCsv={false} caption={title} table={() => tableOf(data, title, nameOf)}>
          <RankedRows testId={`history-${metric}`} label={title} rows={rowsOf(data, nameOf)} />
        </WithTable>
      )}
    </HistoryPanel>
  );
}

function rowsOf(answer: TopAnswer, nameOf: (name: string) => string): readonly Row[] {
  const named = answer.items.filter((item) => !isRemainder(item.name));
  const largest = Math.max(1, ...named.map((item) => item.count));
  return answer.items.map((item) => ({
    name: item.name,
    label: nameOf(item.name),
    title: item.name,
    value: item.count,
    text: formatCount(item.count),
    detail:
      item.comparedCount === undefined
        ? formatShare(item.count, answer.count)
        : changeText(item.count, item.comparedCount),
    fraction: Math.min(1, item.count / largest),
    isRemainder: isRemainder(item.name),
  }));
}

function tableOf(answer: TopAnswer, title: string, nameOf: (name: string) => string): Table {
  const isCompared = answer.compared !== undefined;
  return {
    columns: isCompared ? [title, 'Count', 'Earlier'] : [title, 'Count'],
    rows: answer.items.map((item) => [
      nameOf(item.name),
      item.count,
      ...(isCompared ? [item.comparedCount ?? ''] : []),
    ]),
  };
}
