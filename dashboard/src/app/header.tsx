import { collectorOrigin } from '../lib/places.ts';
import { useStatus } from '../live/hooks.ts';
import { ConnectionPill } from './connection-pill.tsx';
import styles from './header.module.css';
import { ShareButton } from './share/share-button.tsx';
import { SharedNote } from './share/shared-note.tsx';
import { SiteSelect } from './site-select.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

export function Header() {
  const isDemo = useStatus((status) => status.isDemo);
  const collector = collectorOrigin(new URL(location.href), isDemo);
  return (
    <header className={styles.header}>
      <div className={styles.brand}>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="8" />
          <path d="M5 17h5l3-8 5 15 3.5-10 1.5 3h4" />
        </svg>
        <span>Real-Time Analytics</span>
      </div>
      <SiteSelect />
      {isDemo && (
        <span className={styles.demo} title="A local run: nobody signs in, traffic is simulated">
          Demo
        </span>
      )}
      {collector !== null && (
        <a className={styles.shop} href={`${collector}/shop/`} target="_blank" rel="noreferrer">
          Open the demo shop
        </a>
      )}
      <SharedNote />
      <ShareButton />
      <div className={styles.end}>
        <ConnectionPill />
        <ThemeSwitch />
      </div>
    </header>
  );
}
