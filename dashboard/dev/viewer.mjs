// One connected page, and what it is told: in every state of the page.
import { alertsAt } from './alerts.mjs';
import { rate, resultsAt } from './feed.mjs';
import {
  answerAfterMillis,
  frameMillis,
  happensAfterMillis,
  isDemo,
  isSteady,
  serverTime,
  sites,
} from './settings.mjs';
import { accept } from './websocket.mjs';

const SITES_WITHOUT_ALERTS = ['pine-books', 'state-waiting', 'state-quiet'];

/** One connected page. */
export class Viewer {
  /** @param refuse closes the server to everybody for so many milliseconds */
  constructor(request, socket, refuse) {
    this.refuse = refuse;
    this.timers = [];
    this.isMute = false;
    this.connection = accept(request, socket, (text) => this.received(JSON.parse(text)));
    this.connection.onClose(() => this.timers.forEach(clearInterval));
  }

  start() {
    this.send({
      type: 'welcome',
      protocol: 1,
      serverTimeMillis: serverTime(),
      demo: isDemo,
      sites,
    });
    this.timers.push(setInterval(() => this.heartbeat(), 2_000));
  }

  received(message) {
    if (message.type === 'ping')
      this.send({ type: 'pong', id: message.id, serverTimeMillis: serverTime() });
    if (message.type === 'unsubscribe') clearInterval(this.deltas);
    if (message.type === 'subscribe')
      this.timers.push(setTimeout(() => this.subscribe(message.channel), answerAfterMillis));
  }

  subscribe(channel) {
    clearInterval(this.deltas);
    this.site = channel.split(':')[1];
    this.lagMillis = this.site === 'state-behind' ? 47_000 : 1_200;
    if (this.site === 'state-loading') return;
    if (this.site === 'state-refused') {
      this.send({
        type: 'error',
        code: 'limit',
        message: 'This server is full: it serves 2,000 screens.',
        channel,
      });
      return;
    }
    this.frame = { channel, epoch: 'replay', offset: 0 };
    this.send({
      type: 'snapshot',
      ...this.frame,
      ...this.times(),
      results: this.snapshot(),
      alerts: SITES_WITHOUT_ALERTS.includes(this.site) ? [] : alertsAt(serverTime()),
    });
    if (this.site === 'state-waiting' || this.site === 'state-quiet') return;
    this.deltas = setInterval(() => this.delta(), frameMillis);
    this.timers.push(
      this.deltas,
      setTimeout(() => this.misbehave(), happensAfterMillis),
    );
  }

  misbehave() {
    if (this.site === 'state-stale') this.isMute = true;
    if (this.site === 'state-reconnecting') {
      this.refuse(60_000);
      this.connection.close(1012);
    }
  }

  times() {
    const now = serverTime();
    return { serverTimeMillis: now, watermarkMillis: now - this.lagMillis };
  }

  snapshot() {
    const { serverTimeMillis, watermarkMillis } = this.times();
    if (this.site === 'state-waiting') return [];
    const past = this.site === 'state-quiet' ? 40 * 60_000 : 0;
    const reach = this.site === 'state-behind' ? watermarkMillis : serverTimeMillis;
    return resultsAt(this.site, reach - past, watermarkMillis - past);
  }

  delta() {
    const { serverTimeMillis, watermarkMillis } = this.times();
    if (!isSteady && Math.random() > rate(this.site, serverTimeMillis) / 10) return;
    const reach = this.site === 'state-behind' ? watermarkMillis : serverTimeMillis;
    const arrived = serverTimeMillis - 20 - Math.round(Math.random() ** 3 * 130);
    const results = resultsAt(this.site, reach, watermarkMillis, 1_000).map((result) => ({
      ...result,
      oldestReceivedAtMillis: arrived,
      newestReceivedAtMillis: arrived + 10,
    }));
    this.frame.offset += 1;
    this.send({ type: 'delta', ...this.frame, ...this.times(), results });
  }

  heartbeat() {
    const now = serverTime();
    this.send({
      type: 'heartbeat',
      serverTimeMillis: now,
      watermarkMillis: now - (this.lagMillis ?? 1_200),
      sites,
    });
  }

  send(message) {
    if (!this.isMute) this.connection.send(JSON.stringify(message));
  }
}
