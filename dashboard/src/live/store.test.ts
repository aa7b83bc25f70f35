import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/live-page.ts';
import { resultOf } from '../testing/results.ts';
import type { LiveResult } from './protocol.ts';
import { isNewer, ResultStore } from './store.ts';

const result = resultOf('page_views', '10s', NOON, 5);

describe('isNewer', () => {
  it('goes by revision, then by status', () => {
    expect(isNewer({ ...result, revision: 6, status: 'provisional' }, result)).toBe(true);
    expect(isNewer({ ...result, revision: 4, status: 'corrected' }, result)).toBe(false);
    expect(isNewer({ ...result, status: 'corrected' }, result)).toBe(true);
    expect(isNewer({ ...result, status: 'provisional' }, result)).toBe(false);
    expect(isNewer({ ...result }, result)).toBe(false);
  });
});

describe('ResultStore', () => {
  it('converges to the same values whatever the order of arrival', () => {
    const versions = versionsOf(200);
    const expected = stored(versions);
    expect(expected.every(({ count, status }) => count === 5 && status === 'corrected')).toBe(true);

    for (let seed = 1; seed <= 25; seed++) {
      expect(stored(shuffled(versions, seed))).toEqual(expected);
    }
  });

  it('keeps only the windows that a screen needs', () => {
    const store = new ResultStore();

    for (let i = 0; i < 1_000; i++) store.merge([resultOf('events', '1s', NOON + i * 1_000, 1)]);

    const kept = store.results('events', '1s');
    expect(kept).toHaveLength(122);
    expect(kept.at(-1)?.endMillis).toBe(NOON + 999_000);
  });

  it('gives the same array until something changes', () => {
    const store = new ResultStore();
    store.merge([result]);
    const before = store.results('page_views', '10s');

    store.merge([result, resultOf('events', '10s', NOON, 1)]);

    expect(store.results('page_views', '10s')).toBe(before);
    store.merge([{ ...result, revision: 6, count: 6 }]);
    expect(store.results('page_views', '10s')).not.toBe(before);
  });

  it('forgets everything at a snapshot, also what was newer', () => {
    const store = new ResultStore();
    store.merge([{ ...result, revision: 99, count: 99 }]);

    store.replace([result]);

    expect(store.results('page_views', '10s')).toEqual([result]);
  });

  it('leaves out windows of a later protocol', () => {
    const store = new ResultStore();

    store.merge([{ ...result, window: '1d' }]);

    expect(store.isEmpty()).toBe(true);
  });
});

function stored(results: readonly LiveResult[]): readonly LiveResult[] {
  const store = new ResultStore();
  for (const one of results) store.merge([one]);
  return store.results('page_views', '10s');
}

/** Several versions of each of many windows, more than are kept. */
function versionsOf(windows: number): readonly LiveResult[] {
  return Array.from({ length: windows }, (_, index) => NOON + index * 10_000).flatMap((end) => [
    resultOf('page_views', '10s', end, 1, { status: 'provisional' }),
    resultOf('page_views', '10s', end, 4, { status: 'provisional' }),
    resultOf('page_views', '10s', end, 4),
    resultOf('page_views', '10s', end, 5, { status: 'corrected' }),
  ]);
}

function shuffled<T>(values: readonly T[], seed: number): readonly T[] {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  return values
    .map((value) => ({ value, rank: next() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}
