import { readToken } from '../lib/token.ts';
import { LiveClient } from './client.ts';
import { browserPaint } from './frames.ts';

export type BrowserOptions = { readonly url: string; readonly isLoopback: boolean };

/** The live client of this page, started, and told when the network comes and goes. */
export function startLiveClient({ url, isLoopback }: BrowserOptions): LiveClient {
  const client = new LiveClient({
    url,
    isLoopback,
    open: (address) => new WebSocket(address),
    now: Date.now,
    random: Math.random,
    isOnline: () => navigator.onLine,
    paint: browserPaint,
    token: readToken,
  });
  addEventListener('online', () => client.networkChanged());
  addEventListener('offline', () => client.networkChanged());
  client.start();
  return client;
}
