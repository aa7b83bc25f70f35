import { useEffect } from 'react';
import { useAddress, writeAddress } from '../lib/address.ts';
import { filterQuery, narrowed } from '../lib/filter.ts';
import { useLiveClient, useStatus } from '../live/hooks.ts';

/** The site of the address; without one, the first that the bridge names, written down there. */
export function useWatchedSite(): string | null {
  const client = useLiveClient();
  const { site, filter, ago } = useAddress();
  const first = useStatus((status) => status.sites?.[0] ?? null);
  const shared = useStatus((status) => status.shared);
  const sites = useStatus((status) => status.sites);
  useEffect(() => {
    if (shared === null) return;
    // A shared link shows one site, and maybe only some of its events, whatever its address says.
    const only = narrowed(filter, shared.filter);
    if (filterQuery(only) !== filterQuery(filter)) writeAddress({ filter: only }, 'replace');
    const one = sites?.[0] ?? null;
    if (one !== null && site !== one) writeAddress({ site: one }, 'replace');
  }, [shared, sites, site, filter]);
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
