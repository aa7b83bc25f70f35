import { expect, it } from 'vitest';
import { barsOf } from './bars.ts';

const value = (startMillis: number, count: number) => ({
  startMillis,
  count,
  amountMinor: 0,
  value: 0,
});

it('has a bar for every window, and beside it what was counted then', () => {
  const { bars, compared, total, comparedTotal } = barsOf(
    {
      fromMillis: 600_000,
      toMillis: 780_000,
      resolution: '1m',
      stepMillis: 60_000,
      values: [value(600_000, 4), value(720_000, 6)],
      compared: { fromMillis: 420_000, toMillis: 600_000, values: [value(480_000, 3)] },
    },
    750_000,
  );

  expect(bars.map((bar) => bar.value)).toEqual([4, 0, 6]);
  expect(bars.map((bar) => bar.isProvisional)).toEqual([false, false, true]);
  expect(compared).toEqual([0, 3, 0]);
  expect([total, comparedTotal]).toEqual([10, 3]);
});
