import { formatCount } from '../lib/format.ts';
import { useStatus } from '../live/hooks.ts';
import { usePeopleNow } from '../live/metrics.ts';

const PRODUCT = 'Real-Time Analytics';

/** The number of people in the tab's title: the page tells something even in the background. */
export function SiteTitle() {
  const site = useStatus((status) => status.site);
  const isLive = useStatus((status) => status.state === 'live' && status.hasSnapshot);
  const { last5Minutes } = usePeopleNow();
  if (site === null) return <title>{PRODUCT}</title>;
  const people = isLive ? `${formatCount(last5Minutes)} now` : 'not live';
  return <title>{`${people} · ${site}`}</title>;
}
