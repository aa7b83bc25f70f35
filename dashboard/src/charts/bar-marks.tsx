import type { Bar } from './time-bars.tsx';
import styles from './time-bars.module.css';

const HEIGHT = 100;
/** The newest bars may be without a value only because they have just begun. */
const OPEN_BARS = 2;

export type BarMarksProps = {
  readonly bars: readonly Bar[];
  readonly top: number;
  readonly selected: number | null;
  /** First and last bar of a stretch that is being chosen. */
  readonly brushed: readonly [number, number] | null;
  readonly summary: string;
  readonly compared: readonly (number | null)[] | null | undefined;
};

/** Everything that is drawn of bars; stretched to its box. */
export function BarMarks({ bars, top, selected, brushed, summary, compared }: BarMarksProps) {
  const pathOf = (test: (bar: Bar) => boolean) =>
    bars.map((bar, index) => (test(bar) ? barPath(index, bar.value, top) : '')).join('');
  const isUnknown = (bar: Bar, index: number) =>
    bar.value === null && index < bars.length - OPEN_BARS;
  return (
    <svg
      className={styles.marks}
      viewBox={`0 0 ${bars.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={summary}
    >
      <path className={styles.grid} d={`M0 0H${bars.length}M0 ${HEIGHT / 2}H${bars.length}`} />
      <path
        className={styles.unknown}
        d={bars.map((bar, i) => (isUnknown(bar, i) ? columnPath(i) : '')).join('')}
      />
      {selected !== null && <path className={styles.selected} d={columnPath(selected)} />}
      {brushed !== null && (
        <path
          className={styles.brushed}
          d={`M${brushed[0]} 0H${brushed[1] + 1}V${HEIGHT}H${brushed[0]}Z`}
        />
      )}
      <path className={styles.bar} d={pathOf((bar) => !bar.isProvisional)} />
      <path className={styles.provisional} d={pathOf((bar) => bar.isProvisional)} />
      {compared && <path className={styles.compared} d={comparedPath(compared, top)} />}
      <path className={styles.baseline} d={`M0 ${HEIGHT}H${bars.length}`} />
    </svg>
  );
}

function barPath(index: number, value: number | null, top: number): string {
  if (value === null || value === 0) return '';
  const height = Math.max(1, (value / top) * HEIGHT);
  return `M${index + 0.1} ${HEIGHT}v${-height}h0.8v${height}Z`;
}

/** Interrupted where nothing is known. */
function comparedPath(values: readonly (number | null)[], top: number): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isConnected = index > 0 && values[index - 1] !== null;
      return `${isConnected ? 'L' : 'M'}${index + 0.5} ${HEIGHT - (value / top) * HEIGHT}`;
    })
    .join('');
}

function columnPath(index: number): string {
  return `M${index} 0h1v${HEIGHT}h-1Z`;
}
