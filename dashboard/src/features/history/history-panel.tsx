import { useId, type ReactNode } from 'react';
import type { Answer } from '../../history/use-answer.ts';
import { Empty } from '../../ui/empty.tsx';
import { PanelBoundary } from '../../ui/panel-boundary.tsx';
import panel from '../../ui/panel.module.css';
import styles from './history-panel.module.css';

export type HistoryPanelProps<T> = {
  readonly title: string;
  readonly size: 'series' | 'list' | 'steps';
  readonly answer: Answer<T>;
  /** Where the same numbers are as a file. */
  readonly csvUrl: string;
  readonly isEmpty: (data: T) => boolean;
  readonly children: (data: T) => ReactNode;
};

/** A card of history: asking, answered, empty, and away are alike for every question. */
export function HistoryPanel<T>(props: HistoryPanelProps<T>) {
  const { title, size, answer, csvUrl, isEmpty, children } = props;
  const titleId = useId();
  const { data, problem } = answer;
  return (
    <section
      className={panel.panel}
      data-size={size}
      data-table="true"
      data-stale={problem !== null}
      aria-labelledby={titleId}
      aria-busy={data === null && problem === null}
    >
      <header className={panel.header}>
        <h2 id={titleId}>{title}</h2>
        {data !== null && (
          <a className={styles.csv} href={csvUrl} download aria-label={`CSV: ${title}`}>
            CSV
          </a>
        )}
      </header>
      <div className={panel.body}>
        <PanelBoundary title={title}>
          {problem !== null && (
            <p className={styles.problem} role="status" data-testid="history-problem">
              {problem}
              {data === null ? '' : ' What is shown is the last answer.'}
            </p>
          )}
          {data === null ? (
            problem === null && <Empty>Asking …</Empty>
          ) : isEmpty(data) ? (
            <Empty>Nothing in this time</Empty>
          ) : (
            children(data)
          )}
        </PanelBoundary>
      </div>
    </section>
  );
}
