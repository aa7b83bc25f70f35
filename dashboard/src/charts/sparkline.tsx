import { largest, roundCeiling } from './scale.ts';
import styles from './sparkline.module.css';

const HEIGHT = 100;

export type SparklineProps = {
  /** Equally spaced; null: not known, the line is interrupted. */
  readonly values: readonly (number | null)[];
  /** What the line says, in words. */
  readonly summary: string;
  readonly shape?: 'line' | 'bars';
  /** Of an earlier time, on the same scale; a dashed line. */
  readonly compared?: readonly (number | null)[] | null;
};

/** A small chart without axes. Fills its container, which must be positioned. */
export function Sparkline({ values, summary, shape = 'line', compared = null }: SparklineProps) {
  const top = roundCeiling(Math.max(largest(values), largest(compared ?? [])));
  const width = shape === 'bars' ? values.length : Math.max(1, values.length - 1);
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={summary}
    >
      {shape === 'bars' ? (
        <path className={styles.bars} d={barsPath(values, top)} />
      ) : (
        runsOf(values).map((run) => (
          <g key={run.from}>
            <path className={styles.area} d={areaPath(run, top)} />
            <path className={styles.line} d={linePath(run, top)} />
          </g>
        ))
      )}
      {runsOf(compared ?? []).map((run) => (
        <path
          key={run.from}
          className={styles.compared}
          d={linePath(shape === 'bars' ? { ...run, from: run.from + 0.5 } : run, top)}
        />
      ))}
    </svg>
  );
}

type Run = { readonly from: number; readonly values: number[] };

/** Stretches of known values. */
function runsOf(values: readonly (number | null)[]): readonly Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  for (const [index, value] of values.entries()) {
    if (value === null) {
      run = null;
    } else if (run === null) {
      run = { from: index, values: [value] };
      runs.push(run);
    } else {
      run.values.push(value);
    }
  }
  return runs;
}

function linePath(run: Run, top: number): string {
  const points = run.values.map((value, index) => `${run.from + index} ${y(value, top)}`);
  return `M${points.join('L')}`;
}

function areaPath(run: Run, top: number): string {
  const end = run.from + run.values.length - 1;
  return `${linePath(run, top)}L${end} ${HEIGHT}L${run.from} ${HEIGHT}Z`;
}

function barsPath(values: readonly (number | null)[], top: number): string {
  return values
    .map((value, index) =>
      value === null || value === 0
        ? ''
        : `M${index + 0.12} ${HEIGHT}V${y(value, top)}h0.76V${HEIGHT}Z`,
    )
    .join('');
}

function y(value: number, top: number): number {
  return Math.round((HEIGHT - (value / top) * (HEIGHT - 4)) * 10) / 10;
}
