import { defineConfig } from 'vite';

export default defineConfig({
  root: 'shop',
  base: '/shop/',
  build: {
    outDir: '../dist/shop',
    emptyOutDir: true,
    // What light-dark() in the styles needs; nothing older is translated.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // The page's Content-Security-Policy takes scripts and styles from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
