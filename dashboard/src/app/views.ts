import { isFiltered } from '../lib/filter.ts';
import type { Shared } from '../live/shared.ts';

/** The views of a site, in the order in which the navigation has them. */
export const VIEWS = [
  { id: 'overview', label: 'Overview' },
  { id: 'pages', label: 'Pages' },
  { id: 'sources', label: 'Sources' },
  { id: 'audience', label: 'Audience' },
  { id: 'conversions', label: 'Conversions' },
  { id: 'sessions', label: 'Sessions' },
  { id: 'alerts', label: 'Alerts' },
  { id: 'history', label: 'History' },
  { id: 'trust', label: 'Trust' },
  { id: 'wall', label: 'Wall' },
] as const;

export type ViewId = (typeof VIEWS)[number]['id'];

/** Those that show single events counted, and so can show only some of them. */
const FILTERED: ReadonlySet<ViewId> = new Set([
  'overview',
  'pages',
  'sources',
  'audience',
  'conversions',
  'wall',
]);

/** The views that somebody may open. */
export function viewsOf(shared: Shared | null): readonly (typeof VIEWS)[number][] {
  const isPartial = shared !== null && isFiltered(shared.filter);
  return isPartial ? VIEWS.filter(({ id }) => FILTERED.has(id)) : VIEWS;
}

/** What an address names; the overview where it names nothing that is there for them. */
export function viewOf(id: string | null, shared: Shared | null = null): ViewId {
  return viewsOf(shared).find((view) => view.id === id)?.id ?? 'overview';
}
