// Fails the build when a first visit would load more JavaScript than we allow ourselves.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_BYTES = 150 * 1024;
const assets = new URL('../dist/assets/', import.meta.url);

// All chunks count: the page has no views that load later yet.
const bytes = readdirSync(assets)
  .filter((name) => name.endsWith('.js'))
  .reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, assets))).length, 0);

const text = `JavaScript: ${(bytes / 1024).toFixed(1)} KB gzipped (limit ${LIMIT_BYTES / 1024} KB)`;
if (bytes === 0 || bytes > LIMIT_BYTES) {
  console.error(text);
  process.exit(1);
}
console.log(text);
