// Serves dist/ and a scripted feed in the live protocol, so that the page can be seen in every
// state without the platform. Each state is a site: choose it in the page.
//   npm run build -w dashboard && npm run dev:replay -w dashboard
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rate, resultsAt } from './feed.mjs';
import { accept } from './websocket.mjs';

const LIVE_SITES = ['aurora-outdoor', 'nova-electronics', 'pine-books'];
const STATES = [
  'state-waiting',
  'state-quiet',
  'state-behind',
  'state-stale',
  'state-reconnecting',
  'state-refused',
  'state-loading',
];
const HAPPENS_AFTER_MILLIS = 3_000;
const FRAME_MILLIS = 100;
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const CSP =
  "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; style-src 'self'";

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const sites = process.env.REPLAY_SITES === 'none' ? [] : [...LIVE_SITES, ...STATES];
const isDemo = process.env.REPLAY_DEMO !== 'false';

const server = createServer((request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  const file = `${dist}${path === '/' ? '/index.html' : path}`;
  if (path.includes('..') || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': CSP });
  createReadStream(file).pipe(response);
});

let refusedUntil = 0;
server.on('upgrade', (request, socket) => {
  if (Date.now() < refusedUntil) socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
  else new Viewer(request, socket).start();
});
server.listen(Number(process.env.PORT ?? 8090), () => {
  console.log(`http://localhost:${server.address().port}/`);
});

/** One connected page. */
class Viewer {
  constructor(request, socket) {
    this.timers = [];
    this.isMute = false;
    this.connection = accept(request, socket, (text) => this.received(JSON.parse(text)));
    this.connection.onClose(() => this.timers.forEach(clearInterval));
  }

  start() {
    this.send({ type: 'welcome', protocol: 1, serverTimeMillis: Date.now(), demo: isDemo, sites });
    this.timers.push(setInterval(() => this.heartbeat(), 2_000));
  }

  received(message) {
    if (message.type === 'ping')
      this.send({ type: 'pong', id: message.id, serverTimeMillis: Date.now() });
    if (message.type === 'unsubscribe') clearInterval(this.deltas);
    if (message.type === 'subscribe') this.subscribe(message.channel);
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
    this.send({ type: 'snapshot', ...this.frame, ...this.times(), results: this.snapshot() });
    if (this.site === 'state-waiting' || this.site === 'state-quiet') return;
    this.deltas = setInterval(() => this.delta(), FRAME_MILLIS);
    this.timers.push(
      this.deltas,
      setTimeout(() => this.misbehave(), HAPPENS_AFTER_MILLIS),
    );
  }

  misbehave() {
    if (this.site === 'state-stale') this.isMute = true;
    if (this.site === 'state-reconnecting') {
      refusedUntil = Date.now() + 60_000;
      this.connection.close(1012);
    }
  }

  times() {
    const now = Date.now();
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
    if (Math.random() > rate(this.site, serverTimeMillis) / 10) return;
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
    const now = Date.now();
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
