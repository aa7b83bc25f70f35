import { describe, expect, it } from 'vitest';
import { encodeClient, parseServer, type ClientMessage, type ServerMessage } from './protocol.ts';

// The same files that pin the bridge's side.
const golden = import.meta.glob<string>(
  '../../../event-model/src/test/resources/golden/live/*.json',
  { query: '?raw', import: 'default', eager: true },
);

function goldenText(name: string): string {
  const text = Object.entries(golden).find(([path]) => path.endsWith(`/${name}.json`))?.[1];
  if (text === undefined) throw new Error(`no golden file ${name}`);
  return text;
}

const SERVER_FILES = [
  'welcome',
  'welcome-token',
  'snapshot',
  'snapshot-sessions',
  'delta',
  'delta-catch-up',
  'delta-traced',
  'heartbeat',
  'pong',
  'error',
  'reconnect',
] as const;

const CLIENT_FILES = {
  subscribe: { type: 'subscribe', channel: 'site:demo-shop:overview' },
  'subscribe-resume': {
    type: 'subscribe',
    channel: 'site:demo-shop:overview',
    epoch: 'k3v9x2',
    offset: 41,
  },
  unsubscribe: { type: 'unsubscribe', channel: 'site:demo-shop:overview' },
  ping: { type: 'ping', id: 7 },
  painted: {
    type: 'painted',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    receivedAtMillis: 1_790_000_012_570,
    paintedAtMillis: 1_790_000_012_586,
  },
  authenticate: { type: 'authenticate', token: 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln' },
} as const satisfies Record<string, ClientMessage>;

function parse(text: string): ServerMessage {
  const parsed = parseServer(text);
  if (parsed.kind !== 'message') throw new Error(JSON.stringify(parsed));
  return parsed.message;
}

describe('golden files', () => {
  it('are all of a kind this page knows', () => {
    const names = Object.keys(golden).map((path) => path.replace(/^.*\/|\.json$/g, ''));

    expect(names.toSorted()).toEqual([...SERVER_FILES, ...Object.keys(CLIENT_FILES)].toSorted());
  });

  it.each(SERVER_FILES)('%s is read without losing anything', (name) => {
    const text = goldenText(name);

    expect(parse(text)).toMatchObject(JSON.parse(text));
  });

  it.each(Object.entries(CLIENT_FILES))('%s is what this page says', (name, message) => {
    expect(JSON.parse(encodeClient(message))).toEqual(JSON.parse(goldenText(name)));
  });

  it('leave out fields that say nothing, which are read as zero and empty', () => {
    const delta = parse(goldenText('delta'));

    expect(delta.type === 'delta' && delta.results[1]).toMatchObject({ amountMinor: 0, items: [] });
  });
});

describe('parseServer', () => {
  it('ignores types of a later protocol', () => {
    expect(parseServer('{"type":"weather","rain":true}')).toEqual({
      kind: 'unknown',
      type: 'weather',
    });
  });

  it.each([
    ['{"type":', 'not JSON'],
    ['42', 'no type'],
    ['{"kind":"pong"}', 'no type'],
  ])('calls %s malformed', (text, reason) => {
    expect(parseServer(text)).toEqual({ kind: 'malformed', reason });
  });

  it('names the field that is wrong', () => {
    const parsed = parseServer('{"type":"pong","id":"7","serverTimeMillis":1}');

    expect(parsed.kind === 'malformed' && parsed.reason).toContain('pong.id');
  });

  it('accepts fields of a later protocol', () => {
    expect(parse('{"type":"reconnect","afterMillis":5,"reason":"spring"}')).toEqual({
      type: 'reconnect',
      afterMillis: 5,
    });
  });
});
