import { collectorOrigin } from '../lib/places.ts';
import { useStatus } from '../live/hooks.ts';
import { Snippet } from './snippet.tsx';
import styles from './waiting.module.css';

/** The first minute of a site: what to paste, and that somebody listens. */
export function WaitingForFirstEvent({ site }: { readonly site: string }) {
  return (
    <section className={styles.card} data-testid="waiting" aria-labelledby="waiting-title">
      <Listening />
      <h2 id="waiting-title">{`Waiting for the first event of ${site}`}</h2>
      <p>Paste this into the head of every page. The numbers appear here by themselves.</p>
      <Install site={site} />
    </section>
  );
}

/** The bridge knows no site at all. */
export function NoSites() {
  return (
    <section className={styles.card} data-testid="no-sites" aria-labelledby="no-sites-title">
      <Listening />
      <h2 id="no-sites-title">No site has sent anything yet</h2>
      <p>
        Choose an id for your site and paste this into the head of every page. The site appears here
        with its first event.
      </p>
      <Install site="my-site" />
    </section>
  );
}

function Install({ site }: { readonly site: string }) {
  const isDemo = useStatus((status) => status.isDemo);
  const collector = collectorOrigin(new URL(location.href), isDemo);
  return (
    <>
      <Snippet
        text={`<script async src="${collector ?? 'https://YOUR-COLLECTOR'}/tracker.js" data-site="${site}"></script>`}
      />
      {collector !== null && (
        <p className={styles.shop}>
          Nothing at hand to try it with?{' '}
          <a href={`${collector}/shop/`} target="_blank" rel="noreferrer">
            Open the demo shop
          </a>
          : each of your clicks there shows up on the site demo-shop.
        </p>
      )}
    </>
  );
}

function Listening() {
  const isLive = useStatus((status) => status.state === 'live');
  return (
    <p className={styles.listening} data-live={isLive}>
      <span aria-hidden="true" />
      {isLive ? 'Listening' : 'Not connected'}
    </p>
  );
}
