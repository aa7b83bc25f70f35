import { describe, expect, it, vi } from 'vitest';
import { CHANNEL, LivePage, NOON, SITE } from '../testing/live-page.ts';
import { resultOf } from '../testing/results.ts';

const views = (count: number) => resultOf('page_views', '10s', NOON, count);
const subscriptions = (page: LivePage) =>
  page.socket.sent.filter((message) => message.type === 'subscribe');

describe('a connection', () => {
  it('subscribes when welcomed, then pings', () => {
    const page = new LivePage().connect();

    expect(page.socket.sent).toEqual([
      { type: 'subscribe', channel: CHANNEL },
      { type: 'ping', id: 1 },
    ]);
  });

  it('is live with the snapshot and keeps up with deltas', () => {
    const page = new LivePage().connect().frame();
    expect(page.client.status().state).toBe('connecting');

    page
      .snapshot([views(3)])
      .delta([views(4)], 41)
      .frame();

    expect(page.client.status().state).toBe('live');
    expect(page.client.results('page_views', '10s')[0]?.count).toBe(4);
  });

  it('tells React once per frame, however many deltas came', () => {
    const page = new LivePage().connect().snapshot([]);
    const listener = vi.fn();
    page.client.subscribe(listener);

    page
      .delta([views(1)], 41)
      .delta([views(2)], 42)
      .delta([views(3)], 43);
    expect(listener).not.toHaveBeenCalled();
    page.frame();

    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('pings five times within seconds, then every five', () => {
    const page = new LivePage().connect();
    const pings = () => page.socket.sent.filter((message) => message.type === 'ping').length;

    page.pass(4_000);
    expect(pings()).toBe(5);
    page.heartbeat().pass(4_500);
    expect(pings()).toBe(5);
    page.heartbeat().pass(500);

    expect(pings()).toBe(6);
  });

  it('switches sites without showing numbers of the other one', () => {
    const page = new LivePage().connect().snapshot([views(3)]);

    page.client.watch('other');
    page.delta([views(9)], 41).frame();

    expect(page.socket.sent.slice(-2)).toEqual([
      { type: 'unsubscribe', channel: CHANNEL },
      { type: 'subscribe', channel: 'site:other:overview' },
    ]);
    expect(page.client.results('page_views', '10s')).toEqual([]);
    expect(page.client.status().hasSnapshot).toBe(false);
  });

  it('counts what it cannot use', () => {
    const page = new LivePage().connect().snapshot([]);

    page.socket.sayText('{"type":"weather"}');
    page.socket.sayText('{"type":"delta","channel":7}');
    page.frame();

    expect(page.client.status().counters).toMatchObject({ ignored: 1, malformed: 1 });
    expect(page.client.status().counters.lastMalformed).toContain('delta.');
  });
});

describe('a gap', () => {
  it.each([
    ['an offset was left out', 42, 'e1'],
    ['the epoch changed', 41, 'e2'],
  ])('leads to a new snapshot: %s', (_, offset, epoch) => {
    const page = new LivePage().connect().snapshot([views(3)]);

    page.delta([views(99)], offset, epoch).frame();

    expect(subscriptions(page)).toHaveLength(2);
    expect(subscriptions(page)[1]).toEqual({ type: 'subscribe', channel: CHANNEL });
    expect(page.client.results('page_views', '10s')[0]?.count).toBe(3);
    expect(page.client.status()).toMatchObject({ state: 'reconnecting', hasSnapshot: true });
    page.snapshot([views(100)], 50).frame();
    expect(page.client.status()).toMatchObject({ state: 'live', counters: { gaps: 1 } });
  });

  it('is not seen in deltas that were already on their way', () => {
    const page = new LivePage()
      .connect()
      .snapshot([views(3)])
      .delta([], 43);

    page
      .delta([views(98)], 44)
      .delta([views(99)], 45)
      .frame();

    expect(subscriptions(page)).toHaveLength(2);
    expect(page.client.results('page_views', '10s')[0]?.count).toBe(3);
  });

  it('is not a frame that comes twice', () => {
    const page = new LivePage()
      .connect()
      .snapshot([])
      .delta([views(1)], 41)
      .delta([views(1)], 41);

    expect(subscriptions(page)).toHaveLength(1);
  });
});

describe('a lost connection', () => {
  it('resumes after the last frame and shows the last numbers meanwhile', () => {
    const page = new LivePage()
      .connect()
      .snapshot([views(3)])
      .delta([views(4)], 41);

    page.socket.lose();
    page.frame();
    expect(page.client.status()).toMatchObject({ state: 'reconnecting', hasSnapshot: true });
    page.pass(300).accept();
    expect(page.socket.sent[0]).toEqual({
      type: 'subscribe',
      channel: CHANNEL,
      epoch: 'e1',
      offset: 41,
    });
    page.delta([views(7)], 42).frame();

    expect(page.client.status().state).toBe('live');
    expect(page.client.results('page_views', '10s')[0]?.count).toBe(7);
  });

  it('is live again by the pong where nothing was missed', () => {
    const page = new LivePage().connect().snapshot([views(3)]);
    page.socket.lose();
    page.pass(300).accept().frame();
    expect(page.client.status().state).toBe('reconnecting');

    page.socket.say({ type: 'pong', id: 2, serverTimeMillis: Date.now() });
    page.frame();

    expect(page.client.status().state).toBe('live');
  });

  it('asks again when a request stays unanswered', () => {
    const page = new LivePage().connect();

    page.pass(4_000).heartbeat();
    expect(subscriptions(page)).toHaveLength(1);
    page.pass(2_000).heartbeat();

    expect(subscriptions(page)).toHaveLength(2);
  });
});

describe('freshness', () => {
  it('is stale after four silent seconds and live again with the next heartbeat', () => {
    const page = new LivePage()
      .connect()
      .snapshot([views(3)])
      .heartbeat()
      .frame();

    page.pass(3_500);
    expect(page.client.status().state).toBe('live');
    page.pass(500);
    expect(page.client.status().state).toBe('stale');
    page.heartbeat().frame();

    expect(page.client.status().state).toBe('live');
  });

  it('counts the age of the data up, and says when the platform is behind', () => {
    const page = new LivePage().connect().snapshot([views(3)]);
    expect(page.client.status()).toMatchObject({ dataAgeMillis: 1_000, isBehind: false });

    for (let i = 0; i < 5; i++) page.pass(2_000).heartbeat(NOON - 1_000);
    page.frame();

    expect(page.client.status()).toMatchObject({
      state: 'live',
      dataAgeMillis: 11_000,
      isBehind: true,
    });
  });

  it('waits for a heartbeat before it shows results that may just be of a silent site', () => {
    const page = new LivePage().connect();
    page.socket.say({
      type: 'snapshot',
      channel: CHANNEL,
      epoch: 'e1',
      offset: 40,
      serverTimeMillis: NOON,
      watermarkMillis: NOON - 3_600_000,
      results: [views(3)],
    });
    page.frame();
    expect(page.client.status()).toMatchObject({ hasSnapshot: false, state: 'live' });

    page.heartbeat(NOON - 900).frame();

    expect(page.client.status()).toMatchObject({ hasSnapshot: true, isBehind: false });
  });

  it('follows a bridge that is less far after a reconnect, without hiding the numbers', () => {
    const page = new LivePage().connect().snapshot([views(3)]);
    page.socket.lose();
    page.pass(300).accept().frame();
    expect(page.client.status().hasSnapshot).toBe(true);

    page.heartbeat(NOON - 20_000).frame();

    expect(page.client.status()).toMatchObject({
      hasSnapshot: true,
      isBehind: true,
      watermarkMillis: NOON - 20_000,
    });
  });

  it('does not go back when a restarted job counts again', () => {
    const page = new LivePage()
      .connect()
      .snapshot([])
      .heartbeat(NOON - 500);

    page.heartbeat(NOON - 60_000).frame();

    expect(page.client.status().watermarkMillis).toBe(NOON - 500);
  });

  it('is not shown by frames that are not of the protocol', () => {
    const page = new LivePage().connect().snapshot([views(3)]);

    page.pass(3_000).socket.sayText('garbage');
    page.pass(2_000);

    expect(page.client.status().state).toBe('stale');
  });
});

describe('latency', () => {
  const arrived = (millisAgo: number) => ({
    ...views(9),
    oldestReceivedAtMillis: Date.now() - millisAgo,
  });
  const synchronized = () => {
    const page = new LivePage().connect().snapshot([]);
    page.socket.say({ type: 'pong', id: 1, serverTimeMillis: Date.now() });
    return page.pass(1_000);
  };

  it('runs from the oldest arrival in a delta to the paint that shows it', () => {
    const page = synchronized();

    page.delta([arrived(80), { ...arrived(30), metric: 'events' }], 41).pass(500);
    page.pass(500);

    expect(page.client.status().latency).toMatchObject({ p50Millis: 580, samples: 1 });
  });

  it('is not measured while the page is hidden, nor for what was missed before', () => {
    const page = synchronized();
    page.isVisible = false;
    page.delta([arrived(80)], 41).pass(500);
    page.isVisible = true;

    page.delta([arrived(60_000)], 42).pass(1_000);

    expect(page.client.status().latency).toBeNull();
  });
});

describe('the bridge says no', () => {
  it('is refused with its words, and asks again later', () => {
    const page = new LivePage().connect();

    page.socket.say({ type: 'error', code: 'limit', message: 'Full.', channel: CHANNEL });
    page.frame();
    expect(page.client.status()).toMatchObject({ state: 'refused', refusal: 'Full.' });
    page.pass(6_000).heartbeat();

    expect(subscriptions(page)).toHaveLength(2);
  });

  it('waits for the first event of a site that it does not know', () => {
    const page = new LivePage().connect(['other']);
    page.socket.say({
      type: 'error',
      code: 'not_found',
      message: 'no such channel',
      channel: CHANNEL,
    });
    page.frame();
    expect(page.client.status()).toMatchObject({ state: 'live', isSilentSite: true });

    page.heartbeat(NOON, ['other', SITE]).snapshot([views(1)]);

    expect(subscriptions(page)).toHaveLength(2);
    expect(page.client.status()).toMatchObject({ state: 'live', isSilentSite: false });
  });

  it('does not talk to a bridge of another version', () => {
    const page = new LivePage();
    page.client.watch(SITE);
    page.client.start();
    page.socket.accept();

    page.socket.say({
      type: 'welcome',
      protocol: 2,
      serverTimeMillis: NOON,
      demo: false,
      sites: [],
    });
    page.frame();

    expect(page.socket.sent).toEqual([]);
    expect(page.client.status().state).toBe('refused');
    expect(page.client.status().refusal).toContain('another version');
  });
});
