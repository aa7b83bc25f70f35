import { useSyncExternalStore } from 'react';

/** The chosen site lives in the address, so that a link opens exactly this view. */
const PARAMETER = 'site';
const CHANGED = 'rta:address';

export function useSiteParam(): string | null {
  return useSyncExternalStore(subscribe, readSite);
}

export function readSite(): string | null {
  const site = new URLSearchParams(location.search).get(PARAMETER);
  return site === '' ? null : site;
}

/** The address of a site's view. */
export function siteHref(site: string): string {
  const url = new URL(location.href);
  url.searchParams.set(PARAMETER, site);
  return `${url.pathname}${url.search}${url.hash}`;
}

/** A choice by a person makes an entry in the history; a default does not. */
export function writeSite(site: string, entry: 'push' | 'replace'): void {
  if (entry === 'push') history.pushState(null, '', siteHref(site));
  else history.replaceState(null, '', siteHref(site));
  dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(CHANGED, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(CHANGED, listener);
  };
}
