import { describe, expect, it } from 'vitest';
import { ServerClock } from './clock.ts';
import { PaintReporter } from './paint-reporter.ts';
import type { ClientMessage, Delta } from './protocol.ts';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

function deltaOf(traceparent?: string): Delta {
  const delta: Delta = {
    type: 'delta',
    channel: 'site:demo-shop:overview',
    epoch: 'e',
    offset: 1,
    serverTimeMillis: 0,
    watermarkMillis: 0,
    results: [],
    alerts: [],
    sessions: [],
  };
  return traceparent === undefined ? delta : { ...delta, traceparent };
}

function reporter(knowsClock = true) {
  const clock = new ServerClock();
  // The server is 1,000 ms ahead.
  if (knowsClock) clock.pong(0, 10, 1_005);
  const sent: ClientMessage[] = [];
  return { sent, paints: new PaintReporter(clock, (message) => sent.push(message)) };
}

describe('a painted trace', () => {
  it('is told by the clock of the server', () => {
    const { sent, paints } = reporter();

    paints.applied(deltaOf(TRACE), 500, true);
    paints.painted(516.4, true);
    paints.painted(532, true);

    expect(sent).toEqual([
      {
        type: 'painted',
        traceparent: TRACE,
        receivedAtMillis: 1_500,
        paintedAtMillis: 1_516,
      },
    ]);
  });

  it('is not told of a delta without a trace', () => {
    const { sent, paints } = reporter();

    paints.applied(deltaOf(), 500, true);
    paints.painted(516, true);

    expect(sent).toEqual([]);
  });

  it('is not told by a page that is hidden, or does not know the time', () => {
    const hidden = reporter();
    hidden.paints.applied(deltaOf(TRACE), 500, false);
    hidden.paints.painted(516, true);
    const clockless = reporter(false);
    clockless.paints.applied(deltaOf(TRACE), 500, true);
    clockless.paints.painted(516, true);

    expect(hidden.sent).toEqual([]);
    expect(clockless.sent).toEqual([]);
  });

  it('is told at most every two seconds: a page may not say too much', () => {
    const { sent, paints } = reporter();

    for (let now = 0; now < 10_000; now += 100) {
      paints.applied(deltaOf(TRACE), now, true);
      paints.painted(now + 16, true);
    }

    expect(sent).toHaveLength(5);
  });
});
