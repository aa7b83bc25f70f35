import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CHANNEL, LivePage, NOON, SITE } from '../testing/live-page.ts';
import { renderPage } from '../testing/render-page.tsx';
import { smallShop } from '../testing/scenes.ts';
import { App } from './app.tsx';

const open = (address = `/?site=${SITE}`) => {
  history.replaceState(null, '', address);
  return renderPage(<App />);
};
const live = () => {
  const rendered = open();
  rendered.step((page) => page.connect([SITE, 'other']).snapshot(smallShop()));
  return rendered;
};
const state = () => screen.getByTestId('connection').dataset['state'];
const notice = () => screen.queryByTestId('notice')?.textContent ?? null;

describe('the site', () => {
  it('is the first that the bridge names, and is written into the address', () => {
    const { page, step } = open('/');

    step(() => page.connect(['aurora', SITE], null));

    expect(location.search).toBe('?site=aurora');
    expect(page.socket.sent).toContainEqual({
      type: 'subscribe',
      channel: 'site:aurora:overview',
    });
  });

  it('changes by the selector, and back by the history', () => {
    const { page } = live();

    fireEvent.change(screen.getByRole('combobox', { name: 'Site' }), {
      target: { value: 'other' },
    });
    expect(location.search).toBe('?site=other');
    expect(page.client.status().site).toBe(SITE);
    act(() => void page.frame());

    expect(page.client.status().site).toBe('other');
  });

  it('does not change when a new one sorts first', () => {
    const { page, step } = open('/');
    step(() => page.connect([SITE], null));

    step(() => page.heartbeat(NOON, ['aaa', SITE]));

    expect(page.client.status().site).toBe(SITE);
  });

  it('stands in the title of the tab with the people who are there', () => {
    live();

    expect(document.title).toBe(`17 now · ${SITE}`);
  });
});

describe('the connection', () => {
  it('is named with the age of the data', () => {
    const { step } = open();
    expect(state()).toBe('connecting');

    step((page) => page.connect().snapshot(smallShop()));

    expect(state()).toBe('live');
    expect(screen.getByTestId('data-age').dataset['value']).toBe('1000');
    expect(screen.getByTestId('data-age').textContent).toBe('data 1.0 s old');
    expect(notice()).toBeNull();
  });

  it('tells when it was lost, and tries at once when asked', () => {
    const { page, step } = live();

    step(() => page.socket.lose());

    expect(state()).toBe('reconnecting');
    expect(notice()).toContain('Connection lost. The numbers shown are the last known ones.');
    expect(notice()).toContain('Trying again in 1 s.');
    expect(document.title).toBe(`not live · ${SITE}`);
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    expect(page.sockets).toHaveLength(2);
  });

  it('says for how long nothing was heard, and the age counts up', () => {
    const { step } = live();

    step((page) => page.pass(7_000));

    expect(state()).toBe('stale');
    expect(notice()).toContain('No word from the server for 7.0 s.');
    expect(screen.getByTestId('data-age').dataset['value']).toBe('8000');
  });

  it('says when the device is offline', () => {
    const { step } = live();

    step((page) => {
      page.isOnline = false;
      page.socket.lose();
    });

    expect(state()).toBe('offline');
    expect(notice()).toContain('This device is offline.');
  });

  it('says how far the data are behind', () => {
    const { step } = live();

    step((page) => {
      for (let i = 0; i < 7; i++) page.pass(2_000).heartbeat(NOON - 1_000);
    });

    expect(state()).toBe('live');
    expect(notice()).toContain('Data is 15 s behind');
  });

  it('repeats what the bridge says when it refuses', () => {
    const { step } = open();

    step((page) => {
      page.connect();
      page.socket.say({
        type: 'error',
        code: 'limit',
        message: 'Too many screens.',
        channel: CHANNEL,
      });
    });

    expect(state()).toBe('refused');
    expect(notice()).toContain('Too many screens.');
  });

  it('says that the server cannot be reached', () => {
    const { step } = open();

    step((page) => {
      page.client.start();
      page.socket.lose();
    });

    expect(notice()).toContain('The live server cannot be reached.');
  });

  it('is announced politely and at most every ten seconds', () => {
    const { step } = live();
    step((page) => page.pass(0));
    const spoken = () => screen.getByRole('status').textContent;
    expect(spoken()).toBe('Live');

    step((page) => page.socket.lose());
    step((page) => page.pass(100));
    expect(spoken()).toBe('Live');
    step((page) => page.pass(10_000));

    expect(spoken()).toBe('Reconnecting');
  });
});

describe('before the first event', () => {
  it('gives the script to paste and disappears with the first numbers', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    const { step } = open();
    step((page) => page.connect().snapshot([]));
    const code = `<script async src="http://localhost:8081/tracker.js" data-site="${SITE}"></script>`;
    expect(
      screen.getByRole('heading', { name: `Waiting for the first event of ${SITE}` }),
    ).toBeTruthy();
    expect(screen.getByText(code)).toBeTruthy();
    expect(screen.getByText('Listening')).toBeTruthy();

    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Copy' })));
    expect(writeText).toHaveBeenCalledWith(code);
    expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
    step((page) => page.delta(smallShop(), 41));

    expect(screen.queryByTestId('waiting')).toBeNull();
    expect(screen.getByTestId('people-now-5m').textContent).toBe('17');
    vi.unstubAllGlobals();
  });

  it('says so when there is no site at all, and shows the first one that appears', () => {
    const { page, step } = open('/');
    step(() => page.connect([], null));
    expect(screen.getByRole('heading', { name: 'No site has sent anything yet' })).toBeTruthy();

    step(() => page.heartbeat(NOON, [SITE]));
    step(() => page.snapshot(smallShop()));

    expect(screen.getByTestId('people-now-5m').textContent).toBe('17');
  });

  it('links to the demo shop in the local run only', () => {
    const page = new LivePage();
    const { step } = renderPage(<App />, page);
    step(() => page.connect());
    expect(screen.getByText('Demo')).toBeTruthy();
    expect(screen.getByText('Open the demo shop').getAttribute('href')).toBe(
      'http://localhost:8081/shop/',
    );

    step(() =>
      page.socket.say({
        type: 'welcome',
        protocol: 1,
        serverTimeMillis: NOON,
        demo: false,
        sites: [],
      }),
    );

    expect(screen.queryByText('Demo')).toBeNull();
    expect(screen.queryByText('Open the demo shop')).toBeNull();
  });
});

it('remembers the theme', () => {
  open();

  fireEvent.click(screen.getByRole('radio', { name: 'Dark' }));

  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(localStorage.getItem('rta.theme')).toBe('dark');
  fireEvent.click(screen.getByRole('radio', { name: 'System' }));
  expect(document.documentElement.dataset['theme']).toBeUndefined();
});

describe('signing in', () => {
  const askWho = (page: LivePage) =>
    page.socket.say({ type: 'error', code: 'unauthenticated', message: 'sign in first' });

  it('is asked for where the bridge wants to know who is there', () => {
    const { page, step } = open();
    step(() => page.client.start());
    step(() => {
      page.socket.accept();
      askWho(page);
    });

    fireEvent.change(screen.getByLabelText('Token'), { target: { value: ' secret ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    step(() => {
      page.socket.accept();
      askWho(page);
    });

    expect(page.socket.sent).toEqual([{ type: 'authenticate', token: 'secret' }]);
    step(() => page.accept([SITE]).snapshot(smallShop()));
    expect(screen.queryByTestId('sign-in')).toBeNull();
  });

  it('says that a token was not accepted', () => {
    sessionStorage.setItem('rta.token', 'old');
    const { page, step } = open();
    step(() => page.client.start());
    step(() => {
      page.socket.accept();
      askWho(page);
      page.socket.lose(4500);
    });

    expect(screen.getByRole('alert').textContent).toContain('was not accepted');
  });
});

describe('a shared link', () => {
  const TOKEN = `share.${'a'.repeat(12)}.${'b'.repeat(43)}`;
  const RIGHTS = { demo: false, shared: 'country=DE&country=FR', expiresAtMillis: NOON };
  const openShared = (address: string) => {
    sessionStorage.setItem('rta.token', TOKEN);
    return open(address);
  };

  it('shows its site and its events, whatever the address says, and only views of these', () => {
    const { page, step } = openShared('/?site=other&country=FR&country=CH&view=alerts');
    step(() => page.connect([SITE, 'other'], null));
    step(() => page.socket.say({ type: 'error', code: 'not_found', message: '' }));
    step(() => page.accept([SITE], RIGHTS));
    step(() => page.frame());

    expect(page.socket.sent).toContainEqual({ type: 'authenticate', token: TOKEN });
    expect(location.search).toBe(`?site=${SITE}&view=alerts&country=FR`);
    expect(page.socket.sent).toContainEqual({
      type: 'subscribe',
      channel: `site:${SITE}:overview?country=FR`,
    });
    expect(screen.queryByRole('link', { name: 'Alerts' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Overview' }).getAttribute('aria-current')).toBe(
      'page',
    );
    expect(screen.queryByRole('button', { name: 'Share' })).toBeNull();
    expect(screen.getByTestId('shared-note').textContent).toContain('Shared until');
  });

  it.each([
    [4507, 'This link was withdrawn'],
    [4500, 'This link opens nothing'],
  ])('says after %d what has become of it', (code, title) => {
    const { page, step } = openShared(`/?site=${SITE}`);
    step(() => page.connect([SITE]));
    step(() => page.socket.lose(code));

    expect(screen.getByRole('heading', { name: title })).not.toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Continue without the link' }));
    expect(sessionStorage.getItem('rta.token')).toBeNull();
  });
});
