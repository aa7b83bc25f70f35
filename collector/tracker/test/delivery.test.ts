import { describe, expect, it } from 'vitest';
import { prepareSetting } from './setting.ts';

const MOST_PAUSE_MILLIS = 60_000;

const { load, open, wait } = prepareSetting();

const idsOf = (events: readonly { event_id: string }[]): string[] =>
  events.map((event) => event.event_id);

describe('batches', () => {
  it('gather events for 100 ms into one request', async () => {
    const { rta, network } = await open();
    rta.track('a');
    await wait(60);
    rta.track('b');
    await wait(40);
    expect(network.requests.map((request) => request.events.length)).toEqual([1, 2]);
    expect(network.requests[1]?.sentAt).toBe(Date.now());
  });

  it('hold thirty events at most', async () => {
    const { rta, network } = await open();
    for (let i = 0; i < 65; i++) rta.track('a');
    await wait(100);
    expect(Math.max(...network.requests.map((request) => request.events.length))).toBe(30);
    expect(network.ofType('custom')).toHaveLength(65);
  });

  it('are small enough to outlive the page', async () => {
    const { rta, network } = await open();
    for (let i = 0; i < 12; i++) rta.track('a', { text: 'x'.repeat(4_000) });
    await wait(100);
    const sizes = network.requests.map((request) => String(request.init.body).length);
    expect(Math.max(...sizes)).toBeLessThan(16_000);
    expect(network.requests.every((request) => request.init.keepalive)).toBe(true);
    expect(network.ofType('custom')).toHaveLength(12);
  });
});

describe('what fails', () => {
  it.each([0, 408, 429, 500, 503])('with %d is sent again with the same ids', async (status) => {
    const { network } = load();
    network.replies.push(status, status, status);
    await wait(0);
    expect(network.requests).toHaveLength(1);
    await wait(499);
    expect(network.requests).toHaveLength(1);
    await wait(10_000);

    expect(network.requests).toHaveLength(4);
    expect(new Set(idsOf(network.events)).size).toBe(1);
    expect(network.requests[3]?.sentAt).toBeGreaterThan(network.requests[0]?.sentAt ?? Infinity);
    expect(network.fates).toEqual({
      queued: ['page_view'],
      sent: ['page_view'],
      beacon: [],
      dropped: [],
    });
  });

  it('is repeated ever later, but each minute at least', async () => {
    const { network } = load();
    network.replies.push(...Array<number>(60).fill(503));
    await wait(20 * 60_000);
    const pauses = network.requests
      .slice(1)
      .map((request, i) => request.sentAt - (network.requests[i]?.sentAt ?? 0));
    expect(pauses[0]).toBeGreaterThanOrEqual(500);
    expect(pauses[0]).toBeLessThanOrEqual(1_000);
    expect(pauses[3]).toBeGreaterThanOrEqual(4_000);
    expect(pauses[3]).toBeLessThanOrEqual(8_000);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(MOST_PAUSE_MILLIS);
    expect(Math.min(...pauses.slice(7))).toBeGreaterThanOrEqual(MOST_PAUSE_MILLIS / 2);
  });

  it('waits as long as the collector asks, and new events wait with it', async () => {
    const { network, rta } = load();
    network.replies.push({ status: 429, retryAfter: '20' });
    await wait(0);
    rta.conversion('sign_up');
    await wait(20_000);
    expect(network.requests).toHaveLength(1);
    await wait(1_000);
    expect(network.requests).toHaveLength(2);
    // The heartbeat of this time is the third.
    expect(network.fates.sent).toEqual(['page_view', 'conversion', 'heartbeat']);
  });

  it('is sent again where no answer comes', async () => {
    const { network } = load();
    network.replies.push('silence');
    await wait(14_900);
    expect(network.requests).toHaveLength(1);
    await wait(1_200);
    expect(idsOf(network.ofType('page_view'))).toHaveLength(2);
    expect(new Set(idsOf(network.ofType('page_view'))).size).toBe(1);
  });

  it('does not hold up other events while no answer comes', async () => {
    const { network, rta } = load();
    network.replies.push('silence');
    await wait(0);
    rta.conversion('sign_up');
    await wait(0);
    expect(network.requests).toHaveLength(2);
    expect(network.fates.sent).toEqual(['conversion']);
  });

  it.each([400, 403, 404])('with %d is given up', async (status) => {
    const { network, rta } = load();
    network.replies.push(status);
    await wait(20_000);
    expect(network.requests.filter(({ events }) => events[0]?.client_seq === 0)).toHaveLength(1);
    expect(network.fates.dropped).toEqual(['page_view']);

    rta.track('next');
    await wait(100);
    expect(network.fates.sent).toContain('custom');
  });

  it.each([400, 413])('with %d because of one event does not cost the others', async (status) => {
    const { network, rta } = await open();
    for (const name of ['a', 'spoilt', 'c', 'd']) rta.track(name);
    // The four, the first two, the last two, then the first two one by one.
    network.replies.push(status, status, 202, 202, status);
    await wait(100);
    expect(network.fates.sent).toEqual(['page_view', 'custom', 'custom', 'custom']);
    expect(network.fates.dropped).toEqual(['custom']);
  });

  it('is at most 500 events, and conversions are the last to be forgotten', async () => {
    const { network, rta } = load();
    network.replies.push(503);
    await wait(0);
    rta.conversion('sign_up');
    for (let i = 0; i < 600; i++) rta.track('a');
    expect(network.fates.dropped).toHaveLength(102);
    expect(network.fates.dropped).not.toContain('conversion');
    await wait(1_000);
    expect(network.fates.sent).toHaveLength(500);
    expect(network.fates.sent[0]).toBe('conversion');
  });
});

describe('leaving', () => {
  it.each(['pagehide', 'visibilitychange'])(
    'by %s hands what waits to the browser',
    async (way) => {
      const page = await open();
      page.rta.track('last_word');
      if (way === 'pagehide') page.fire(way);
      else page.setHidden(true);

      expect(page.network.beacons).toHaveLength(1);
      expect(page.network.beacons[0]).toMatchObject({
        url: 'https://collect.example/v1/events',
        siteId: 'shop',
        events: [{ event_name: 'last_word' }],
      });
      await wait(1_000);
      page.fire('pagehide');
      expect(page.network.ofType('custom')).toHaveLength(1);
      expect(page.network.fates.beacon).toEqual(['custom']);
    },
  );

  it('takes along what failed before', async () => {
    const page = load();
    page.network.replies.push(503);
    await wait(0);
    page.setHidden(true);
    expect(idsOf(page.network.beacons[0]?.events ?? [])).toEqual(
      idsOf(page.network.requests[0]?.events ?? []),
    );
    await wait(5_000);
    expect(page.network.requests).toHaveLength(1);
  });

  it('keeps what the browser does not take, for when the visitor comes back', async () => {
    const page = await open();
    page.network.takesBeacons = false;
    page.rta.track('last_word');
    page.setHidden(true);
    await wait(100);
    expect(page.network.requests[1]?.events).toMatchObject([{ event_name: 'last_word' }]);
  });
});

describe('what the tracker tells the page', () => {
  it('is the fate of each event', async () => {
    const { network, rta } = await open();
    rta.track('good');
    rta.track('bad');
    network.replies.push({ status: 202, reject: 1 });
    await wait(100);
    expect(network.fates).toEqual({
      queued: ['page_view', 'custom', 'custom'],
      sent: ['page_view', 'custom'],
      beacon: [],
      dropped: ['custom'],
    });
  });

  it('is that all is well where the answer is 202 without verdicts', async () => {
    const page = load();
    page.window.fetch = () => Promise.resolve(new Response(null, { status: 202 }));
    await wait(0);
    expect(page.network.fates.sent).toEqual(['page_view']);
  });
});
