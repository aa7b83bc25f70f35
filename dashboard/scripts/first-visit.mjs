// Which scripts of dist/ a first visit loads at once; what views load later by import() is left out.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);

/** Size of a first visit's scripts that we allow ourselves. */
export const LIMIT_BYTES = 150 * 1024;

/** Paths below dist/, with their gzipped sizes in bytes: the page's own scripts and all that they import. */
export function firstVisitScripts() {
  const html = readFileSync(new URL('index.html', dist), 'utf8');
  const waiting = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g)].map(
    ([, address = '']) => new URL(`.${address}`, dist),
  );
  const sizes = new Map();
  for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
    const path = script.href.slice(dist.href.length);
    if (sizes.has(path)) continue;
    const code = readFileSync(script);
    sizes.set(path, gzipSync(code).length);
    waiting.push(...staticImports(code.toString()).map((address) => new URL(address, script)));
  }
  return sizes;
}

/**
 * @param {string} code
 * @returns {string[]}
 */
function staticImports(code) {
  const imports = code.matchAll(/\b(?:from|import)\s*["'](\.[^"']+\.js)["']/g);
  return [...imports].map(([, address = '']) => address);
}
