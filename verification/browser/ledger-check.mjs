// Runs the ledger check, a Java program, against a running demo.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './demo.mjs';

/**
 * Compares what the simulator sent with what the platform counted.
 *
 * @param {import('./demo.mjs').Demo} demo
 * @param {string} ledger file
 * @returns {{ isExact: boolean, table: string }}
 */
export function checkLedger(demo, ledger) {
  const platform = readFileSync(path.join(ROOT, 'local-run/target/demo/classpath'), 'utf8').trim();
  const classPath = `${path.join(ROOT, 'verification/target/classes')}:${platform}`;
  const run = spawnSync(
    'java',
    [
      '-Xmx1g',
      '-cp',
      classPath,
      'io.realtimeanalytics.verification.ledger.LedgerCheck',
      ledger,
      demo.kafka,
      demo.registryUrl,
    ],
    { cwd: ROOT, encoding: 'utf8' },
  );
  if (run.status === 2 || run.status === null) {
    throw new Error(`the ledger check did not run: ${run.stderr}`);
  }
  return { isExact: run.status === 0, table: run.stdout };
}
