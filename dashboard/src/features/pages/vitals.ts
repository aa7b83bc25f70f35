import type { ResultItem } from '../../live/protocol.ts';

export type Rating = 'good' | 'needs improvement' | 'poor';

export type Vital = {
  readonly id: string;
  readonly name: string;
  /** Milliseconds; without unit for layout shift. Null: not measured. */
  readonly p75: number | null;
  readonly samples: number;
  readonly rating: Rating | null;
};

type Definition = {
  readonly id: string;
  readonly name: string;
  /** At the 75th percentile up to here it is good, above the second one poor. */
  readonly good: number;
  readonly poor: number;
};

/** Thresholds as web.dev has them. */
const VITALS: readonly Definition[] = [
  { id: 'LCP', name: 'Largest contentful paint', good: 2_500, poor: 4_000 },
  { id: 'INP', name: 'Interaction to next paint', good: 200, poor: 500 },
  { id: 'CLS', name: 'Cumulative layout shift', good: 0.1, poor: 0.25 },
  { id: 'FCP', name: 'First contentful paint', good: 1_800, poor: 3_000 },
  { id: 'TTFB', name: 'Time to first byte', good: 800, poor: 1_800 },
];

export function vitalsOf(items: readonly ResultItem[]): readonly Vital[] {
  const byName = new Map(items.map((item) => [item.name, item]));
  return VITALS.map(({ id, name, good, poor }) => {
    const item = byName.get(`${id}/p75`);
    if (item === undefined) return { id, name, p75: null, samples: 0, rating: null };
    const rating = item.value <= good ? 'good' : item.value <= poor ? 'needs improvement' : 'poor';
    return { id, name, p75: item.value, samples: item.count, rating };
  });
}
