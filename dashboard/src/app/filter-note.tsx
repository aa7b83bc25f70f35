import { useAddress } from '../lib/address.ts';
import { isFiltered } from '../lib/filter.ts';
import { filterWords } from './filter-names.ts';
import styles from './filter-bar.module.css';

/** Where a filter cannot be changed: whether the one that is set counts here. */
export function FilterNote({ isApplied }: { readonly isApplied: boolean }) {
  const { filter } = useAddress();
  if (!isFiltered(filter)) return null;
  const words = filterWords(filter);
  return (
    <p className={styles.note} data-testid="filter-note">
      {isApplied ? `Only: ${words}` : `All events: the filter (${words}) does not apply here`}
    </p>
  );
}
