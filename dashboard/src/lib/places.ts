/** Addresses of the other programs, as far as this page can know them. */

const LIVE_PATH = '/api/v1/live';
/** Port of the collector in the local run. */
const LOCAL_COLLECTOR_PORT = 8081;

/** The bridge that served this page; in development another one by `?bridge=ws://host:port`. */
export function liveUrl(page: URL, isDevelopment: boolean): string {
  const override = isDevelopment ? page.searchParams.get('bridge') : null;
  const url = new URL(LIVE_PATH, override ?? page.origin);
  if (url.protocol === 'http:') url.protocol = 'ws:';
  if (url.protocol === 'https:') url.protocol = 'wss:';
  return url.href;
}

/** Null outside the local run: there the collector's address is the operator's choice. */
export function collectorOrigin(page: URL, isDemo: boolean): string | null {
  return isDemo ? `${page.protocol}//${page.hostname}:${LOCAL_COLLECTOR_PORT}` : null;
}

export function isLoopback(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
