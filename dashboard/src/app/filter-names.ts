import { DIMENSIONS, type Dimension, type Filter } from '../lib/filter.ts';
import { countryName, deviceName, plainName } from '../lib/names.ts';

export const DIMENSION_NAMES = {
  campaign: 'Campaign',
  country: 'Country',
  device: 'Device',
  page: 'Page',
  referrer: 'Source',
} as const satisfies Record<Dimension, string>;

export function valueName(dimension: Dimension, value: string): string {
  if (dimension === 'country') return countryName(value);
  return dimension === 'device' ? deviceName(value) : plainName(value);
}

/** A filter in one line: Country Germany or France, Device Mobile. */
export function filterWords(filter: Filter): string {
  return DIMENSIONS.filter((dimension) => filter[dimension].length > 0)
    .map((dimension) => {
      const values = filter[dimension].map((value) => valueName(dimension, value));
      return `${DIMENSION_NAMES[dimension]} ${values.join(' or ')}`;
    })
    .join(', ');
}
