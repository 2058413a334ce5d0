import { defineConfig } from 'vitest/config';

// Two cores, two browsers: each test leaves a core idle half of its time. Timeouts are for a machine under load; nothing is asserted about speed.
export default defineConfig({
  test: {
    include: ['*.test.ts'],
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
