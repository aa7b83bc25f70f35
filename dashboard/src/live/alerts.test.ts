import { expect, test } from 'vitest';
import { alertOf } from '../testing/results.ts';
import { AlertStore } from './alerts.ts';

test('shows the newest first, and the same array until something changes', () => {
  const store = new AlertStore();
  store.merge([
    alertOf('a', { detectedAtMillis: 1 }),
    alertOf('b', { detectedAtMillis: 3 }),
    alertOf('c', { detectedAtMillis: 2 }),
  ]);

  const shown = store.all();
  expect(shown.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
  store.merge([]);
  expect(store.all()).toBe(shown);
});

test('what is over stays over, in whatever order it is told', () => {
  const store = new AlertStore();
  store.merge([alertOf('a', { detectedAtMillis: 1, status: 'resolved', resolvedAtMillis: 9 })]);
  store.merge([alertOf('a', { detectedAtMillis: 1 })]);

  expect(store.all()).toEqual([
    alertOf('a', { detectedAtMillis: 1, status: 'resolved', resolvedAtMillis: 9 }),
  ]);
});

test('a flood of small ones does not push out a great one', () => {
  const store = new AlertStore();
  store.merge([alertOf('great', { detectedAtMillis: 0, severity: 'critical' })]);
  store.merge(
    Array.from({ length: 200 }, (_, i) => alertOf(`small-${i}`, { detectedAtMillis: i + 1 })),
  );

  expect(store.all()).toHaveLength(51);
  expect(store.all().at(-1)?.id).toBe('great');
});

test('a snapshot replaces everything known', () => {
  const store = new AlertStore();
  store.merge([alertOf('a', { detectedAtMillis: 1 })]);
  store.replace([alertOf('b', { detectedAtMillis: 2 })]);

  expect(store.all().map(({ id }) => id)).toEqual(['b']);
});
