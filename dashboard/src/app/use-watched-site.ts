import { useEffect } from 'react';
import { useSiteParam, writeSite } from '../lib/site-param.ts';
import { useLiveClient, useStatus } from '../live/hooks.ts';

/** The site of the address; without one, the first that the bridge names, written down there. */
export function useWatchedSite(): string | null {
  const client = useLiveClient();
  const chosen = useSiteParam();
  const first = useStatus((status) => status.sites?.[0] ?? null);
  useEffect(() => {
    if (chosen !== null) client.watch(chosen);
    // Written down, so that a new site that sorts first does not take over the screen.
    else if (first !== null) writeSite(first, 'replace');
  }, [client, chosen, first]);
  return chosen;
}
