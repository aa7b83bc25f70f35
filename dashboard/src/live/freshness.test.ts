import { describe, expect, it } from 'vitest';
import {
  connectionState,
  dataAgeMillis,
  isBehind,
  isOutdated,
  type ConnectionFacts,
} from './freshness.ts';

const LIVE: ConnectionFacts = {
  isRefused: false,
  isOpen: true,
  isOnline: true,
  isSettled: true,
  hasSnapshot: true,
  sinceFrameMillis: 100,
};

describe('rule 1: no frame for five seconds', () => {
  it.each([
    ['live', {}],
    ['live', { sinceFrameMillis: 3_999 }],
    ['stale', { sinceFrameMillis: 4_000 }],
    ['connecting', { hasSnapshot: false, isSettled: false }],
    ['connecting', { hasSnapshot: false, isOpen: false, sinceFrameMillis: null }],
    ['reconnecting', { isOpen: false }],
    ['reconnecting', { isSettled: false }],
    ['offline', { isOpen: false, isOnline: false }],
    ['live', { isOnline: false }],
    ['offline', { isOnline: false, sinceFrameMillis: 6_000 }],
    ['refused', { isRefused: true }],
  ] as const)('%s when %o', (state, facts) => {
    expect(connectionState({ ...LIVE, ...facts })).toBe(state);
  });
});

describe('rule 2: the watermark is behind', () => {
  it('by more than ten seconds', () => {
    expect(isBehind(10_000)).toBe(false);
    expect(isBehind(10_001)).toBe(true);
    expect(isBehind(null)).toBe(false);
  });

  it('has no age before the first watermark', () => {
    expect(dataAgeMillis(50_000, 0)).toBeNull();
    expect(dataAgeMillis(50_000, 48_000)).toBe(2_000);
    expect(dataAgeMillis(50_000, 50_100)).toBe(0);
  });
});

describe('rule 3: a window that ended more than a slide ago', () => {
  const end = 1_800_000;

  it.each([
    ['30m', 60_000],
    ['5m', 10_000],
    ['1m', 60_000],
  ] as const)('is outdated in %s', (window, slideMillis) => {
    expect(isOutdated(window, end, end)).toBe(false);
    expect(isOutdated(window, end, end + slideMillis)).toBe(false);
    expect(isOutdated(window, end, end + slideMillis + 2_001)).toBe(true);
  });

  it('is not outdated while the platform itself is behind', () => {
    expect(isOutdated('30m', end, 0)).toBe(false);
  });
});
