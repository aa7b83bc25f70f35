import type { SeriesAnswer, SeriesValue } from './answers.ts';

export type HistoryBar = {
  readonly startMillis: number;
  readonly endMillis: number;
  readonly value: number;
  readonly isProvisional: boolean;
};

export type HistoryBars = {
  readonly bars: readonly HistoryBar[];
  /** One for each bar; null if nothing is compared. */
  readonly compared: readonly number[] | null;
  readonly total: number;
  readonly comparedTotal: number | null;
};

/** Consecutive windows: one without a value counted nothing. */
export function barsOf(answer: SeriesAnswer, nowMillis: number): HistoryBars {
  const { stepMillis, values, compared } = answer;
  const first = Math.ceil(answer.fromMillis / stepMillis) * stepMillis;
  const byStart = countsByStart(values);
  const shift = compared === undefined ? 0 : answer.fromMillis - compared.fromMillis;
  const byStartThen = countsByStart(compared?.values ?? []);
  const bars: HistoryBar[] = [];
  const comparedValues: number[] = [];
  for (let start = first; start < answer.toMillis; start += stepMillis) {
    bars.push({
      startMillis: start,
      endMillis: start + stepMillis,
      value: byStart.get(start) ?? 0,
      isProvisional: start + stepMillis > nowMillis,
    });
    comparedValues.push(byStartThen.get(start - shift) ?? 0);
  }
  return {
    bars,
    compared: compared === undefined ? null : comparedValues,
    total: sum(values),
    comparedTotal: compared === undefined ? null : sum(compared.values),
  };
}

function countsByStart(values: readonly SeriesValue[]): ReadonlyMap<number, number> {
  return new Map(values.map((value) => [value.startMillis, value.count]));
}

function sum(values: readonly SeriesValue[]): number {
  return values.reduce((total, value) => total + value.count, 0);
}
