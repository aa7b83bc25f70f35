// Fails the build when the tracker would weigh more on other people's pages than we promise.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_BYTES = 4 * 1024;
const bytes = gzipSync(readFileSync(new URL('../dist/tracker.js', import.meta.url))).length;

const text = `tracker.js: ${bytes} bytes gzipped (limit ${LIMIT_BYTES})`;
if (bytes > LIMIT_BYTES) {
  console.error(text);
  process.exit(1);
}
console.log(text);
