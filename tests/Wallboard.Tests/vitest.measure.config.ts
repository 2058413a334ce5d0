import { defineConfig } from 'vitest/config';

// Measurements take as long as they are told to, and assert nothing about speed: they report.
export default defineConfig({
  test: { include: ['measure/*.measure.ts'], fileParallelism: false, testTimeout: 0, hookTimeout: 120_000 },
});
