import { lazy, Suspense, useState } from 'react';
import { useStatus } from '../../live/hooks.ts';
import styles from './share.module.css';

const ShareDialog = lazy(async () => ({
  default: (await import('./share-dialog.tsx')).ShareDialog,
}));

/** Opens the dialog of shared links; not there for people who came by one. */
export function ShareButton() {
  const [isOpen, setOpen] = useState(false);
  const site = useStatus((status) => status.site);
  const mayShare = useStatus(
    (status) => status.shared === null && status.signIn === 'none' && status.sites !== null,
  );
  if (!mayShare || site === null) return null;
  return (
    <>
      <button type="button" className={styles.share} onClick={() => setOpen(true)}>
        Share
      </button>
      {isOpen && (
        <Suspense>
          <ShareDialog key={site} site={site} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
