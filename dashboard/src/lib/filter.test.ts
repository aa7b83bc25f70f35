import { describe, expect, it } from 'vitest';
import { filterOf, filterQuery, isFiltered, NO_FILTER, toggled } from './filter.ts';

describe('a filter', () => {
  it('is the same query whatever was clicked first', () => {
    const one = toggled(toggled(NO_FILTER, 'device', 'mobile'), 'country', 'DE');
    const other = toggled(toggled(NO_FILTER, 'country', 'DE'), 'device', 'mobile');

    expect(filterQuery(one)).toBe('country=DE&device=mobile');
    expect(filterQuery(other)).toBe(filterQuery(one));
  });

  it('encodes what a channel name may not contain', () => {
    const filter = toggled(NO_FILTER, 'page', "/a b&c?d='(1)");

    expect(filterQuery(filter)).toBe('page=%2Fa%20b%26c%3Fd%3D%27%281%29');
    expect(filterOf(new URLSearchParams(filterQuery(filter)))).toEqual(filter);
  });

  it('goes by a second click', () => {
    const filter = toggled(NO_FILTER, 'country', 'DE');

    expect(isFiltered(filter)).toBe(true);
    expect(isFiltered(toggled(filter, 'country', 'DE'))).toBe(false);
  });

  it('ignores empty and repeated values of an address', () => {
    const filter = filterOf(new URLSearchParams('country=DE&country=&country=DE&other=1'));

    expect(filter).toEqual({ ...NO_FILTER, country: ['DE'] });
  });
});
