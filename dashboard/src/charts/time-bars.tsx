import { useState, type PointerEvent } from 'react';
import { formatCompact, formatTime } from '../lib/format.ts';
import { largest, roundCeiling, timeTicks } from './scale.ts';
import styles from './time-bars.module.css';

const HEIGHT = 100;
/** The newest bars may be without a value only because they have just begun. */
const OPEN_BARS = 2;

/** One bar. Null: not known yet, drawn as a shaded gap. */
export type Bar = {
  readonly startMillis: number;
  readonly endMillis: number;
  readonly value: number | null;
  readonly isProvisional: boolean;
};

export type TimeBarsProps = {
  /** Ascending, consecutive. */
  readonly bars: readonly Bar[];
  readonly summary: string;
  readonly tickMillis: number;
  /** What the tooltip says of a bar. */
  readonly describe: (bar: Bar) => string;
};

/** Bars over time with axes; the pointer or the arrow keys read single bars. */
export function TimeBars({ bars, summary, tickMillis, describe }: TimeBarsProps) {
  const [selected, setSelected] = useState<number | null>(null);
  const top = roundCeiling(largest(bars.map((bar) => bar.value)));
  const last = bars.length - 1;
  const point = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * bars.length);
    setSelected(Math.min(last, Math.max(0, index)));
  };
  const bar = bars[selected ?? last];
  return (
    <div className={styles.chart}>
      <div className={styles.scale} aria-hidden="true">
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{formatCompact(value)}</span>
        ))}
      </div>
      <div className={styles.plot} onPointerMove={point} onPointerLeave={() => setSelected(null)}>
        <Marks bars={bars} top={top} selected={selected} summary={summary} />
        <input
          className="visually-hidden"
          type="range"
          aria-label="Read one bar"
          aria-valuetext={bar === undefined ? '' : `${timesOf(bar)}: ${describe(bar)}`}
          min={0}
          max={last}
          value={selected ?? last}
          onChange={(event) => setSelected(Number(event.target.value))}
          onBlur={() => setSelected(null)}
        />
        {selected !== null && bar !== undefined && (
          <Tooltip bar={bar} fraction={(selected + 0.5) / bars.length} text={describe(bar)} />
        )}
      </div>
      <TimeAxis bars={bars} tickMillis={tickMillis} />
    </div>
  );
}

type MarksProps = {
  readonly bars: readonly Bar[];
  readonly top: number;
  readonly selected: number | null;
  readonly summary: string;
};

function Marks({ bars, top, selected, summary }: MarksProps) {
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
      <path className={styles.bar} d={pathOf((bar) => !bar.isProvisional)} />
      <path className={styles.provisional} d={pathOf((bar) => bar.isProvisional)} />
      <path className={styles.baseline} d={`M0 ${HEIGHT}H${bars.length}`} />
    </svg>
  );
}

type TooltipProps = { readonly bar: Bar; readonly fraction: number; readonly text: string };

function Tooltip({ bar, fraction, text }: TooltipProps) {
  return (
    <div
      className={styles.tooltip}
      data-side={fraction > 0.5 ? 'left' : 'right'}
      style={{ left: `${fraction * 100}%` }}
      aria-hidden="true"
    >
      <strong>{text}</strong>
      <span>{timesOf(bar)}</span>
    </div>
  );
}

function TimeAxis({ bars, tickMillis }: Pick<TimeBarsProps, 'bars' | 'tickMillis'>) {
  const start = bars[0]?.startMillis ?? 0;
  const end = bars.at(-1)?.endMillis ?? 0;
  return (
    <div className={styles.axis} aria-hidden="true">
      {timeTicks(start, end, tickMillis).map((tick) => (
        <span key={tick.timeMillis} style={{ left: `${tick.fraction * 100}%` }}>
          {formatTime(tick.timeMillis)}
        </span>
      ))}
    </div>
  );
}

function timesOf(bar: Bar): string {
  return `${formatTime(bar.startMillis, true)} – ${formatTime(bar.endMillis, true)}`;
}

function barPath(index: number, value: number | null, top: number): string {
  if (value === null || value === 0) return '';
  const height = Math.max(1, (value / top) * HEIGHT);
  return `M${index + 0.1} ${HEIGHT}v${-height}h0.8v${height}Z`;
}

function columnPath(index: number): string {
  return `M${index} 0h1v${HEIGHT}h-1Z`;
}
