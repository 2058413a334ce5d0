import { defineConfig } from 'vitest/config';
import { compressed } from './build/compressed.ts';
import { leftOut } from './build/left-out.ts';
import { pageVersion } from './build/page-version.ts';

// The hub serves what is built here from its own wwwroot.
export default defineConfig({
  base: './',
  plugins: [leftOut(), pageVersion(), compressed()],
  build: {
    outDir: '../Hub/wwwroot',
    emptyOutDir: true,
    // Televisions keep the browser that they were sold with: those of 2022 have Chromium 85 (docs/OPERATING.md).
    target: ['chrome85', 'firefox91', 'safari14'],
    cssTarget: ['chrome85', 'firefox91', 'safari14'],
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
