/** What shows the bridge who is there; kept until the tab is closed, and in no address. */
const KEY = 'rta.token';

export function readToken(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function writeToken(token: string | null): void {
  try {
    if (token === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
  } catch {
    // Storage may be closed to this page: then nobody stays signed in.
  }
}

const SHARE_PREFIX = 'share.';

/** Whether it is that of a shared link: nobody signs in with it. */
export function isShareToken(token: string | null): boolean {
  return token?.startsWith(SHARE_PREFIX) ?? false;
}

/**
 * The link that shows a site to whoever has it. Nothing after `#` is sent to a server; what is before it only spares
 * the page to find out what the token is of.
 */
export function shareUrl(token: string, site: string, filter: string, page: URL): string {
  const url = new URL('/', page);
  url.search = filter;
  url.searchParams.set('site', site);
  url.hash = `share=${token}`;
  return url.href;
}

/** Takes the token out of a shared link that was opened, and out of the address. */
export function takeSharedToken(): void {
  const token = new URLSearchParams(location.hash.slice(1)).get('share');
  if (!isShareToken(token)) return;
  writeToken(token);
  history.replaceState(null, '', `${location.pathname}${location.search}`);
}
