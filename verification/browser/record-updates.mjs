// Looks at every update that a dashboard page gets, and when it is on the screen.

/** @typedef {{ at: number, oldest: number, newest: number }} Sample milliseconds */

/** Runs in the page before its scripts: looks at every delta beside the page's own handler. */
export function recordUpdates() {
  /** @type {Sample[]} */
  const samples = [];
  Reflect.set(window, 'latencySamples', samples);
  const NativeSocket = window.WebSocket;
  window.WebSocket = class extends NativeSocket {
    /** @param {string | URL} url */
    constructor(url) {
      super(url);
      this.addEventListener('message', ({ data }) => {
        const message = JSON.parse(data);
        if (message.type !== 'delta') return;
        let oldest = Infinity;
        let newest = 0;
        for (const result of message.results) {
          if (result.oldestReceivedAtMillis)
            oldest = Math.min(oldest, result.oldestReceivedAtMillis);
          newest = Math.max(newest, result.newestReceivedAtMillis ?? 0);
        }
        if (newest === 0) return;
        // The page renders in the next frame; a task after that frame's work is after its paint.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.addEventListener('message', () => {
            const now = performance.timeOrigin + performance.now();
            Reflect.get(window, 'latencySamples').push({
              at: now,
              oldest: now - oldest,
              newest: now - newest,
            });
          });
          channel.port1.start();
          channel.port2.postMessage(null);
        });
      });
    }
  };
}
