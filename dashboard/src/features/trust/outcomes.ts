import type { LiveResult } from '../../live/protocol.ts';

export const OUTCOMES = ['counted', 'duplicate', 'late', 'bot'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type OutcomeSums = {
  readonly counts: Readonly<Record<Outcome, number>>;
  /** Everything that could be read. */
  readonly arrived: number;
  /** Arrived and not accounted for: 0, or something is lost. */
  readonly missing: number;
};

/** What became of everything that arrived in some minutes. */
export function outcomesOf(results: readonly LiveResult[]): OutcomeSums {
  const counts = { counted: 0, duplicate: 0, late: 0, bot: 0 };
  let arrived = 0;
  for (const result of results) {
    arrived += result.count;
    for (const outcome of OUTCOMES) counts[outcome] += countOf(result, outcome);
  }
  const known = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  return { counts, arrived, missing: arrived - known };
}

export function countOf(result: LiveResult, outcome: Outcome): number {
  return result.items.find((item) => item.name === outcome)?.count ?? 0;
}
