import { useId, useState, type ReactNode } from 'react';
import { formatTime } from '../lib/format.ts';
import { useIsFresh, useStatus } from '../live/hooks.ts';
import { CsvButton, DataTable, type Table } from './data-table.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import styles from './panel.module.css';

export type PanelProps = {
  readonly title: string;
  /** The span of time that the numbers are of. */
  readonly span: string;
  /** Reserves the height, so that nothing moves when numbers arrive. */
  readonly size: 'tile' | 'chart' | 'list' | 'short-list' | 'steps';
  readonly info?: ReactNode;
  /** Whether there is a table behind it, whose button needs room. */
  readonly hasTable?: boolean;
  readonly children: ReactNode;
};

/** A card that shows loading, stale and failed alike for every metric; content shows empty. */
export function Panel({ title, span, size, info, hasTable = true, children }: PanelProps) {
  const titleId = useId();
  const hasSnapshot = useStatus((status) => status.hasSnapshot);
  const isFresh = useIsFresh();
  const isPaused = useStatus((status) => status.paused !== null);
  const isStale = hasSnapshot && (!isFresh || isPaused);
  return (
    <section
      className={styles.panel}
      data-size={size}
      data-table={hasTable}
      data-stale={isStale && !isPaused}
      aria-labelledby={titleId}
      aria-busy={!hasSnapshot}
    >
      <header className={styles.header}>
        <h2 id={titleId}>{title}</h2>
        {info}
        <span className={styles.span}>{isStale ? <AsOf /> : span}</span>
      </header>
      <div className={styles.body}>
        <PanelBoundary title={title}>
          {hasSnapshot ? children : <Skeleton size={size} />}
        </PanelBoundary>
      </div>
    </section>
  );
}

function AsOf() {
  const frameTimeMillis = useStatus((status) => status.frameTimeMillis);
  return (
    <span className={styles.asOf}>
      <span>as of </span>
      {formatTime(frameTimeMillis, true)}
    </span>
  );
}

function Skeleton({ size }: Pick<PanelProps, 'size'>) {
  const lines = { tile: 2, chart: 1, list: 8, 'short-list': 4, steps: 4 }[size];
  return (
    <div className={styles.skeleton} data-size={size}>
      <span className="visually-hidden">Loading</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles.bone} />
      ))}
    </div>
  );
}

export type WithTableProps = {
  readonly caption: string;
  /** Called only when somebody wants it. */
  readonly table: () => Table;
  /** False where the same table can be had elsewhere. */
  readonly hasCsv?: boolean;
  readonly children: ReactNode;
};

/** A chart and, on demand, the table behind it in the same place. */
export function WithTable({ caption, table, hasCsv = true, children }: WithTableProps) {
  const [isTable, setIsTable] = useState(false);
  return (
    <div className={styles.withTable}>
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={isTable}
        aria-label={`Table: ${caption}`}
        title={isTable ? 'Show as chart' : 'Show as table'}
        onClick={() => setIsTable(!isTable)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2 3.5h12v9H2zM2 6.5h12M2 9.5h12M6.5 6.5v6" />
        </svg>
      </button>
      {isTable && hasCsv && <CsvButton caption={caption} table={table} />}
      <div className={styles.face}>
        {/* The chart keeps its room, so that nothing moves. */}
        <div className={styles.chartFace} inert={isTable}>
          {children}
        </div>
        {isTable && <DataTable caption={caption} table={table()} />}
      </div>
    </div>
  );
}
