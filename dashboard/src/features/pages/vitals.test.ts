import { expect, it } from 'vitest';
import { vitalsOf } from './vitals.ts';

it('rates each vital by its 75th percentile', () => {
  const items = [
    { name: 'LCP/p75', count: 10, amountMinor: 0, value: 2_500 },
    { name: 'LCP/p50', count: 10, amountMinor: 0, value: 9_000 },
    { name: 'INP/p75', count: 4, amountMinor: 0, value: 201 },
    { name: 'CLS/p75', count: 7, amountMinor: 0, value: 0.3 },
  ];

  expect(vitalsOf(items).map(({ id, rating, samples }) => [id, rating, samples])).toEqual([
    ['LCP', 'good', 10],
    ['INP', 'needs improvement', 4],
    ['CLS', 'poor', 7],
    ['FCP', null, 0],
    ['TTFB', null, 0],
  ]);
});
