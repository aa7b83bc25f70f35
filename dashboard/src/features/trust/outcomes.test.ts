import { expect, it } from 'vitest';
import { itemsOf, resultOf } from '../../testing/results.ts';
import { outcomesOf } from './outcomes.ts';

it('adds up what arrived and says what is not accounted for', () => {
  const sums = outcomesOf([
    resultOf('outcomes', '1m', 60_000, 10, { items: itemsOf({ counted: 8, late: 2 }) }),
    resultOf('outcomes', '1m', 120_000, 7, { items: itemsOf({ counted: 5, bot: 1 }) }),
  ]);

  expect(sums).toEqual({
    counts: { counted: 13, duplicate: 0, late: 2, bot: 1 },
    arrived: 17,
    missing: 1,
  });
});
