import type { ReactNode } from 'react';
import { useAddress } from '../lib/address.ts';
import { isFiltered } from '../lib/filter.ts';
import { Empty } from './empty.tsx';

/** What cannot be told of single events is not there while a filter is set. */
export function Unfiltered({ children }: { readonly children: ReactNode }) {
  const { filter } = useAddress();
  return isFiltered(filter) ? <Empty>Not available with a filter</Empty> : children;
}
