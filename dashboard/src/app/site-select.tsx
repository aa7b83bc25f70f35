import { writeAddress } from '../lib/address.ts';
import { NO_FILTER } from '../lib/filter.ts';
import { useStatus } from '../live/hooks.ts';
import styles from './header.module.css';

export function SiteSelect() {
  const sites = useStatus((status) => status.sites);
  const site = useStatus((status) => status.site);
  const isListed = site === null || sites?.includes(site) === true;
  return (
    <label className={styles.site}>
      <span className="visually-hidden">Site</span>
      <select
        data-testid="site-select"
        value={site ?? ''}
        disabled={sites === null && site === null}
        onChange={(event) => writeAddress({ site: event.target.value, filter: NO_FILTER })}
      >
        {site === null && <option value="">{sites === null ? 'Connecting' : 'No site yet'}</option>}
        {!isListed && <option value={site}>{site}</option>}
        {sites?.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
