import { useSyncExternalStore } from 'react';
import { DIMENSIONS, filterOf, type Filter } from './filter.ts';

/** What is shown, all of it in the address, so that a link opens exactly this view. */
export type Address = {
  readonly site: string | null;
  /** Id of the view; null for the first one. */
  readonly view: string | null;
  readonly filter: Filter;
  /** An earlier time beside now. */
  readonly ago: Ago | null;
  /** Of history: a length up to now, or two times. */
  readonly range: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly metric: string | null;
  readonly against: string | null;
};

export const AGOS = ['1h', '1d', '7d'] as const;
export type Ago = (typeof AGOS)[number];

const PLAIN = ['site', 'view', 'range', 'from', 'to', 'metric', 'against'] as const;
const CHANGED = 'rta:address';

let cached: { readonly search: string; readonly address: Address } | null = null;

/** The same object until the address changes. */
export function readAddress(): Address {
  if (cached?.search !== location.search) {
    cached = { search: location.search, address: parse(new URLSearchParams(location.search)) };
  }
  return cached.address;
}

export function useAddress(): Address {
  return useSyncExternalStore(subscribe, readAddress);
}

/** The address with some things changed; null takes one away. Keeps what is not ours. */
export function hrefOf(change: Partial<Address>): string {
  const url = new URL(location.href);
  for (const name of PLAIN) if (name in change) set(url, name, change[name] ?? null);
  if ('ago' in change) set(url, 'ago', change.ago ?? null);
  if (change.filter !== undefined) {
    for (const dimension of DIMENSIONS) {
      url.searchParams.delete(dimension);
      for (const value of change.filter[dimension]) url.searchParams.append(dimension, value);
    }
  }
  return `${url.pathname}${url.search}${url.hash}`;
}

/** A choice by a person makes an entry in the history; a default does not. */
export function writeAddress(change: Partial<Address>, entry: 'push' | 'replace' = 'push'): void {
  if (entry === 'push') history.pushState(null, '', hrefOf(change));
  else history.replaceState(null, '', hrefOf(change));
  dispatchEvent(new Event(CHANGED));
}

function parse(parameters: URLSearchParams): Address {
  const get = (name: string) => {
    const value = parameters.get(name);
    return value === '' ? null : value;
  };
  return {
    site: get('site'),
    view: get('view'),
    filter: filterOf(parameters),
    ago: AGOS.find((ago) => ago === get('ago')) ?? null,
    range: get('range'),
    from: get('from'),
    to: get('to'),
    metric: get('metric'),
    against: get('against'),
  };
}

function set(url: URL, name: string, value: string | null): void {
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
}

function subscribe(listener: () => void): () => void {
  addEventListener('popstate', listener);
  addEventListener(CHANGED, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(CHANGED, listener);
  };
}
