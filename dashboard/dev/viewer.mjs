// One connected page, and what it is told: in every state of the page.
import { channelOf } from './channel.mjs';
import { contentAt } from './feed.mjs';
import {
  answerAfterMillis,
  frameMillis,
  happensAfterMillis,
  isDemo,
  isSteady,
  protocol,
  shared,
  serverTime,
  signInIs,
  sites,
} from './settings.mjs';
import { rate } from './traffic.mjs';
import { accept } from './websocket.mjs';

const REFUSALS = {
  'state-refused': { code: 'limit', message: 'This server is full: it serves 2,000 screens.' },
};

const CLOSE_CODES = { refused: 4500, withdrawn: 4507 };
/** Far off, and the same in every screenshot. */
const SHARED_UNTIL_MILLIS = Date.UTC(2030, 0, 15, 12);

/** One connected page. */
export class Viewer {
  /** @param refuse closes the server to everybody for so many milliseconds */
  constructor(request, socket, refuse) {
    this.refuse = refuse;
    this.timers = [];
    this.deltas = new Map();
    this.isMute = false;
    this.lagMillis = 1_200;
    this.connection = accept(request, socket, (text) => this.received(JSON.parse(text)));
    this.connection.onClose(() => {
      this.timers.forEach(clearInterval);
      this.deltas.forEach(clearInterval);
      this.isClosed = true;
    });
  }

  start() {
    if (signInIs === 'none') this.welcome();
    else this.send({ type: 'error', code: 'unauthenticated', message: 'sign in first' });
  }

  welcome() {
    const demo = isDemo && shared === undefined;
    const rights = shared === undefined ? {} : { shared, expiresAtMillis: SHARED_UNTIL_MILLIS };
    const visible = shared === undefined ? sites : sites.slice(0, 1);
    const serverTimeMillis = serverTime();
    this.send({ type: 'welcome', protocol, serverTimeMillis, demo, sites: visible, ...rights });
    this.timers.push(setInterval(() => this.heartbeat(), 2_000));
  }

  received(message) {
    if (message.type === 'ping')
      this.send({ type: 'pong', id: message.id, serverTimeMillis: serverTime() });
    if (message.type === 'authenticate') this.authenticate();
    if (message.type === 'unsubscribe') this.leave(message.channel);
    if (message.type === 'subscribe')
      this.timers.push(setTimeout(() => this.subscribe(message.channel), answerAfterMillis));
  }

  authenticate() {
    const code = CLOSE_CODES[signInIs];
    if (code === undefined) this.welcome();
    else this.connection.close(code);
  }

  subscribe(name) {
    this.leave(name);
    const channel = channelOf(name);
    const { site } = channel;
    this.lagMillis = site === 'state-behind' ? 47_000 : 1_200;
    if (site === 'state-loading' || this.isClosed) return;
    if (site in REFUSALS) {
      this.send({ type: 'error', ...REFUSALS[site], channel: name });
      return;
    }
    const frame = { channel: name, epoch: 'replay', offset: 0 };
    this.send({ type: 'snapshot', ...frame, ...this.times(channel), ...this.content(channel) });
    if (site === 'state-waiting' || site === 'state-quiet') return;
    this.deltas.set(
      name,
      setInterval(() => this.delta(channel, frame), frameMillis),
    );
    this.timers.push(setTimeout(() => this.misbehave(site), happensAfterMillis));
  }

  leave(name) {
    clearInterval(this.deltas.get(name));
    this.deltas.delete(name);
  }

  misbehave(site) {
    if (site === 'state-stale') this.isMute = true;
    if (site === 'state-reconnecting') {
      this.refuse(60_000);
      this.connection.close(1012);
    }
  }

  times({ agoMillis }) {
    const now = serverTime() - agoMillis;
    return { serverTimeMillis: now, watermarkMillis: now - this.lagMillis };
  }

  content(channel, changedMillis) {
    const { serverTimeMillis, watermarkMillis } = this.times(channel);
    if (channel.site === 'state-waiting') return { results: [] };
    const past = channel.site === 'state-quiet' ? 40 * 60_000 : 0;
    const reach = channel.site === 'state-behind' ? watermarkMillis : serverTimeMillis;
    return contentAt(channel, reach - past, watermarkMillis - past, changedMillis);
  }

  delta(channel, frame) {
    if (!isSteady && Math.random() > rate(channel.site, serverTime()) / 10) return;
    const arrived = serverTime() - channel.agoMillis - 20 - Math.round(Math.random() ** 3 * 130);
    const { results, ...rest } = this.content(channel, 1_000);
    const news = results.map((result) => ({
      ...result,
      oldestReceivedAtMillis: arrived,
      newestReceivedAtMillis: arrived + 10,
    }));
    frame.offset += 1;
    this.send({ type: 'delta', ...frame, ...this.times(channel), results: news, ...rest });
  }

  heartbeat() {
    const now = serverTime();
    this.send({
      type: 'heartbeat',
      serverTimeMillis: now,
      watermarkMillis: now - this.lagMillis,
      sites,
    });
  }

  send(message) {
    if (!this.isMute) this.connection.send(JSON.stringify(message));
  }
}
