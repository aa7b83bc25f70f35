import type { LiveResult } from '../live/protocol.ts';
import { NOON } from './live-page.ts';
import { itemsOf, resultOf } from './results.ts';

const MINUTE = 60_000;

/** The overview channel of a small shop at noon, with one second of lag. */
export function smallShop(): readonly LiveResult[] {
  const open = { status: 'provisional' } as const;
  const halfHour = (items: Readonly<Record<string, number>>) => ({
    ...open,
    items: itemsOf(items),
  });
  return [
    resultOf('active_visitors', '5m', NOON, 17),
    resultOf('active_visitors', '30m', NOON, 64, open),
    resultOf('events', '1s', NOON - 1_000, 8),
    resultOf('events', '1s', NOON, 3, open),
    resultOf('page_views', '10s', NOON - 10_000, 41),
    resultOf('page_views', '10s', NOON, 12, open),
    resultOf('page_views', '30m', NOON, 321, open),
    resultOf('top_pages', '30m', NOON, 321, halfHour({ '/': 200, '/cart': 100, '(other)': 21 })),
    resultOf('top_referrers', '30m', NOON, 50, halfHour({ '(direct)': 40, 'example.org': 10 })),
    resultOf('top_countries', '30m', NOON, 321, halfHour({ CH: 300, DE: 21 })),
    resultOf('top_devices', '30m', NOON, 321, halfHour({ mobile: 321 })),
    resultOf(
      'event_types',
      '30m',
      NOON,
      400,
      halfHour({ page_view: 321, click: 70, conversion: 9 }),
    ),
    resultOf('conversions', '30m', NOON, 9, halfHour({ purchase: 9 })),
    resultOf('conversions', '1m', NOON, 2, open),
    resultOf('revenue', '1m', NOON, 1, { ...open, items: [money('EUR', 1, 6_990)] }),
    resultOf('revenue', '30m', NOON, 3, {
      ...open,
      items: [money('EUR', 2, 13_980), money('JPY', 1, 4_200)],
    }),
  ];
}

/** The same, as the bridge still has it when the shop has been silent for an hour. */
export function silentShop(): readonly LiveResult[] {
  const backMillis = 60 * MINUTE;
  return smallShop().map((result) => ({
    ...result,
    status: 'final',
    startMillis: result.startMillis - backMillis,
    endMillis: result.endMillis - backMillis,
  }));
}

function money(name: string, count: number, amountMinor: number): LiveResult['items'][number] {
  return { name, count, amountMinor, value: 0 };
}
