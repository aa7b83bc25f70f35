import { Overview } from '../features/overview/overview.tsx';
import { useStatus } from '../live/hooks.ts';
import { Announcer } from './announcer.tsx';
import styles from './app.module.css';
import { Header } from './header.tsx';
import { Notice } from './notice.tsx';
import { SiteTitle } from './site-title.tsx';
import { useWatchedSite } from './use-watched-site.ts';
import { NoSites, WaitingForFirstEvent } from './waiting.tsx';

/** Header, the view, and what must be said about the connection. */
export function App() {
  const site = useWatchedSite();
  const hasNoSites = useStatus((status) => status.sites !== null && status.sites.length === 0);
  const isSilentSite = useStatus((status) => status.isSilentSite);
  return (
    <div className={styles.app}>
      <SiteTitle />
      <Header />
      <main className={styles.main}>
        <h1 className="visually-hidden">{site === null ? 'Live overview' : `${site}, live`}</h1>
        {site === null && hasNoSites ? (
          <NoSites />
        ) : site !== null && isSilentSite ? (
          <WaitingForFirstEvent site={site} />
        ) : (
          <Overview key={site} />
        )}
      </main>
      <Notice />
      <Announcer />
    </div>
  );
}
