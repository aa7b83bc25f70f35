import { expect, it } from 'vitest';
import { funnelOf } from './funnel.ts';

it('relates each step to the one before and to the first', () => {
  const steps = funnelOf([
    { name: 'purchase', count: 5, amountMinor: 10_000, value: 0 },
    { name: 'view_item', count: 100, amountMinor: 0, value: 0 },
    { name: 'add_to_cart', count: 20, amountMinor: 60_000, value: 0 },
  ]);

  expect(steps).toEqual([
    { name: 'view_item', sessions: 100, rate: null, share: 1, sinceStepBeforeMillis: null },
    { name: 'add_to_cart', sessions: 20, rate: 0.2, share: 0.2, sinceStepBeforeMillis: 3_000 },
    { name: 'begin_checkout', sessions: 0, rate: 0, share: 0, sinceStepBeforeMillis: null },
    { name: 'purchase', sessions: 5, rate: 0, share: 0.05, sinceStepBeforeMillis: 2_000 },
  ]);
});
