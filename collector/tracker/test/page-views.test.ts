import { describe, expect, it } from 'vitest';
import { prepareSetting } from './setting.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const { load, open, wait } = prepareSetting();

describe('the first page view', () => {
  it('is sent in the next tick, to the origin of the script', async () => {
    const { network } = await open({ referrer: 'https://search.example/find?q=private#top' });

    expect(network.requests).toHaveLength(1);
    const [request] = network.requests;
    expect(request).toMatchObject({
      url: 'https://collect.example/v1/events',
      siteId: 'shop',
      sentAt: Date.now(),
      init: { method: 'POST', keepalive: true, credentials: 'omit' },
    });
    // Texts need no preflight; a header of our own would.
    expect(request?.init.headers).toBeUndefined();
    expect(request?.events).toMatchObject([
      {
        event_id: expect.stringMatching(UUID_V7),
        event_type: 'page_view',
        page_view_id: expect.stringMatching(UUID_V7),
        client_seq: 0,
        created_at: Date.now(),
        page: {
          url: 'https://shop.example/',
          title: 'Home',
          referrer: 'https://search.example/find',
        },
        payload: { navigation_type: 'load', entrance: true },
        library: { name: 'tracker-js', version: '0.1.0' },
      },
    ]);
    const millis = parseInt(request?.events[0]?.event_id.replace('-', '').slice(0, 12) ?? '', 16);
    expect(millis).toBe(Date.now());
  });

  it('goes to another endpoint where the tag says so', async () => {
    const { network } = await open({
      tag: { 'data-site': 'shop', 'data-endpoint': 'https://e.example/in' },
    });
    expect(network.requests[0]?.url).toBe('https://e.example/in');
  });

  it('keeps campaigns and nothing else of the query', async () => {
    const { network } = await open({
      url: 'https://shop.example/a?token=secret&utm_source=news+letter&gclid=1#part',
    });
    expect(network.events[0]?.page.url).toBe(
      'https://shop.example/a?utm_source=news+letter&gclid=1',
    );
  });

  it('waits until a page that was loaded ahead is visited', async () => {
    const page = await open({ isPrerendering: true });
    expect(page.network.requests).toEqual([]);

    page.window.document.dispatchEvent(new page.window.Event('prerenderingchange'));
    await wait(0);
    expect(page.network.ofType('page_view')).toHaveLength(1);
  });

  it('says that the visitor came by the back button', async () => {
    const { network } = await open({ navigation: { type: 'back_forward' } });
    expect(network.events[0]?.payload).toMatchObject({ navigation_type: 'back_forward' });
  });
});

describe('navigation within the page', () => {
  it('is a page view with its own title and id, and says how the page before was used', async () => {
    const page = await open();
    await wait(4_000);
    page.window.history.pushState({}, '', '/two');
    page.window.document.title = 'Two';
    await wait(0);

    const [first, second] = page.network.ofType('page_view');
    expect(second).toMatchObject({
      page: { url: 'https://shop.example/two', title: 'Two', referrer: 'https://shop.example/' },
      payload: {
        navigation_type: 'spa',
        entrance: false,
        engagement_time_msec: 4_000,
        scroll_depth_pct: 100,
      },
    });
    expect(second?.page_view_id).not.toBe(first?.page_view_id);
    expect(second?.client_seq).toBe(1);
  });

  it('gives the page the state and address that it asked for', async () => {
    const { window } = await open();
    window.history.pushState({ a: 1 }, '', '/two');
    expect(window.history.state).toEqual({ a: 1 });
    window.history.replaceState({ b: 2 }, '', '/three');
    expect(window.history.state).toEqual({ b: 2 });
    expect(window.location.pathname).toBe('/three');
  });

  it('follows the way back', async () => {
    const { window, network } = await open();
    window.history.pushState({}, '', '/two');
    await wait(0);
    window.history.back();
    await wait(10);

    expect(network.ofType('page_view').slice(2)).toMatchObject([
      { page: { url: 'https://shop.example/' }, payload: { navigation_type: 'back_forward' } },
    ]);
  });

  it('counts replaced paths, but neither fragments nor texts noted while they are typed', async () => {
    const { window, network } = await open();
    window.history.replaceState({}, '', '/');
    window.history.pushState({}, '', '/#part');
    window.history.replaceState({}, '', '/?q=a');
    window.history.replaceState({}, '', '/?q=ab');
    await wait(0);
    expect(network.ofType('page_view')).toHaveLength(1);

    window.history.replaceState({}, '', '/other');
    window.history.pushState({}, '', '/other?page=2');
    await wait(0);
    expect(network.ofType('page_view')).toHaveLength(3);
  });
});

describe('a visit', () => {
  it('goes on from page to page', async () => {
    const first = await open();
    await wait(5_000);
    first.fire('pagehide');
    const memory = first.window.sessionStorage.getItem('rta') ?? '';
    const recorded = first.network.fates.queued.length;

    const second = await open({ memory });
    expect(second.network.events[0]).toMatchObject({
      client_seq: recorded,
      payload: { entrance: false, engagement_time_msec: 5_000, scroll_depth_pct: 100 },
    });
  });

  it('begins anew after half an hour', async () => {
    const first = await open();
    first.fire('pagehide');
    const memory = first.window.sessionStorage.getItem('rta') ?? '';
    await wait(30 * 60_000);

    const second = await open({ memory });
    expect(second.network.events[0]?.payload).toEqual({ navigation_type: 'load', entrance: true });
  });

  it('does not begin in a new tab that a page of the site opened', async () => {
    const { network } = await open({ referrer: 'https://shop.example/list' });
    expect(network.events[0]?.payload).toMatchObject({ entrance: false });
  });

  it('leaves nothing in the tab that names anybody', async () => {
    const { window, network } = await open();
    network.beacons.length = 0;
    window.dispatchEvent(new window.Event('pagehide'));
    expect(Object.keys(window.sessionStorage)).toEqual(['rta']);
    expect(JSON.parse(window.sessionStorage.getItem('rta') ?? '')).toEqual({
      seq: 1,
      at: Date.now(),
      left: { engagement_time_msec: 0, scroll_depth_pct: 100 },
    });
  });

  it('goes on where the browser brings the page back as it was', async () => {
    const page = await open();
    page.window.sessionStorage.setItem(
      'rta',
      JSON.stringify({ seq: 9, at: Date.now(), left: { scroll_depth_pct: 30 } }),
    );
    page.fire('pageshow', { persisted: true });
    page.fire('pageshow', { persisted: false });
    await wait(0);

    expect(page.network.ofType('page_view').slice(1)).toMatchObject([
      {
        client_seq: 9,
        page: { referrer: '' },
        payload: { navigation_type: 'back_forward', entrance: false, scroll_depth_pct: 30 },
      },
    ]);
  });
});

describe('a page that the tracker cannot look into', () => {
  it('is counted although storage is closed', async () => {
    const page = load({
      before:
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('closed') } })",
    });
    await wait(0);
    page.fire('pagehide');
    expect(page.network.ofType('page_view')).toHaveLength(1);
  });
});
