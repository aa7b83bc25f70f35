import { expect, it } from 'vitest';
import type { Address } from '../lib/address.ts';
import { NO_FILTER } from '../lib/filter.ts';
import { isUpToNow, lengthMillis, questionUrl, seriesUrl } from './question.ts';

const address: Address = {
  site: 'demo shop',
  view: 'history',
  filter: NO_FILTER,
  ago: null,
  range: null,
  from: null,
  to: null,
  metric: null,
  against: null,
};

it('asks for a day of page views where nothing is chosen', () => {
  expect(seriesUrl(address, 0)).toBe(
    '/api/v1/sites/demo%20shop/series?metric=page_views&resolution=auto&range=24h',
  );
});

it('asks for what a brush has chosen, and for the comparison', () => {
  const brushed = { ...address, from: '1000', to: '601000', against: 'week' };

  expect(questionUrl(brushed, 'funnel')).toBe(
    '/api/v1/sites/demo%20shop/funnel?from=1000&to=601000&compare=week',
  );
  expect(lengthMillis(brushed, 0)).toBe(600_000);
  expect(isUpToNow(brushed)).toBe(false);
});

it('asks for visitors by the minute for a day, and by the hour for more', () => {
  const visitors = { ...address, metric: 'visitors' };

  expect(seriesUrl(visitors, 0)).toContain('resolution=1m');
  expect(seriesUrl({ ...visitors, range: '7d' }, 0)).toContain('resolution=1h');
});

it('takes nothing from an address that it does not know', () => {
  const odd = { ...address, range: '5s', metric: 'secrets', against: 'year' };

  expect(seriesUrl(odd, 0)).toBe(seriesUrl(address, 0));
});
