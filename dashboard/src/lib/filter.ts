/** Which events are counted: of each dimension named one of the values. */

export const DIMENSIONS = ['campaign', 'country', 'device', 'page', 'referrer'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Values by dimension; a dimension without values allows all. */
export type Filter = Readonly<Record<Dimension, readonly string[]>>;

export const NO_FILTER: Filter = { campaign: [], country: [], device: [], page: [], referrer: [] };

export function isFiltered(filter: Filter): boolean {
  return DIMENSIONS.some((dimension) => filter[dimension].length > 0);
}

export function hasValue(filter: Filter, dimension: Dimension, value: string): boolean {
  return filter[dimension].includes(value);
}

/** Adds a value, or takes it away where it is. */
export function toggled(filter: Filter, dimension: Dimension, value: string): Filter {
  const values = hasValue(filter, dimension, value)
    ? filter[dimension].filter((other) => other !== value)
    : [...filter[dimension], value].toSorted();
  return { ...filter, [dimension]: values };
}

/** As much of a filter as another one lets through; where nothing is left, all of that one. */
export function narrowed(filter: Filter, fixed: Filter): Filter {
  const valuesOf = (dimension: Dimension) => {
    const allowed = fixed[dimension];
    if (allowed.length === 0) return filter[dimension];
    const kept = filter[dimension].filter((value) => allowed.includes(value));
    return kept.length === 0 ? allowed : kept;
  };
  return {
    campaign: valuesOf('campaign'),
    country: valuesOf('country'),
    device: valuesOf('device'),
    page: valuesOf('page'),
    referrer: valuesOf('referrer'),
  };
}

/** As it stands in a channel's name: sorted, so that equal filters have equal names. */
export function filterQuery(filter: Filter): string {
  return DIMENSIONS.flatMap((dimension) =>
    filter[dimension].toSorted().map((value) => `${dimension}=${encode(value)}`),
  ).join('&');
}

export function filterOf(parameters: URLSearchParams): Filter {
  const valuesOf = (dimension: Dimension) =>
    [...new Set(parameters.getAll(dimension).filter((value) => value !== ''))].toSorted();
  return {
    campaign: valuesOf('campaign'),
    country: valuesOf('country'),
    device: valuesOf('device'),
    page: valuesOf('page'),
    referrer: valuesOf('referrer'),
  };
}

function encode(value: string): string {
  return encodeURIComponent(value).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
