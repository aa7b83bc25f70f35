import { useEffect, useRef, useState } from 'react';

const QUIET_MILLIS = 3_000;

/**
 * A number that changes when a change of the value deserves to be seen: only after a pause. At a
 * click of one's own a row lights up; under load nothing flickers. Use it as a key.
 */
export function useFlash(value: number): number {
  const [flash, setFlash] = useState(0);
  const last = useRef({ value, atMillis: 0 });
  useEffect(() => {
    if (last.current.value === value) return;
    const nowMillis = performance.now();
    if (nowMillis - last.current.atMillis > QUIET_MILLIS) setFlash((count) => count + 1);
    last.current = { value, atMillis: nowMillis };
  }, [value]);
  return flash;
}
