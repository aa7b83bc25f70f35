// Fails the build when a first visit would load more JavaScript than we allow ourselves.
import { firstVisitScripts, LIMIT_BYTES } from './first-visit.mjs';

const scripts = firstVisitScripts();
const bytes = [...scripts.values()].reduce((sum, size) => sum + size, 0);
const text =
  `JavaScript of a first visit: ${(bytes / 1024).toFixed(1)} KB gzipped in ${scripts.size} files ` +
  `(limit ${LIMIT_BYTES / 1024} KB)`;
if (bytes === 0 || bytes > LIMIT_BYTES) {
  console.error(text);
  process.exit(1);
}
console.log(text);
