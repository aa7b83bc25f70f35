/** The next round number at or above a value; keeps axes calm. */
export function roundCeiling(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  // Half of it is written on the axis, so that it must be whole, too.
  const steps = power === 1 ? [6, 8, 10] : [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10];
  const factor = steps.find((step) => step * power >= value) ?? 10;
  return Math.round(factor * power);
}

export function largest(values: readonly (number | null)[]): number {
  let max = 0;
  for (const value of values) if (value !== null && value > max) max = value;
  return max;
}

export type Tick = { readonly timeMillis: number; readonly fraction: number };

const EDGE = 0.03;

/** Round times on an axis, as fractions of its width; none so near an end that it is cut off. */
export function timeTicks(
  startMillis: number,
  endMillis: number,
  stepMillis: number,
): readonly Tick[] {
  const ticks: Tick[] = [];
  const first = Math.ceil(startMillis / stepMillis) * stepMillis;
  for (let timeMillis = first; timeMillis <= endMillis; timeMillis += stepMillis) {
    const fraction = (timeMillis - startMillis) / (endMillis - startMillis);
    if (fraction > EDGE && fraction < 1 - EDGE) ticks.push({ timeMillis, fraction });
  }
  return ticks;
}
