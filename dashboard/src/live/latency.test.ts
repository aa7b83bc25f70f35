import { expect, it } from 'vitest';
import { LatencyWindow, percentile } from './latency.ts';

it('gives percentiles by nearest rank', () => {
  const sorted = Array.from({ length: 100 }, (_, index) => index + 1);

  expect(percentile(sorted, 50)).toBe(50);
  expect(percentile(sorted, 95)).toBe(95);
  expect(percentile(sorted, 99)).toBe(99);
  expect(percentile([7], 99)).toBe(7);
});

it('covers the last minute only', () => {
  const latency = new LatencyWindow();
  latency.add(0, 900);
  latency.add(30_000, 100);
  latency.add(60_000, 200);

  expect(latency.summary(60_000)).toEqual({
    p50Millis: 100,
    p95Millis: 200,
    p99Millis: 200,
    samples: 2,
  });
});

it('says nothing when nothing was measured', () => {
  const latency = new LatencyWindow();
  latency.add(0, 100);

  expect(latency.summary(120_000)).toBeNull();
});

it('never shows less than nothing where the clocks differ by a little', () => {
  const latency = new LatencyWindow();

  latency.add(1_000, -3);

  expect(latency.summary(1_000)?.p50Millis).toBe(0);
});
