import { defineConfig } from 'vitest/config';

export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    lib: {
      entry: 'src/main.ts',
      formats: ['iife'],
      name: 'rtaTracker',
      fileName: () => 'tracker.js',
    },
  },
  test: { include: ['test/**/*.test.ts'] },
});
