import { describe, expect, it } from 'vitest';
import { prepareSetting } from './setting.ts';

const { open, wait } = prepareSetting();

describe('heartbeats', () => {
  it('come every 15 s while the page is visible, with the attention since the last', async () => {
    const page = await open();
    await wait(30_100);
    page.setHidden(true);
    await wait(60_000);
    page.setHidden(false);
    await wait(15_100);

    const beats = page.network.ofType('heartbeat');
    const bySeq = [...beats].map((beat) => [beat.client_seq, beat.payload]);
    expect(bySeq.map(([, payload]) => payload)).toEqual([
      { engagement_time_msec: 15_000 },
      { engagement_time_msec: 15_000 },
      { engagement_time_msec: 15_000 },
    ]);
  });

  it('count no attention while another window has the focus', async () => {
    const page = await open();
    await wait(5_000);
    page.window.document.hasFocus = () => false;
    page.fire('blur');
    await wait(10_100);

    expect(page.network.ofType('heartbeat')[0]?.payload).toEqual({ engagement_time_msec: 5_000 });
  });
});

describe('clicks', () => {
  const body = `<main><button id="buy"> Buy  <b>now</b> </button>
    <p>text</p>
    <ul><li><a href="#1">One</a></li><li><a href="#2">Two</a></li></ul>
    <label>Note <textarea>private words</textarea></label>
    <input name="card" value="4111">
    <input type="checkbox" aria-label="Gift wrap">
    <div contenteditable><a href="#" class="inner">private link</a></div>
    <div role="button"><textarea>private draft</textarea></div>
    <div data-rta-ignore><button class="quiet">x</button></div></main>`;

  it('are recorded on what reacts: label, place, position', async () => {
    const page = await open({ body });
    page.click('#buy b', 3.4, 5.6);
    page.click('p');
    await wait(100);

    const clicks = page.network.ofType('click');
    expect(clicks.map((click) => click.payload)).toEqual([
      {
        x: 3,
        y: 6,
        selector_hash: expect.stringMatching(/^[0-9a-f]{8}$/),
        label: 'Buy now',
        interactive: true,
      },
    ]);
    expect(clicks[0]?.page_view_id).toBe(page.network.ofType('page_view')[0]?.page_view_id);
  });

  it('name the same element alike, and others differently', async () => {
    const page = await open({ body });
    page.click('li:nth-child(1) a', 1, 1);
    page.click('li:nth-child(2) a', 1, 1);
    page.click('li:nth-child(1) a', 9, 9);
    await wait(100);

    const [one, two, again] = page.network
      .ofType('click')
      .map((click) => click.payload?.['selector_hash']);
    expect(again).toBe(one);
    expect(two).not.toBe(one);
  });

  it('never tell what somebody typed', async () => {
    const page = await open({ body });
    for (const selector of ['[name=card]', 'textarea', '[aria-label]', '.inner', '[role=button]']) {
      page.click(selector);
    }
    page.click('label');
    page.click('.quiet');
    await wait(100);

    const labels = page.network.ofType('click').map((click) => click.payload?.['label']);
    // The last is the text area's: a click on a label is one on its field.
    expect(labels).toEqual(['card', '', 'Gift wrap', '', '', '']);
    expect(JSON.stringify(page.network.requests)).not.toMatch(/4111|private/);
  });

  it('have labels of at most 100 characters', async () => {
    const page = await open({ body: `<button>${'long '.repeat(100)}</button>` });
    page.click('button');
    await wait(100);
    expect(page.network.ofType('click')[0]?.payload?.['label']).toHaveLength(100);
  });
});

describe('web vitals', () => {
  it('are rated; TTFB and FCP come at once, the others when the page is left', async () => {
    const page = await open({ navigation: { responseStart: 900 } });
    page.measure('paint', { name: 'first-paint', startTime: 850 });
    page.measure('paint', { name: 'first-contentful-paint', startTime: 900 });
    page.measure('largest-contentful-paint', { startTime: 1_000 }, { startTime: 4_100 });
    page.measure('event', { interactionId: 0, duration: 900 }, { interactionId: 1, duration: 80 });
    page.measure(
      'layout-shift',
      { startTime: 100, value: 0.05 },
      { startTime: 900, value: 0.1 },
      { startTime: 3_000, value: 0.1 },
      { startTime: 3_100, value: 0.9, hadRecentInput: true },
    );
    await wait(5_000);
    const early = page.network.ofType('web_vital').map((event) => event.payload);
    page.setHidden(true);
    page.setHidden(false);
    page.setHidden(true);

    expect(early).toEqual([
      { vital: 'TTFB', value: 900, rating: 'needs-improvement' },
      { vital: 'FCP', value: 900, rating: 'good' },
    ]);
    const late = page.network.ofType('web_vital').slice(early.length);
    expect(late.map((event) => event.payload)).toEqual([
      { vital: 'LCP', value: 4_100, rating: 'poor' },
      { vital: 'INP', value: 80, rating: 'good' },
      { vital: 'CLS', value: 0.15, rating: 'needs-improvement' },
    ]);
  });

  it('belong to the page that was loaded', async () => {
    const page = await open();
    page.measure('largest-contentful-paint', { startTime: 1_000 });
    page.window.history.pushState({}, '', '/two');
    await wait(0);
    page.setHidden(true);

    const [loaded] = page.network.ofType('page_view');
    const [vital] = page.network.ofType('web_vital');
    expect(vital?.page_view_id).toBe(loaded?.page_view_id);
    expect(vital?.page.url).toBe('https://shop.example/');
  });

  it('begin when a page that was loaded ahead is shown', async () => {
    const page = await open({ navigation: { responseStart: 300, activationStart: 700 } });
    page.measure('paint', { name: 'first-contentful-paint', startTime: 800 });
    await wait(100);
    expect(page.network.ofType('web_vital').map((event) => event.payload)).toEqual([
      { vital: 'TTFB', value: 0, rating: 'good' },
      { vital: 'FCP', value: 100, rating: 'good' },
    ]);
  });

  it('leave out the slowest of more than fifty interactions', async () => {
    const page = await open();
    const many = Array.from({ length: 60 }, (_, i) => ({ interactionId: i + 1, duration: 50 }));
    page.measure('event', ...many, { interactionId: 61, duration: 999 });
    page.setHidden(true);
    expect(page.network.ofType('web_vital').map((event) => event.payload)).toEqual([
      { vital: 'INP', value: 50, rating: 'good' },
    ]);
  });

  it('do not judge paints of pages in the background', async () => {
    const page = await open({ isHidden: true });
    page.measure('paint', { name: 'first-contentful-paint', startTime: 9_000 });
    await wait(100);
    expect(page.network.ofType('web_vital')).toEqual([]);
  });
});

describe('exceptions', () => {
  it('are recorded by their first line, without the address’s query', async () => {
    const page = await open();
    page.fire('error', {
      message: 'boom\nwith details',
      filename: 'https://a.example/x.js?key=1',
      lineno: 7,
    });
    page.fire('unhandledrejection', { reason: new RangeError('no luck') });
    await wait(100);

    expect(page.network.ofType('exception').map((event) => event.payload)).toEqual([
      {
        message_hash: expect.stringMatching(/^[0-9a-f]{8}$/),
        message: 'boom',
        source: 'https://a.example/x.js',
        line: 7,
      },
      {
        message_hash: expect.stringMatching(/^[0-9a-f]{8}$/),
        message: 'RangeError: no luck',
        source: '',
        line: 0,
      },
    ]);
  });

  it('are ten a minute at most', async () => {
    const page = await open();
    for (let i = 0; i < 50; i++) page.fire('error', { message: `boom ${i}` });
    await wait(60_000);
    expect(page.network.ofType('exception')).toHaveLength(10);

    page.fire('error', { message: 'later' });
    await wait(100);
    expect(page.network.ofType('exception')).toHaveLength(11);
  });
});
