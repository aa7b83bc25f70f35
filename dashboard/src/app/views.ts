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

/** What an address names; the overview where it names nothing that is there. */
export function viewOf(id: string | null): ViewId {
  return VIEWS.find((view) => view.id === id)?.id ?? 'overview';
}
