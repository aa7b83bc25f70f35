import { useEffect, useRef, useState } from 'react';
import { useStatus } from '../live/hooks.ts';
import { STATE_NAMES } from './state-names.ts';

const QUIET_MILLIS = 10_000;

/** Tells assistive technology of changes of the connection, politely and at most every 10 s. */
export function Announcer() {
  const news = useStatus((status) =>
    status.state === 'live' && status.isBehind ? 'Live, data is behind' : STATE_NAMES[status.state],
  );
  return (
    <output className="visually-hidden" aria-live="polite">
      {useCalm(news)}
    </output>
  );
}

/** Follows a text, but changes at most once per quiet time; always arrives at the newest. */
function useCalm(text: string): string {
  const [calm, setCalm] = useState(text);
  const changedAtMillis = useRef(-QUIET_MILLIS);
  useEffect(() => {
    const waitMillis = Math.max(0, changedAtMillis.current + QUIET_MILLIS - performance.now());
    const timer = setTimeout(() => {
      changedAtMillis.current = performance.now();
      setCalm(text);
    }, waitMillis);
    return () => clearTimeout(timer);
  }, [text]);
  return calm;
}
