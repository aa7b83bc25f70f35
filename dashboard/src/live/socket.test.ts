import { expect, it } from 'vitest';
import { LivePage } from '../testing/live-page.ts';

/** Heartbeats for a while. */
function live(page: LivePage, seconds: number): LivePage {
  for (let i = 0; i < seconds; i++) page.pass(1_000).heartbeat();
  return page;
}

it('backs off with jitter between attempts', () => {
  const page = new LivePage();
  page.client.start();
  const waits: number[] = [];

  for (let i = 0; i < 4; i++) {
    page.socket.lose();
    page.frame();
    const waitMillis = page.client.status().retryInMillis ?? 0;
    waits.push(waitMillis);
    page.pass(waitMillis);
  }

  expect(waits).toEqual([300, 500, 900, 1_700]);
  expect(page.sockets).toHaveLength(5);
});

it('starts with short waits again after thirty stable seconds', () => {
  const page = new LivePage();
  page.client.start();
  page.socket.lose();
  page.pass(300).socket.lose();
  page.pass(500).accept();

  live(page, 31).socket.lose();
  page.frame();

  expect(page.client.status().retryInMillis).toBe(300);
});

it('keeps backing off from a bridge that accepts and drops', () => {
  const page = new LivePage();
  page.client.start();
  page.accept().socket.lose();
  page.pass(300).accept();

  live(page, 5).socket.lose();
  page.frame();

  expect(page.client.status().retryInMillis).toBe(500);
});

it('replaces a connection that is silent for ten seconds', () => {
  const page = new LivePage().connect().snapshot([]);

  page.pass(10_000);
  expect(page.socket.closedWith).toBe(1000);
  page.pass(300);

  expect(page.sockets).toHaveLength(2);
});

it('gives up on a handshake that gets no answer', () => {
  const page = new LivePage();
  page.client.start();

  page.pass(10_300);

  expect(page.sockets).toHaveLength(2);
});

it('does not hear what a replaced connection still says', () => {
  const page = new LivePage().connect();
  const old = page.socket;
  page.pass(10_300);

  old.lose();
  old.sayText('garbage');
  page.frame();

  expect(page.sockets).toHaveLength(2);
  expect(page.client.status().counters.malformed).toBe(0);
});

it('pauses without a network and connects as soon as it is back', () => {
  const page = new LivePage().connect().snapshot([]);
  page.isOnline = false;
  page.socket.lose();
  page.pass(120_000);
  expect(page.sockets).toHaveLength(1);
  expect(page.client.status()).toMatchObject({ state: 'offline', retryInMillis: null });

  page.isOnline = true;
  page.client.networkChanged();

  expect(page.sockets).toHaveLength(2);
});

it('needs no network to reach a bridge on this machine', () => {
  const page = new LivePage({ isLoopback: true });
  page.isOnline = false;

  page.client.start();

  expect(page.sockets).toHaveLength(1);
});

it('comes back after the while that the bridge asked for', () => {
  const page = new LivePage().connect().snapshot([]);

  page.socket.say({ type: 'reconnect', afterMillis: 1_500 });
  expect(page.socket.closedWith).toBe(1000);
  page.pass(1_499);
  expect(page.sockets).toHaveLength(1);
  page.pass(1);

  expect(page.sockets).toHaveLength(2);
});

it.each([1003, 1009, 4509])('does not come back after close code %i', (code) => {
  const page = new LivePage().connect().snapshot([]);

  page.socket.lose(code);
  page.pass(120_000);

  expect(page.sockets).toHaveLength(1);
  expect(page.client.status().state).toBe('refused');
});

it.each([1006, 1011, 1012, 4008, 4012, 4013])('comes back after close code %i', (code) => {
  const page = new LivePage().connect();

  page.socket.lose(code);
  page.pass(300);

  expect(page.sockets).toHaveLength(2);
});

it('tries at once when somebody asks', () => {
  const page = new LivePage().connect();
  page.socket.lose(4509);

  page.client.reconnect();

  expect(page.sockets).toHaveLength(2);
});
