// Serves dist/ and a scripted feed in the live protocol, so that the page can be seen in every
// state without the platform. Each state is a site: choose it in the page.
//   npm run build -w dashboard && npm run dev:replay -w dashboard
// `settings.mjs` says what can be chosen.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { historyAnswer } from './history.mjs';
import { linksAnswer } from './links.mjs';
import { historyIs, port } from './settings.mjs';
import { Viewer } from './viewer.mjs';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/** That of the bridge. */
const CSP =
  "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:;" +
  " style-src 'self'; script-src 'self'; font-src 'self'; object-src 'none';" +
  " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const dist = fileURLToPath(new URL('../dist', import.meta.url));

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname.includes('/shares')) {
    sendLinks(request, pathname, response);
    return;
  }
  const answer = historyAnswer(pathname, searchParams);
  if (answer === null) sendFile(pathname, response);
  else if (historyIs !== 'slow') sendJson(answer, response);
});

function sendFile(path, response) {
  const file = `${dist}${path === '/' ? '/index.html' : path}`;
  if (path.includes('..') || !existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': CSP });
  createReadStream(file).pipe(response);
}

async function sendLinks(request, path, response) {
  const body = await text(request);
  sendJson(linksAnswer(request.method, path, body) ?? { status: 404, body: {} }, response);
}

function sendJson({ status, body }, response) {
  if (status === 204) {
    response.writeHead(204).end();
    return;
  }
  const type = status < 300 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'Content-Type': type });
  response.end(JSON.stringify(body));
}

let refusedUntil = 0;
const refuse = (millis) => {
  refusedUntil = Date.now() + millis;
};
server.on('upgrade', (request, socket) => {
  if (Date.now() < refusedUntil) socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
  else new Viewer(request, socket, refuse).start();
});
server.listen(port, () => {
  console.log(`http://localhost:${server.address().port}/`);
});
