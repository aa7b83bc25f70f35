import { useEffect } from 'react';
import { useAddress, writeAddress } from '../lib/address.ts';
import { useLiveClient, useStatus } from '../live/hooks.ts';

/** The site of the address; without one, the first that the bridge names, written down there. */
export function useWatchedSite(): string | null {
  const client = useLiveClient();
  const { site, filter, ago } = useAddress();
  const first = useStatus((status) => status.sites?.[0] ?? null);
  useEffect(() => {
    if (site !== null) client.watch(site, filter);
    // Written down, so that a new site that sorts first does not take over the screen.
    else if (first !== null) writeAddress({ site: first }, 'replace');
  }, [client, site, filter, first]);
  useEffect(() => {
    if (site !== null) client.sides.compare(site, filter, ago);
  }, [client, site, filter, ago]);
  return site;
}
