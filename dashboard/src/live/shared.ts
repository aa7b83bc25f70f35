import { filterOf, type Filter } from '../lib/filter.ts';
import type { Welcome } from './protocol.ts';

/** What a shared link shows. */
export type Shared = {
  /** Nothing but these events. */
  readonly filter: Filter;
  readonly untilMillis: number;
};

/** Null for people who need no link. */
export function sharedOf(welcome: Welcome): Shared | null {
  if (welcome.shared === undefined) return null;
  return {
    filter: filterOf(new URLSearchParams(welcome.shared)),
    untilMillis: welcome.expiresAtMillis ?? Number.POSITIVE_INFINITY,
  };
}
