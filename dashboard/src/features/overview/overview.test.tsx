import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { NOON } from '../../testing/live-page.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { alertOf, itemsOf, resultOf } from '../../testing/results.ts';
import { silentShop, smallShop } from '../../testing/scenes.ts';
import { Overview } from './overview.tsx';

const PANELS = [
  'People now',
  'Events per second',
  'Event to screen',
  'Page views',
  'Activity',
  'Conversions',
  'Revenue',
  'Top pages',
  'Referrers',
  'Countries',
  'Devices',
  'Alerts',
] as const;

const panel = (name: string) => within(screen.getByRole('region', { name }));
const live = (results = smallShop()) => {
  const rendered = renderPage(<Overview />);
  rendered.step((page) => page.connect().snapshot(results));
  return rendered;
};
const rowsOf = (testId: string) =>
  [...screen.getByTestId(testId).children].map((row) => ({ ...(row as HTMLElement).dataset }));

describe('loading', () => {
  it.each(PANELS)('%s shows a skeleton and no number', (name) => {
    renderPage(<Overview />);

    expect(screen.getByRole('region', { name }).getAttribute('aria-busy')).toBe('true');
    expect(panel(name).getByText('Loading')).toBeTruthy();
  });
});

describe('live', () => {
  it('shows who is here, and the last complete second', () => {
    live();

    expect(screen.getByTestId('people-now-5m').dataset['value']).toBe('17');
    expect(screen.getByTestId('people-now-30m').textContent).toBe('64');
    expect(screen.getByTestId('events-per-second').dataset['value']).toBe('8');
    expect(screen.getByTestId('page-views-30m').textContent).toBe('321');
  });

  it('shows top lists with names, counts and shares', () => {
    live();

    expect(rowsOf('top-pages')).toMatchObject([
      { name: '/', value: '200' },
      { name: '/cart', value: '100' },
      { name: '(other)', value: '21', remainder: 'true' },
    ]);
    expect(panel('Top pages').getByText('62%')).toBeTruthy();
    expect(panel('Countries').getByText('Switzerland')).toBeTruthy();
    expect(panel('Referrers').getByText('Direct')).toBeTruthy();
    expect(panel('Devices').getByText('Mobile')).toBeTruthy();
  });

  it('shows activity in a fixed order, zeros included', () => {
    live();

    expect(rowsOf('activity').map(({ name, value }) => [name, value])).toEqual([
      ['page_view', '321'],
      ['click', '70'],
      ['conversion', '9'],
      ['custom', '0'],
      ['session_start', '0'],
      ['session_end', '0'],
      ['web_vital', '0'],
      ['exception', '0'],
      ['heartbeat', '0'],
    ]);
  });

  it('shows alerts: what is open and critical first, then what is over', () => {
    const rendered = live();
    rendered.step((page) =>
      page.delta([], 41, 'e1', [
        alertOf('old', { detail: 'an old one', status: 'resolved', severity: 'critical' }),
        alertOf('cart', { pattern: 'cart_abandonment', detail: 'left a cart of 12.00 EUR' }),
        alertOf('drop', { pattern: 'traffic_drop', severity: 'critical', detail: 'visitors: 3' }),
      ]),
    );

    expect(rowsOf('alerts').map(({ severity, over }) => [severity, over])).toEqual([
      ['critical', 'false'],
      ['info', 'false'],
      ['critical', 'true'],
    ]);
    expect(panel('Alerts').getByText('Traffic drop')).toBeTruthy();
    expect(panel('Alerts').getByText('left a cart of 12.00 EUR')).toBeTruthy();
    fireEvent.click(panel('Alerts').getByRole('button', { name: 'Table: All alerts' }));
    expect(panel('Alerts').getAllByRole('row')).toHaveLength(4);
  });

  it('shows conversions by name and revenue by currency', () => {
    live();

    expect(rowsOf('conversions')).toMatchObject([{ name: 'purchase', value: '9' }]);
    expect(rowsOf('revenue')).toMatchObject([
      { currency: 'EUR', value: '13980' },
      { currency: 'JPY', value: '4200' },
    ]);
    expect(panel('Revenue').getByText('€139.80')).toBeTruthy();
    expect(panel('Revenue').getByText('¥4,200')).toBeTruthy();
  });

  it('follows a delta', () => {
    const { step } = live();

    step((page) =>
      page.delta(
        [resultOf('event_types', '30m', NOON, 401, { items: itemsOf({ click: 71 }) })],
        41,
      ),
    );

    expect(rowsOf('activity')[1]).toMatchObject({ name: 'click', value: '71' });
  });

  it('measures the way of events to this screen', () => {
    const { step } = live();
    expect(panel('Event to screen').getByText('No updates in the last minute')).toBeTruthy();
    step((page) => page.socket.say({ type: 'pong', id: 1, serverTimeMillis: Date.now() }));

    step((page) => {
      const oldestReceivedAtMillis = Date.now();
      page.delta([resultOf('clicks', '30m', NOON, 1, { oldestReceivedAtMillis })], 41).pass(120);
    });
    step((page) => page.pass(500));

    expect(screen.getByTestId('latency').dataset).toMatchObject({ p50: '120', samples: '1' });
    expect(screen.getByTestId('clock-offset').textContent).toBe('clock 0 ms ± 0 ms');
  });

  it('says in words what each chart shows, and gives the facts as a table', () => {
    live();
    expect(
      screen.getByRole('img', { name: /321 in all, 41 in the busiest ten seconds/ }),
    ).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: 'Table: Page views by ten seconds' }));

    const rows = within(panel('Page views').getByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(181);
    expect(rows[1]?.textContent).toContain('not counted yet');
    expect(rows[2]?.textContent).toContain('12 so far');
    expect(rows[3]?.textContent).toMatch(/41$/);
  });

  it('reads single bars by keyboard', () => {
    live();

    fireEvent.change(screen.getByRole('slider', { name: 'Read one bar' }), {
      target: { value: '177' },
    });

    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/: 41$/);
  });

  it('shows the rest of a long list on demand', () => {
    const items = itemsOf(
      Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`/${i}`, 20 - i])),
    );
    live([resultOf('top_pages', '30m', NOON, 155, { items })]);
    expect(rowsOf('top-pages')).toHaveLength(8);

    fireEvent.click(screen.getByRole('button', { name: 'Show 2 more' }));

    expect(rowsOf('top-pages')).toHaveLength(10);
  });
});

describe('empty', () => {
  it('shows zeros, not the last known numbers of a site that fell silent', () => {
    live(silentShop());

    for (const name of ['people-now-5m', 'people-now-30m', 'events-per-second', 'page-views-30m']) {
      expect(screen.getByTestId(name).dataset['value']).toBe('0');
    }
    expect(rowsOf('activity').every((row) => row['value'] === '0')).toBe(true);
  });

  it.each([
    ['Conversions', 'No conversions in the last 30 minutes'],
    ['Revenue', 'No revenue in the last 30 minutes'],
    ['Top pages', 'No page views in the last 30 minutes'],
    ['Referrers', 'Nobody arrived in the last 30 minutes'],
    ['Countries', 'No page views in the last 30 minutes'],
    ['Devices', 'No page views in the last 30 minutes'],
  ])('%s says so', (name, text) => {
    live(silentShop());

    expect(panel(name).getByText(text)).toBeTruthy();
  });
});

describe('stale', () => {
  it.each(PANELS)('%s is greyed and says of when it is', (name) => {
    const { step } = live();

    step((page) => page.pass(5_000));

    expect(screen.getByRole('region', { name }).dataset['stale']).toBe('true');
    expect(screen.getByRole('region', { name }).textContent).toMatch(/as of \d\d:\d\d:\d\d/);
  });
});

describe('failed', () => {
  it('keeps the failure in its panel and tries again on demand', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { step } = live();
    const results = vi.spyOn(Intl.DisplayNames.prototype, 'of').mockImplementation(() => {
      throw new Error('no such region');
    });

    step((page) =>
      page.delta([resultOf('top_countries', '30m', NOON, 322, { items: itemsOf({ FR: 1 }) })], 41),
    );

    expect(panel('Countries').getByRole('alert').textContent).toContain('could not be shown');
    expect(screen.getByTestId('people-now-5m').dataset['value']).toBe('17');
    results.mockRestore();
    fireEvent.click(panel('Countries').getByRole('button', { name: 'Try again' }));
    expect(panel('Countries').getByText('France')).toBeTruthy();
  });
});
