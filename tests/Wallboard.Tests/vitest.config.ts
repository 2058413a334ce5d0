import { defineConfig } from 'vitest/config';

// Two cores, two browsers: each test leaves a core idle half of its time. Timeouts are for a machine under load; nothing is asserted about speed.
export default defineConfig({
  test: {
    include: ['*.test.ts'],
    maxWorkers: 2,
    expect: { poll: { timeout: 60_000, interval: 100 } },
    testTimeout: 300_000, // of many steps, each with the patience that support/browser.ts gives it
    hookTimeout: 300_000,
  },
});
