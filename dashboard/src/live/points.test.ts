import { expect, it } from 'vitest';
import { NOON } from '../testing/live-page.ts';
import { resultOf } from '../testing/results.ts';
import { currentOf, lastCompleteEnd, openEnd, pointsOf } from './points.ts';

it('fills complete windows without a result with zero, and leaves open ones unknown', () => {
  const results = [resultOf('events', '10s', NOON - 20_000, 7)];

  const points = pointsOf(results, {
    window: '10s',
    count: 5,
    endMillis: NOON + 10_000,
    watermarkMillis: NOON - 1_000,
  });

  expect(points.map((point) => point.value)).toEqual([0, 7, 0, null, null]);
  expect(points.map((point) => point.isProvisional)).toEqual([false, false, false, true, true]);
});

it('shows an open window with what it has so far', () => {
  const open = resultOf('events', '10s', NOON, 3, { status: 'provisional' });

  const points = pointsOf([open], {
    window: '10s',
    count: 1,
    endMillis: NOON,
    watermarkMillis: NOON - 5_000,
  });

  expect(points[0]).toMatchObject({ value: 3, isProvisional: true, startMillis: NOON - 10_000 });
});

it('does not invent zeros for windows that the channel no longer holds', () => {
  const newest = resultOf('events', '1s', NOON + 2_000, 1);

  const points = pointsOf([newest], {
    window: '1s',
    count: 120,
    endMillis: NOON,
    watermarkMillis: NOON,
  });

  expect(points.slice(0, 3).map((point) => point.value)).toEqual([null, null, 0]);
});

it('finds the last complete and the open window', () => {
  expect(lastCompleteEnd('10s', NOON + 9_999)).toBe(NOON);
  expect(openEnd('10s', NOON)).toBe(NOON + 10_000);
});

it('takes the newest result as current until a newer window must be empty', () => {
  const older = resultOf('page_views', '30m', NOON, 5);
  const newer = resultOf('page_views', '30m', NOON + 60_000, 6);

  expect(currentOf([older, newer], '30m', NOON + 30_000)).toBe(newer);
  expect(currentOf([older, newer], '30m', NOON + 130_000)).toBeNull();
  expect(currentOf([], '30m', NOON)).toBeNull();
});
