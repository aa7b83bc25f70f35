import { useState } from 'react';
import { formatCompact, formatTime } from '../lib/format.ts';
import { BarMarks } from './bar-marks.tsx';
import { largest, roundCeiling, timeTicks } from './scale.ts';
import styles from './time-bars.module.css';
import { indexAt, useBrush } from './use-brush.ts';

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
  /** Of an earlier time, one for each bar; a dashed line on the same scale. */
  readonly compared?: readonly (number | null)[] | null;
  /** Times as the axis and the tooltip have them; times of day, if left out. */
  readonly timeText?: (timeMillis: number, isTick: boolean) => string;
  /** A stretch that was chosen by dragging. */
  readonly onBrush?: (startMillis: number, endMillis: number) => void;
};

/** Nearer to an end of the axis there is no room for half a time. */
const AXIS_MARGIN = 0.07;

/** Bars over time with axes; the pointer or the arrow keys read single bars. */
export function TimeBars(props: TimeBarsProps) {
  const { bars, summary, tickMillis, describe, compared, timeText = timeOfDay, onBrush } = props;
  const [selected, setSelected] = useState<number | null>(null);
  const brush = useBrush(bars, onBrush);
  const now = largest(bars.map((bar) => bar.value));
  const top = roundCeiling(Math.max(now, largest(compared ?? [])));
  const last = bars.length - 1;
  const bar = bars[selected ?? last];
  const timesOf = (each: Bar) =>
    `${timeText(each.startMillis, false)} – ${timeText(each.endMillis, false)}`;
  return (
    <div className={styles.chart}>
      <div className={styles.scale} aria-hidden="true">
        {[top, top / 2, 0].map((value) => (
          <span key={value}>{formatCompact(value)}</span>
        ))}
      </div>
      <div
        className={styles.plot}
        data-brush={onBrush !== undefined}
        {...brush.handlers}
        onPointerMove={(event) => {
          setSelected(indexAt(event, bars.length));
          brush.move(event);
        }}
        onPointerLeave={() => setSelected(null)}
      >
        <BarMarks {...{ bars, top, selected, brushed: brush.stretch, summary, compared }} />
        <input
          className="visually-hidden"
          type="range"
          aria-label="Read one bar"
          aria-valuetext={bar === undefined ? '' : `${timesOf(bar)}: ${describe(bar)}`}
          min={0}
          max={Math.max(0, last)}
          value={selected ?? Math.max(0, last)}
          onChange={(event) => setSelected(Number(event.target.value))}
          onBlur={() => setSelected(null)}
        />
        {selected !== null && bar !== undefined && (
          <Tooltip
            fraction={(selected + 0.5) / bars.length}
            text={describe(bar)}
            times={timesOf(bar)}
          />
        )}
      </div>
      <TimeAxis bars={bars} tickMillis={tickMillis} timeText={timeText} />
    </div>
  );
}

type TooltipProps = {
  readonly fraction: number;
  readonly text: string;
  readonly times: string;
};

function Tooltip({ fraction, text, times }: TooltipProps) {
  return (
    <div
      className={styles.tooltip}
      data-side={fraction > 0.5 ? 'left' : 'right'}
      style={{ left: `${fraction * 100}%` }}
      aria-hidden="true"
    >
      <strong>{text}</strong>
      <span>{times}</span>
    </div>
  );
}

type TimeAxisProps = Pick<TimeBarsProps, 'bars' | 'tickMillis'> & {
  readonly timeText: (timeMillis: number, isTick: boolean) => string;
};

function TimeAxis({ bars, tickMillis, timeText }: TimeAxisProps) {
  const start = bars[0]?.startMillis ?? 0;
  const end = bars.at(-1)?.endMillis ?? 0;
  return (
    <div className={styles.axis} aria-hidden="true">
      {timeTicks(start, end, tickMillis)
        .filter(({ fraction }) => fraction > AXIS_MARGIN && fraction < 1 - AXIS_MARGIN)
        .map((tick) => (
          <span key={tick.timeMillis} style={{ left: `${tick.fraction * 100}%` }}>
            {timeText(tick.timeMillis, true)}
          </span>
        ))}
    </div>
  );
}

function timeOfDay(timeMillis: number, isTick: boolean): string {
  return formatTime(timeMillis, !isTick);
}
