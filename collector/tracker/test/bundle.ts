import { build } from 'vite';

/** The tracker as `npm run build` makes it, without writing it. */
export async function buildTracker(): Promise<string> {
  const results = [await build({ logLevel: 'error', build: { write: false } })].flat();
  for (const result of results) {
    const chunk = 'output' in result ? result.output[0] : undefined;
    if (chunk) return chunk.code;
  }
  throw new Error('the build made no script');
}
