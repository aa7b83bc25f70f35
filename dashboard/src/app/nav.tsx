import { useEffect, useRef, type MouseEvent } from 'react';
import { hrefOf, useAddress, writeAddress } from '../lib/address.ts';
import { useStatus } from '../live/hooks.ts';
import styles from './nav.module.css';
import { viewOf, viewsOf, type ViewId } from './views.ts';

/** The way from view to view; site, filter and comparison go along. */
export function Nav() {
  const address = useAddress();
  const shared = useStatus((status) => status.shared);
  const current = viewOf(address.view, shared);
  const list = useRef<HTMLElement>(null);
  // On a phone the list is wider than the screen.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`[data-view='${current}']`);
    if (list.current === null || tab === null || tab === undefined) return;
    list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={list} className={styles.nav} aria-label="Views">
      <ul>
        {viewsOf(shared).map(({ id, label }) => (
          <li key={id}>
            <a
              data-view={id}
              href={hrefOf({ view: addressOf(id) })}
              aria-current={id === current ? 'page' : undefined}
              onClick={(event) => go(event, id)}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function goTo(id: ViewId): void {
  writeAddress({ view: addressOf(id) });
  scrollTo(0, 0);
}

/** The first view needs no name. */
function addressOf(id: ViewId): string | null {
  return id === 'overview' ? null : id;
}

function go(event: MouseEvent, id: ViewId): void {
  // A new tab or window is the browser's business.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  goTo(id);
}
