import { defineConfig } from 'vitest/config';
import { pageVersion } from './build/page-version.ts';

// The hub serves what is built here from its own wwwroot.
export default defineConfig({
  base: './',
  plugins: [pageVersion()],
  build: {
    outDir: '../Hub/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // a data: URL would need a hole in the content security policy
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    // The wall and the desk's pages: what both use is in chunks that both load.
    rollupOptions: { input: ['index.html', 'desk.html'] },
  },
  server: {
    proxy: { '/hubs': { target: 'http://127.0.0.1:5000', ws: true }, '/health': 'http://127.0.0.1:5000', '/api': 'http://127.0.0.1:5000' },
  },
  test: { include: ['**/*.test.ts'], environment: 'node' },
});
