// Starts and stops the local run as a user does: by `make demo`, watching what it prints.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const START_LIMIT_MILLIS = 300_000;

/**
 * @typedef {object} Demo
 * @property {string} dashboardUrl
 * @property {string} shopUrl
 * @property {string} kafka host:port
 * @property {string} registryUrl base of the schema registry's API
 * @property {number} startMillis from the command to the line that says that all is up
 * @property {string[]} output lines printed so far
 * @property {(signal: 'SIGINT' | 'SIGKILL') => Promise<void>} stop ends the whole run
 */

/**
 * Starts the local run and waits until it says that it is up. Of all ports together, none should be one that systems
 * give to outgoing connections: so an offset stays below 23,000.
 *
 * @param {{ folder: string, portOffset: number, settings?: Record<string, string> }} options
 * @returns {Promise<Demo>}
 */
export async function startDemo({ folder, portOffset, settings = {} }) {
  const begun = Date.now();
  const child = spawn('make', ['-s', 'demo'], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEMO_DIR: folder, DEMO_PORT_OFFSET: String(portOffset), ...settings },
  });
  const exited = once(child, 'exit');
  /** @param {'SIGINT' | 'SIGKILL'} signal */
  const stop = async (signal) => {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      process.kill(-child.pid, signal);
      await exited;
    }
  };
  /** @type {string[]} */
  const output = [];
  const outcome = await Promise.race([
    printedUrls(child, output).then(() => 'up'),
    exited.then(() => 'ended'),
    new Promise((resolve) => setTimeout(resolve, START_LIMIT_MILLIS, 'slow').unref()),
  ]);
  if (outcome !== 'up') {
    await stop('SIGKILL');
    throw new Error(`make demo: ${String(outcome)} before it was up\n${output.join('\n')}`);
  }
  /** @param {number} port */
  const local = (port) => `localhost:${port + portOffset}`;
  return {
    dashboardUrl: `http://${local(8080)}`,
    shopUrl: `http://${local(8081)}/shop/`,
    kafka: local(9092),
    registryUrl: `http://${local(8085)}/apis/ccompat/v7`,
    startMillis: Date.now() - begun,
    output,
    stop,
  };
}

/**
 * Follows what the run prints, until it says where everything is.
 *
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {string[]} output gets every line
 * @returns {Promise<void>}
 */
function printedUrls(child, output) {
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        output.push(line);
        if (process.env['VERBOSE']) console.error(`  | ${line}`);
        if (/Demo shop, to click in/.test(line)) resolve();
      });
    }
  });
}
