import { lazy, Suspense, type ComponentType } from 'react';
import { Overview } from '../features/overview/overview.tsx';
import { useAddress } from '../lib/address.ts';
import { isFiltered } from '../lib/filter.ts';
import { useStatus } from '../live/hooks.ts';
import { Announcer } from './announcer.tsx';
import styles from './app.module.css';
import { FilterBar } from './filter-bar.tsx';
import { FilterNote } from './filter-note.tsx';
import { Header } from './header.tsx';
import { Nav } from './nav.tsx';
import { Notice } from './notice.tsx';
import { ReplayBar } from './replay-bar.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { SignIn } from './sign-in.tsx';
import { SiteTitle } from './site-title.tsx';
import { useWatchedSite } from './use-watched-site.ts';
import { VIEWS, viewOf, type ViewId } from './views.ts';
import { NoSites, WaitingForFirstEvent } from './waiting.tsx';
import { WallHeader } from './wall-header.tsx';

/** All but the first view load when they are opened. */
const COMPONENTS: Readonly<Record<ViewId, ComponentType>> = {
  overview: Overview,
  pages: lazy(async () => ({ default: (await import('../features/pages/pages.tsx')).Pages })),
  sources: lazy(async () => ({
    default: (await import('../features/sources/sources.tsx')).Sources,
  })),
  audience: lazy(async () => ({
    default: (await import('../features/audience/audience.tsx')).Audience,
  })),
  conversions: lazy(async () => ({
    default: (await import('../features/conversions/conversions.tsx')).Conversions,
  })),
  sessions: lazy(async () => ({
    default: (await import('../features/sessions/sessions.tsx')).Sessions,
  })),
  alerts: lazy(async () => ({ default: (await import('../features/alerts/alerts.tsx')).Alerts })),
  history: lazy(async () => ({
    default: (await import('../features/history/history.tsx')).History,
  })),
  trust: lazy(async () => ({ default: (await import('../features/trust/trust.tsx')).Trust })),
  wall: lazy(async () => ({ default: (await import('../features/wall/wall.tsx')).Wall })),
};

/** Views of the past, and of the connection, go by no live filter; a wall has nothing to click. */
const WITHOUT_FILTER: ReadonlySet<ViewId> = new Set([
  'alerts',
  'history',
  'sessions',
  'trust',
  'wall',
]);

/** Header, the view, and what must be said about the connection. */
export function App() {
  const site = useWatchedSite();
  const shared = useStatus((status) => status.shared);
  const address = useAddress();
  const view = viewOf(address.view, shared);
  const hasNoSites = useStatus((status) => status.sites !== null && status.sites.length === 0);
  const mustSignIn = useStatus((status) => status.signIn !== 'none');
  const isSilentSite = useStatus((status) => status.isSilentSite);
  // That nothing matches a filter says nothing about the site.
  const isWaiting =
    site !== null && isSilentSite && view !== 'history' && !isFiltered(address.filter);
  const name = VIEWS.find(({ id }) => id === view)?.label ?? '';
  return (
    <div className={styles.app}>
      <SiteTitle />
      {view === 'wall' ? <WallHeader site={site} /> : <Header />}
      {view !== 'wall' && <Nav />}
      <main className={styles.main} data-view={view}>
        <h1 className="visually-hidden">{site === null ? `Live ${name}` : `${name}, ${site}`}</h1>
        {mustSignIn ? (
          <SignIn />
        ) : site === null && hasNoSites ? (
          <NoSites />
        ) : isWaiting ? (
          <WaitingForFirstEvent site={site} />
        ) : (
          <View key={`${site} ${view}`} view={view} />
        )}
      </main>
      <ReplayBar />
      {!mustSignIn && <Notice />}
      <Announcer />
      <ShortcutSheet />
    </div>
  );
}

function View({ view }: { readonly view: ViewId }) {
  const Component = COMPONENTS[view];
  return (
    <>
      {WITHOUT_FILTER.has(view) ? <FilterNote isApplied={view === 'wall'} /> : <FilterBar />}
      <Suspense fallback={<p className={styles.loading}>Loading …</p>}>
        <Component />
      </Suspense>
    </>
  );
}
