import { useId, useState, type ReactNode } from 'react';
import { formatTime } from '../lib/format.ts';
import { useIsFresh, useStatus } from '../live/hooks.ts';
import { DataTable, type Table } from './data-table.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import styles from './panel.module.css';

export type PanelProps = {
  readonly title: string;
  /** The span of time that the numbers are of. */
  readonly span: string;
  /** Reserves the height, so that nothing moves when numbers arrive. */
  readonly size: 'tile' | 'chart' | 'list' | 'short-list';
  readonly info?: ReactNode;
  readonly children: ReactNode;
};

/** A card that shows loading, stale and failed alike for every metric; content shows empty. */
export function Panel({ title, span, size, info, children }: PanelProps) {
  const titleId = useId();
  const hasSnapshot = useStatus((status) => status.hasSnapshot);
  const isFresh = useIsFresh();
  const isStale = hasSnapshot && !isFresh;
  return (
    <section
      className={styles.panel}
      data-size={size}
      data-stale={isStale}
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
  const lines = { tile: 2, chart: 1, list: 8, 'short-list': 4 }[size];
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
  /** Called only while the table is shown. */
  readonly table: () => Table;
  readonly children: ReactNode;
};

/** A chart and, on demand, the table behind it in the same place. */
export function WithTable({ caption, table, children }: WithTableProps) {
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
      <div className={styles.face}>
        {isTable ? <DataTable caption={caption} table={table()} /> : children}
      </div>
    </div>
  );
}
