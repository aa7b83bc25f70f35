import type { ResultItem } from '../../live/protocol.ts';

export type FunnelStep = {
  readonly name: string;
  readonly sessions: number;
  /** Of those who reached the step before; null for the first. */
  readonly rate: number | null;
  /** Of those who reached the first step. */
  readonly share: number;
  /** On average; null where nobody came. */
  readonly sinceStepBeforeMillis: number | null;
};

const STEPS = ['view_item', 'add_to_cart', 'begin_checkout', 'purchase'] as const;

/** The steps in their order, those that nobody reached too. */
export function funnelOf(items: readonly ResultItem[]): readonly FunnelStep[] {
  const counts = STEPS.map((name) => items.find((item) => item.name === name));
  const first = counts[0]?.count ?? 0;
  return STEPS.map((name, index) => {
    const sessions = counts[index]?.count ?? 0;
    const before = index === 0 ? null : (counts[index - 1]?.count ?? 0);
    return {
      name,
      sessions,
      rate: before === null ? null : ratio(sessions, before),
      share: ratio(sessions, first),
      sinceStepBeforeMillis:
        index === 0 || sessions === 0 ? null : (counts[index]?.amountMinor ?? 0) / sessions,
    };
  });
}

/** Sessions that crossed a window's border may have begun before it: a share is never above 1. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, part / whole);
}
