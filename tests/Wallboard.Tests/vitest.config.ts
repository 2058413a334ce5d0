import { defineConfig } from 'vitest/config';

// Two cores: one browser at a time. Timeouts are for a machine under load; nothing is asserted about speed.
export default defineConfig({
  test: {
    include: ['*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
