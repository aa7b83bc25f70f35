import { describe, expect, it } from 'vitest';
import { prepareSetting } from './setting.ts';

const { open, wait } = prepareSetting();

const PURCHASE = {
  transaction_id: 't1',
  value_minor: 1999,
  currency: 'EUR',
  items: [{ item_id: 'lamp', price_minor: 1999, quantity: 1 }],
};

describe('window.rta', () => {
  it('sends own events within 100 ms', async () => {
    const { rta, network } = await open();
    rta.track('add_to_cart', { sku: 'a', price: 1.5, gift: true });
    await wait(99);
    expect(network.ofType('custom')).toEqual([]);
    await wait(1);
    expect(network.ofType('custom')).toMatchObject([
      { event_name: 'add_to_cart', properties: { sku: 'a', price: 1.5, gift: true } },
    ]);
  });

  it('sends conversions at once, and what waits with them', async () => {
    const { rta, network } = await open();
    rta.track('begin_checkout');
    rta.conversion('purchase', PURCHASE);
    await wait(0);
    expect(network.requests[1]?.events).toMatchObject([
      { event_type: 'custom', event_name: 'begin_checkout' },
      { event_type: 'conversion', event_name: 'purchase', payload: PURCHASE },
    ]);
  });

  it('leaves out what an event cannot hold, also what refers to itself', async () => {
    const { rta, network } = await open();
    const odd: Record<string, unknown> = { a: 1, list: [1], f: () => 1, nothing: null };
    odd['self'] = odd;
    (rta.track as (name: string, properties: unknown) => void)('odd', odd);
    (rta.conversion as (name: string, details: unknown) => void)('sign_up', odd);
    (rta.track as (name: string) => void)('bare');
    await wait(100);
    expect(network.ofType('custom')).toMatchObject([
      { event_name: 'odd', properties: { a: 1 } },
      { event_name: 'bare', properties: {} },
    ]);
    expect(network.ofType('conversion')[0]?.payload).toEqual({ a: 1, items: [] });
  });

  it('makes sound what the collector would refuse a request for', async () => {
    const { rta, network } = await open();
    rta.track('odd', { half: 'a\ud83d', whole: '😀', zero: 'a\0b', huge: 1e300, no: NaN });
    await wait(100);
    expect(network.ofType('custom')[0]?.properties).toEqual({
      half: 'a\ufffd',
      whole: '😀',
      zero: 'a\ufffdb',
      huge: '1e+300',
      no: 'NaN',
    });
  });

  it('obeys commands that came before it, after the page view', async () => {
    const { network } = await open({
      before: "window.rta = { q: [['track', 'early', { a: 1 }], ['conversion', 'sign_up']] }",
    });
    await wait(100);
    expect(network.events.slice(0, 3)).toMatchObject([
      { event_type: 'page_view' },
      { event_type: 'custom', event_name: 'early', properties: { a: 1 } },
      { event_type: 'conversion', event_name: 'sign_up' },
    ]);
  });

  it('counts page views that the page announces itself', async () => {
    const { rta, network } = await open();
    rta.page();
    await wait(0);
    expect(network.ofType('page_view')).toHaveLength(2);
  });
});
