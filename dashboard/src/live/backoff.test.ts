import { expect, it } from 'vitest';
import { Backoff } from './backoff.ts';

it('doubles its cap up to twenty seconds', () => {
  const backoff = new Backoff(() => 1);

  const delays = Array.from({ length: 9 }, () => backoff.nextDelayMillis());

  expect(delays).toEqual([400, 800, 1_600, 3_200, 6_400, 12_800, 20_000, 20_000, 20_000]);
});

it('never waits less than 200 ms, however lucky', () => {
  const backoff = new Backoff(() => 0);

  expect(backoff.nextDelayMillis()).toBe(200);
  expect(backoff.nextDelayMillis()).toBe(200);
});

it('starts over after a reset', () => {
  const backoff = new Backoff(() => 1);
  backoff.nextDelayMillis();
  backoff.nextDelayMillis();

  backoff.reset();

  expect(backoff.nextDelayMillis()).toBe(400);
});
