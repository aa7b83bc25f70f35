import { withoutQuery } from './address.ts';
import { hash } from './ids.ts';

const MAX_PER_MINUTE = 10;
const MINUTE_MILLIS = 60_000;
const MAX_MESSAGE_CHARS = 200;

/** Reports errors that nobody caught, at most ten per minute. */
export function watchExceptions(report: (payload: Record<string, unknown>) => void): void {
  let begin = -Infinity;
  let count = 0;
  const tell = (message: string, source = '', line = 0): void => {
    const now = performance.now();
    if (now - begin >= MINUTE_MILLIS) {
      begin = now;
      count = 0;
    }
    if (++count > MAX_PER_MINUTE) return;
    const text = message.replace(/\n[^]*/, '').slice(0, MAX_MESSAGE_CHARS);
    report({
      message_hash: hash(text),
      message: text,
      source: withoutQuery(source),
      line,
    });
  };
  addEventListener('error', (event) => tell(event.message, event.filename, event.lineno));
  addEventListener('unhandledrejection', ({ reason }) => tell(String(reason)));
}
