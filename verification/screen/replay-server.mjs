// The dashboard's replay server: every state of the page, without the platform.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../browser/demo.mjs';

/** A Wednesday afternoon. Every server begins then, so that every run sees the same. */
const BEGIN_MILLIS = Date.UTC(2026, 2, 11, 13, 45, 12);

/**
 * @typedef {object} Replay
 * @property {string} url ends with a slash
 * @property {number} aheadMillis of its clock, to this machine's
 * @property {() => void} freeze nothing leaves the server any more, and no connection is closed
 * @property {() => void} thaw
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a server of its own on a free port.
 *
 * @param {Record<string, string>} [settings] see dashboard/dev/settings.mjs
 * @returns {Promise<Replay>}
 */
export async function startReplay(settings = {}) {
  const aheadMillis = BEGIN_MILLIS - Date.now();
  const child = spawn(process.execPath, [path.join(ROOT, 'dashboard/dev/replay.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', REPLAY_AHEAD_MILLIS: String(aheadMillis), ...settings },
  });
  const exited = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const [url] = await Promise.race([
    once(lines, 'line'),
    exited.then(() => Promise.reject(new Error('the replay server ended before it was up'))),
  ]);
  return {
    url,
    aheadMillis,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    stop: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
