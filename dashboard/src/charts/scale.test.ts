import { expect, it } from 'vitest';
import { largest, roundCeiling, timeTicks } from './scale.ts';

it.each([
  [0, 4],
  [3, 4],
  [5, 6],
  [9, 10],
  [11, 12],
  [41, 50],
  [101, 120],
  [435, 500],
  [1_700, 2_000],
])('the axis for %i ends at %i', (value, top) => {
  expect(roundCeiling(value)).toBe(top);
  expect(Number.isInteger(top / 2)).toBe(true);
});

it('finds the largest of known values', () => {
  expect(largest([null, 3, 7, null])).toBe(7);
  expect(largest([])).toBe(0);
});

it('puts ticks at round times, away from the ends', () => {
  expect(timeTicks(20, 125, 25)).toEqual([
    { timeMillis: 25, fraction: 5 / 105 },
    { timeMillis: 50, fraction: 30 / 105 },
    { timeMillis: 75, fraction: 55 / 105 },
    { timeMillis: 100, fraction: 80 / 105 },
  ]);
});
